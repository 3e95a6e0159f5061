//! Pictures in memory: 8-bit RGB as decoded, halved into a pyramid for the networks, resampled into floats for the photo.

mod plane;
mod pyramid;
mod resample;

pub use plane::{between_rows, block_sums};
pub use pyramid::Pyramid;
pub use resample::{catmull_rom, resample};

use crate::geometry::{Bounds, Point};

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
    /// Black.
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

    /// The pixels of a box with whole coordinates inside the picture, as planes of its size.
    pub fn planes(&self, area: &Bounds) -> Planes {
        let (left, top) = (area.left.max(0.0) as usize, area.top.max(0.0) as usize);
        let width = (area.width() as usize).min(self.width.saturating_sub(left));
        let height = (area.height() as usize).min(self.height.saturating_sub(top));
        let mut planes = std::array::from_fn(|_| Plane { width, height, values: Vec::with_capacity(width * height) });
        for y in top..top + height {
            let row = &self.pixels[(y * self.width + left) * 3..][..width * 3];
            for pixel in row.as_chunks::<3>().0 {
                planes.iter_mut().zip(pixel).for_each(|(plane, value)| plane.values.push(f32::from(*value) / 255.0));
            }
        }
        planes
    }

    /// Luma (ITU-R BT.601) at a point, bilinear, 0–255.
    pub fn luma(&self, point: Point) -> f32 {
        let rgb = self.sample(point);
        0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
    }

    /// Bilinear sample at a point, 0–255, edges continued.
    #[inline(always)]
    pub fn sample(&self, point: Point) -> [f32; 3] {
        let (x, y) = (point.x - 0.5, point.y - 0.5);
        let (x0, y0) = (x.floor(), y.floor());
        let (fx, fy) = (x - x0, y - y0);
        let [one, two, three, four] = self.around(x0 as i32, y0 as i32);
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        std::array::from_fn(|c| {
            let parts = [one[c], two[c], three[c], four[c]];
            parts.iter().zip(weights).map(|(value, weight)| weight * f32::from(*value)).sum()
        })
    }

    /// A pixel, its right neighbour, and the two below, with coordinates clamped to the picture.
    #[inline(always)]
    fn around(&self, x: i32, y: i32) -> [[u8; 3]; 4] {
        let (left, top) = (x as usize, y as usize);
        // Negative coordinates are as good as huge ones. Nearly all points are inside, where one check serves four pixels.
        if left < self.width.saturating_sub(1) && top < self.height.saturating_sub(1) {
            let at = (top * self.width + left) * 3;
            let (above, below) = (&self.pixels[at..at + 6], &self.pixels[at + self.width * 3..][..6]);
            return [&above[..3], &above[3..], &below[..3], &below[3..]].map(|three| [three[0], three[1], three[2]]);
        }
        let (x, y) = (i64::from(x), i64::from(y));
        [self.pixel(x, y), self.pixel(x + 1, y), self.pixel(x, y + 1), self.pixel(x + 1, y + 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_between_pixels_is_their_mean_and_outside_the_nearest_one() {
        let pixels = [[0, 0, 0], [40, 0, 0], [0, 80, 0], [0, 0, 120]].concat();
        let picture = Picture { width: 2, height: 2, pixels };
        assert_eq!(picture.sample(Point::new(1.0, 1.0)), [10.0, 20.0, 30.0]);
        assert_eq!(picture.sample(Point::new(0.5, 0.5)), [0.0; 3]);
        assert_eq!(picture.sample(Point::new(1.0, 0.2)), [20.0, 0.0, 0.0]);
        assert_eq!(picture.sample(Point::new(9.0, -9.0)), [40.0, 0.0, 0.0]);
        assert_eq!(picture.sample(Point::new(-3.0, 1.0)), [0.0, 40.0, 0.0]);
        assert_eq!(picture.sample(Point::new(1e30, 1e30)), [0.0, 0.0, 120.0]);
    }
}
