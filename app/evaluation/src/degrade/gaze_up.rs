//! Eyes that look over the camera: lids rise, irises rise farther, the corners stay where they are.

use super::Portrait;
use super::canvas::{step, warped};
use super::portrait::{Eye, along, back, height_at};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// How far the lids rise in the middle of an eye at full severity, and the iris between them, in widths of the eye: about 42° in
/// all on an eyeball, as far up as eyes go.
const LIDS: f32 = 0.14;
const IRIS: f32 = 0.10;
/// The skin around an eye follows up to this far above and below it, in widths of the eye.
const AROUND: f32 = 0.62;
/// White that shows below the iris before it rises, at least, in widths of the eye.
const WHITE: f32 = 0.03;

/// An eye in the axes of its corners, from the left one, px.
struct Opening {
    corners: [Point; 2],
    width: f32,
    upper: Vec<(f32, f32)>,
    lower: Vec<(f32, f32)>,
    /// Where the iris ends.
    iris_bottom: f32,
}

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes().map(|eye| opening(&eye));
    let picture = &portrait.picture;
    warped(picture, picture.width, picture.height, |point| {
        eyes.iter().fold(point, |point, eye| source(eye, point, severity))
    })
}

fn opening(eye: &Eye) -> Opening {
    let corners = [eye.upper[0], eye.upper[eye.upper.len() - 1]];
    let local = |points: &[Point]| points.iter().map(|point| along(corners, corners[0], *point)).collect();
    let iris_bottom = along(corners, corners[0], eye.iris).1 + eye.iris_radius;
    let width = corners[0].distance(corners[1]).max(1.0);
    Opening { corners, width, upper: local(&eye.upper), lower: local(&eye.lower), iris_bottom }
}

fn source(eye: &Opening, point: Point, severity: f32) -> Point {
    let (x, y) = along(eye.corners, eye.corners[0], point);
    let across = 2.0 * x / eye.width - 1.0;
    let share = (1.0 - across * across).max(0.0) * step(AROUND, 0.2, (y / eye.width).abs());
    let y = y + severity * LIDS * share * eye.width;
    back(eye.corners, eye.corners[0], (x, inside(eye, x, y, severity)))
}

/// Between the lids everything slides up under the upper one, and the white below the iris is drawn out.
fn inside(eye: &Opening, x: f32, y: f32, severity: f32) -> f32 {
    let (upper, lower) = (height_at(&eye.upper, x), height_at(&eye.lower, x));
    if x <= 0.0 || x >= eye.width || y <= upper || y >= lower {
        return y;
    }
    let bottom = eye.iris_bottom.min(lower - WHITE * eye.width).max(upper);
    let slide = (severity * IRIS * eye.width).min(bottom - upper);
    if y < bottom - slide {
        y + slide
    } else {
        bottom + (y - bottom + slide) * (lower - bottom) / (lower - bottom + slide)
    }
}
