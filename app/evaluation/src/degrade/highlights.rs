//! Shining skin under a near lamp: bright spots on forehead, nose, cheeks and chin.

use super::Portrait;
use super::canvas::{mixed, recoloured};
use portrait::picture::Picture;

/// Landmarks where skin shines first, and the size of the spot there, in face widths: broad on the forehead, small on
/// the tip of the nose, the cheekbones and the chin.
const SPOTS: [(usize, f32); 5] = [(151, 0.16), (4, 0.07), (50, 0.06), (280, 0.06), (199, 0.06)];
/// Skin mirrors the lamp's own colour, not the skin's.
const LAMP: [f32; 3] = [1.0, 1.0, 0.98];
/// The spot's middle is clipped from three quarters of the severity on.
const STRENGTH: f32 = 1.35;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let width = portrait.face().width();
    let spots = SPOTS.map(|(index, size)| (portrait.face().point(index), size * width));
    recoloured(&portrait.picture, |point, colour| {
        let shine = |(centre, size): &(portrait::geometry::Point, f32)| {
            let out = point.distance(*centre) / size;
            // Flat in the middle and soft at the edge.
            (-out.powi(4)).exp()
        };
        let share = spots.iter().map(shine).fold(0.0, f32::max);
        mixed(colour, LAMP, (STRENGTH * severity * share).min(1.0))
    })
}
