//! A portrait as a flat thing in a new frame of the same size: shrunk, turned, seen a little aslant.

use super::Portrait;
use super::canvas::{Colour, between, mixed, recoloured, step, warped};
use portrait::geometry::{Bounds, Point};
use portrait::picture::Picture;

/// The portrait's part that is shown, in face widths to both sides of the eyes' midpoint, above and below it.
const REACH: (f32, f32, f32) = (1.25, 1.35, 1.6);

/// How the flat thing lies at full severity.
pub struct Lie {
    /// Its size, of the frame's.
    pub size: f32,
    /// Radians.
    pub turn: f32,
    /// How much nearer its right side and its lower side are than its middle.
    pub aslant: (f32, f32),
}

/// The portrait in the new frame. `beyond` is what is seen outside it: it gets the way across and down from the nearest point of
/// the portrait's edge, in widths of the portrait, and the point of the frame, in heights. `light` changes a colour at
/// such a point.
pub fn staged(
    portrait: &Portrait,
    severity: f32,
    lie: &Lie,
    beyond: impl Fn((f32, f32), Point) -> Colour,
    light: impl Fn(Point, Colour) -> Colour,
) -> Picture {
    let (width, height) = (portrait.picture.width as f32, portrait.picture.height as f32);
    // What is photographed again is a portrait, not a person in a large room.
    let (face, whole) = (portrait.face(), portrait.bounds());
    let (middle, eyes, unit) = (face.bounds().centre().x, face.eye_midpoint().y, face.width());
    let part = Bounds {
        left: between(0.0, (middle - REACH.0 * unit).max(0.0), severity),
        top: between(0.0, (eyes - REACH.1 * unit).max(0.0), severity),
        right: between(whole.right, (middle + REACH.0 * unit).min(whole.right), severity),
        bottom: between(whole.bottom, (eyes + REACH.2 * unit).min(whole.bottom), severity),
    };
    let centre = part.centre();
    let size = between(1.0, lie.size * height / part.height(), severity);
    let (sin, cos) = (severity * lie.turn).sin_cos();
    let place = |point: Point| {
        let (x, y) = ((point.x - width / 2.0) / height, (point.y - height / 2.0) / height);
        let near = size * (1.0 + severity * (lie.aslant.0 * x + lie.aslant.1 * y));
        let (x, y) = ((cos * x + sin * y) / near, (cos * y - sin * x) / near);
        Point::new(centre.x + height * x, centre.y + height * y)
    };
    let shown = warped(&portrait.picture, portrait.picture.width, portrait.picture.height, place);
    recoloured(&shown, |point, colour| {
        let Point { x, y } = place(point);
        let (across, down) = (x - x.clamp(part.left, part.right), y - y.clamp(part.top, part.bottom));
        let outside = step(-0.7, 0.7, across.abs().max(down.abs()) - 0.7);
        let there = Point::new(point.x / height, point.y / height);
        let seen = if outside > 0.0 {
            mixed(colour, beyond((across / part.width(), down / part.width()), there), outside)
        } else {
            colour
        };
        light(there, seen)
    })
}
