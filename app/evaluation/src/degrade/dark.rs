//! Too little light: fewer and fewer stops, without any shadow.

use super::Portrait;
use super::canvas::relit;
use portrait::picture::Picture;

/// Share of the light left at full severity: five stops less.
const LEAST: f32 = 0.031;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let gain = LEAST.powf(severity);
    relit(&portrait.picture, |_, light| light.map(|value| value * gain))
}
