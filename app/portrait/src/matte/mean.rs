//! Box means of a plane. Every window is summed afresh: running sums in f32 drift, and over clipped whites the drift turns
//! variances negative; a fresh sum of a few dozen values does not, and whole rows of them are added at once.

use crate::picture::Plane;

/// Mean over the `(2r + 1)²` window around each pixel, cut at the edges. The work grows with `r`: reduce the plane first
/// where `r` exceeds about 20.
pub fn mean(source: &Plane, r: usize) -> Plane {
    let (width, height) = (source.width, source.height);
    let mut rows = Plane::new(width, height, 0.0);
    let shares: Vec<f32> = (0..width).map(|x| 1.0 / span(x, r, width)).collect();
    let mut padded = vec![0f32; width + 2 * r];
    for (row, out) in source.values.chunks_exact(width).zip(rows.values.chunks_exact_mut(width)) {
        padded[r..r + width].copy_from_slice(row);
        for shift in 0..=2 * r {
            out.iter_mut().zip(&padded[shift..]).for_each(|(out, value)| *out += value);
        }
        out.iter_mut().zip(&shares).for_each(|(out, share)| *out *= share);
    }
    let mut result = Plane::new(width, height, 0.0);
    for (y, out) in result.values.chunks_exact_mut(width).enumerate() {
        for row in rows.values.chunks_exact(width).take((y + r + 1).min(height)).skip(y.saturating_sub(r)) {
            out.iter_mut().zip(row).for_each(|(out, value)| *out += value);
        }
        let share = 1.0 / span(y, r, height);
        out.iter_mut().for_each(|out| *out *= share);
    }
    result
}

/// How many of a line's positions lie within `r` of `at`.
fn span(at: usize, r: usize, length: usize) -> f32 {
    ((at + r).min(length - 1) - at.saturating_sub(r) + 1) as f32
}

/// Mean of the product of two planes.
pub fn mean_of_product(a: &Plane, b: &Plane, r: usize) -> Plane {
    let values = a.values.iter().zip(&b.values).map(|(a, b)| a * b).collect();
    mean(&Plane { width: a.width, height: a.height, values }, r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_equals_a_plain_sum_over_the_window() {
        let values: Vec<f32> = (0..70).map(|k| ((k * 37) % 11) as f32).collect();
        let plane = Plane { width: 10, height: 7, values };
        let fast = mean(&plane, 2);
        for y in 0..7usize {
            for x in 0..10usize {
                let window: Vec<f32> = (y.saturating_sub(2)..(y + 3).min(7))
                    .flat_map(|v| (x.saturating_sub(2)..(x + 3).min(10)).map(move |u| (u, v)))
                    .map(|(u, v)| plane.values[v * 10 + u])
                    .collect();
                let slow = window.iter().sum::<f32>() / window.len() as f32;
                assert!((fast.values[y * 10 + x] - slow).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn a_clipped_white_plane_has_no_variance() {
        let white = Plane::new(300, 200, 1.0);
        let (mean, square) = (mean(&white, 16), mean_of_product(&white, &white, 16));
        assert!(mean.values.iter().zip(&square.values).all(|(m, s)| (s - m * m).abs() < 2e-6));
    }
}
