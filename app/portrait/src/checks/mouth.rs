//! Whether the mouth is closed.

use super::{Measured, Scene, sigmoid};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::INNER_LIPS;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::MOUTH_OPENING, opening(scene.face())), (measure::MOUTH_CLOSED, mouth_closed(scene.face()))]
}

/// `MouthOpening`: the largest gap between the inner edges of the lips over T (eye midpoint to chin).
pub fn opening(face: &Landmarks) -> f32 {
    let gap = |(upper, lower): &(usize, usize)| face.point(*upper).distance(face.point(*lower));
    INNER_LIPS.iter().map(gap).fold(0.0, f32::max) / face.eye_to_chin()
}

/// `MouthClosed` (ISO/IEC 29794-5): 100 · (1 − S(opening; 0.2, 0.06)).
pub fn mouth_closed(face: &Landmarks) -> f32 {
    100.0 * (1.0 - sigmoid(opening(face), 0.2, 0.06))
}
