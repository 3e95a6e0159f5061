//! A reference photo: the portrait that the school already has of a student, for a reviewer to compare the capture with.

use crate::id::ReferenceId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is kept beside the sealed bytes: the face, aligned and cut out. The picture it came from is not kept, so that no
/// identity card and nothing printed on it lies in the photo store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferencePhoto {
    pub id: ReferenceId,
    pub imported_at: Timestamp,
}
