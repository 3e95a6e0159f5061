//! A shadow across the face, as of a brim or a window's frame: soft-edged, from the forehead down to one cheek.

use super::Portrait;
use super::canvas::{between, relit, step};
use portrait::picture::Picture;

/// Share of the light left in the shadow at full severity: nearly three stops less.
const LEAST: f32 = 0.14;
/// Half the width of its edge, in face widths.
const EDGE: f32 = 0.04;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let shade = LEAST.powf(severity);
    relit(&portrait.picture, |point, light| {
        let (across, down) = portrait.on_face(point);
        // The edge runs from the nearer temple over the nose to the far cheek.
        let below = down - 0.15 + 0.6 * across;
        let gain = between(1.0, shade, step(EDGE, -EDGE, below) * portrait.person(point));
        light.map(|value| value * gain)
    })
}
