//! A small sensor in a dim room: grain that grows with the light (shot noise) over a floor (read noise).

use super::Portrait;
use super::canvas::{luma, recoloured};
use portrait::picture::Picture;
use rand::Rng;

/// Standard deviation in the middle tones at full severity, 0–1: about 30 code values, what the highest ISO gives.
const DEVIATION: f32 = 0.12;
const SEED: u64 = 0x6e6f_6973;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let mut random = portrait.random(SEED);
    // Twelve even numbers less six: near enough to a normal one, and never farther out than six deviations.
    let mut normal = move || (0..12).map(|_| random.random::<f32>()).sum::<f32>() - 6.0;
    recoloured(&portrait.picture, |_, colour| {
        let deviation = DEVIATION * severity * (0.4 + 0.6 * (2.0 * luma(colour)).min(1.0).sqrt());
        let grain = normal();
        // Part of it is common to the channels, the rest is coloured.
        colour.map(|value| value + deviation * (0.7 * grain + 0.7 * normal()))
    })
}
