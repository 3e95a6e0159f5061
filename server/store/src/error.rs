//! What can go wrong between a use case and its data.

use sea_orm::{DbErr, SqlErr};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A value in the database that this version cannot read.
    #[error("stored {what} cannot be read")]
    Stored { what: &'static str },
    /// Wrong key, wrong place, or changed bytes: which of them cannot be told.
    #[error("sealed {what} cannot be opened")]
    Sealed { what: &'static str },
    #[error("photo store: {0}")]
    Objects(#[from] std::io::Error),
}

impl Error {
    /// A unique index refused a second row: somebody else was first.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Error::Database(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }
}
