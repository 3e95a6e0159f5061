//! Foreground colours where the matte is partial (Forte 2021, fast multi-level “blur-fusion” estimation): without it the
//! old background shines through the hair as a halo.
//!
//! The means over a window change slowly, so they are taken on a reduced picture; what makes a pixel's own colour of them
//! is done at full size.

use super::mean::mean;
use super::reduction;
use crate::picture::{Plane, Planes};

/// Keeps the division defined where a window holds no foreground (or no background) at all.
const LEAST_WEIGHT: f32 = 1e-5;
/// Half the side of the wide window, which finds colours across a fringe of hair, in widths of the picture: less than a
/// face's.
const WIDE: f32 = 1.0 / 15.0;
/// And of the narrow one, which tells one strand from the next.
const NARROW: f32 = 1.0 / 150.0;
/// Width, px, to which the picture may be reduced for the narrow windows: they are three pixels wide then.
const NARROW_GRID: usize = 480;

/// Foreground planes: the person's colours where alpha is partial, the picture's own elsewhere.
pub fn foreground(picture: &Planes, alpha: &Plane) -> Planes {
    let width = alpha.width;
    let inverse = Plane { values: alpha.values.iter().map(|a| 1.0 - a).collect(), width, height: alpha.height };
    let (mut front, mut back) = (picture.clone(), picture.clone());
    for (reach, factor) in [(WIDE, reduction(width)), (NARROW, (width / NARROW_GRID).max(1))] {
        let radius = ((width as f32 * reach) as usize / factor).max(2);
        let weight = mean(&alpha.reduced(factor), radius);
        let rest = mean(&inverse.reduced(factor), radius);
        for c in 0..3 {
            let around = |colour: &Plane, share: &Plane, weight: &Plane| {
                let mut sums = mean(&product(colour, share).reduced(factor), radius);
                sums.values.iter_mut().zip(&weight.values).for_each(|(sum, weight)| *sum /= weight + LEAST_WEIGHT);
                if factor > 1 { sums.enlarged(width, alpha.height) } else { sums }
            };
            let (f, b) = (around(&front[c], alpha, &weight), around(&back[c], &inverse, &rest));
            for k in 0..alpha.values.len() {
                let a = alpha.values[k];
                let off = picture[c].values[k] - a * f.values[k] - (1.0 - a) * b.values[k];
                front[c].values[k] = (f.values[k] + a * off).clamp(0.0, 1.0);
                back[c].values[k] = b.values[k].clamp(0.0, 1.0);
            }
        }
    }
    // Where the person is whole the picture's own colour is the truth.
    for (front, original) in front.iter_mut().zip(picture) {
        for ((value, original), a) in front.values.iter_mut().zip(&original.values).zip(&alpha.values) {
            if *a >= 1.0 {
                *value = *original;
            }
        }
    }
    front
}

fn product(a: &Plane, b: &Plane) -> Plane {
    let values = a.values.iter().zip(&b.values).map(|(a, b)| a * b).collect();
    Plane { width: a.width, height: a.height, values }
}
