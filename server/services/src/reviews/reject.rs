//! Rejects a submitted photo; a re-photographed or retouched one locks the account as well.

use crate::reviews::decide;
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::ReviewId;
use domain::lock::LockKind;
use domain::notification::Message;
use domain::review::Rejection;
use domain::staff::{Decided, Staff};

pub async fn reject(services: &Services, staff: &Staff, review: ReviewId, rejection: Rejection) -> Result<Decided> {
    let (mut tx, work, review) = decide::hold(services, staff, review).await?;
    let review = review.reject(rejection.clone(), staff.id, tx.now())?;
    store::reviews::save(&tx, &review).await?;
    let codes: Vec<_> = rejection.reasons.iter().map(|reason| reason.code()).collect();
    let deed = work.deed(Actor::Staff(staff.id), Action::Rejected);
    tx.record(deed.with("review", review.id).with("reasons", codes.join(" ")));
    if let Some(cause) = rejection.lock() {
        let lock = store::locks::insert(&tx, work.enrolment, LockKind::UntilUnlocked { cause }).await?;
        let deed = work.deed(Actor::Staff(staff.id), Action::Locked);
        tx.record(deed.with("lock", lock).with("cause", format!("{cause:?}")));
    }
    let session = work.session.title.clone();
    let message = Message::Rejected { session, reasons: rejection.reasons, note: rejection.note };
    work.notify(&tx, message).await?;
    let decided = decide::decided(&tx, staff, review).await?;
    tx.commit().await?;
    Ok(decided)
}
