//! Box means of a plane: sums in f64, since f32 running sums over clipped whites drift into negative variances.

use crate::picture::Plane;

/// Mean over the `(2r + 1)²` window around each pixel, cut at the edges.
pub fn mean(source: &Plane, r: usize) -> Plane {
    let (width, height) = (source.width, source.height);
    let mut rows = vec![0f64; width * height];
    for (row, out) in source.values.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        let mut sum: f64 = row.iter().take(r).map(|value| f64::from(*value)).sum();
        for x in 0..width {
            if x + r < width {
                sum += f64::from(row[x + r]);
            }
            if x > r {
                sum -= f64::from(row[x - r - 1]);
            }
            out[x] = sum / span(x, r, width);
        }
    }
    let mut result = Plane::new(width, height, 0.0);
    let mut sums = vec![0f64; width];
    for y in 0..r.min(height) {
        sums.iter_mut().zip(&rows[y * width..]).for_each(|(sum, value)| *sum += value);
    }
    for y in 0..height {
        if y + r < height {
            sums.iter_mut().zip(&rows[(y + r) * width..]).for_each(|(sum, value)| *sum += value);
        }
        if y > r {
            sums.iter_mut().zip(&rows[(y - r - 1) * width..]).for_each(|(sum, value)| *sum -= value);
        }
        let count = span(y, r, height);
        let out = &mut result.values[y * width..][..width];
        out.iter_mut().zip(&sums).for_each(|(out, sum)| *out = (sum / count) as f32);
    }
    result
}

/// How many of a line's positions lie within `r` of `at`.
fn span(at: usize, r: usize, length: usize) -> f64 {
    ((at + r).min(length - 1) - at.saturating_sub(r) + 1) as f64
}

/// Mean of the product of two planes.
pub fn mean_of_product(a: &Plane, b: &Plane, r: usize) -> Plane {
    let values = a.values.iter().zip(&b.values).map(|(a, b)| a * b).collect();
    mean(&Plane { values, ..Plane::new(a.width, a.height, 0.0) }, r)
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
}
