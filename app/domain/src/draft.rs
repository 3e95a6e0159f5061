//! The draft box (草稿箱): photos that passed, of which the student submits one.

use crate::id::{AttemptId, DraftId, PhotoId};
use crate::platform::{self, PlatformVerdict};
use crate::refusal::Refusal;
use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPolicy {
    pub capacity: u32,
    /// A draft can be deleted this long after it was stored.
    pub deletable_after: Seconds,
}

impl Default for DraftPolicy {
    fn default() -> Self {
        Self { capacity: 5, deletable_after: Seconds::hours(24) }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub id: DraftId,
    /// `None` for one that was imported rather than captured.
    pub attempt: Option<AttemptId>,
    pub photo: PhotoId,
    pub stored_at: Timestamp,
}

/// A draft as a page showed it: a calibration may put another photo in its place meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub draft: DraftId,
    pub photo: PhotoId,
}

impl Draft {
    pub fn shown(&self) -> Shown {
        Shown { draft: self.id, photo: self.photo }
    }
}

impl DraftPolicy {
    /// A full box blocks the camera, since a passing photo would have nowhere to go.
    pub fn check_room(&self, drafts: usize) -> Result<(), Refusal> {
        if drafts >= self.capacity as usize {
            return Err(Refusal::DraftBoxFull { capacity: self.capacity });
        }
        Ok(())
    }

    /// `said` is what the platforms say of the draft: one that could not be submitted is no reason to wait, and would
    /// only take the room of one that can.
    pub fn check_delete(&self, draft: &Draft, said: &[PlatformVerdict], now: Timestamp) -> Result<(), Refusal> {
        let deletable_at = draft.stored_at + self.deletable_after;
        if now < deletable_at && platform::check_submit(said).is_ok() {
            return Err(Refusal::DraftTooYoung { deletable_at });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::Platform;
    use crate::platform::tests::{platform, said};
    use crate::reason::ReasonCode;
    use uuid::Uuid;

    #[test]
    fn the_sixth_photo_has_no_room() {
        let policy = DraftPolicy::default();
        assert_eq!(policy.check_room(4), Ok(()));
        assert_eq!(policy.check_room(5), Err(Refusal::DraftBoxFull { capacity: 5 }));
    }

    const DRAFT: Draft =
        Draft { id: DraftId(Uuid::nil()), attempt: None, photo: PhotoId(Uuid::nil()), stored_at: Timestamp(0) };

    #[test]
    fn a_draft_is_deletable_a_day_after_it_was_stored() {
        let policy = DraftPolicy::default();
        let deletable_at = Timestamp(0) + Seconds::hours(24);
        let young = Err(Refusal::DraftTooYoung { deletable_at });
        assert_eq!(policy.check_delete(&DRAFT, &[], deletable_at - Seconds(1)), young);
        assert_eq!(policy.check_delete(&DRAFT, &[], deletable_at), Ok(()));
    }

    #[test]
    fn a_draft_that_cannot_be_submitted_is_deletable_at_once() {
        let required = Platform { required: true, ..platform("police") };
        let failed = [said(required, Some(ReasonCode::Blur))];
        assert_eq!(DraftPolicy::default().check_delete(&DRAFT, &failed, DRAFT.stored_at), Ok(()));
        let told = [said(platform("gate"), Some(ReasonCode::Blur))];
        assert!(DraftPolicy::default().check_delete(&DRAFT, &told, DRAFT.stored_at).is_err());
    }
}
