//! Approves a submitted photo.

use crate::reviews::decide;
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::ReviewId;
use domain::notification::Message;
use domain::staff::{Decided, Staff};

pub async fn approve(services: &Services, staff: &Staff, review: ReviewId) -> Result<Decided> {
    let (mut tx, work, review) = decide::hold(services, staff, review).await?;
    let review = review.approve(staff.id, tx.now())?;
    store::reviews::save(&tx, &review).await?;
    work.notify(&tx, Message::Approved { session: work.session.title.clone() }).await?;
    let deed = work.deed(Actor::Staff(staff.id), Action::Approved);
    tx.record(deed.with("review", review.id));
    let decided = decide::decided(&tx, staff, review).await?;
    tx.commit().await?;
    Ok(decided)
}
