//! What a call can answer instead of its result.

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ApiError {
    /// A rule says no, and why.
    Refused { why: Refusal },
    /// Nobody is signed in, or not as this kind of person.
    SignedOut,
    /// Signed in, but this is not for them. What it is is not told.
    NotFound,
    /// The request could not be read.
    Malformed,
    /// Our fault. The reference is in the server's log beside the cause.
    Internal { reference: String },
    /// No answer arrived: the network, not the server. Trying again is safe.
    Offline,
}

impl ApiError {
    pub fn status(&self) -> u16 {
        match self {
            ApiError::Refused { why } => why.status(),
            ApiError::SignedOut => 401,
            ApiError::NotFound => 404,
            ApiError::Malformed => 400,
            ApiError::Internal { .. } => 500,
            ApiError::Offline => 504,
        }
    }

    /// The same error; on the server, the answer that is being written has its status now.
    pub fn told(self) -> Self {
        #[cfg(feature = "ssr")]
        crate::caller::tell(&self);
        self
    }
}

impl From<Refusal> for ApiError {
    fn from(why: Refusal) -> Self {
        ApiError::Refused { why }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => ApiError::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                ApiError::Malformed
            }
            _ => ApiError::Internal { reference: String::new() },
        };
        // Arguments that cannot be read end a call before its function begins.
        error.told()
    }
}
