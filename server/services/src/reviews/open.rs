//! Opens one submission with everything that a reviewer decides from.

use crate::reviews::queue::item;
use crate::work::{Work, lost};
use crate::{Error, Result, Services, access};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::ReviewId;
use domain::session::Settings;
use domain::staff::{ReviewCase, Right, Staff};

pub async fn open(services: &Services, staff: &Staff, review: ReviewId) -> Result<ReviewCase> {
    access::require(staff, Right::Review)?;
    let mut tx = services.begin().await?;
    let (review, enrolment) = store::reviews::find(&tx, review).await?.ok_or(Error::NotFound)?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    let deed = work.deed(Actor::Staff(staff.id), Action::CaseOpened);
    tx.record(deed.with("review", review.id));
    let photo = store::photos::among(&tx, [review.photo]).await?.remove(&review.photo).ok_or_else(|| lost("photo"))?;
    let attempts = store::attempts::of(&tx, enrolment).await?;
    let taken = store::drafts::find(&tx, review.draft).await?.and_then(|draft| draft.attempt);
    let platforms = match taken {
        Some(attempt) => store::platform_verdicts::of(&tx, attempt).await?,
        None => Vec::new(),
    };
    let attempt = attempts.iter().find(|attempt| Some(attempt.id) == taken).cloned();
    let (liveness, flags) = match &attempt {
        Some(attempt) => (
            store::liveness_checks::of_attempt(&tx, attempt.shot()).await?,
            store::attempts::flags(&tx, attempt.shot()).await?,
        ),
        None => (None, vec![]),
    };
    let item = item(&tx, &work, review).await?;
    let (zone, Settings { spec, policy, .. }) = (work.school.zone, work.session.settings);
    let reference = store::reference_photos::of(&tx, enrolment).await?;
    let now = tx.now();
    let case = ReviewCase {
        item,
        enrolment,
        spec,
        policy,
        zone,
        photo,
        attempt,
        liveness,
        flags,
        platforms,
        attempts,
        reference,
        now,
    };
    tx.commit().await?;
    Ok(case)
}
