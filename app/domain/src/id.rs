//! Identifiers: one type a noun, so that a draft can never be passed for a review.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    SchoolId,
    CollegeId,
    StudentId,
    StaffId,
    SessionId,
    EnrolmentId,
    AttemptId,
    /// Chosen by the browser before it uploads, so that a repeated upload is recognised as the same attempt.
    AttemptKey,
    DraftId,
    PhotoId,
    ReferenceId,
    /// A picture of one side of a card, or of a page.
    CardPictureId,
    LockId,
    ReviewId,
    MessageId,
    /// A liveness challenge, answered once.
    LivenessChallengeId,
}
