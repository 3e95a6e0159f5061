//! A head that leans: the picture turned clockwise about the face.

use super::Portrait;
use super::canvas::warped;
use portrait::geometry::Point;
use portrait::picture::Picture;

/// Turn at full severity, degrees.
const TURN: f32 = 24.0;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (sin, cos) = (TURN * severity).to_radians().sin_cos();
    let centre = portrait.face().bounds().centre();
    let picture = &portrait.picture;
    warped(picture, picture.width, picture.height, |point| {
        let (x, y) = (point.x - centre.x, point.y - centre.y);
        Point::new(centre.x + cos * x + sin * y, centre.y - sin * x + cos * y)
    })
}
