//! A member of staff was shown the original at a desk and vouches for it: nothing has to be uploaded. What was uploaded before
//! is deleted.

use super::accept::settle;
use crate::work::Work;
use crate::{Result, Services, access};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::identity::{Outcome, check_vouchable};
use domain::refusal::Refusal;
use domain::staff::{Right, Staff, StudentFile};

pub async fn vouch(services: &Services, staff: &Staff, enrolment: EnrolmentId) -> Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    let work = Work::seen_by(&services.read().await?, staff, enrolment).await?;
    if work.session.settings.identity.is_none() {
        return Err(Refusal::IdentityOff.into());
    }
    let outcome = |at| Outcome::Accepted { at, by: staff.id };
    let deed = |work: &Work| work.deed(Actor::Staff(staff.id), Action::IdentityAccepted).with("in_person", true);
    settle(services, staff, enrolment, check_vouchable, outcome, deed).await
}
