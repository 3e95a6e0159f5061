//! Eyes that look over the camera: lids rise, irises rise farther, the corners stay where they are.

use super::Portrait;
use super::canvas::{step, warped};
use super::eye::{Eye, Lids};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// How far the lids rise in the middle of an eye at full severity, and the iris between them, in widths of the eye: about 42° in
/// all on an eyeball, as far up as eyes go.
const RISE: f32 = 0.14;
const IRIS: f32 = 0.10;
/// The skin around an eye follows up to this far above and below it, in widths of the eye.
const AROUND: f32 = 0.62;
/// White that shows below the iris before it rises, at least, in widths of the eye.
const WHITE: f32 = 0.03;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes();
    let picture = &portrait.picture;
    warped(picture, picture.width, picture.height, |point| {
        eyes.iter().fold(point, |point, eye| source(eye, point, severity))
    })
}

fn source(eye: &Eye, point: Point, severity: f32) -> Point {
    let (x, y) = eye.along(point);
    let across = 2.0 * x / eye.width - 1.0;
    let share = (1.0 - across * across).max(0.0) * step(AROUND, 0.2, (y / eye.width).abs());
    let y = y + severity * RISE * share * eye.width;
    let from_y = eye.lids(x).filter(|lids| lids.are_around(y)).map_or(y, |lids| inside(eye, lids, y, severity));
    eye.back((x, from_y))
}

/// Between the lids everything slides up under the upper one, and the white below the iris is drawn out.
fn inside(eye: &Eye, Lids { upper, lower }: Lids, y: f32, severity: f32) -> f32 {
    let bottom = (eye.iris.1 + eye.iris_radius).min(lower - WHITE * eye.width).max(upper);
    let slide = (severity * IRIS * eye.width).min(bottom - upper);
    if y < bottom - slide {
        y + slide
    } else {
        bottom + (y - bottom + slide) * (lower - bottom) / (lower - bottom + slide)
    }
}
