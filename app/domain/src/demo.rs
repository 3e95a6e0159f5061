//! What the demonstration tells its visitors: where to go and who to be. All of it is invented.

use crate::session::SessionCode;
use crate::staff::Role;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    pub sessions: Vec<Entry>,
    pub students: Vec<StudentLogin>,
    pub staff: Vec<StaffLogin>,
    /// Every member of staff has the same.
    pub staff_password: String,
}

/// A session that can be entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub code: SessionCode,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudentLogin {
    pub number: String,
    pub name: String,
    pub password: String,
    /// For sessions that ask for an identity card; invented like everything here.
    pub id_number: String,
    pub standing: Standing,
}

/// How far a seeded student has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Standing {
    /// In every session.
    NotBegun,
    /// Waits for the review.
    Submitted { session: SessionCode },
    /// Has to be unlocked by the college.
    Locked { session: SessionCode },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffLogin {
    pub login: String,
    pub name: String,
    pub role: Role,
}
