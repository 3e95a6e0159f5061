//! The student record (学籍) as the school hands it over.

use crate::college::Scope;
use crate::id::{CollegeId, SchoolId, StudentId};
use serde::{Deserialize, Serialize};

/// A student as the rules see them. The identity number is not here: it stays sealed in the store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Student {
    pub id: StudentId,
    pub school: SchoolId,
    pub college: CollegeId,
    /// 学号, unique within the school.
    pub number: String,
    pub name: String,
    pub class_name: String,
    /// The initial password has been replaced by one of the student's own.
    pub password_changed: bool,
}

impl Student {
    pub fn scope(&self) -> Scope {
        Scope { school: self.school, college: Some(self.college) }
    }
}
