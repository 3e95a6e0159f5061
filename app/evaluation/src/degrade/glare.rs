//! Glasses, drawn around the eyes, whose lenses mirror a window or a lamp.

use super::Portrait;
use super::canvas::{between, mixed, recoloured, step};
use super::portrait::along;
use portrait::geometry::Point;
use portrait::picture::Picture;

/// Half the width and height of a lens, in eye distances.
const LENS: (f32, f32) = (0.40, 0.30);
/// Thickness of the frame, in eye distances.
const FRAME: f32 = 0.035;
const FRAME_COLOUR: [f32; 3] = [0.13, 0.10, 0.09];
const LIGHT: [f32; 3] = [0.98, 0.99, 1.0];
/// Half the patch's size at no and at full severity, in lenses: at the end it covers most of the eye.
const PATCH: (f32, f32) = (0.15, 0.75);
/// The frame is there from this severity on: glasses alone are no fault.
const WORN: f32 = 0.25;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.face().eyes();
    let unit = portrait.eye_distance();
    let worn = (severity / WORN).min(1.0);
    let size = between(PATCH.0, PATCH.1, severity);
    recoloured(&portrait.picture, |point, colour| {
        let lens = |eye: Point| {
            let (x, y) = along(eyes, eye, point);
            (x / unit, y / unit)
        };
        eyes.iter().fold(bridge(portrait, point, colour, worn), |colour, eye| {
            let (x, y) = lens(*eye);
            let out = (x / LENS.0).hypot(y / LENS.1);
            if out > 1.2 {
                return colour;
            }
            // The patch starts near the rim, where it does no harm, and comes to lie on the eye.
            let aside = 0.45 * (1.0 - severity);
            let (px, py) = (x / LENS.0 + aside, y / LENS.1 + aside);
            let patch = step(size + 0.08, size - 0.08, px.hypot(py)) * step(1.0, 0.9, out);
            let lit = mixed(colour, LIGHT, patch * worn);
            let rim = step(FRAME, 0.6 * FRAME, ((out - 1.0) * LENS.1).abs());
            mixed(lit, FRAME_COLOUR, rim * worn)
        })
    })
}

/// The bar between the lenses and the arms beside them.
fn bridge(portrait: &Portrait, point: Point, colour: [f32; 3], worn: f32) -> [f32; 3] {
    let unit = portrait.eye_distance();
    let (x, y) = along(portrait.face().eyes(), portrait.face().eye_midpoint(), point);
    let (x, y) = (x.abs() / unit, y / unit);
    let half = portrait.face().width() / 2.0 / unit;
    let bar = x < 0.5 - LENS.0 || (x > 0.5 + LENS.0 && x < half);
    let line = step(FRAME, 0.6 * FRAME, (y + 0.06).abs());
    if bar { mixed(colour, FRAME_COLOUR, line * worn) } else { colour }
}
