//! A picture taken of a screen: around the portrait a dark bezel, then the desk that it stands on, and a window's reflection
//! over all of it. The further away it is taken, the more of that is seen.

use super::Portrait;
use super::canvas::step;
use super::staged::{Lie, staged};
use portrait::picture::Picture;

const LIE: Lie = Lie { size: 0.62, turn: -0.09, aslant: (0.12, -0.06) };
/// The bezel's width, in widths of the portrait.
const BEZEL: f32 = 0.06;
const BLACK: [f32; 3] = [0.05, 0.05, 0.06];
const WOOD: [f32; 3] = [0.55, 0.40, 0.26];
/// The reflection: where it lies along the diagonal, half its width in heights of the frame, and what it adds.
const REFLECTION: (f32, f32, f32) = (0.45, 0.12, 0.10);

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let beyond = |(across, down): (f32, f32), there: portrait::geometry::Point| {
        if across.abs().max(down.abs()) < BEZEL {
            return BLACK;
        }
        let grain = 0.04 * (90.0 * there.y + 6.0 * (4.0 * there.x).sin()).sin();
        WOOD.map(|value| value + grain)
    };
    staged(portrait, severity, &LIE, beyond, |there, colour| {
        let (place, half, gain) = REFLECTION;
        let off = ((there.x + 0.6 * there.y) - place).abs();
        let add = severity * gain * step(half, 0.5 * half, off);
        colour.map(|value| value + add)
    })
}
