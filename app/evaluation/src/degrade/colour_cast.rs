//! A wrong white balance: lamplight taken for daylight, or old tubes.

use super::Portrait;
use super::canvas::relit;
use portrait::picture::Picture;

/// Gains of red, green and blue at full severity: lamplight of about 2700 K under daylight's balance.
const WARM: [f32; 3] = [1.55, 0.92, 0.35];
/// Tubes with a green line and little red.
const GREEN: [f32; 3] = [0.62, 1.25, 0.66];

pub fn warm(portrait: &Portrait, severity: f32) -> Picture {
    cast(portrait, WARM, severity)
}

pub fn green(portrait: &Portrait, severity: f32) -> Picture {
    cast(portrait, GREEN, severity)
}

fn cast(portrait: &Portrait, gains: [f32; 3], severity: f32) -> Picture {
    let gains = gains.map(|gain| gain.powf(severity));
    relit(&portrait.picture, |_, light| std::array::from_fn(|c| light[c] * gains[c]))
}
