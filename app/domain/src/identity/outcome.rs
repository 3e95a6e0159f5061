//! What became of a paper that was handed in.
//!
//! ```text
//! (nothing) ─ agrees ───────────────→ Matched
//!     ├─ staff have seen the original ──→ Accepted
//!     │
//!     └─ a person has to look ─→ AwaitingStaff ─→ Accepted
//!                                     ├─→ Refused ─→ (anew)
//!                                     └─ nobody looked in time ─→ Lapsed ─→ (anew)
//! ```

use super::{Doubt, told};
use crate::id::StaffId;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Characters of a reason, which the student reads.
pub const LONGEST_REASON: usize = 200;

/// A stored format: add, never change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Card, entry and roster agree.
    Matched {
        at: Timestamp,
    },
    /// A person has to look, and why.
    AwaitingStaff {
        since: Timestamp,
        why: Vec<Doubt>,
    },
    Accepted {
        at: Timestamp,
        by: StaffId,
    },
    /// The student reads the reason and hands in anew.
    Refused {
        at: Timestamp,
        by: StaffId,
        reason: String,
    },
    /// Nobody looked while the pictures were kept; the student hands in anew.
    Lapsed {
        at: Timestamp,
    },
}

impl Outcome {
    /// As its student may know it.
    pub fn told(self) -> Outcome {
        match self {
            Outcome::AwaitingStaff { since, why } => Outcome::AwaitingStaff { since, why: told(why) },
            other => other,
        }
    }

    /// Since when it waits for staff.
    pub fn waits_since(&self) -> Option<Timestamp> {
        if let Outcome::AwaitingStaff { since, .. } = self { Some(*since) } else { None }
    }

    /// Whether the student has the right to capture.
    pub fn holds(&self) -> bool {
        matches!(self, Outcome::Matched { .. } | Outcome::Accepted { .. })
    }
}

/// Whether a student may upload and hand in now.
pub fn check_open(outcome: Option<&Outcome>) -> Result<(), Refusal> {
    match outcome {
        None | Some(Outcome::Refused { .. } | Outcome::Lapsed { .. }) => Ok(()),
        Some(_) => Err(Refusal::IdentityHandedIn),
    }
}

/// Whether there is something for staff to look at and to decide.
pub fn check_waiting(outcome: Option<&Outcome>) -> Result<(), Refusal> {
    outcome.and_then(Outcome::waits_since).map(drop).ok_or(Refusal::NothingToDecide)
}

/// Whether staff may vouch for a paper that they were shown at a desk: for everybody who has not got through yet.
pub fn check_vouchable(outcome: Option<&Outcome>) -> Result<(), Refusal> {
    if outcome.is_some_and(Outcome::holds) { Err(Refusal::NothingToDecide) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp(7);

    #[test]
    fn a_student_hands_in_once_and_anew_after_a_refusal() {
        let by = StaffId(uuid::Uuid::nil());
        let refused = Outcome::Refused { at: AT, by, reason: "看不清".into() };
        for open in [None, Some(&refused), Some(&Outcome::Lapsed { at: AT })] {
            assert_eq!(check_open(open), Ok(()));
        }
        let waiting = Outcome::AwaitingStaff { since: AT, why: vec![] };
        for shut in [&Outcome::Matched { at: AT }, &waiting, &Outcome::Accepted { at: AT, by }] {
            assert_eq!(check_open(Some(shut)), Err(Refusal::IdentityHandedIn));
        }
        assert_eq!(check_waiting(Some(&waiting)), Ok(()));
        assert_eq!(check_waiting(Some(&refused)), Err(Refusal::NothingToDecide));
        for before in [None, Some(&refused), Some(&waiting), Some(&Outcome::Lapsed { at: AT })] {
            assert_eq!(check_vouchable(before), Ok(()));
        }
        assert_eq!(check_vouchable(Some(&Outcome::Accepted { at: AT, by })), Err(Refusal::NothingToDecide));
        assert!(!waiting.holds() && Outcome::Matched { at: AT }.holds());
    }

    #[test]
    fn an_outcome_is_stored_under_its_name() {
        let stored = serde_json::to_value(Outcome::Matched { at: AT }).unwrap();
        assert_eq!(stored, serde_json::json!({ "outcome": "matched", "at": 7 }));
    }
}
