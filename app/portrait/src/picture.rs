//! Pictures in memory: 8-bit RGB as decoded, halved into a pyramid for the networks, resampled into floats for the photo.

use crate::geometry::{Affine, Bounds, Point};
use crate::model::net::Input;

/// 8-bit sRGB, rows from the top, three bytes a pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// One channel or map of floats, usually 0–1, rows from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    pub width: usize,
    pub height: usize,
    pub values: Vec<f32>,
}

/// Red, green and blue planes of the same size, sRGB-encoded 0–1.
pub type Planes = [Plane; 3];

impl Picture {
    pub fn new(width: usize, height: usize) -> Picture {
        Picture { width, height, pixels: vec![0; width * height * 3] }
    }

    /// The pixel, with coordinates clamped to the picture.
    pub fn pixel(&self, x: i64, y: i64) -> [u8; 3] {
        let x = x.clamp(0, self.width as i64 - 1) as usize;
        let y = y.clamp(0, self.height as i64 - 1) as usize;
        let at = (y * self.width + x) * 3;
        [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]]
    }

    /// Half the size, each pixel the mean of four; a last odd row or column is dropped.
    fn halved(&self) -> Picture {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let mut half = Picture::new(width, height);
        let stride = self.width * 3;
        for (y, row) in half.pixels.chunks_exact_mut(width * 3).enumerate() {
            let top = &self.pixels[(2 * y).min(self.height - 1) * stride..][..stride];
            let bottom = &self.pixels[(2 * y + 1).min(self.height - 1) * stride..][..stride];
            for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
                let (left, right) = (6 * x, (6 * x + 3).min(stride - 3));
                for (c, value) in pixel.iter_mut().enumerate() {
                    let sum = [top[left + c], top[right + c], bottom[left + c], bottom[right + c]];
                    *value = ((sum.iter().map(|v| u16::from(*v)).sum::<u16>() + 2) / 4) as u8;
                }
            }
        }
        half
    }

    /// Luma (ITU-R BT.601) at a point, bilinear, 0–255.
    pub fn luma(&self, point: Point) -> f32 {
        let rgb = self.sample(point);
        0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
    }

    /// Bilinear sample at a point, 0–255, edges continued.
    pub fn sample(&self, point: Point) -> [f32; 3] {
        let (x, y) = (point.x - 0.5, point.y - 0.5);
        let (x0, y0) = (x.floor(), y.floor());
        let (fx, fy) = (x - x0, y - y0);
        let (x0, y0) = (x0 as i64, y0 as i64);
        let corners = [self.pixel(x0, y0), self.pixel(x0 + 1, y0), self.pixel(x0, y0 + 1), self.pixel(x0 + 1, y0 + 1)];
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        std::array::from_fn(|c| (0..4).map(|k| weights[k] * f32::from(corners[k][c])).sum())
    }

    /// The same for a point that is known to lie in the picture or on its edge.
    fn within(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        // Converting to an integer cuts the fraction off, which is the floor of what is not negative.
        let (left, top) = ((x as u32 as usize).min(self.width - 1), (y as u32 as usize).min(self.height - 1));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let across = if left + 1 < self.width { 3 } else { 0 };
        let down = if top + 1 < self.height { self.width * 3 } else { 0 };
        let at = (top * self.width + left) * 3;
        let six = |at: usize| {
            let (a, b) = (&self.pixels[at..][..3], &self.pixels[at + across..][..3]);
            std::array::from_fn::<f32, 3, _>(|c| f32::from(a[c]) + (f32::from(b[c]) - f32::from(a[c])) * fx)
        };
        let (upper, lower) = (six(at), six(at + down));
        std::array::from_fn(|c| upper[c] + (lower[c] - upper[c]) * fy)
    }
}

/// A picture and its halvings, so that a network's small input is read without aliasing.
pub struct Pyramid {
    levels: Vec<Picture>,
}

impl Pyramid {
    pub fn new(picture: Picture) -> Pyramid {
        let mut levels = vec![picture];
        // 64 px: below the smallest network input no further level is ever read.
        while let Some(next) = levels.last().filter(|last| last.width.min(last.height) > 64).map(Picture::halved) {
            levels.push(next);
        }
        Pyramid { levels }
    }

    /// The picture in full size.
    pub fn picture(&self) -> &Picture {
        &self.levels[0]
    }

    /// Fills a `size`×`size` network input through `map` (input to picture); values become `v · gain + offset` for v in
    /// 0–1, and what lies outside the picture becomes `outside`.
    pub fn input(&self, map: &Affine, size: usize, gain: f32, offset: f32, outside: f32) -> Input {
        let level = (map.scale().max(1.0).log2().floor() as usize).min(self.levels.len() - 1);
        let source = &self.levels[level];
        let shrink = 1.0 / (1u32 << level) as f32;
        let frame = self.picture();
        let (right, bottom) = (frame.width as f32, frame.height as f32);
        let gain = gain / 255.0;
        let mut values = vec![outside; 3 * size * size];
        let (red, rest) = values.split_at_mut(size * size);
        let (green, blue) = rest.split_at_mut(size * size);
        for y in 0..size {
            for x in 0..size {
                let Point { x: u, y: v } = map.map(Point::new(x as f32 + 0.5, y as f32 + 0.5));
                // Written so that a point that is not a number stays outside.
                if !(u >= 0.0 && v >= 0.0 && u <= right && v <= bottom) {
                    continue;
                }
                let [r, g, b] = source.within(u * shrink, v * shrink);
                let at = y * size + x;
                red[at] = r * gain + offset;
                green[at] = g * gain + offset;
                blue[at] = b * gain + offset;
            }
        }
        Input::from_data([1, 3, size, size], values)
    }
}

