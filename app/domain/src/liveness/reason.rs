//! Why a burst is no proof of a living person. Each is an attempt's failure with [`crate::reason::ReasonCode::Liveness`].

use super::Gesture;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A stored and published format: add, never change. Frames are named by the number that the browser gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    /// Asked of another student, or in another session.
    AnothersChallenge,
    Expired {
        until: Timestamp,
    },

    /// Of all frames together.
    TooManyBytes {
        found: u64,
        most: u64,
    },
    TooManyFrames {
        found: usize,
        most: usize,
    },
    TooFewFrames {
        found: usize,
        least: usize,
    },
    /// One frame has too many bytes or pixels.
    FrameTooLarge {
        frame: u32,
    },
    UnreadableFrame {
        frame: u32,
    },
    /// The number after this one is not there.
    FramesMissing {
        after: u32,
    },
    /// Its number is not above the one before it.
    FramesOutOfOrder {
        frame: u32,
    },
    UnreadablePhoto,

    /// No face on this frame, and too few frames before it to go without.
    NoFace {
        frame: u32,
    },
    NoFaceOnPhoto,
    /// The face is too small on this frame for its lids to be seen.
    FaceTooSmall {
        frame: u32,
    },
    /// Between this frame and the one before, the face leaps as no head does.
    Leap {
        frame: u32,
    },
    /// The frames' numbers rise, but what they show does not follow from frame to frame.
    Shuffled,
    /// The burst does not begin with a face to the camera, its eyes open and its mouth closed.
    NotFacing,
    GestureMissing {
        gesture: Gesture,
    },
    /// Not asked for, or no more.
    WrongGesture {
        seen: Gesture,
    },
    /// Asked for, but after another one that had not been seen yet.
    GestureTooEarly {
        seen: Gesture,
        awaited: Gesture,
    },
    /// What turned has no relief.
    FlatPicture,

    NotTheSamePerson,
    DifferentClothes,
    DifferentLight,
    /// The same movements as in a burst that was handed in before.
    Replayed,
}

impl Reason {
    /// The published code, such as `FLAT_PICTURE`.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::AnothersChallenge => "ANOTHERS_CHALLENGE",
            Reason::Expired { .. } => "EXPIRED",
            Reason::TooManyBytes { .. } => "TOO_MANY_BYTES",
            Reason::TooManyFrames { .. } => "TOO_MANY_FRAMES",
            Reason::TooFewFrames { .. } => "TOO_FEW_FRAMES",
            Reason::FrameTooLarge { .. } => "FRAME_TOO_LARGE",
            Reason::UnreadableFrame { .. } => "UNREADABLE_FRAME",
            Reason::FramesMissing { .. } => "FRAMES_MISSING",
            Reason::FramesOutOfOrder { .. } => "FRAMES_OUT_OF_ORDER",
            Reason::UnreadablePhoto => "UNREADABLE_PHOTO",
            Reason::NoFace { .. } => "NO_FACE",
            Reason::NoFaceOnPhoto => "NO_FACE_ON_PHOTO",
            Reason::FaceTooSmall { .. } => "FACE_TOO_SMALL",
            Reason::Leap { .. } => "LEAP",
            Reason::Shuffled => "SHUFFLED",
            Reason::NotFacing => "NOT_FACING",
            Reason::GestureMissing { .. } => "GESTURE_MISSING",
            Reason::WrongGesture { .. } => "WRONG_GESTURE",
            Reason::GestureTooEarly { .. } => "GESTURE_TOO_EARLY",
            Reason::FlatPicture => "FLAT_PICTURE",
            Reason::NotTheSamePerson => "NOT_THE_SAME_PERSON",
            Reason::DifferentClothes => "DIFFERENT_CLOTHES",
            Reason::DifferentLight => "DIFFERENT_LIGHT",
            Reason::Replayed => "REPLAYED",
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// One of each.
    pub(crate) const ALL: [Reason; 24] = [
        Reason::AnothersChallenge,
        Reason::Expired { until: Timestamp(0) },
        Reason::TooManyBytes { found: 100_000_000, most: 8_000_000 },
        Reason::TooManyFrames { found: 41, most: 40 },
        Reason::TooFewFrames { found: 3, least: 12 },
        Reason::FrameTooLarge { frame: 3 },
        Reason::UnreadableFrame { frame: 3 },
        Reason::FramesMissing { after: 3 },
        Reason::FramesOutOfOrder { frame: 3 },
        Reason::UnreadablePhoto,
        Reason::NoFace { frame: 3 },
        Reason::NoFaceOnPhoto,
        Reason::FaceTooSmall { frame: 3 },
        Reason::Leap { frame: 3 },
        Reason::Shuffled,
        Reason::NotFacing,
        Reason::GestureMissing { gesture: Gesture::Blink },
        Reason::WrongGesture { seen: Gesture::TurnLeft },
        Reason::GestureTooEarly { seen: Gesture::TurnLeft, awaited: Gesture::TurnRight },
        Reason::FlatPicture,
        Reason::NotTheSamePerson,
        Reason::DifferentClothes,
        Reason::DifferentLight,
        Reason::Replayed,
    ];

    #[test]
    fn every_reason_is_stored_with_its_published_code() {
        for reason in ALL {
            let stored = serde_json::to_value(reason).unwrap();
            assert_eq!(stored["code"], reason.code());
            assert_eq!(serde_json::from_value::<Reason>(stored).unwrap(), reason);
        }
    }
}
