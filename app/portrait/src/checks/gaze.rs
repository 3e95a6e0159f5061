//! Where the eyes look, beside the camera.

use super::{Measured, Scene, eyes};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_EYE_CORNERS, LEFT_IRIS, RIGHT_EYE_CORNERS, RIGHT_IRIS};
use crate::pose::Pose;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    match gaze(scene.on_photo, &scene.pose) {
        Some(Gaze { yaw, pitch }) => vec![(measure::GAZE_YAW, yaw), (measure::GAZE_PITCH, pitch)],
        None => vec![],
    }
}

/// Degrees between the line of sight and the camera; 0 looks into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaze {
    /// `GazeYaw`: positive to the picture's right.
    pub yaw: f32,
    /// `GazePitch`: positive up.
    pub pitch: f32,
}

/// Distance of the iris from the eyeball's centre, in widths of the eye opening: about 10.5 mm of 29 mm.
const IRIS_RADIUS: f32 = 0.36;
/// How far the middle of the eye's corners lies before the eyeball's centre, in the same unit: about 3 mm.
const CORNERS_DEPTH: f32 = 0.10;
/// An eye that looks straight ahead has its iris this far above the line of its corners, which slopes down to the nose
/// (mean of the portraits tried that look into the camera; they lay within 0.035 of it).
const RESTING_HEIGHT: f32 = 0.07;

/// The gaze from the irises' places between the corners of the eyes, mean of both eyes (one eye's iris lies a little
/// towards the nose, the other's too), with the head's own turn taken out: a turned head whose eyes look into the camera has
/// a gaze of 0. The eyeball is a sphere, the iris a point on it. `None` with eyes closed.
pub fn gaze(face: &Landmarks, pose: &Pose) -> Option<Gaze> {
    if eyes::opening(face) < eyes::SEEN {
        return None;
    }
    let [outer, inner] = LEFT_EYE_CORNERS;
    let left = offset(face, LEFT_IRIS, [outer, inner]);
    let [outer, inner] = RIGHT_EYE_CORNERS;
    let right = offset(face, RIGHT_IRIS, [inner, outer]);
    // A turn narrows the eye on the picture, and its width is the unit.
    let across = (left.0 + right.0) / 2.0 * pose.yaw.to_radians().cos();
    let up = (left.1 + right.1) / 2.0 * pose.yaw.to_radians().cos() - RESTING_HEIGHT;
    let angle = |offset: f32, turn: f32| {
        let sine = (offset + CORNERS_DEPTH * turn.to_radians().sin()) / IRIS_RADIUS;
        sine.clamp(-1.0, 1.0).asin().to_degrees()
    };
    Some(Gaze { yaw: angle(across, pose.yaw), pitch: angle(up, pose.pitch) })
}

/// The iris's place from the middle of the corners (the picture's left one first): along their line and above it, in
/// widths of the eye.
fn offset(face: &Landmarks, iris: usize, [from, to]: [usize; 2]) -> (f32, f32) {
    let (from, to, iris) = (face.point(from), face.point(to), face.point(iris));
    let (x, y) = (to.x - from.x, to.y - from.y);
    let square = (x * x + y * y).max(1.0);
    let middle = from.middle(to);
    let (dx, dy) = (iris.x - middle.x, iris.y - middle.y);
    ((dx * x + dy * y) / square, (dx * y - dy * x) / square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::Drawn;

    fn looking(x: f32, y: f32, yaw: f32) -> Gaze {
        let drawn = Drawn::new([0.7; 3]).with(LEFT_IRIS, x, y).with(RIGHT_IRIS, x, y);
        gaze(&drawn.face, &Pose { yaw, pitch: 0.0, roll: 0.0 }).expect("the eyes are open")
    }

    #[test]
    fn eyes_in_the_middle_of_a_straight_face_look_into_the_camera() {
        let Gaze { yaw, pitch } = looking(0.0, 0.0, 0.0);
        assert!(yaw.abs() < 1.0 && pitch.abs() < 1.0, "{yaw} {pitch}");
    }

    #[test]
    fn irises_at_one_side_look_to_that_side_and_high_ones_up() {
        assert!(looking(0.05, 0.0, 0.0).yaw > 30.0);
        assert!(looking(-0.05, 0.0, 0.0).yaw < -30.0);
        assert!(looking(0.0, -0.03, 0.0).pitch > 15.0);
        assert!(looking(0.0, 0.03, 0.0).pitch < -15.0);
    }

    #[test]
    fn a_turned_head_may_still_look_into_the_camera() {
        // Turned 20° to the right, the corners move 0.034 eye widths ahead of the eyeball's centre.
        let back = -0.1 * 20f32.to_radians().sin() * 0.24 / 20f32.to_radians().cos();
        assert!(looking(back, 0.0, 20.0).yaw.abs() < 1.0);
    }

    #[test]
    fn closed_eyes_look_nowhere() {
        let closed = Landmarks::new(vec![[5.0, 5.0, 0.0]; 478], 1.0);
        assert_eq!(gaze(&closed, &Pose { yaw: 0.0, pitch: 0.0, roll: 0.0 }), None);
    }
}
