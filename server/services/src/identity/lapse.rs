//! Pictures whose time is over go: of those that were never handed in, and of those that nobody looked at in time. The
//! students of the latter hand in anew.

use super::forget;
use crate::work::Work;
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::identity::{Outcome, check_waiting};

pub(crate) async fn lapse(services: &Services) -> Result<()> {
    let tx = services.read().await?;
    let (now, waiting) = (tx.now(), store::identities::expired(&tx).await?);
    drop(tx);
    for enrolment in waiting {
        // One that cannot be read must not keep everybody else's pictures.
        if let Err(error) = lapse_one(services, enrolment).await {
            tracing::error!(%enrolment, "a paper could not lapse: {error}");
        }
    }
    let tx = services.begin().await?;
    // Of the same moment: a paper whose time ends in between lapses with its pictures, the next time.
    let unfinished = store::identity_pictures::delete_expired(&tx, now).await?;
    tx.commit().await?;
    services.discard(unfinished).await;
    Ok(())
}

async fn lapse_one(services: &Services, enrolment: EnrolmentId) -> Result<()> {
    let mut tx = services.begin().await?;
    store::enrolments::hold(&tx, enrolment).await?;
    let work = Work::read(&tx, enrolment).await?;
    let mut identity = store::identities::find(&tx, enrolment).await?;
    // Decided, or handed in anew, in the meantime.
    if check_waiting(identity.outcome.as_ref()).is_err() || identity.until.is_none_or(|until| tx.now() < until) {
        return Ok(());
    }
    identity.outcome = Some(Outcome::Lapsed { at: tx.now() });
    let objects = forget(&tx, enrolment, &mut identity).await?;
    tx.record(work.deed(Actor::System, Action::IdentityLapsed).with("pictures", objects.len()));
    tx.commit().await?;
    services.discard(objects).await;
    Ok(())
}
