//! A plain wall seen between curls: pixels of the unknown band that have the wall's colour are background.
//!
//! Matting cannot tell a loop of wall inside hair from hair when the segmentation calls both a head; next to a plain wall
//! the colour can. Only above the chin: a white shirt before a white wall must stay.

use super::mean::mean;
use super::trimap::Trimap;
use crate::picture::{Plane, Planes};

/// The wall is plain where its colour deviates less than this around a pixel (0–1 per channel): shading and noise of a
/// painted wall, but no pattern.
const PLAIN: f32 = 0.035;
/// A pixel has the wall's colour within this distance of its mean.
const SAME: f32 = 0.06;
/// Share of a pixel's surroundings that must be known wall before its colour is trusted.
const ENOUGH: f32 = 0.05;

/// Marks wall-coloured unknown pixels above row `chin` as background. What the segmentation is sure of stays: skin can
/// have a beige wall's colour.
pub fn mark(photo: &Planes, trimap: &mut Trimap, chin: usize) {
    let (width, height) = (photo[0].width, photo[0].height);
    // A twelfth of the width around a pixel: reaches over a fringe to the wall beside it.
    let radius = width / 12;
    let rows = (chin + radius).min(height);
    let wall: Vec<f32> =
        (0..width * rows).map(|k| f32::from(u8::from(trimap.known[k] && trimap.value.values[k] == 0.0))).collect();
    let weighted = |of: &dyn Fn(usize) -> f32| {
        let values = wall.iter().enumerate().map(|(k, w)| if *w > 0.0 { of(k) } else { 0.0 }).collect();
        mean(&Plane { width, height: rows, values }, radius)
    };
    let weight = weighted(&|_| 1.0);
    let colour: Vec<Plane> = photo.iter().map(|plane| weighted(&|k| plane.values[k])).collect();
    let square = weighted(&|k| photo.iter().map(|plane| plane.values[k] * plane.values[k]).sum());
    for k in 0..width * chin.min(rows) {
        let w = weight.values[k];
        if trimap.known[k] || w < ENOUGH {
            continue;
        }
        let average: [f32; 3] = std::array::from_fn(|c| colour[c].values[k] / w);
        let variance = square.values[k] / w - average.iter().map(|value| value * value).sum::<f32>();
        let distance = (0..3).map(|c| (photo[c].values[k] - average[c]).abs()).fold(0.0, f32::max);
        if variance < PLAIN * PLAIN && distance < SAME {
            trimap.known[k] = true;
            trimap.value.values[k] = 0.0;
        }
    }
}
