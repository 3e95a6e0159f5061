//! Shoulders that hang to one side: below the chin the picture is sheared, the shoulder on its right goes down.

use super::Portrait;
use super::canvas::{step, warped};
use portrait::geometry::Point;
use portrait::landmarks::indices::CHIN;
use portrait::picture::Picture;

/// Slope at full severity, degrees.
const SLOPE: f32 = 20.0;
/// The neck bends over this much below the chin, in widths of the face.
const NECK: (f32, f32) = (0.0, 0.35);
/// Beside the body nothing has to follow any longer, in widths of the face from its middle.
const WIDE: f32 = 1.6;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (face, picture) = (portrait.face(), &portrait.picture);
    let (middle, chin, width) = (face.bounds().centre().x, face.point(CHIN).y, face.width());
    let slope = (severity * SLOPE).to_radians().tan();
    warped(picture, picture.width, picture.height, |point| {
        let down = step(NECK.0, NECK.1, (point.y - chin) / width);
        let across = (point.x - middle).clamp(-WIDE * width, WIDE * width);
        Point::new(point.x, point.y - slope * across * down)
    })
}
