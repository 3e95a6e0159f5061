//! Attempts: an upload is developed, judged and recorded.

mod calibrate;
mod family;
mod freshness;
mod insert;
mod record;
mod restore;
mod submit;
mod turn;

pub use calibrate::{Wish, calibrate};
pub(crate) use family::Family;
pub use record::{Original, Shot, record};
pub use restore::restore;
pub use submit::{Upload, submit};
pub(crate) use turn::Lines;

use crate::Result;
use crate::work::Work;
use domain::attempt::Source;
use domain::journey;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use store::Tx;
use uuid::Uuid;

/// Whether a picture from this source may be taken now. Asked before an upload is developed, so that no work is wasted,
/// and again when it is recorded, since much can happen meanwhile.
pub(crate) fn check(work: &Work, source: Source, now: Timestamp) -> Result<(), Refusal> {
    work.check_open(now)?;
    journey::check_capture(work.step(), work.review())?;
    work.standing(now).check(work.has_fit_draft)?;
    work.session.settings.drafts.check_room(work.drafts.len())?;
    if source == Source::Emergency && !work.session.settings.emergency_upload {
        return Err(Refusal::EmergencyUploadOff);
    }
    Ok(())
}

/// Deletes the photos that a draft no longer shows and the pictures that were kept for calibrations: the student has gone
/// on. Answers the objects, which are the caller's to discard after the commit.
pub(crate) async fn forget_calibrations(tx: &Tx, work: &Work) -> Result<Vec<Uuid>> {
    let mut objects = store::originals::delete_calibratable(tx, work.enrolment).await?;
    for photo in store::attempts::former_photos(tx, work.enrolment).await? {
        store::photos::delete(tx, photo).await?;
        objects.push(photo.0);
    }
    Ok(objects)
}
