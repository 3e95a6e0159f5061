//! Sunglasses: lenses over the eyes that let ever less light through.

use super::Portrait;
use super::canvas::{between, relit, step};
use super::portrait::along;
use portrait::picture::Picture;

/// Half the width and height of a lens, in eye distances: from the brows to the cheekbones.
const LENS: (f32, f32) = (0.42, 0.36);
/// The lens's middle below the eye's, in eye distances.
const BELOW: f32 = 0.03;
/// Share of the light that they let through at full severity, and what their surface mirrors instead.
const THROUGH: f32 = 0.03;
const MIRRORED: f32 = 0.008;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (eyes, unit) = (portrait.face().eyes(), portrait.eye_distance());
    let through = THROUGH.powf(severity);
    relit(&portrait.picture, |point, light| {
        let lens = |eye| {
            let (x, y) = along(eyes, eye, point);
            // Squarer than an ellipse, as lenses are.
            let (x, y) = (x / unit / LENS.0, (y / unit - BELOW) / LENS.1);
            step(1.04, 0.96, (x.powi(4) + y.powi(4)).powf(0.25))
        };
        let bridge = {
            let (x, y) = along(eyes, portrait.face().eye_midpoint(), point);
            step(0.5 - LENS.0 + 0.03, 0.5 - LENS.0, (x / unit).abs()) * step(0.05, 0.04, (y / unit + 0.05).abs())
        };
        let share = eyes.into_iter().map(lens).fold(bridge, f32::max);
        light.map(|value| value * between(1.0, through, share) + severity * MIRRORED * share)
    })
}
