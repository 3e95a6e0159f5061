//! A made photo: what is kept of it beside its sealed bytes.

use crate::id::PhotoId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    pub id: PhotoId,
    /// A [`crate::spec::PhotoSpec`] id.
    pub spec: String,
    /// Where the student chose another one than the specification's.
    #[serde(default)]
    pub background: Option<[u8; 3]>,
    pub width: u32,
    pub height: u32,
    pub bytes: u32,
    /// Hex SHA-256 of the JPEG.
    pub sha256: String,
    pub made_at: Timestamp,
}

/// What is wrong with an uploaded file before anything in it can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFault {
    Empty,
    UnknownFormat,
    /// Truncated or damaged.
    Corrupt,
    TooManyBytes {
        limit: u64,
    },
    /// Width or height in px beyond what is decoded.
    TooLarge {
        width: u32,
        height: u32,
    },
    TooSmall {
        width: u32,
        height: u32,
    },
    /// “应急上传” of a picture that was not taken just now.
    NotFresh,
}
