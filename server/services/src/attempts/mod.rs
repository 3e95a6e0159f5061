//! Attempts: an upload is developed, judged and recorded.

mod freshness;
mod record;
mod submit;
mod turn;

pub use record::{Shot, record};
pub use submit::submit;
pub(crate) use turn::Lines;

use crate::work::Work;
use domain::attempt::Source;
use domain::journey;
use domain::refusal::Refusal;
use domain::time::Timestamp;

/// Whether a picture from this source may be taken now. Asked before an upload is developed, so that no work is wasted,
/// and again when it is recorded, since much can happen meanwhile.
fn check(work: &Work, source: Source, now: Timestamp) -> Result<(), Refusal> {
    work.check_open(now)?;
    journey::check_capture(work.step(), work.review())?;
    work.standing(now).check(!work.drafts.is_empty())?;
    work.session.settings.drafts.check_room(work.drafts.len())?;
    if source == Source::Emergency && !work.session.settings.emergency_upload {
        return Err(Refusal::EmergencyUploadOff);
    }
    Ok(())
}
