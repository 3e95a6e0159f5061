//! A flash beside the lens: the pupils shine red.

use super::Portrait;
use super::canvas::{luma, mixed, recoloured, step};
use portrait::geometry::{Point, inside};
use portrait::picture::Picture;

/// What the back of the eye sends back.
const RED: [f32; 3] = [0.80, 0.10, 0.12];
/// A pupil in the dark, in radii of the iris.
const PUPIL: f32 = 0.75;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes().map(|eye| {
        let mut lids: Vec<Point> = eye.upper.clone();
        lids.extend(eye.lower.iter().rev());
        (eye, lids)
    });
    recoloured(&portrait.picture, |point, colour| {
        eyes.iter().fold(colour, |colour, (eye, lids)| {
            let out = point.distance(eye.iris) / eye.iris_radius.max(0.5);
            if out >= 1.0 || !inside(lids, point) {
                return colour;
            }
            // The catchlight stays: what is bright in the pupil lies on the cornea.
            let share = severity * step(1.0, PUPIL, out) * (1.0 - step(0.7, 0.9, luma(colour)));
            mixed(colour, RED, share)
        })
    })
}
