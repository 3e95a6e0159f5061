//! Colour guided filter (He, Sun, Tang 2013) on a reduced grid (He, Sun 2015): the mask follows the picture's edges. It is
//! the prior of the matte. The mask comes from a network's 256 cells a side: a finer grid holds no more of it.

use super::mean::{mean, mean_of_product};
use super::reduction;
use super::symmetric::Symmetric;
use crate::picture::{Plane, Planes};

/// Windows whose mask is this even are a region's inside: the mask is taken as it is.
const EVEN: f32 = 1e-3;

/// Filters `mask` with the picture as guide. `radius` in px, `eps` in squared 0–1 units of colour. Only where `wanted`;
/// elsewhere the mask stays.
pub fn guided(guide: &Planes, mask: &Plane, wanted: &[bool], radius: usize, eps: f32) -> Plane {
    let factor = reduction(mask.width);
    let small: Planes = std::array::from_fn(|c| guide[c].reduced(factor));
    let Linear { slopes, offset } = linear(&small, &mask.reduced(factor), (radius / factor).max(2), eps);
    let (width, height) = (mask.width, mask.height);
    let slopes = slopes.map(|plane| plane.enlarged(width, height));
    let offset = offset.enlarged(width, height);
    let mut filtered = mask.clone();
    for (k, value) in filtered.values.iter_mut().enumerate().filter(|(k, _)| wanted[*k]) {
        let along: f32 = (0..3).map(|c| slopes[c].values[k] * guide[c].values[k]).sum();
        *value = (along + offset.values[k]).clamp(0.0, 1.0);
    }
    filtered
}

/// Alpha as a linear function of colour around every cell.
struct Linear {
    slopes: Planes,
    offset: Plane,
}

fn linear(guide: &Planes, mask: &Plane, radius: usize, eps: f32) -> Linear {
    let means: Vec<Plane> = guide.iter().map(|plane| mean(plane, radius)).collect();
    let mask_mean = mean(mask, radius);
    let cross: Vec<Plane> = guide.iter().map(|plane| mean_of_product(plane, mask, radius)).collect();
    let squares: Vec<Plane> =
        Symmetric::PAIRS.iter().map(|(i, j)| mean_of_product(&guide[*i], &guide[*j], radius)).collect();
    let (width, height) = (mask.width, mask.height);
    let mut slopes: Planes = std::array::from_fn(|_| Plane::new(width, height, 0.0));
    let mut offset = mask_mean.clone();
    for k in 0..width * height {
        let p = mask_mean.values[k];
        if !(EVEN..=1.0 - EVEN).contains(&p) {
            continue;
        }
        let m: [f32; 3] = std::array::from_fn(|c| means[c].values[k]);
        let variance = Symmetric(std::array::from_fn(|p| {
            let (i, j) = Symmetric::PAIRS[p];
            f64::from(squares[p].values[k] - m[i] * m[j]) + if i == j { f64::from(eps) } else { 0.0 }
        }));
        let slope = variance.inverse().times(std::array::from_fn(|c| cross[c].values[k] - m[c] * p));
        for c in 0..3 {
            slopes[c].values[k] = slope[c];
        }
        offset.values[k] = p - (0..3).map(|c| slope[c] * m[c]).sum::<f32>();
    }
    Linear { slopes: slopes.map(|plane| mean(&plane, radius)), offset: mean(&offset, radius) }
}
