//! Whether the picture has the pixels that the photo needs.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::pose::Pose;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let shorter = scene.picture.width.min(scene.picture.height) as f32;
    vec![
        (measure::INTER_EYE_DISTANCE, inter_eye_distance(scene.face(), &scene.pose, scene.reduction)),
        (measure::UPSCALING, upscaling(scene.view.scale(), scene.reduction)),
        (measure::FACE_SHARE, scene.face().width() / shorter),
    ]
}

/// `InterEyeDistance` (ISO/IEC 29794-5): distance of the eyes' middles over cos(yaw), in px of the file.
pub fn inter_eye_distance(face: &Landmarks, pose: &Pose, reduction: f32) -> f32 {
    let [left, right] = face.eyes();
    // Beyond 80° one eye is hidden and the quotient means nothing.
    left.distance(right) * reduction / pose.yaw.clamp(-80.0, 80.0).to_radians().cos()
}

/// `Upscaling`: pixels of the photo per pixel of the file along a line. Above 1 detail is invented by interpolation.
/// `scale` in picture pixels per photo pixel.
pub fn upscaling(scale: f32, reduction: f32) -> f32 {
    1.0 / (scale * reduction).max(1e-3)
}
