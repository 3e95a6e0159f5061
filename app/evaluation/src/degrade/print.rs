//! A picture taken of a print: around the portrait a white margin, then the table, and a lamp's light that falls off across it.

use super::Portrait;
use super::canvas::between;
use super::staged::{Lie, staged};
use portrait::picture::Picture;

const LIE: Lie = Lie { size: 0.66, turn: 0.07, aslant: (-0.08, 0.14) };
/// The margin's width, in widths of the portrait.
const MARGIN: f32 = 0.05;
const PAPER: [f32; 3] = [0.95, 0.94, 0.92];
const TABLE: [f32; 3] = [0.36, 0.38, 0.42];
/// The light on the far side, of that on the near one.
const FALL: f32 = 0.72;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let beyond = |(across, down): (f32, f32), there: portrait::geometry::Point| {
        if across.abs().max(down.abs()) < MARGIN {
            return PAPER;
        }
        let weave = 0.02 * ((260.0 * there.x).sin() + (260.0 * there.y).sin());
        TABLE.map(|value| value + weave)
    };
    staged(portrait, severity, &LIE, beyond, |there, colour| {
        let light = between(1.0, between(1.0, FALL, there.x.clamp(0.0, 1.0)), severity);
        colour.map(|value| value * light)
    })
}
