//! How far the face is from rest: raised corners of the mouth, raised or knitted brows. A hint, never a refusal: faces
//! at rest differ, and a brow or a mouth that is lame on one side is nobody's fault, so that the two sides are never
//! compared with each other.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{
    INNER_LIPS, LEFT_BROW_TOP, LEFT_EYE_CORNERS, MOUTH_CORNERS, RIGHT_BROW_TOP, RIGHT_EYE_CORNERS,
};
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let face = scene.on_photo;
    vec![
        (measure::MOUTH_CORNER_LIFT, corner_lift(face)),
        (measure::BROW_HEIGHT, brow_height(face)),
        (measure::BROW_DISTANCE, brow_distance(face)),
    ]
}

/// `MouthCornerLift`: mean height of the mouth's corners above the middle of the slit between the lips, over T (eye midpoint to
/// chin). About 0 at rest, positive in a smile, negative in grief.
pub fn corner_lift(face: &Landmarks) -> f32 {
    let axes = Axes::of(face);
    let (upper, lower) = INNER_LIPS[1];
    let middle = face.point(upper).middle(face.point(lower));
    let heights = MOUTH_CORNERS.map(|corner| -axes.offset(middle, face.point(corner)).1);
    (heights[0] + heights[1]) / 2.0 / face.eye_to_chin()
}

/// `BrowHeight`: mean height of the brows' upper edges above the eyes' middles, over T.
pub fn brow_height(face: &Landmarks) -> f32 {
    let axes = Axes::of(face);
    let [left, right] = face.eyes();
    let height = |brow: [usize; 5], eye| {
        brow.iter().map(|index| -axes.offset(eye, face.point(*index)).1).sum::<f32>() / brow.len() as f32
    };
    (height(LEFT_BROW_TOP, left) + height(RIGHT_BROW_TOP, right)) / 2.0 / face.eye_to_chin()
}

/// `BrowDistance`: distance of the brows' inner ends over that of the eyes' inner corners. Small in a frown.
pub fn brow_distance(face: &Landmarks) -> f32 {
    let apart = |left: usize, right: usize| face.point(left).distance(face.point(right));
    apart(LEFT_BROW_TOP[4], RIGHT_BROW_TOP[4]) / apart(LEFT_EYE_CORNERS[1], RIGHT_EYE_CORNERS[1]).max(1.0)
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

    #[test]
    fn brows_rise_and_draw_together() {
        let rest = Drawn::new([0.7; 3]);
        let (high, apart) = (brow_height(&rest.face), brow_distance(&rest.face));
        let frown = rest.with(107, 0.04, 0.04).with(336, -0.04, 0.04);
        assert!(brow_height(&frown.face) < high && brow_distance(&frown.face) < apart);
    }
}
