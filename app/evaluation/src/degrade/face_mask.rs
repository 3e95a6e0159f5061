//! A surgical mask: white cloth before chin, mouth and nose, pulled ever higher.

use super::Portrait;
use super::canvas::{between, luma, mixed, recoloured, step};
use portrait::geometry::{Point, inside};
use portrait::landmarks::indices::{CHIN, FACE_OVAL};
use portrait::picture::Picture;

/// Where its upper edge lies at full severity, in T below the eyes: on the ridge of the nose.
const HIGHEST: f32 = 0.3;
const CLOTH: [f32; 3] = [0.90, 0.92, 0.94];
/// Folds: how many over a face's width of height, and how dark.
const FOLDS: (f32, f32) = (9.0, 0.05);
/// Shading of the face that the cloth keeps, since it lies in the same light.
const SHADING: f32 = 0.3;
/// How softly the edge ends, in widths of the face.
const EDGE: f32 = 0.008;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let oval = portrait.face().ring(&FACE_OVAL);
    let (_, chin) = portrait.on_face(portrait.face().point(CHIN));
    // A little beyond the chin, so that it comes from outside the face.
    let edge = between(chin + 2.0 * EDGE, HIGHEST * chin, severity);
    let skin = luma(portrait.skin()).max(0.05);
    recoloured(&portrait.picture, |point: Point, colour| {
        let (across, down) = portrait.on_face(point);
        // The upper edge hangs from the ridge of the nose down to both sides.
        let below = step(-EDGE, EDGE, down - edge - 0.25 * severity * across * across);
        if below <= 0.0 || !inside(&oval, point) {
            return colour;
        }
        let fold = 1.0 - FOLDS.1 * (0.5 + 0.5 * (std::f32::consts::TAU * FOLDS.0 * down).sin());
        let shade = 1.0 + SHADING * (luma(colour) / skin - 1.0).clamp(-0.6, 0.1);
        mixed(colour, CLOTH.map(|value| value * fold * shade), below)
    })
}
