//! Schools, their colleges (学院), and the scope that is one or the other.

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

/// A school or one of its colleges: what a member of staff sees, and where something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    pub school: SchoolId,
    /// `None`: the whole school.
    pub college: Option<CollegeId>,
}

impl Scope {
    pub fn whole(school: SchoolId) -> Self {
        Self { school, college: None }
    }

    pub fn contains(self, part: Scope) -> bool {
        self.school == part.school && (self.college.is_none() || self.college == part.college)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_contains_its_colleges_and_a_college_not_its_school() {
        let school = |n| SchoolId(uuid::Uuid::from_u128(n));
        let college = |n| Scope { school: school(1), college: Some(CollegeId(uuid::Uuid::from_u128(n))) };
        assert!(Scope::whole(school(1)).contains(college(1)));
        assert!(!Scope::whole(school(2)).contains(college(1)));
        assert!(college(1).contains(college(1)));
        assert!(!college(1).contains(college(2)));
        assert!(!college(1).contains(Scope::whole(school(1))));
    }
}
