//! Who does something: the first thing that rules and the audit log ask.

use crate::id::{StaffId, StudentId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    Student(StudentId),
    Staff(StaffId),
    /// Jobs, the command line and set-up.
    System,
}
