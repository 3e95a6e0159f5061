//! How many people the picture shows.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![
        (measure::FACE_COUNT, scene.faces.len() as f32),
        (measure::SINGLE_FACE_PRESENT, single_face_present(scene.faces)),
    ]
}

/// `SingleFacePresent` (ISO/IEC 29794-5): 100 · (1 − second face's area / main face's area). 100 with one face, near 0
/// with two alike; passers-by far behind leave it high.
pub fn single_face_present(faces: &[Landmarks]) -> f32 {
    let area = |face: &Landmarks| face.bounds().area();
    let Some((main, others)) = faces.split_first() else { return 0.0 };
    let second = others.iter().map(area).fold(0.0, f32::max);
    100.0 * (1.0 - (second / area(main).max(f32::EPSILON)).min(1.0))
}
