//! Schools and their colleges (学院): the scope in which staff see students.

use crate::id::{CollegeId, SchoolId};
use crate::time::Zone;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct School {
    pub id: SchoolId,
    pub name: String,
    /// Whom a student without a record asks: an office with telephone and hours, shown as written.
    pub contact: String,
    pub zone: Zone,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct College {
    pub id: CollegeId,
    pub school: SchoolId,
    pub name: String,
}
