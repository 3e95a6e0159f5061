//! The photo's pixels from the picture's.

use super::{Picture, Plane, Planes};
use crate::geometry::Bounds;
use crate::vector::{Loop, widely};

/// Catmull-Rom (B = 0, C = ½): keeps eyelashes crisp without the ringing of longer kernels.
pub fn catmull_rom(x: f32) -> f32 {
    let x = x.abs();
    if x < 1.0 {
        1.5 * x * x * x - 2.5 * x * x + 1.0
    } else if x < 2.0 {
        -0.5 * x * x * x + 2.5 * x * x - 4.0 * x + 2.0
    } else {
        0.0
    }
}

/// For each of `count` target pixels over `from..to` of a line: its first source pixel and weights.
fn taps(from: f32, to: f32, count: usize, length: usize) -> Vec<(usize, Vec<f32>)> {
    let step = (to - from) / count as f32;
    let widen = step.max(1.0);
    (0..count)
        .map(|k| {
            let centre = from + (k as f32 + 0.5) * step;
            let last = length as f32 - 1.0;
            let first = (centre - 2.0 * widen).floor().clamp(0.0, last) as usize;
            let end = ((centre + 2.0 * widen).ceil().clamp(0.0, last) as usize).max(first);
            let mut weights: Vec<f32> = (first..=end).map(|x| catmull_rom((x as f32 + 0.5 - centre) / widen)).collect();
            let sum: f32 = weights.iter().sum();
            if sum.abs() < 1e-6 {
                // The pixel lies far outside the picture: continue the edge.
                let edge = if centre < 0.0 { 0 } else { weights.len() - 1 };
                weights.iter_mut().enumerate().for_each(|(k, weight)| *weight = f32::from(u8::from(k == edge)));
            } else {
                weights.iter_mut().for_each(|weight| *weight /= sum);
            }
            (first, weights)
        })
        .collect()
}

/// Resamples a box of a picture, which may reach beyond it (edges are continued), into planes of the given size. Columns
/// first: sums of whole rows of bytes are the fast part, and fewer rows are left for the other.
pub fn resample(picture: &Picture, from: &Bounds, width: usize, height: usize) -> Planes {
    let columns = taps(from.left, from.right, width, picture.width);
    let rows = taps(from.top, from.bottom, height, picture.height);
    let first = columns.iter().map(|(start, _)| *start).min().unwrap_or(0);
    let end = columns.iter().map(|(start, weights)| start + weights.len()).max().unwrap_or(0);
    let mut planes: Planes = std::array::from_fn(|_| Plane::new(width, height, 0.0));
    let mut line = vec![0f32; (end - first) * 3];
    let mut pixels = vec![[0f32; 4]; end - first];
    for (y, (start, weights)) in rows.iter().enumerate() {
        line.fill(0.0);
        for (k, weight) in weights.iter().enumerate() {
            let source = &picture.pixels[((start + k) * picture.width + first) * 3..][..(end - first) * 3];
            widely(Add { source, weight: *weight, sums: &mut line });
        }
        for (pixel, [red, green, blue]) in pixels.iter_mut().zip(line.as_chunks::<3>().0) {
            *pixel = [*red, *green, *blue, 0.0];
        }
        let out = planes.each_mut().map(|plane| &mut plane.values[y * width..][..width]);
        widely(Across { pixels: &pixels, first, columns: &columns, out });
    }
    planes
}

/// A row of bytes, weighted, on top of sums.
struct Add<'a> {
    source: &'a [u8],
    weight: f32,
    sums: &'a mut [f32],
}

impl Loop for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.sums.iter_mut().zip(self.source).for_each(|(sum, value)| *sum += self.weight * f32::from(*value));
    }
}

/// Weighted sums along a row of pixels that begins with the picture's column `first`; the fourth number of each is there
/// to make a pixel as wide as a register.
struct Across<'a> {
    pixels: &'a [[f32; 4]],
    first: usize,
    columns: &'a [(usize, Vec<f32>)],
    out: [&'a mut [f32]; 3],
}

impl Loop for Across<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Across { pixels, first, columns, out: [red, green, blue] } = self;
        let out = red.iter_mut().zip(green.iter_mut()).zip(blue.iter_mut());
        for ((start, weights), ((red, green), blue)) in columns.iter().zip(out) {
            let mut sum = [0f32; 4];
            for (weight, pixel) in weights.iter().zip(&pixels[start - first..]) {
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += weight * value;
                }
            }
            (*red, *green, *blue) = (sum[0], sum[1], sum[2]);
        }
        for value in [red, green, blue].into_iter().flatten() {
            *value = (*value / 255.0).clamp(0.0, 1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gradient() -> Picture {
        let mut picture = Picture::new(40, 30);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            pixel.copy_from_slice(&[(k % 40 * 6) as u8, (k / 40 * 8) as u8, 90]);
        }
        picture
    }

    #[test]
    fn resampling_a_whole_picture_to_its_own_size_changes_nothing() {
        let picture = gradient();
        let whole = Bounds { left: 0.0, top: 0.0, right: 40.0, bottom: 30.0 };
        let planes = resample(&picture, &whole, 40, 30);
        for (k, pixel) in picture.pixels.chunks_exact(3).enumerate() {
            for c in 0..3 {
                assert!((planes[c].values[k] * 255.0 - f32::from(pixel[c])).abs() < 0.01);
            }
        }
    }

    #[test]
    fn a_box_far_outside_continues_the_edge() {
        let outside = Bounds { left: -500.0, top: -500.0, right: -400.0, bottom: -400.0 };
        let planes = resample(&gradient(), &outside, 8, 8);
        assert!(planes[2].values.iter().all(|value| (value * 255.0 - 90.0).abs() < 0.01));
    }
}
