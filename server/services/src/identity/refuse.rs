//! A member of staff has looked and refuses the paper, with a reason that the student reads. Its pictures are deleted.

use super::accept::settle;
use crate::work::Work;
use crate::{Result, Services, access};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::identity::{LONGEST_REASON, Outcome, check_waiting};
use domain::refusal::Refusal;
use domain::staff::{Right, Staff, StudentFile};

pub async fn refuse(services: &Services, staff: &Staff, enrolment: EnrolmentId, reason: &str) -> Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(Refusal::ReasonMissing.into());
    }
    let outcome = |at| Outcome::Refused { at, by: staff.id, reason: reason.to_owned() };
    let deed = |work: &Work| work.deed(Actor::Staff(staff.id), Action::IdentityRefused);
    settle(services, staff, enrolment, check_waiting, outcome, deed).await
}
