//! A grey board that is lifted before the face until nothing is left of it.

use super::Portrait;
use super::canvas::{between, mixed, recoloured, step};
use portrait::landmarks::indices::{CHIN, FOREHEAD};
use portrait::picture::Picture;

const GREY: [f32; 3] = [0.55, 0.55, 0.56];
/// Its edge at full severity lies this far above the mesh, in widths of the face: above the hair.
const ABOVE: f32 = 0.5;
const EDGE: f32 = 0.01;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let height = |index| portrait.on_face(portrait.face().point(index)).1;
    let (_, bottom) =
        portrait.on_face(portrait::geometry::Point::new(portrait.face().point(CHIN).x, portrait.bounds().bottom));
    // Through the face it goes evenly; below it there is nothing to hide.
    let low = bottom.min(height(CHIN) + 0.6) + EDGE;
    let edge = between(low, height(FOREHEAD) - ABOVE, severity);
    recoloured(&portrait.picture, |point, colour| {
        let (_, down) = portrait.on_face(point);
        mixed(colour, GREY, step(edge - EDGE, edge + EDGE, down) * (5.0 * severity).min(1.0))
    })
}
