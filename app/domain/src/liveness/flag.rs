//! What a reviewer should look at twice. A flag refuses nothing: each has innocent causes.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A stored and published format: add, never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Flag {
    /// A lattice on the skin of the photo, as of a screen or a print.
    Moire,
    /// Person and background end at the same straight line inside the photo, as at the edge of a screen or a print.
    PictureBorder,
    /// Reflections where the lenses of glasses would be.
    LensGlare,
    /// The photo's file names a program that edits pictures.
    EditedWith {
        software: String,
    },
    /// The photo's file says that it was taken long before it was handed in, or later than now.
    OldCapture {
        taken_at: Timestamp,
    },
    /// The browser's name for the camera is that of a program.
    VirtualCamera {
        label: String,
    },
    DifferentHair,
    DifferentBackground,
    /// The challenge had no turn: nothing says whether the face is flat.
    FlatnessUntested,
    /// The installed anti-spoofing model takes the photo for a copy.
    SpoofSuspected,
}

impl Flag {
    pub fn code(&self) -> &'static str {
        match self {
            Flag::Moire => "MOIRE",
            Flag::PictureBorder => "PICTURE_BORDER",
            Flag::LensGlare => "LENS_GLARE",
            Flag::EditedWith { .. } => "EDITED_WITH",
            Flag::OldCapture { .. } => "OLD_CAPTURE",
            Flag::VirtualCamera { .. } => "VIRTUAL_CAMERA",
            Flag::DifferentHair => "DIFFERENT_HAIR",
            Flag::DifferentBackground => "DIFFERENT_BACKGROUND",
            Flag::FlatnessUntested => "FLATNESS_UNTESTED",
            Flag::SpoofSuspected => "SPOOF_SUSPECTED",
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// One of each.
    pub(crate) fn all() -> Vec<Flag> {
        vec![
            Flag::Moire,
            Flag::PictureBorder,
            Flag::LensGlare,
            Flag::EditedWith { software: "Adobe Photoshop".into() },
            Flag::OldCapture { taken_at: Timestamp(0) },
            Flag::VirtualCamera { label: "OBS Virtual Camera".into() },
            Flag::DifferentHair,
            Flag::DifferentBackground,
            Flag::FlatnessUntested,
            Flag::SpoofSuspected,
        ]
    }

    #[test]
    fn every_flag_is_stored_with_its_published_code() {
        for flag in all() {
            let stored = serde_json::to_value(&flag).unwrap();
            assert_eq!(stored["code"], flag.code());
            assert_eq!(serde_json::from_value::<Flag>(stored).unwrap(), flag);
        }
    }
}
