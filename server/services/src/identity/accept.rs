//! A member of staff has looked and accepts the paper. Its pictures and what was typed are deleted.

use super::forget;
use crate::work::Work;
use crate::{Services, access, students};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::id::EnrolmentId;
use domain::identity::{Outcome, check_waiting};
use domain::refusal::Refusal;
use domain::staff::{Right, Staff, StudentFile};
use domain::time::Timestamp;

pub async fn accept(services: &Services, staff: &Staff, enrolment: EnrolmentId) -> crate::Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    let outcome = |at| Outcome::Accepted { at, by: staff.id };
    let deed = |work: &Work| work.deed(Actor::Staff(staff.id), Action::IdentityAccepted);
    settle(services, staff, enrolment, check_waiting, outcome, deed).await
}

/// Decides on a paper, once: `check` says whether that can be done, `outcome` what becomes of it at which time.
pub(super) async fn settle(
    services: &Services,
    staff: &Staff,
    enrolment: EnrolmentId,
    check: impl FnOnce(Option<&Outcome>) -> Result<(), Refusal>,
    outcome: impl FnOnce(Timestamp) -> Outcome,
    deed: impl FnOnce(&Work) -> Deed,
) -> crate::Result<StudentFile> {
    let mut tx = services.begin().await?;
    // Seen first: whoever may not see it must not be able to hold it.
    Work::seen_by(&tx, staff, enrolment).await?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    check(work.progress.identity.as_ref())?;
    let mut identity = store::identities::find(&tx, enrolment).await?;
    identity.outcome = Some(outcome(tx.now()));
    let objects = forget(&tx, enrolment, &mut identity).await?;
    // A reason is kept with the outcome: it is somebody's words, and may name people.
    tx.record(deed(&work).with("pictures", objects.len()));
    let file = students::file(&tx, Work::read(&tx, enrolment).await?).await?;
    tx.commit().await?;
    services.discard(objects).await;
    Ok(file)
}
