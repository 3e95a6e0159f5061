//! Box means of a plane by running sums, whatever the window's size. The sums are f64: in f32 they drift, and over clipped
//! whites the drift turns variances negative.

use crate::picture::Plane;
use crate::vector::{Loop, widely};

/// Mean over the `(2r + 1)²` window around each pixel, cut at the edges.
pub fn mean(source: &Plane, r: usize) -> Plane {
    widely(Mean { source, r })
}

struct Mean<'a> {
    source: &'a Plane,
    r: usize,
}

impl Loop for Mean<'_> {
    type Output = Plane;

    #[inline(always)]
    fn run(self) -> Plane {
        let Mean { source, r } = self;
        let (width, height) = (source.width, source.height);
        let shares: Vec<f64> = (0..width).map(|x| 1.0 / span(x, r, width)).collect();
        let row = |y: usize| &source.values[y * width..][..width];
        // The window's sum column by column, and what lies left of each column of it.
        let mut columns = vec![0f64; width];
        let mut left = vec![0f64; width + 2 * r + 1];
        (0..r.min(height)).for_each(|y| columns.iter_mut().zip(row(y)).for_each(|(sum, v)| *sum += f64::from(*v)));
        let mut result = Plane::new(width, height, 0.0);
        for (y, out) in result.values.chunks_exact_mut(width).enumerate() {
            if y + r < height {
                columns.iter_mut().zip(row(y + r)).for_each(|(sum, value)| *sum += f64::from(*value));
            }
            if y > r {
                columns.iter_mut().zip(row(y - r - 1)).for_each(|(sum, value)| *sum -= f64::from(*value));
            }
            let mut sum = 0.0;
            for (left, column) in left[r + 1..].iter_mut().zip(&columns) {
                sum += column;
                *left = sum;
            }
            left[r + 1 + width..].fill(sum);
            let share = 1.0 / span(y, r, height);
            let ends = left[..width].iter().zip(&left[2 * r + 1..]);
            for ((out, (low, high)), across) in out.iter_mut().zip(ends).zip(&shares) {
                *out = ((high - low) * across * share) as f32;
            }
        }
        result
    }
}

/// How many of a line's positions lie within `r` of `at`.
fn span(at: usize, r: usize, length: usize) -> f64 {
    ((at + r).min(length - 1) - at.saturating_sub(r) + 1) as f64
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
