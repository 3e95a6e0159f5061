//! Whether both eyes are open.

use super::{Measured, Scene, sigmoid};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_EYE_CORNERS, LEFT_LIDS, RIGHT_EYE_CORNERS, RIGHT_LIDS};
use domain::policy::measure;

/// Less open than this, an eye is a line of lashes: what lies behind the lids is guessed, and EYES_CLOSED says so.
pub const SEEN: f32 = 0.075;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::EYE_OPENING, opening(scene.face())), (measure::EYES_OPEN, eyes_open(scene.face()))]
}

/// Mean lid gap of one eye, px.
fn gap(face: &Landmarks, lids: &[(usize, usize)]) -> f32 {
    lids.iter().map(|(upper, lower)| face.point(*upper).distance(face.point(*lower))).sum::<f32>() / lids.len() as f32
}

/// `EyeOpening`: mean lid gap over eye width, of the eye that is less open. About 0.3 open, below 0.1 closed; it does
/// not depend on the size of the face.
pub fn opening(face: &Landmarks) -> f32 {
    [(LEFT_LIDS, LEFT_EYE_CORNERS), (RIGHT_LIDS, RIGHT_EYE_CORNERS)]
        .iter()
        .map(|(lids, [a, b])| gap(face, lids) / face.point(*a).distance(face.point(*b)).max(1.0))
        .fold(f32::MAX, f32::min)
}

/// `EyesOpen` (ISO/IEC 29794-5): 100 · S(lid gap / T; 0.02, 0.01) of the eye that is less open.
pub fn eyes_open(face: &Landmarks) -> f32 {
    let smallest = gap(face, &LEFT_LIDS).min(gap(face, &RIGHT_LIDS));
    100.0 * sigmoid(smallest / face.eye_to_chin(), 0.02, 0.01)
}
