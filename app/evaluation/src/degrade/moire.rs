//! A picture taken of a screen: its grid beats with the sensor's.

use super::Portrait;
use super::canvas::recoloured;
use portrait::picture::Picture;
use std::f32::consts::TAU;

/// Periods of the grid as it is seen, px, and of its beat.
const GRID: f32 = 2.7;
const BEAT: f32 = 17.0;
/// How far the colours of a screen's pixel lie apart, in periods.
const STRIPES: f32 = 1.0 / 3.0;
/// Depth of the grid and of the beat at full severity.
const DEPTH: (f32, f32) = (0.10, 0.145);
/// A screen is never quite parallel to the sensor: the beat bends by this much over the picture, in periods.
const BEND: f32 = 2.0;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (width, height) = (portrait.picture.width as f32, portrait.picture.height as f32);
    recoloured(&portrait.picture, |point, colour| {
        let bend = BEND * (point.x / width - 0.5) * (point.y / height - 0.5);
        let wave = |place: f32, period: f32, phase: f32| (TAU * (place / period + phase)).sin();
        std::array::from_fn(|c| {
            let apart = STRIPES * c as f32;
            let grid = wave(point.x + 0.1 * point.y, GRID, apart) + wave(point.y - 0.1 * point.x, GRID, 0.0);
            let beat = wave(point.x + 0.6 * point.y, BEAT, apart + bend) + wave(point.y, BEAT, bend);
            colour[c] * (1.0 + severity * (DEPTH.0 * grid + DEPTH.1 * beat))
        })
    })
}
