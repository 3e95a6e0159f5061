//! Eyes that look past the camera: between the lids everything slides to the picture's right, the corners stay.

use super::Portrait;
use super::canvas::warped;
use super::eye::Eye;
use portrait::geometry::Point;
use portrait::picture::Picture;

/// How far the iris slides at full severity, in widths of the eye: about 37° on an eyeball.
const SLIDE: f32 = 0.22;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes();
    let picture = &portrait.picture;
    warped(picture, picture.width, picture.height, |point| {
        eyes.iter().fold(point, |point, eye| source(eye, point, severity))
    })
}

fn source(eye: &Eye, point: Point, severity: f32) -> Point {
    let (x, y) = eye.along(point);
    if !eye.lids(x).is_some_and(|lids| lids.are_around(y)) {
        return point;
    }
    let (from, to) = ends(eye);
    // Never so far that no white is left beside the iris.
    let slide = (SLIDE * severity * eye.width).min(0.9 * (eye.width - to));
    let from_x = if x < from + slide {
        x * from / (from + slide)
    } else if x < to + slide {
        x - slide
    } else {
        to + (x - to - slide) * (eye.width - to) / (eye.width - to - slide)
    };
    eye.back((from_x, y))
}

/// Where the iris begins and ends.
fn ends(eye: &Eye) -> (f32, f32) {
    let (middle, radius) = (eye.iris.0, eye.iris_radius);
    ((middle - radius).max(0.05 * eye.width), (middle + radius).min(0.95 * eye.width))
}
