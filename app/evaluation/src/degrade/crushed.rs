//! Shadows without any drawing in them, as harsh contrast leaves: what is darker than a level is black, what is light stays.

use super::Portrait;
use super::canvas::{linear, luma, relit};
use portrait::picture::Picture;

/// What falls to black at full severity, as a share of the light of the person's own skin.
const BLACK: f32 = 1.02;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let skin = luma(portrait.skin().map(linear));
    // Something stays light even where the skin is burnt out.
    let black = (severity * BLACK * skin).min(0.98);
    relit(&portrait.picture, |point, light| {
        let level = luma(light);
        let share = ((level - black) / (1.0 - black)).max(0.0) / level.max(1e-6);
        light.map(|value| value * (1.0 + (share - 1.0) * portrait.person(point)))
    })
}
