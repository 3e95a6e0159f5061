//! Light from one side (阴阳脸): the half of the person on the picture's right falls into the dark.

use super::Portrait;
use super::canvas::{between, relit, step};
use portrait::picture::Picture;

/// Share of the light left on the far side at full severity: three and a half stops less.
const LEAST: f32 = 0.09;
/// The light falls off over this much to each side of the face's midline, in its widths, as on a rounded head.
const FALL: f32 = 0.3;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let far = LEAST.powf(severity);
    relit(&portrait.picture, |point, light| {
        let (across, _) = portrait.on_face(point);
        let gain = between(1.0, far, step(-FALL, FALL, across) * portrait.person(point));
        light.map(|value| value * gain)
    })
}
