//! Colour guided filter (He, Sun, Tang 2013): the mask follows the picture's edges. It is the prior of the matte.

use super::mean::{mean, mean_of_product};
use super::symmetric::Symmetric;
use crate::picture::{Plane, Planes};

/// Filters `mask` with the picture as guide. `radius` in px, `eps` in squared 0–1 units of colour.
pub fn guided(guide: &Planes, mask: &Plane, radius: usize, eps: f32) -> Plane {
    let means: Vec<Plane> = guide.iter().map(|plane| mean(plane, radius)).collect();
    let mask_mean = mean(mask, radius);
    let cross: Vec<Plane> = guide.iter().map(|plane| mean_of_product(plane, mask, radius)).collect();
    let squares: Vec<Plane> =
        Symmetric::PAIRS.iter().map(|(i, j)| mean_of_product(&guide[*i], &guide[*j], radius)).collect();
    let (width, height) = (mask.width, mask.height);
    let mut slopes: Planes = std::array::from_fn(|_| Plane::new(width, height, 0.0));
    let mut offset = Plane::new(width, height, 0.0);
    for k in 0..width * height {
        let m: [f32; 3] = std::array::from_fn(|c| means[c].values[k]);
        let variance = Symmetric(std::array::from_fn(|p| {
            let (i, j) = Symmetric::PAIRS[p];
            f64::from(squares[p].values[k] - m[i] * m[j]) + if i == j { f64::from(eps) } else { 0.0 }
        }));
        let p = mask_mean.values[k];
        let slope = variance.inverse().times(std::array::from_fn(|c| cross[c].values[k] - m[c] * p));
        for c in 0..3 {
            slopes[c].values[k] = slope[c];
        }
        offset.values[k] = p - (0..3).map(|c| slope[c] * m[c]).sum::<f32>();
    }
    let slopes = slopes.map(|plane| mean(&plane, radius));
    let offset = mean(&offset, radius);
    let values = (0..width * height)
        .map(|k| {
            let along: f32 = (0..3).map(|c| slopes[c].values[k] * guide[c].values[k]).sum();
            (along + offset.values[k]).clamp(0.0, 1.0)
        })
        .collect();
    Plane { width, height, values }
}
