//! What both decisions have in common: the review is held, so that of two reviewers only the first decides.

use crate::work::Work;
use crate::{Error, Result, Services, access};
use domain::id::ReviewId;
use domain::review::Review;
use domain::staff::{Decided, Right, Staff};
use store::Tx;

pub async fn hold(services: &Services, staff: &Staff, review: ReviewId) -> Result<(Tx, Work, Review)> {
    access::require(staff, Right::Review)?;
    let tx = services.begin().await?;
    let (_, enrolment) = store::reviews::find(&tx, review).await?.ok_or(Error::NotFound)?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    // Read again: before it was held, somebody else may have decided.
    let review = work.reviews.iter().find(|known| known.id == review).cloned().ok_or(Error::NotFound)?;
    Ok((tx, work, review))
}

/// The decision, and the next review in scope.
pub async fn decided(tx: &Tx, staff: &Staff, review: Review) -> Result<Decided> {
    let scope = access::require(staff, Right::Review)?;
    let next = store::reviews::queue(tx, scope, None, 1).await?.into_iter().next();
    Ok(Decided { review, next: next.map(|(next, _)| next.id) })
}
