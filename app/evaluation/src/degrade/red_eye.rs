//! A flash beside the lens: the pupils shine red.

use super::Portrait;
use super::canvas::{luma, mixed, recoloured, step};
use portrait::picture::Picture;

/// What the back of the eye sends back.
const RED: [f32; 3] = [0.80, 0.10, 0.12];
/// A pupil in the dark, in radii of the iris.
const PUPIL: f32 = 0.75;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes();
    recoloured(&portrait.picture, |point, colour| {
        eyes.iter().fold(colour, |colour, eye| {
            let (x, y) = eye.along(point);
            let out = (x - eye.iris.0).hypot(y - eye.iris.1) / eye.iris_radius.max(0.5);
            if out >= 1.0 || !eye.lids(x).is_some_and(|lids| lids.are_around(y)) {
                return colour;
            }
            // The catchlight stays: what is bright in the pupil lies on the cornea.
            let share = severity * step(1.0, PUPIL, out) * (1.0 - step(0.7, 0.9, luma(colour)));
            mixed(colour, RED, share)
        })
    })
}
