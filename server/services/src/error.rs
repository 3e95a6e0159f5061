//! What a use case can answer instead of its result.

use domain::refusal::Refusal;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no, and why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// There is no such thing, or not for this person; which of the two is not told.
    #[error("not found")]
    NotFound,
    /// Our fault.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl From<Refusal> for Error {
    fn from(why: Refusal) -> Self {
        Error::Refused(why)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Error::Internal(error.into())
    }
}