impl Plane {
    pub fn new(width: usize, height: usize, value: f32) -> Plane {
        Plane { width, height, values: vec![value; width * height] }
    }

    /// Smaller by a whole factor, each value the mean of a block; a remainder at the right and lower edge is dropped.
    pub fn reduced(&self, factor: usize) -> Plane {
        if factor <= 1 {
            return self.clone();
        }
        let mut small = Plane::new((self.width / factor).max(1), (self.height / factor).max(1), 0.0);
        let share = 1.0 / (factor * factor) as f32;
        let width = small.width;
        for (y, out) in small.values.chunks_exact_mut(width).enumerate() {
            for row in self.values.chunks_exact(self.width).skip(y * factor).take(factor) {
                for (out, block) in out.iter_mut().zip(row.chunks_exact(factor)) {
                    *out += block.iter().sum::<f32>();
                }
            }
            out.iter_mut().for_each(|out| *out *= share);
        }
        small
    }

    /// Stretched to another size, bilinear, edges continued.
    pub fn enlarged(&self, width: usize, height: usize) -> Plane {
        let columns = pairs(self.width, width);
        let mut rows = Plane::new(width, self.height, 0.0);
        for (source, out) in self.values.chunks_exact(self.width).zip(rows.values.chunks_exact_mut(width)) {
            for (out, (left, right, part)) in out.iter_mut().zip(&columns) {
                *out = source[*left] + (source[*right] - source[*left]) * part;
            }
        }
        let mut large = Plane::new(width, height, 0.0);
        for (out, (top, bottom, part)) in large.values.chunks_exact_mut(width).zip(pairs(self.height, height)) {
            let (top, bottom) = (&rows.values[top * width..][..width], &rows.values[bottom * width..][..width]);
            out.iter_mut().zip(top).zip(bottom).for_each(|((out, top), bottom)| *out = top + (bottom - top) * part);
        }
        large
    }

    /// Bilinear value at a point, edges continued.
    pub fn sample(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (x0, y0) = (x.floor(), y.floor());
        let (fx, fy) = (x - x0, y - y0);
        let at = |dx: f32, dy: f32| {
            let x = (x0 + dx).clamp(0.0, self.width as f32 - 1.0) as usize;
            let y = (y0 + dy).clamp(0.0, self.height as f32 - 1.0) as usize;
            self.values[y * self.width + x]
        };
        let top = at(0.0, 0.0) * (1.0 - fx) + at(1.0, 0.0) * fx;
        let bottom = at(0.0, 1.0) * (1.0 - fx) + at(1.0, 1.0) * fx;
        top * (1.0 - fy) + bottom * fy
    }
}

/// For each of `count` positions along a line of `length` values that is stretched over them: the two values that it lies
/// between, and how far it lies on the way.
fn pairs(length: usize, count: usize) -> Vec<(usize, usize, f32)> {
    let step = length as f32 / count as f32;
    let last = length.saturating_sub(1);
    let position = |k: usize| ((k as f32 + 0.5) * step - 0.5).clamp(0.0, last as f32);
    (0..count).map(position).map(|at| (at as usize, (at as usize + 1).min(last), at.fract())).collect()
}

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
    // One number more, so that the last pixel can be read as four.
    let mut line = vec![0f32; (end - first) * 3 + 1];
    for (y, (start, weights)) in rows.iter().enumerate() {
        line.fill(0.0);
        for (k, weight) in weights.iter().enumerate() {
            let source = &picture.pixels[((start + k) * picture.width + first) * 3..][..(end - first) * 3];
            line.iter_mut().zip(source).for_each(|(sum, value)| *sum += weight * f32::from(*value));
        }
        for (x, (start, weights)) in columns.iter().enumerate() {
            let mut sum = [0f32; 4];
            for (k, weight) in weights.iter().enumerate() {
                let pixel = &line[(start - first + k) * 3..][..4];
                sum.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += weight * value);
            }
            for (plane, value) in planes.iter_mut().zip(sum) {
                plane.values[y * width + x] = (value / 255.0).clamp(0.0, 1.0);
            }
        }
    }
    planes
}

#[cfg(test)]
mod tests {
    use super::*;
    use rten_tensor::prelude::*;

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

    #[test]
    fn a_flat_picture_stays_flat_at_every_level() {
        let mut picture = Picture::new(300, 200);
        picture.pixels.fill(77);
        let input =
            Pyramid::new(picture).input(&Affine::square(Point::new(150.0, 100.0), 150.0, 0.3, 16), 16, 1.0, 0.0, 0.0);
        assert!(input.to_vec().iter().all(|value| (value * 255.0 - 77.0).abs() < 0.01));
    }
}
