//! The hair that degradations hang before faces.

use super::canvas::{Colour, mixed};

/// Black hair and its sheen.
const HAIR: [Colour; 2] = [[0.08, 0.07, 0.065], [0.17, 0.15, 0.14]];

/// How far a place, counted in strands, lies on its strand (−1 to 1), and the colour there.
pub fn strand(place: f32) -> (f32, Colour) {
    let wave = (std::f32::consts::TAU * place).sin();
    (wave, mixed(HAIR[0], HAIR[1], 0.5 + 0.5 * wave))
}
