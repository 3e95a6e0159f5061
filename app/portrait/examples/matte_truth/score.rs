//! How far a matte is from the truth (Rhemann, Rother, Wang, Gelautz, Kohli, Rott: A perceptually motivated online
//! benchmark for image matting, 2009).

use portrait::picture::{Plane, Planes};

/// Errors over the unknown pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Sum of absolute differences / 1000.
    pub sad: f32,
    /// Mean squared difference.
    pub mse: f32,
    /// Sum of squared differences of the gradients' lengths / 1000; gradients by a Gaussian of σ = 1.4 px.
    pub gradient: f32,
}

pub fn score(alpha: &Plane, truth: &Plane, known: &[bool]) -> Score {
    let slopes = (gradient(alpha), gradient(truth));
    let (mut sad, mut squares, mut gradients, mut count) = (0f64, 0f64, 0f64, 0f64);
    for k in (0..known.len()).filter(|k| !known[*k]) {
        let off = f64::from(alpha.values[k] - truth.values[k]);
        let slope = f64::from(slopes.0[k] - slopes.1[k]);
        sad += off.abs();
        squares += off * off;
        gradients += slope * slope;
        count += 1.0;
    }
    Score { sad: (sad / 1000.0) as f32, mse: (squares / count.max(1.0)) as f32, gradient: (gradients / 1000.0) as f32 }
}

/// Mean difference of the person's colours (0–255), each partial pixel weighted by its alpha.
pub fn colour_error(found: &Planes, truth: &Planes, alpha: &Plane) -> f32 {
    let (mut sum, mut weight) = (0f64, 0f64);
    for (k, a) in alpha.values.iter().enumerate().filter(|(_, a)| **a > 0.02 && **a < 0.98) {
        for c in 0..3 {
            sum += f64::from(a * (found[c].values[k] - truth[c].values[k]).abs()) * 255.0 / 3.0;
        }
        weight += f64::from(*a);
    }
    (sum / weight.max(1e-9)) as f32
}

fn gradient(plane: &Plane) -> Vec<f32> {
    const SIGMA: f32 = 1.4;
    // Three σ to either side hold the Gaussian to a thousandth.
    let reach = (3.0 * SIGMA).ceil() as isize;
    let bell = |x: isize| (-(x * x) as f32 / (2.0 * SIGMA * SIGMA)).exp();
    let total: f32 = (-reach..=reach).map(bell).sum();
    let smooth: Vec<f32> = (-reach..=reach).map(|x| bell(x) / total).collect();
    let slope: Vec<f32> = (-reach..=reach).map(|x| x as f32 * bell(x) / (SIGMA * SIGMA * total)).collect();
    let along = |kernel_x: &[f32], kernel_y: &[f32]| filtered(&filtered(plane, kernel_x, (1, 0)), kernel_y, (0, 1));
    let (dx, dy) = (along(&slope, &smooth), along(&smooth, &slope));
    dx.values.iter().zip(&dy.values).map(|(dx, dy)| dx.hypot(*dy)).collect()
}

fn filtered(plane: &Plane, kernel: &[f32], (step_x, step_y): (isize, isize)) -> Plane {
    let (width, height) = (plane.width as isize, plane.height as isize);
    let reach = kernel.len() as isize / 2;
    let values = (0..width * height).map(|k| {
        let (x, y) = (k % width, k / width);
        let at = |j: isize| {
            let u = (x + step_x * j).clamp(0, width - 1);
            let v = (y + step_y * j).clamp(0, height - 1);
            plane.values[(v * width + u) as usize]
        };
        kernel.iter().enumerate().map(|(j, weight)| weight * at(j as isize - reach)).sum()
    });
    Plane { width: plane.width, height: plane.height, values: values.collect() }
}
