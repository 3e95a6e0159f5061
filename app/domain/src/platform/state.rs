//! Where a photo stands with a platform: what its profile said, and what the reviewer found about the person.

use super::PlatformVerdict;
use crate::reason::ReasonCode;
use crate::review::ReviewState;
use crate::verdict::Reason;

#[derive(Clone, Debug, PartialEq)]
pub enum State {
    Passed,
    /// Good enough a photo; whether it shows the person of the record is for a reviewer to say.
    Unconfirmed,
    Failed {
        /// Measures on the wrong side of the profile's limits.
        measured: Vec<Reason>,
        /// What the reviewer found about the person.
        found: Vec<ReasonCode>,
    },
}

impl PlatformVerdict {
    /// `review` is the state of this photo's own submission; `None` before there is one.
    pub fn state(&self, review: Option<&ReviewState>) -> State {
        let found: Vec<ReasonCode> = match review {
            Some(ReviewState::Rejected { reasons, .. }) if self.platform.identity => {
                reasons.iter().copied().filter(|code| about_the_person(*code)).collect()
            }
            _ => Vec::new(),
        };
        if !self.verdict.passed() || !found.is_empty() {
            return State::Failed { measured: self.verdict.reasons.clone(), found };
        }
        match review {
            Some(ReviewState::Approved { .. } | ReviewState::Confirmed { .. }) => State::Passed,
            _ if self.platform.identity => State::Unconfirmed,
            _ => State::Passed,
        }
    }
}

/// Whether every platform has passed the photo, and no reviewer has sent it back.
pub fn all_passed(said: &[PlatformVerdict], review: Option<&ReviewState>) -> bool {
    let rejected = matches!(review, Some(ReviewState::Rejected { .. }));
    !rejected && said.iter().all(|said| said.state(review) == State::Passed)
}

fn about_the_person(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::Mismatch | ReasonCode::IdInfo)
}

#[cfg(test)]
mod tests {
    use super::super::Platform;
    use super::super::tests::{platform, said};
    use super::*;
    use crate::id::StaffId;
    use crate::time::Timestamp;

    const BY: StaffId = StaffId(uuid::Uuid::nil());
    const APPROVED: ReviewState = ReviewState::Approved { at: Timestamp(1), by: BY };

    fn police() -> Platform {
        Platform { identity: true, ..platform("police") }
    }

    fn rejected(reasons: &[ReasonCode]) -> ReviewState {
        ReviewState::Rejected { at: Timestamp(1), by: BY, reasons: reasons.to_vec(), note: String::new() }
    }

    #[test]
    fn who_is_on_the_photo_is_confirmed_by_a_reviewer_and_by_nothing_else() {
        let good = said(police(), None);
        assert_eq!(good.state(None), State::Unconfirmed);
        assert_eq!(good.state(Some(&ReviewState::Pending)), State::Unconfirmed);
        assert_eq!(good.state(Some(&APPROVED)), State::Passed);
        assert_eq!(said(platform("gate"), None).state(None), State::Passed);
    }

    #[test]
    fn wrong_identity_data_and_another_face_fail_the_platform_that_asks_for_the_person() {
        for code in [ReasonCode::IdInfo, ReasonCode::Mismatch] {
            let review = rejected(&[ReasonCode::Blur, code]);
            let failed = State::Failed { measured: Vec::new(), found: vec![code] };
            assert_eq!(said(police(), None).state(Some(&review)), failed);
            assert_eq!(said(platform("gate"), None).state(Some(&review)), State::Passed);
        }
    }

    #[test]
    fn a_rejection_for_another_reason_leaves_the_person_unconfirmed() {
        assert_eq!(said(police(), None).state(Some(&rejected(&[ReasonCode::Blur]))), State::Unconfirmed);
    }

    #[test]
    fn what_was_measured_is_not_undone_by_an_approval() {
        let blurred = said(police(), Some(ReasonCode::Blur));
        let State::Failed { measured, found } = blurred.state(Some(&APPROVED)) else { panic!("it passed") };
        assert_eq!((measured[0].code, found.len()), (ReasonCode::Blur, 0));
    }

    #[test]
    fn success_is_when_all_have_passed_and_nobody_sent_the_photo_back() {
        let said = [said(police(), None), said(platform("gate"), None)];
        assert!(!all_passed(&said, None));
        assert!(all_passed(&said, Some(&APPROVED)));
        assert!(all_passed(&said[1..], None));
        assert!(!all_passed(&said[1..], Some(&rejected(&[ReasonCode::Blur]))));
    }
}
