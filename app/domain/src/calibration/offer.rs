//! Whether a shot can be calibrated now, and which photo comes back when a calibration is undone.

use crate::attempt::Attempt;
use crate::id::{AttemptId, PhotoId};
use crate::refusal::Refusal;
use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

/// How long the picture of the latest shot is kept for calibrations, unless the student goes on before: whoever comes back
/// in the evening still finds it, whoever never comes back leaves no picture behind.
pub const KEPT: Seconds = Seconds::hours(24);

/// What the latest shot's student is offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibrating {
    pub offer: Offer,
    /// The photo that undoing the present calibration brings back.
    pub former: Option<PhotoId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// So many times still, until its picture is deleted.
    Open {
        left: u32,
        until: Timestamp,
    },
    Over {
        why: Refusal,
    },
}

/// Whether a shot's picture is still there to be developed anew, and until when.
pub fn check_kept(shot_at: Timestamp, kept: bool, now: Timestamp) -> Result<Timestamp, Refusal> {
    let until = shot_at + KEPT;
    if kept && now < until { Ok(until) } else { Err(Refusal::CalibrationOver) }
}

/// The photo before `present`: the latest one that passed, of the same shot. `attempts` are the shot and its calibrations,
/// oldest first.
pub fn former(attempts: &[Attempt], present: AttemptId) -> Option<&Attempt> {
    let at = attempts.iter().position(|attempt| attempt.id == present)?;
    attempts[..at].iter().rfind(|attempt| attempt.passed() && attempt.photo.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::{FailureKind, Outcome, Source};
    use crate::calibration::{Calibrated, Calibration};
    use crate::id::{AttemptKey, DraftId};
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    #[test]
    fn a_picture_can_be_calibrated_for_a_day_while_it_is_kept() {
        let until = NOW + KEPT;
        assert_eq!(check_kept(NOW, true, until - Seconds(1)), Ok(until));
        assert_eq!(check_kept(NOW, true, until), Err(Refusal::CalibrationOver));
        assert_eq!(check_kept(NOW, false, NOW), Err(Refusal::CalibrationOver));
    }

    fn attempt(n: u128, passed: bool) -> Attempt {
        let outcome = match passed {
            true => Outcome::Passed { draft: DraftId(Uuid::nil()) },
            false => Outcome::Failed { kind: FailureKind::Quality },
        };
        let by = Calibration::default();
        Attempt {
            id: AttemptId(Uuid::from_u128(n)),
            key: AttemptKey(Uuid::from_u128(n)),
            at: NOW,
            source: Source::Camera,
            outcome,
            verdict: Default::default(),
            measures: Default::default(),
            places: Default::default(),
            photo: Some(PhotoId(Uuid::from_u128(n))),
            checks: 0,
            took_ms: 0,
            calibrated: (n > 1).then_some(Calibrated { of: AttemptId(Uuid::from_u128(1)), by }),
        }
    }

    fn former_of(attempts: &[Attempt], n: u128) -> Option<u128> {
        former(attempts, AttemptId(Uuid::from_u128(n))).map(|attempt| attempt.id.0.as_u128())
    }

    #[test]
    fn undoing_leads_back_over_what_passed_to_the_photo_as_it_was_made_first() {
        let attempts = [attempt(1, true), attempt(2, true), attempt(3, false), attempt(4, true)];
        assert_eq!(former_of(&attempts, 4), Some(2));
        assert_eq!(former_of(&attempts, 2), Some(1));
        assert_eq!(former_of(&attempts, 1), None);
    }

    #[test]
    fn what_failed_or_is_no_longer_kept_does_not_come_back() {
        let undone = Attempt { photo: None, ..attempt(2, true) };
        assert_eq!(former_of(&[attempt(1, false), undone, attempt(3, true)], 3), None);
    }

    #[test]
    fn a_calibration_goes_back_to_its_shot_and_a_shot_to_itself() {
        assert_eq!(attempt(1, true).shot(), attempt(1, true).id);
        assert_eq!(attempt(2, true).shot(), attempt(1, true).id);
    }
}
