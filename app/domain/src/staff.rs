//! Staff: who may see and do what, and for which college.

use crate::attempt::Attempt;
use crate::college::Scope;
use crate::cooldown::Standing;
use crate::id::{CollegeId, EnrolmentId, PhotoId, ReviewId, SchoolId, StaffId};
use crate::identity;
use crate::journey::{Progress, Step};
use crate::liveness::{self, Challenge};
use crate::lock::Lock;
use crate::photo::Photo;
use crate::platform::PlatformVerdict;
use crate::reference::ReferencePhoto;
use crate::review::Review;
use crate::session::SessionCode;
use crate::student::Student;
use crate::time::{Timestamp, Zone};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees one college: search, unlock, review.
    CollegeAdmin,
    /// Sees the school.
    SchoolAdmin,
    /// The review queue only.
    Reviewer,
    /// The audit log only, read only.
    Auditor,
    /// Accounts and settings, no student data.
    SystemAdmin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Review,
    SeeStudents,
    Unlock,
    ReadAudit,
}

impl Role {
    pub const ALL: [Role; 5] =
        [Role::CollegeAdmin, Role::SchoolAdmin, Role::Reviewer, Role::Auditor, Role::SystemAdmin];

    pub fn has(self, right: Right) -> bool {
        match self {
            Role::CollegeAdmin | Role::SchoolAdmin => !matches!(right, Right::ReadAudit) || self == Role::SchoolAdmin,
            Role::Reviewer => right == Right::Review,
            Role::Auditor => right == Right::ReadAudit,
            Role::SystemAdmin => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub school: SchoolId,
    /// `None`: the whole school.
    pub college: Option<CollegeId>,
    pub login: String,
    pub name: String,
    pub role: Role,
}

impl Staff {
    pub fn scope(&self) -> Scope {
        Scope { school: self.school, college: self.college }
    }

    pub fn sees(&self, school: SchoolId, college: CollegeId) -> bool {
        self.scope().contains(Scope { school, college: Some(college) })
    }
}

/// A line of the review queue, names and numbers masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueItem {
    pub review: Review,
    pub name: String,
    pub number: String,
    pub college: String,
    pub session: SessionCode,
    /// Warnings of the policy on this photo, and flags of its file and its burst.
    pub hints: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    pub items: Vec<QueueItem>,
    pub pending: u32,
    pub overdue: u32,
    pub decided_today: u32,
    pub now: Timestamp,
}

/// Everything a reviewer decides from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewCase {
    pub item: QueueItem,
    pub enrolment: EnrolmentId,
    /// The session's [`crate::spec::PhotoSpec`] id.
    pub spec: String,
    /// The session's [`crate::policy::Policy`] id.
    pub policy: String,
    /// The school's clock.
    pub zone: Zone,
    pub photo: Photo,
    pub attempt: Option<Attempt>,
    /// What the student was asked to do before it was taken; `None` where nothing was asked.
    pub liveness: Option<(Challenge, liveness::Verdict)>,
    /// What the photo's file says of itself, where nothing was asked.
    #[serde(default)]
    pub flags: Vec<liveness::Flag>,
    pub platforms: Vec<PlatformVerdict>,
    /// All attempts of this student in this session, oldest first.
    pub attempts: Vec<Attempt>,
    /// What the photo can be compared with.
    #[serde(default)]
    pub reference: Option<ReferencePhoto>,
    pub now: Timestamp,
}

impl ReviewCase {
    /// What deserves a second look, whether a burst was judged or the photo's file alone.
    pub fn reshoot_hints(&self) -> &[liveness::Flag] {
        liveness::flags_of_shot(self.liveness.as_ref().map(|(_, verdict)| verdict), &self.flags)
    }
}

/// A hit of the student search, masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudentRow {
    pub enrolment: EnrolmentId,
    pub name: String,
    pub number: String,
    pub college: String,
    pub class_name: String,
    pub session: SessionCode,
    pub session_title: String,
    /// The school's clock.
    pub zone: Zone,
    pub step: Step,
    /// Since when a paper of theirs waits for somebody to look at it.
    #[serde(default)]
    pub paper_since: Option<Timestamp>,
    pub standing: Standing,
    /// Since when they are locked until somebody unlocks them.
    #[serde(default)]
    pub locked_since: Option<Timestamp>,
    pub review: Option<Review>,
}

/// Students who cannot go on before a person has done something, the longest waiting first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WaitingList {
    /// Their papers have to be looked at.
    pub papers: Vec<StudentRow>,
    /// They have to be unlocked.
    pub locked: Vec<StudentRow>,
}

/// One student in one session, for the administrator who has to help. Unmasked: reading it is audited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudentFile {
    pub row: StudentRow,
    pub student: Student,
    /// The session's [`crate::spec::PhotoSpec`] id.
    pub spec: String,
    /// The session's [`crate::policy::Policy`] id.
    pub policy: String,
    pub progress: Progress,
    /// Oldest first.
    pub attempts: Vec<Attempt>,
    pub drafts: Vec<PhotoId>,
    pub locks: Vec<Lock>,
    pub reviews: Vec<Review>,
    #[serde(default)]
    pub reference: Option<ReferencePhoto>,
    /// 采集资格; `None` where the session asks for no paper.
    #[serde(default)]
    pub identity: Option<identity::Case>,
    pub now: Timestamp,
}

/// Which reviews a queue shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueFilter {
    #[default]
    Pending,
    Overdue,
}

/// A decided review and the next one to open, so that a queue is emptied without going back to the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub review: Review,
    pub next: Option<ReviewId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_its_rights_and_no_more() {
        let rights = |role: Role| {
            [Right::Review, Right::SeeStudents, Right::Unlock, Right::ReadAudit].map(|right| role.has(right))
        };
        assert_eq!(rights(Role::CollegeAdmin), [true, true, true, false]);
        assert_eq!(rights(Role::SchoolAdmin), [true, true, true, true]);
        assert_eq!(rights(Role::Reviewer), [true, false, false, false]);
        assert_eq!(rights(Role::Auditor), [false, false, false, true]);
        assert_eq!(rights(Role::SystemAdmin), [false; 4]);
    }

    #[test]
    fn a_college_administrator_sees_their_own_college_only() {
        let college = |n| CollegeId(uuid::Uuid::from_u128(n));
        let school = |n| SchoolId(uuid::Uuid::from_u128(n));
        let staff = Staff {
            id: StaffId(uuid::Uuid::nil()),
            school: school(1),
            college: Some(college(1)),
            login: "li".into(),
            name: "李老师".into(),
            role: Role::CollegeAdmin,
        };
        assert!(staff.sees(school(1), college(1)));
        assert!(!staff.sees(school(1), college(2)));
        let whole = Staff { college: None, ..staff };
        assert!(whole.sees(school(1), college(2)));
        assert!(!whole.sees(school(2), college(2)));
    }
}
