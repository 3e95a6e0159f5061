//! The review (审核): a person decides on a submitted photo.

use crate::id::{DraftId, PhotoId, ReviewId, StaffId};
use crate::lock::LockCause;
use crate::reason::ReasonCode;
use crate::refusal::Refusal;
use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

/// ```text
/// Pending ── approve ──▶ Approved ── student confirms ──▶ Confirmed
/// Pending ── reject ──▶ Rejected        (the student may submit another photo: a new review)
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    Pending,
    Approved { at: Timestamp, by: StaffId },
    Rejected { at: Timestamp, by: StaffId, reasons: Vec<ReasonCode>, note: String },
    Confirmed { approved_at: Timestamp, by: StaffId, at: Timestamp },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub id: ReviewId,
    pub draft: DraftId,
    pub photo: PhotoId,
    pub submitted_at: Timestamp,
    /// The promise made to the student.
    pub due_at: Timestamp,
    pub state: ReviewState,
}

/// A reviewer's rejection: reasons from the list, and words of their own where the list has none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rejection {
    pub reasons: Vec<ReasonCode>,
    pub note: String,
}

pub const LONGEST_NOTE: usize = 500;

impl Rejection {
    pub fn check(&self) -> Result<(), Refusal> {
        let needs_words = self.reasons.contains(&ReasonCode::Other) && self.note.trim().is_empty();
        if self.reasons.is_empty() || needs_words || self.note.chars().count() > LONGEST_NOTE {
            return Err(Refusal::ReasonMissing);
        }
        Ok(())
    }

    /// A re-photographed or retouched picture locks the account as well.
    pub fn lock(&self) -> Option<LockCause> {
        if self.reasons.contains(&ReasonCode::Reshoot) {
            Some(LockCause::Reshoot)
        } else if self.reasons.contains(&ReasonCode::Beauty) {
            Some(LockCause::Retouched)
        } else {
            None
        }
    }
}

impl Review {
    pub fn due(submitted_at: Timestamp, hours: u16) -> Timestamp {
        submitted_at + Seconds::hours(i64::from(hours))
    }

    pub fn overdue(&self, now: Timestamp) -> bool {
        self.state == ReviewState::Pending && now > self.due_at
    }

    pub fn approve(self, by: StaffId, at: Timestamp) -> Result<Review, Refusal> {
        self.pending()?;
        Ok(Review { state: ReviewState::Approved { at, by }, ..self })
    }

    pub fn reject(self, rejection: Rejection, by: StaffId, at: Timestamp) -> Result<Review, Refusal> {
        self.pending()?;
        rejection.check()?;
        let Rejection { reasons, note } = rejection;
        Ok(Review { state: ReviewState::Rejected { at, by, reasons, note }, ..self })
    }

    /// The student's 确认. Confirming twice is the same as once: a lost answer must not look like a fault.
    pub fn confirm(self, at: Timestamp) -> Result<Review, Refusal> {
        match self.state {
            ReviewState::Approved { at: approved_at, by } => {
                Ok(Review { state: ReviewState::Confirmed { approved_at, by, at }, ..self })
            }
            ReviewState::Confirmed { .. } => Ok(self),
            _ => Err(Refusal::NotApproved),
        }
    }

    fn pending(&self) -> Result<(), Refusal> {
        if self.state == ReviewState::Pending { Ok(()) } else { Err(Refusal::AlreadyDecided) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> Review {
        Review {
            id: ReviewId(Default::default()),
            draft: DraftId(Default::default()),
            photo: PhotoId(Default::default()),
            submitted_at: Timestamp(0),
            due_at: Review::due(Timestamp(0), 48),
            state: ReviewState::Pending,
        }
    }

    const STAFF: StaffId = StaffId(uuid::Uuid::nil());

    fn rejection(reasons: &[ReasonCode], note: &str) -> Rejection {
        Rejection { reasons: reasons.to_vec(), note: note.into() }
    }

    #[test]
    fn a_decision_is_made_once() {
        let approved = review().approve(STAFF, Timestamp(5)).unwrap();
        assert_eq!(approved.clone().approve(STAFF, Timestamp(6)), Err(Refusal::AlreadyDecided));
        let late = approved.reject(rejection(&[ReasonCode::Blur], ""), STAFF, Timestamp(6));
        assert_eq!(late, Err(Refusal::AlreadyDecided));
    }

    #[test]
    fn a_rejection_needs_a_reason_and_other_needs_words() {
        assert_eq!(rejection(&[], "x").check(), Err(Refusal::ReasonMissing));
        assert_eq!(rejection(&[ReasonCode::Other], " ").check(), Err(Refusal::ReasonMissing));
        assert_eq!(rejection(&[ReasonCode::Other], "衣领翻折").check(), Ok(()));
    }

    #[test]
    fn a_rephotographed_picture_locks_and_a_blurred_one_does_not() {
        assert_eq!(rejection(&[ReasonCode::Blur, ReasonCode::Reshoot], "").lock(), Some(LockCause::Reshoot));
        assert_eq!(rejection(&[ReasonCode::Beauty], "").lock(), Some(LockCause::Retouched));
        assert_eq!(rejection(&[ReasonCode::Blur], "").lock(), None);
    }

    #[test]
    fn the_student_confirms_what_was_approved_and_nothing_else() {
        assert_eq!(review().confirm(Timestamp(1)), Err(Refusal::NotApproved));
        let confirmed = review().approve(STAFF, Timestamp(1)).unwrap().confirm(Timestamp(2)).unwrap();
        assert_eq!(confirmed.clone().confirm(Timestamp(3)), Ok(confirmed));
    }

    #[test]
    fn a_pending_review_past_its_promise_is_overdue() {
        assert!(!review().overdue(Timestamp(0) + Seconds::hours(48)));
        assert!(review().overdue(Timestamp(1) + Seconds::hours(48)));
    }
}
