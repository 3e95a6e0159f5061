//! One press of the shutter, developed and judged.

use crate::calibration::Calibrated;
use crate::id::{AttemptId, AttemptKey, DraftId, PhotoId};
use crate::photo::FileFault;
use crate::reason::ReasonCode;
use crate::refusal::Refusal;
use crate::time::{Seconds, Timestamp};
use crate::verdict::{Measures, Places, Verdict};
use serde::{Deserialize, Serialize};

/// How the picture reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Camera,
    /// “应急上传”: the phone's own camera through a file input.
    Emergency,
}

/// Which rule a failure counts for: liveness failures lock until a person unlocks, the others for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    Quality,
    Liveness,
}

impl FailureKind {
    /// A photo of a photo is no living person either.
    pub fn of(verdict: &Verdict) -> Self {
        let dead = |code| matches!(code, ReasonCode::Liveness | ReasonCode::Reshoot);
        if verdict.reasons.iter().any(|reason| dead(reason.code)) {
            FailureKind::Liveness
        } else {
            FailureKind::Quality
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed { draft: DraftId },
    Failed { kind: FailureKind },
}

/// An attempt as its student sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    pub id: AttemptId,
    pub key: AttemptKey,
    pub at: Timestamp,
    pub source: Source,
    pub outcome: Outcome,
    pub verdict: Verdict,
    pub measures: Measures,
    /// Parts of the made photo, to mark what a reason is about.
    pub places: Places,
    /// The made photo; `None` when no face was found.
    pub photo: Option<PhotoId>,
    /// Checks that were evaluated, for “其余 N 项均已通过”.
    pub checks: u32,
    /// From the decoded upload to the verdict, in ms.
    pub took_ms: u32,
    /// What it was made by, where that was a calibration and no press of the shutter.
    pub calibrated: Option<Calibrated>,
}

impl Attempt {
    /// The press of the shutter that this goes back to.
    pub fn shot(&self) -> AttemptId {
        self.calibrated.map_or(self.id, |calibrated| calibrated.of)
    }

    pub fn passed(&self) -> bool {
        matches!(self.outcome, Outcome::Passed { .. })
    }
}

/// “应急上传” takes pictures of this age at most, as the camera dates them.
pub const FRESH: Seconds = Seconds::minutes(30);

/// Whether a picture was taken just now. A camera that writes no date is believed; a clock that runs ahead by as much
/// as a picture may be old is too.
pub fn check_fresh(taken_at: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    match taken_at {
        Some(at) if at < now - FRESH || at > now + FRESH => Err(Refusal::File { fault: FileFault::NotFresh }),
        _ => Ok(()),
    }
}

/// A failure as the cooldown rule needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub at: Timestamp,
    pub kind: FailureKind,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::{Limit, Reason};

    #[test]
    fn a_picture_of_this_half_hour_is_fresh() {
        let now = Timestamp(1_800_000_000_000);
        let stale = Err(Refusal::File { fault: FileFault::NotFresh });
        assert_eq!(check_fresh(Some(now - FRESH), now), Ok(()));
        assert_eq!(check_fresh(Some(now - Seconds(1801)), now), stale);
        assert_eq!(check_fresh(Some(now + Seconds(1801)), now), stale);
        assert_eq!(check_fresh(None, now), Ok(()));
    }

    #[test]
    fn a_photo_of_a_photo_counts_as_a_liveness_failure() {
        let kind = |code| {
            let reason = Reason { code, name: String::new(), measure: 0.0, limit: Limit::AtLeast(1.0) };
            FailureKind::of(&Verdict { reasons: vec![reason], hints: Vec::new() })
        };
        assert_eq!(kind(ReasonCode::Reshoot), FailureKind::Liveness);
        assert_eq!(kind(ReasonCode::Liveness), FailureKind::Liveness);
        assert_eq!(kind(ReasonCode::Blur), FailureKind::Quality);
    }
}
