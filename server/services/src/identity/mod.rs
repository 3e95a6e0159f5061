//! 采集资格: agreeing to the note on papers, uploading pictures of one, handing it in; for staff, looking and deciding.

mod accept;
mod agree;
mod case;
mod hand_in;
mod lapse;
mod papers;
mod picture;
mod reader;
mod refuse;
mod reveal;
mod upload;
mod vouch;

pub use accept::accept;
pub use agree::agree;
pub(crate) use case::case;
pub use hand_in::hand_in;
pub(crate) use lapse::lapse;
pub(crate) use papers::papers;
pub use picture::picture;
pub use reader::{CardReader, Looked, Script};
pub use refuse::refuse;
pub use reveal::reveal;
pub use upload::{Upload, upload};
pub use vouch::vouch;

use crate::work::Work;
use domain::consent::{Purpose, covers};
use domain::id::EnrolmentId;
use domain::idcard::{Document, Treatment};
use domain::identity::{IdentityPolicy, check_open};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use store::Tx;
use uuid::Uuid;

/// Whether this student may show a paper of this kind now, and under which policy.
fn check(work: &Work, document: Document, now: Timestamp) -> Result<IdentityPolicy, Refusal> {
    let policy = work.session.settings.identity.clone().ok_or(Refusal::IdentityOff)?;
    work.check_step(Step::Identity, now)?;
    check_open(work.progress.identity.as_ref())?;
    if !covers(&work.progress.consents, Purpose::Papers) {
        return Err(Refusal::PapersConsentMissing);
    }
    if document.treatment() == Treatment::KeepForStaff && !policy.other_documents {
        return Err(Refusal::DocumentNotOffered);
    }
    Ok(policy)
}

/// Deletes what is kept of the paper itself: what was typed, read and photographed. The outcome stays. Answers the
/// objects to discard once that is committed.
async fn forget(
    tx: &Tx,
    enrolment: EnrolmentId,
    identity: &mut store::identities::Identity,
) -> crate::Result<Vec<Uuid>> {
    identity.claim = None;
    identity.until = None;
    store::identities::save(tx, enrolment, identity).await?;
    Ok(store::identity_pictures::delete_all(tx, enrolment).await?)
}

/// The same with the outcome: consent was withdrawn. Only the counts stay.
pub(crate) async fn withdraw(tx: &Tx, enrolment: EnrolmentId) -> crate::Result<Vec<Uuid>> {
    let mut identity = store::identities::find(tx, enrolment).await?;
    if identity.outcome.take().is_some() {
        return forget(tx, enrolment, &mut identity).await;
    }
    Ok(store::identity_pictures::delete_all(tx, enrolment).await?)
}
