//! Whether the person smiles with closed lips. A hint, never a refusal: mouths at rest differ.
//!
//! Raised or knitted brows were tried and left out: their heights and distances over T in frowning and in laughing faces
//! lay among those of faces at rest. The two sides of a face are not compared: a mouth that is lame on one side is
//! nobody's fault.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{INNER_LIPS, MOUTH_CORNERS};
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::MOUTH_CORNER_LIFT, corner_lift(scene.on_photo))]
}

/// `MouthCornerLift`: mean height of the mouth's corners above the middle of the slit between the lips, over T (eye midpoint to
/// chin). About 0 at rest, positive in a smile.
pub fn corner_lift(face: &Landmarks) -> f32 {
    let axes = Axes::of(face);
    let (upper, lower) = INNER_LIPS[1];
    let middle = face.point(upper).middle(face.point(lower));
    let heights = MOUTH_CORNERS.map(|corner| -axes.offset(middle, face.point(corner)).1);
    (heights[0] + heights[1]) / 2.0 / face.eye_to_chin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::Drawn;

    #[test]
    fn corners_of_the_mouth_that_rise_are_a_smile() {
        let rest = Drawn::new([0.7; 3]);
        assert!(corner_lift(&rest.face).abs() < 1e-4);
        let smile = rest.with(61, -0.02, -0.05).with(291, 0.02, -0.05);
        assert!((corner_lift(&smile.face) - 0.05).abs() < 1e-3);
    }
}
