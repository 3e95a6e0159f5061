//! The draft box (草稿箱): photos that passed, of which the student submits one.

use crate::id::{AttemptId, DraftId, PhotoId};
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

    pub fn check_delete(&self, draft: &Draft, now: Timestamp) -> Result<(), Refusal> {
        let deletable_at = draft.stored_at + self.deletable_after;
        if now < deletable_at {
            return Err(Refusal::DraftTooYoung { deletable_at });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_photo_has_no_room() {
        let policy = DraftPolicy::default();
        assert_eq!(policy.check_room(4), Ok(()));
        assert_eq!(policy.check_room(5), Err(Refusal::DraftBoxFull { capacity: 5 }));
    }

    #[test]
    fn a_draft_is_deletable_a_day_after_it_was_stored() {
        let draft = Draft {
            id: DraftId(Default::default()),
            attempt: None,
            photo: PhotoId(Default::default()),
            stored_at: Timestamp(0),
        };
        let policy = DraftPolicy::default();
        let deletable_at = Timestamp(0) + Seconds::hours(24);
        assert_eq!(
            policy.check_delete(&draft, deletable_at - Seconds(1)),
            Err(Refusal::DraftTooYoung { deletable_at })
        );
        assert_eq!(policy.check_delete(&draft, deletable_at), Ok(()));
    }
}
