//! The queue of a reviewer: what is pending in their scope, the oldest first.

use crate::work::{Work, lost};
use crate::{Result, Services, access};
use domain::attempt::Attempt;
use domain::liveness;
use domain::mask;
use domain::review::Review;
use domain::staff::{Queue, QueueFilter, QueueItem, Right, Staff};
use domain::time::{Seconds, Timestamp, Zone};
use store::Tx;

/// A page of the queue: longer ones are worked off, not scrolled through.
const PAGE: u64 = 50;

pub async fn queue(services: &Services, staff: &Staff, filter: QueueFilter) -> Result<Queue> {
    let scope = access::require(staff, Right::Review)?;
    let tx = services.read().await?;
    let now = tx.now();
    let due_before = match filter {
        QueueFilter::Pending => None,
        QueueFilter::Overdue => Some(now),
    };
    let mut items = Vec::new();
    for (review, enrolment) in store::reviews::queue(&tx, scope, due_before, PAGE).await? {
        items.push(item(&tx, &Work::read(&tx, enrolment).await?, review).await?);
    }
    let school = store::schools::find(&tx, staff.school).await?.ok_or_else(|| lost("school"))?;
    let counts = store::reviews::counts(&tx, scope, midnight(now, school.zone)).await?;
    let small = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let (pending, overdue, decided_today) = (small(counts.pending), small(counts.overdue), small(counts.decided));
    Ok(Queue { items, pending, overdue, decided_today, now })
}

pub(super) async fn item(tx: &Tx, work: &Work, review: Review) -> Result<QueueItem> {
    let attempt = match store::drafts::find(tx, review.draft).await?.and_then(|draft| draft.attempt) {
        Some(attempt) => store::attempts::find(tx, attempt).await?,
        None => None,
    };
    let hints = match attempt {
        Some(attempt) => attempt.verdict.hints.len() + reshoot_hints(tx, &attempt).await?,
        None => 0,
    };
    Ok(QueueItem {
        review,
        name: mask::name(&work.student.name),
        number: mask::number(&work.student.number),
        college: work.college.name.clone(),
        session: work.session.code.clone(),
        hints: u32::try_from(hints).unwrap_or(u32::MAX),
    })
}

/// How many flags stand beside the policy's warnings.
async fn reshoot_hints(tx: &Tx, attempt: &Attempt) -> Result<usize> {
    let burst = store::liveness_checks::of_attempt(tx, attempt.shot()).await?.map(|(_, verdict)| verdict);
    let file = store::attempts::flags(tx, attempt.shot()).await?;
    Ok(liveness::flags_of_shot(burst.as_ref(), &file).len())
}

/// When the day began on the school's clock.
fn midnight(now: Timestamp, zone: Zone) -> Timestamp {
    let clock = now.civil(zone);
    let today = Seconds(i64::from(clock.minute_of_day()) * 60 + i64::from(clock.second));
    Timestamp((now - today).0.div_euclid(1000) * 1000)
}
