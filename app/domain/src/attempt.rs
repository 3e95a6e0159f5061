//! One press of the shutter, developed and judged.

use crate::id::{AttemptId, AttemptKey, DraftId, PhotoId};
use crate::reason::ReasonCode;
use crate::time::Timestamp;
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
        if verdict.reasons.iter().any(|reason| dead(reason.code)) { FailureKind::Liveness } else { FailureKind::Quality }
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
}

/// A failure as the cooldown rule needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub at: Timestamp,
    pub kind: FailureKind,
}
