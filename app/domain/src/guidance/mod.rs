//! Live guidance: what to do next before the shutter is pressed. It is advice; the server repeats every check.
//!
//! A frame of the preview is measured ([`crate::verdict::Measures`], by the names that the server uses, and [`place`]'s own
//! three), the session's policy says which measures would be refused ([`watch`]), and the [`coach`] picks the one hint that
//! is shown and keeps it from flickering. [`pace`] says how often a phone can afford a frame, [`voice`] how often a hint may
//! be said aloud.

pub mod best;
pub mod coach;
pub mod pace;
pub mod place;
pub mod voice;
pub mod watch;

use crate::reason::ReasonCode;
use serde::{Deserialize, Serialize};

/// One thing to do, or that nothing is left to do. Where the phone has to move, it is the holder who moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// No face is seen.
    ShowFace,
    OnePersonOnly,
    TooDark,
    TooBright,
    /// The phone nearer to the person, or farther away.
    Closer,
    Further,
    /// The phone to the holder's left, right, up or down.
    Left,
    Right,
    Higher,
    Lower,
    /// The phone is held askew, or the head is.
    Level,
    FaceTheLens,
    FaceTheLight,
    OpenEyes,
    CloseLips,
    Ready,
}

impl Hint {
    pub const ALL: [Hint; 16] = [
        Hint::ShowFace,
        Hint::OnePersonOnly,
        Hint::TooDark,
        Hint::TooBright,
        Hint::Closer,
        Hint::Further,
        Hint::Left,
        Hint::Right,
        Hint::Higher,
        Hint::Lower,
        Hint::Level,
        Hint::FaceTheLens,
        Hint::FaceTheLight,
        Hint::OpenEyes,
        Hint::CloseLips,
        Hint::Ready,
    ];

    /// The same for whoever holds the camera in front of their own face: what lies to the camera's right lies to their left.
    pub fn for_own_face(self) -> Hint {
        match self {
            Hint::Left => Hint::Right,
            Hint::Right => Hint::Left,
            other => other,
        }
    }
}

/// The reasons that a frame of the preview can foretell: these measures need neither the cut-out nor the sensor's detail.
pub const FORETOLD: [ReasonCode; 9] = [
    ReasonCode::NoFace,
    ReasonCode::MultiFace,
    ReasonCode::Dark,
    ReasonCode::Bright,
    ReasonCode::HeadTilt,
    ReasonCode::HeadTurn,
    ReasonCode::LightUneven,
    ReasonCode::EyesClosed,
    ReasonCode::MouthOpen,
];
