//! Foreground colours where the matte is partial (Forte 2021, fast multi-level “blur-fusion” estimation): without it the
//! old background shines through the hair as a halo.

use super::mean::{mean, mean_of_product};
use crate::picture::{Plane, Planes};

/// Keeps the division defined where a window holds no foreground (or no background) at all.
const LEAST_WEIGHT: f32 = 1e-5;

/// Foreground planes, from a wide pass for flat regions and a narrow one for strands. `radius` in px.
pub fn foreground(picture: &Planes, alpha: &Plane, radius: usize) -> Planes {
    let inverse = Plane { values: alpha.values.iter().map(|a| 1.0 - a).collect(), ..alpha.clone() };
    let (mut front, mut back) = (picture.clone(), picture.clone());
    for r in [radius, (radius / 10).max(2)] {
        let weight = mean(alpha, r);
        for c in 0..3 {
            let front_mean = mean_of_product(&front[c], alpha, r);
            let back_mean = mean_of_product(&back[c], &inverse, r);
            for k in 0..alpha.values.len() {
                let a = alpha.values[k];
                let f = front_mean.values[k] / (weight.values[k] + LEAST_WEIGHT);
                let b = back_mean.values[k] / (1.0 - weight.values[k] + LEAST_WEIGHT);
                let rest = picture[c].values[k] - a * f - (1.0 - a) * b;
                front[c].values[k] = (f + a * rest).clamp(0.0, 1.0);
                back[c].values[k] = b.clamp(0.0, 1.0);
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
