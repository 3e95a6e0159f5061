//! A lamp straight overhead: the chin throws its shadow on the neck.

use super::Portrait;
use super::canvas::{between, relit, step};
use portrait::landmarks::indices::CHIN;
use portrait::picture::Picture;

/// Share of the light left in the shadow at full severity: more than two stops less.
const LEAST: f32 = 0.17;
/// It begins at the jaw's edge and ends this far below the chin, in widths of the face.
const LENGTH: f32 = 0.55;
/// Half the width of its edges, in widths of the face.
const EDGE: f32 = 0.02;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (_, chin) = portrait.on_face(portrait.face().point(CHIN));
    let shade = LEAST.powf(severity);
    relit(&portrait.picture, |point, light| {
        let (across, down) = portrait.on_face(point);
        // The jaw rises to both sides of the chin, and the shadow's end with it.
        let below = down - chin + 0.9 * across * across;
        let shaded = step(-EDGE, EDGE, below) * step(LENGTH + 2.0 * EDGE, LENGTH - 2.0 * EDGE, below);
        let neck = step(0.32, 0.28, across.abs());
        let gain = between(1.0, shade, shaded * neck * portrait.person(point));
        light.map(|value| value * gain)
    })
}
