//! What is surely the person, what is surely not, and the band between that matting has to solve.
//!
//! The segmentation's 256 cells over the whole person are too coarse for hair, and a close look alone punches holes into
//! it; so the close look decides near the outline, and the eroded core of the whole view decides inside.

use super::Person;
use super::distance::{grow, shrink};
use crate::picture::Plane;
use crate::segment;

/// The photo's pixels sorted by what is known of them.
pub struct Trimap {
    /// A pixel each, rows from the top: whether its alpha is certain.
    pub known: Vec<bool>,
    /// 1 for person, 0 for background, where known.
    pub value: Plane,
    /// Person probability, sharpened near the head.
    pub soft: Plane,
}

/// Whole-view probability above which a pixel belongs to the core that is eroded, and below which it is far outside.
const CORE: f32 = 0.6;
const NEAR: f32 = 0.15;
/// Probabilities of the closer look that count as surely inside and surely outside.
const SURE: f32 = 0.97;
const NOT: f32 = 0.04;

/// Sorts the pixels of a photo by what the network saw: the whole view, and the same with the closer look at the head.
pub fn trimap(whole: &Plane, close: Plane, person: &Person) -> Trimap {
    let width = whole.width;
    let start = (person.eyes.x.max(0.0) as usize, person.eyes.y.max(0.0) as usize);
    // Hair that the mask loses between head and strand is looked for this far around the person, not farther.
    let reach = width as f32 / 30.0;
    let own = grow(&segment::connected(&close, 0.5, start), width, reach);
    sort(whole, close, &own, width)
}

fn sort(whole: &Plane, mut soft: Plane, own: &[bool], width: usize) -> Trimap {
    let above = |plane: &Plane, level: f32| -> Vec<bool> { plane.values.iter().map(|v| *v > level).collect() };
    let wide = width as f32 / 30.0;
    let core = shrink(&above(whole, CORE), width, wide);
    let near = grow(&above(whole, NEAR), width, wide * 1.3);
    for (k, value) in soft.values.iter_mut().enumerate() {
        let view = whole.values[k];
        *value = if !own[k] || !near[k] {
            0.0
        } else if core[k] {
            1.0
        } else if view > 0.9 {
            value.max(view - 0.35)
        } else {
            *value
        };
    }
    let fine = (width as f32 / 130.0).max(2.0);
    let inside = shrink(&above(&soft, SURE), width, fine);
    let outside = grow(&above(&soft, NOT), width, fine * 1.5);
    let mut value = Plane::new(soft.width, soft.height, 0.0);
    let mut known = vec![false; soft.values.len()];
    for k in 0..known.len() {
        let person = own[k] && (inside[k] || core[k]);
        known[k] = person || !outside[k];
        value.values[k] = f32::from(u8::from(person));
    }
    Trimap { known, value, soft }
}
