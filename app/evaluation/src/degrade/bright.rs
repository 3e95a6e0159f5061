//! Too much light: more and more stops, and what leaves the range is lost.

use super::Portrait;
use super::canvas::relit;
use portrait::picture::Picture;

/// Gain at full severity: three stops more; at four the face is a white sheet that nobody would know for one.
const MOST: f32 = 8.0;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let gain = MOST.powf(severity);
    relit(&portrait.picture, |_, light| light.map(|value| value * gain))
}
