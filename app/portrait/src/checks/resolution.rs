//! Whether the picture has the pixels that the photo needs.

use crate::landmarks::Landmarks;
use crate::pose::Pose;

/// `InterEyeDistance` (ISO/IEC 29794-5): distance of the eyes' middles over cos(yaw), in px of the file.
pub fn inter_eye_distance(face: &Landmarks, pose: &Pose, reduction: f32) -> f32 {
    let [left, right] = face.eyes();
    // Beyond 80° one eye is hidden and the quotient means nothing.
    left.distance(right) * reduction / pose.yaw.clamp(-80.0, 80.0).to_radians().cos()
}

/// `Upscaling`: pixels of the photo per pixel of the file along a line. Above 1 detail is invented by interpolation.
pub fn upscaling(photo_width: f32, crop_width: f32, reduction: f32) -> f32 {
    photo_width / (crop_width * reduction).max(1.0)
}
