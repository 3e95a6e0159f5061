//! Unlocks an account: by an administrator, with a reason, and on record.

use crate::work::Work;
use crate::{Result, Services, access, students};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::lock::Lift;
use domain::notification::Message;
use domain::refusal::Refusal;
use domain::review::LONGEST_NOTE;
use domain::staff::{Right, Staff, StudentFile};

pub async fn lift(services: &Services, staff: &Staff, enrolment: EnrolmentId, reason: &str) -> Result<StudentFile> {
    access::require(staff, Right::Unlock)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_NOTE {
        return Err(Refusal::ReasonMissing.into());
    }
    let mut tx = services.begin().await?;
    // Seen first: whoever may not see it must not be able to hold it.
    Work::seen_by(&tx, staff, enrolment).await?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    let now = tx.now();
    let holding: Vec<_> = work.locks.iter().filter(|lock| lock.holds(now)).collect();
    if holding.is_empty() {
        return Err(Refusal::NothingToUnlock.into());
    }
    let lift = Lift { at: now, by: staff.id, reason: reason.to_owned() };
    for lock in holding {
        store::locks::lift(&tx, lock.id, &lift).await?;
        // The reason is kept with the lock: it is somebody's words, and may name people.
        tx.record(work.deed(Actor::Staff(staff.id), Action::Unlocked).with("lock", lock.id));
    }
    work.notify(&tx, Message::Unlocked { session: work.session.title.clone() }).await?;
    let file = students::file(&tx, Work::read(&tx, enrolment).await?).await?;
    tx.commit().await?;
    Ok(file)
}
