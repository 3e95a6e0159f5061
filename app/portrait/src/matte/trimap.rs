//! What is surely the person, what is surely not, and the band between that matting has to solve.
//!
//! The segmentation's 256 cells over the whole photo are too coarse for hair, and zoomed tiles alone punch holes into it;
//! so the tiles decide near the outline, and the eroded core of the whole view decides inside.

use super::Person;
use super::distance::{grow, shrink};
use crate::geometry::Bounds;
use crate::model::{ModelError, Models};
use crate::picture::{Plane, Pyramid};
use crate::segment;

/// The photo's pixels sorted by what is known of them.
pub struct Trimap {
    pub known: Vec<bool>,
    /// 1 for person, 0 for background, where known.
    pub value: Plane,
    /// Person probability, sharpened near the head.
    pub soft: Plane,
}

/// Whole-view probability above which a pixel belongs to the core that is eroded, and below which it is far outside.
const CORE: f32 = 0.6;
const NEAR: f32 = 0.15;
/// Tile probabilities that count as surely inside and surely outside.
const SURE: f32 = 0.97;
const NOT: f32 = 0.04;
/// The weight of the whole view where tiles look, too.
const WHOLE_WEIGHT: f32 = 0.15;

/// Sorts the pixels of a photo.
///
/// # Errors
/// [`ModelError`] when the segmentation fails.
pub fn trimap(models: &Models, photo: &Pyramid, person: &Person) -> Result<Trimap, ModelError> {
    let (width, height) = (photo.picture().width, photo.picture().height);
    let frame = Bounds { left: 0.0, top: 0.0, right: width as f32, bottom: height as f32 };
    let whole = segment::person(models, photo, &frame)?.enlarged(width, height);
    let tiled = with_tiles(models, photo, &whole, &person.head)?;
    let start = (person.eyes.x.max(0.0) as usize, person.eyes.y.max(0.0) as usize);
    // Hair that the mask loses between head and strand is looked for this far around the person, not farther.
    let reach = width as f32 / 30.0;
    let own = grow(&segment::connected(&tiled, 0.5, start), width, reach);
    Ok(sort(&whole, tiled, &own, width))
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

/// A second look at the head's outline: two overlapping squares side by side, blended by a window that fades to their
/// edges. Four gave no better matte: each covers most of the head.
fn with_tiles(models: &Models, photo: &Pyramid, whole: &Plane, head: &Bounds) -> Result<Plane, ModelError> {
    let (width, height) = (whole.width, whole.height);
    let mut sum: Vec<f32> = whole.values.iter().map(|value| value * WHOLE_WEIGHT).collect();
    let mut weight = vec![WHOLE_WEIGHT; width * height];
    let side = (head.width().max(head.height()) * 0.95).min(width.min(height) as f32).max(8.0).floor();
    for across in [0.28, 0.72] {
        let x = head.left + across * head.width() - side / 2.0;
        let y = head.centre().y - side / 2.0;
        let left = x.clamp(0.0, width as f32 - side).floor();
        let top = y.clamp(0.0, height as f32 - side).floor();
        let tile = Bounds { left, top, right: left + side, bottom: top + side };
        let mask = segment::person(models, photo, &tile)?;
        blend(&mask, left as usize, top as usize, side as usize, width, &mut sum, &mut weight);
    }
    let values = sum.iter().zip(&weight).map(|(sum, weight)| sum / weight).collect();
    Ok(Plane { width, height, values })
}

fn blend(mask: &Plane, left: usize, top: usize, side: usize, width: usize, sum: &mut [f32], weight: &mut [f32]) {
    let mask = mask.enlarged(side, side);
    let fade: Vec<f32> =
        (1..=side).map(|k| (std::f32::consts::PI * k as f32 / (side as f32 + 1.0)).sin().powi(2)).collect();
    for (y, row) in mask.values.chunks_exact(side).enumerate() {
        let at = (top + y) * width + left;
        let (sum, weight) = (&mut sum[at..][..side], &mut weight[at..][..side]);
        for (((sum, weight), value), across) in sum.iter_mut().zip(weight).zip(row).zip(&fade) {
            let window = across * fade[y];
            *sum += window * value;
            *weight += window;
        }
    }
}
