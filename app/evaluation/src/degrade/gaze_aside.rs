//! Eyes that look past the camera: between the lids everything slides to the picture's right, the corners stay.

use super::Portrait;
use super::canvas::warped;
use super::portrait::{Eye, along, back, height_at};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// How far the iris slides at full severity, in widths of the eye: about 37° on an eyeball.
const SLIDE: f32 = 0.22;

/// An eye in the axes of its corners, from the left one, px.
struct Opening {
    corners: [Point; 2],
    width: f32,
    upper: Vec<(f32, f32)>,
    lower: Vec<(f32, f32)>,
    /// Where the iris begins and ends.
    iris: (f32, f32),
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
    let (middle, _) = along(corners, corners[0], eye.iris);
    let width = corners[0].distance(corners[1]).max(1.0);
    let iris = ((middle - eye.iris_radius).max(0.05 * width), (middle + eye.iris_radius).min(0.95 * width));
    Opening { corners, width, upper: local(&eye.upper), lower: local(&eye.lower), iris }
}

fn source(eye: &Opening, point: Point, severity: f32) -> Point {
    let (x, y) = along(eye.corners, eye.corners[0], point);
    if x <= 0.0 || x >= eye.width || y <= height_at(&eye.upper, x) || y >= height_at(&eye.lower, x) {
        return point;
    }
    let (from, to) = eye.iris;
    // Never so far that no white is left beside the iris.
    let slide = (SLIDE * severity * eye.width).min(0.9 * (eye.width - to));
    let from_x = if x < from + slide {
        x * from / (from + slide)
    } else if x < to + slide {
        x - slide
    } else {
        to + (x - to - slide) * (eye.width - to) / (eye.width - to - slide)
    };
    back(eye.corners, eye.corners[0], (from_x, y))
}
