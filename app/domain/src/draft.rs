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

    /// `said` is what the platforms say of the draft: one that could not be submitted would only take the room of one that
    /// can, and waits no longer than after a failed photo (`wait`), so that shooting and deleting in turn is no way round that.
    pub fn check_delete(
        &self,
        draft: &Draft,
        said: &[PlatformVerdict],
        wait: Seconds,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let unfit = platform::check_submit(said).is_err();
        let deletable_at = draft.stored_at + if unfit { wait.min(self.deletable_after) } else { self.deletable_after };
        if now < deletable_at { Err(Refusal::DraftTooYoung { deletable_at }) } else { Ok(()) }
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

    const WAIT: Seconds = Seconds(60);
    const DRAFT: Draft =
        Draft { id: DraftId(Uuid::nil()), attempt: None, photo: PhotoId(Uuid::nil()), stored_at: Timestamp(0) };

    #[test]
    fn a_draft_is_deletable_a_day_after_it_was_stored() {
        let policy = DraftPolicy::default();
        let deletable_at = Timestamp(0) + Seconds::hours(24);
        let young = Err(Refusal::DraftTooYoung { deletable_at });
        assert_eq!(policy.check_delete(&DRAFT, &[], WAIT, deletable_at - Seconds(1)), young);
        assert_eq!(policy.check_delete(&DRAFT, &[], WAIT, deletable_at), Ok(()));
    }

    #[test]
    fn a_draft_that_cannot_be_submitted_is_deletable_after_the_wait_of_a_failure() {
        let required = Platform { required: true, ..platform("police") };
        let failed = [said(required, Some(ReasonCode::Blur))];
        let policy = DraftPolicy::default();
        assert!(policy.check_delete(&DRAFT, &failed, WAIT, DRAFT.stored_at).is_err());
        assert_eq!(policy.check_delete(&DRAFT, &failed, WAIT, DRAFT.stored_at + WAIT), Ok(()));
        let told = [said(platform("gate"), Some(ReasonCode::Blur))];
        assert!(policy.check_delete(&DRAFT, &told, WAIT, DRAFT.stored_at + WAIT).is_err());
    }
}
