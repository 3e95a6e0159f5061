//! What a student mends by hand about a made photo. The engine makes the photo anew from the picture and judges it anew;
//! nothing that was mended in a browser is ever taken over.

mod offer;
mod policy;

pub use offer::{Calibrating, KEPT, Offer, check_kept, former};
pub use policy::CalibrationPolicy;

use crate::id::AttemptId;
use crate::spec::PhotoSpec;
use serde::{Deserialize, Serialize};

/// A shift, a zoom and a small turn of the person within the photo, and another background. The default changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// To the right and down, in shares of the photo's width and height; at most [`Calibration::FARTHEST`] each way.
    pub shift: (f32, f32),
    /// Enlargement about the photo's middle, within [`Calibration::ZOOM`].
    pub zoom: f32,
    /// Clockwise about the photo's middle, degrees; at most [`Calibration::STEEPEST`] each way.
    pub turn: f32,
    /// “更换背景”; `None` is the specification's own.
    pub background: Option<[u8; 3]>,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { shift: (0.0, 0.0), zoom: 1.0, turn: 0.0, background: None }
    }
}

impl Calibration {
    pub const FARTHEST: f32 = 0.25;
    pub const ZOOM: (f32, f32) = (0.7, 1.4);
    /// Enough for a tilted phone. A tilted head stays tilted to its own shoulders.
    pub const STEEPEST: f32 = 10.0;

    /// The same with every number inside its bounds; what is no number changes nothing.
    pub fn bounded(self) -> Self {
        let within = |value: f32, (low, high): (f32, f32), neutral: f32| {
            if value.is_finite() { value.clamp(low, high) } else { neutral }
        };
        let far = (-Self::FARTHEST, Self::FARTHEST);
        Self {
            shift: (within(self.shift.0, far, 0.0), within(self.shift.1, far, 0.0)),
            zoom: within(self.zoom, Self::ZOOM, 1.0),
            turn: within(self.turn, (-Self::STEEPEST, Self::STEEPEST), 0.0),
            background: self.background,
        }
    }

    /// Whether the photo would come out as it was made at first.
    pub fn is_neutral(&self) -> bool {
        *self == Calibration::default()
    }

    /// The specification with the chosen background.
    pub fn spec(&self, spec: &PhotoSpec) -> PhotoSpec {
        PhotoSpec { background: self.background.unwrap_or(spec.background), ..spec.clone() }
    }
}

/// What an attempt that came from a calibration remembers. It is judged like any other and counts for no cooldown and no
/// lock: nobody pressed the shutter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibrated {
    /// The press of the shutter whose picture was developed anew.
    pub of: AttemptId,
    pub by: Calibration,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_the_bounds_is_brought_back_and_nonsense_changes_nothing() {
        let wild = Calibration {
            shift: (9.0, f32::NAN),
            zoom: 0.0,
            turn: f32::NEG_INFINITY,
            background: Some([255, 255, 255]),
        };
        let bounded = wild.bounded();
        assert_eq!((bounded.shift, bounded.zoom, bounded.turn), ((0.25, 0.0), 0.7, 0.0));
        assert_eq!(Calibration::default().bounded(), Calibration::default());
    }

    #[test]
    fn a_background_replaces_only_the_background() {
        let spec = PhotoSpec::find("degree-blue").expect("a preset");
        let white = Calibration { background: Some([255, 255, 255]), ..Calibration::default() };
        assert_eq!(white.spec(&spec), PhotoSpec { background: [255, 255, 255], ..spec.clone() });
        assert_eq!(Calibration::default().spec(&spec), spec);
    }
}
