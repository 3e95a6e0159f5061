//! A red cap: everything of the head above the forehead, ever more of the cap's colour.

use super::Portrait;
use super::canvas::{luma, mixed, recoloured, step};
use portrait::landmarks::indices::FOREHEAD;
use portrait::picture::Picture;

const RED: [f32; 3] = [0.72, 0.06, 0.10];
/// Shape is seen by this much of the hair's own light and shade.
const SHADE: f32 = 0.5;
/// It ends this far above the mesh's upper edge, in widths of the face.
const ABOVE: f32 = 0.02;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (_, root) = portrait.on_face(portrait.face().point(FOREHEAD));
    recoloured(&portrait.picture, |point, colour| {
        let (across, down) = portrait.on_face(point);
        let share =
            step(root - ABOVE + 0.01, root - ABOVE - 0.01, down + 0.2 * across * across) * portrait.person(point);
        let shade = 1.0 + SHADE * (luma(colour) - 0.3);
        mixed(colour, RED.map(|value| value * shade), severity * share)
    })
}
