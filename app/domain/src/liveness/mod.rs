//! Active liveness: the student is asked for gestures that nobody could know beforehand, and a short burst of frames has
//! to show them. What the frames show is measured by the engine; what is asked for, and why an answer fails, is said here.
//! Nothing here is a score: a burst passes, or it has reasons.

pub mod asking;
mod challenge;
mod digest;
mod flag;
mod gesture;
mod issued;
mod reason;
mod settings;
mod ticket;
mod timetable;

#[cfg(test)]
pub(crate) use flag::tests as flag_tests;
#[cfg(test)]
pub(crate) use reason::tests as reason_tests;

pub use challenge::{Challenge, NotAChallenge};
pub use digest::digest;
pub use flag::Flag;
pub use gesture::{Gesture, NotAGesture};
pub use issued::Issued;
pub use reason::Reason;
pub use settings::Settings;
pub use ticket::Ticket;
pub use timetable::{Cue, Scene, Timetable};

use crate::policy::measure;
use crate::reason::ReasonCode;
use crate::verdict::{self, Limit};
use serde::{Deserialize, Serialize};

/// What became of a burst: every reason refuses it, flags are for the reviewer alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub reasons: Vec<Reason>,
    pub flags: Vec<Flag>,
}

impl Verdict {
    pub fn passed(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// What deserves a reviewer's second look at a photo: its burst's flags, which take in the file's, or without a burst the
/// file's alone.
pub fn flags_of_shot<'a>(burst: Option<&'a Verdict>, file: &'a [Flag]) -> &'a [Flag] {
    burst.map_or(file, |verdict| &verdict.flags)
}

/// What so many faults of a burst are to whoever judges the photo that came with it.
pub fn failure(faults: usize) -> verdict::Reason {
    let name = measure::LIVENESS_FAULTS.to_owned();
    verdict::Reason { code: ReasonCode::Liveness, name, measure: faults as f64, limit: Limit::AtMost(0.0) }
}
