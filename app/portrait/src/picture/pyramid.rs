//! A picture and its halvings, from which the networks' small inputs are read.

use super::Picture;
use crate::geometry::{Affine, Point};
use crate::model::net::Input;
use crate::vector::{Loop, widely};

/// A picture and its halvings, so that a network's small input is read without aliasing.
pub struct Pyramid {
    levels: Vec<Picture>,
}

impl Pyramid {
    /// Halves the picture until a side is 64 px or less.
    pub fn new(picture: Picture) -> Pyramid {
        let mut levels = vec![picture];
        // 64 px: below the smallest network input no further level is ever read.
        while let Some(next) = levels.last().filter(|last| last.width.min(last.height) > 64).map(Picture::halved) {
            levels.push(next);
        }
        Pyramid { levels }
    }

    /// Takes in a frame of a camera, four bytes a pixel of which the last one is left out, without asking for new memory
    /// where it has the size of the one before. A frame of another length than its size says is left out whole.
    pub fn retake(&mut self, rgba: &[u8], width: usize, height: usize) {
        let bytes = width.checked_mul(height).and_then(|pixels| pixels.checked_mul(4));
        if bytes.is_none_or(|bytes| bytes == 0 || bytes != rgba.len()) {
            return;
        }
        let fill = |picture: &mut Picture| {
            for (pixel, [r, g, b, _]) in picture.pixels.as_chunks_mut::<3>().0.iter_mut().zip(rgba.as_chunks::<4>().0) {
                *pixel = [*r, *g, *b];
            }
        };
        if (self.levels[0].width, self.levels[0].height) != (width, height) {
            let mut picture = Picture::new(width, height);
            fill(&mut picture);
            *self = Pyramid::new(picture);
            return;
        }
        fill(&mut self.levels[0]);
        for level in 1..self.levels.len() {
            let (larger, smaller) = self.levels.split_at_mut(level);
            larger[level - 1].halve_into(&mut smaller[0]);
        }
    }

    /// The picture in full size.
    pub fn picture(&self) -> &Picture {
        &self.levels[0]
    }

    /// Fills a `size`×`size` network input through `map` (input to picture); values become `v · gain + offset` for v in
    /// 0–1, and what lies outside the picture becomes `outside`.
    pub fn input(&self, map: &Affine, size: usize, gain: f32, offset: f32, outside: f32) -> Input {
        let level = (map.scale().max(1.0).log2().floor() as usize).min(self.levels.len() - 1);
        let frame = self.picture();
        let read = Reading {
            source: &self.levels[level],
            shrink: 1.0 / (1u32 << level) as f32,
            frame: (frame.width as f32, frame.height as f32),
            map,
            size,
            gain: gain / 255.0,
            offset,
        };
        let mut values = vec![outside; 3 * size * size];
        if map.b == 0.0 && map.d == 0.0 {
            read.upright(&mut values)
        } else {
            read.turned(&mut values)
        }
        Input::from_data([1, 3, size, size], values)
    }
}

/// How a network's input is read from one of the pictures.
struct Reading<'a> {
    source: &'a Picture,
    /// The source's pixels per pixel of the picture in full size.
    shrink: f32,
    /// Width and height of the picture in full size.
    frame: (f32, f32),
    map: &'a Affine,
    size: usize,
    gain: f32,
    offset: f32,
}

impl Reading<'_> {
    /// Point by point.
    fn turned(&self, values: &mut [f32]) {
        let size = self.size;
        let (red, rest) = values.split_at_mut(size * size);
        let (green, blue) = rest.split_at_mut(size * size);
        for at in 0..size * size {
            let Point { x, y } = self.map.map(Point::new((at % size) as f32 + 0.5, (at / size) as f32 + 0.5));
            // Written so that a point that is not a number stays outside.
            if !(x >= 0.0 && y >= 0.0 && x <= self.frame.0 && y <= self.frame.1) {
                continue;
            }
            let [r, g, b] = self.source.within(x * self.shrink, y * self.shrink);
            red[at] = r * self.gain + self.offset;
            green[at] = g * self.gain + self.offset;
            blue[at] = b * self.gain + self.offset;
        }
    }

    /// Row by row: two rows of the source are blended, and columns read from the blend.
    fn upright(&self, values: &mut [f32]) {
        let (size, width) = (self.size, self.source.width);
        let columns = self.stations(self.map.a, self.map.c, self.frame.0, width);
        let rows = self.stations(self.map.e, self.map.f, self.frame.1, self.source.height);
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return };
        // Flattened and mirrored maps read backwards.
        let (left, right) = (first.from.min(last.from), first.to.max(last.to));
        let mut blend = vec![0f32; (right + 1 - left) * 3];
        let (red, rest) = values.split_at_mut(size * size);
        let (green, blue) = rest.split_at_mut(size * size);
        for row in rows {
            let line = |y: usize| &self.source.pixels[(y * width + left) * 3..][..(right + 1 - left) * 3];
            let (upper, lower) = (line(row.from), line(row.to));
            widely(Blend { upper, lower, part: row.part, gain: self.gain, offset: self.offset, out: &mut blend });
            for column in &columns {
                let at = row.at * size + column.at;
                let (a, b) = (&blend[(column.from - left) * 3..][..3], &blend[(column.to - left) * 3..][..3]);
                red[at] = a[0] + (b[0] - a[0]) * column.part;
                green[at] = a[1] + (b[1] - a[1]) * column.part;
                blue[at] = a[2] + (b[2] - a[2]) * column.part;
            }
        }
    }

    /// Where along an axis the input reads the source, for the positions that lie in the picture.
    fn stations(&self, scale: f32, shift: f32, frame: f32, length: usize) -> Vec<Station> {
        let mut stations = vec![];
        for at in 0..self.size {
            let there = scale * (at as f32 + 0.5) + shift;
            if there >= 0.0 && there <= frame {
                let place = (there * self.shrink - 0.5).clamp(0.0, length as f32 - 1.0);
                let from = place as usize;
                stations.push(Station { at, from, to: (from + 1).min(length - 1), part: place - from as f32 });
            }
        }
        stations
    }
}

/// A position of the input, and the two pixels of the source between which it lies.
struct Station {
    at: usize,
    from: usize,
    to: usize,
    part: f32,
}

/// A row between two rows.
struct Blend<'a> {
    upper: &'a [u8],
    lower: &'a [u8],
    part: f32,
    gain: f32,
    offset: f32,
    out: &'a mut [f32],
}

impl Loop for Blend<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for ((out, upper), lower) in self.out.iter_mut().zip(self.upper).zip(self.lower) {
            let (upper, lower) = (f32::from(*upper), f32::from(*lower));
            *out = (upper + (lower - upper) * self.part) * self.gain + self.offset;
        }
    }
}

/// Sums of two rows.
struct Rows<'a> {
    upper: &'a [u8],
    lower: &'a [u8],
    sums: &'a mut [u16],
}

impl Loop for Rows<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for ((sum, upper), lower) in self.sums.iter_mut().zip(self.upper).zip(self.lower) {
            *sum = u16::from(*upper) + u16::from(*lower);
        }
    }
}

impl Picture {
    /// Half the size, each pixel the mean of four; a last odd row or column is dropped.
    fn halved(&self) -> Picture {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let mut half = Picture::new(width, height);
        self.halve_into(&mut half);
        half
    }

    /// The same into a picture of that size.
    fn halve_into(&self, half: &mut Picture) {
        let (width, stride) = (half.width, self.width * 3);
        let mut sums = vec![0u16; stride];
        for (y, row) in half.pixels.chunks_exact_mut(width * 3).enumerate() {
            let upper = &self.pixels[(2 * y).min(self.height - 1) * stride..][..stride];
            let lower = &self.pixels[(2 * y + 1).min(self.height - 1) * stride..][..stride];
            widely(Rows { upper, lower, sums: &mut sums });
            if self.width == 1 {
                row.iter_mut().zip(&sums).for_each(|(value, sum)| *value = ((2 * sum + 2) / 4) as u8);
                continue;
            }
            for (pixel, six) in row.as_chunks_mut::<3>().0.iter_mut().zip(sums.as_chunks::<6>().0) {
                *pixel = [0, 1, 2].map(|c| ((six[c] + six[c + 3] + 2) / 4) as u8);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use rten_tensor::prelude::*;

    fn patterned() -> Picture {
        let mut picture = Picture::new(301, 200);
        for (k, value) in picture.pixels.iter_mut().enumerate() {
            *value = ((k * 7919) % 251) as u8;
        }
        picture
    }

    #[test]
    fn a_flat_picture_stays_flat_at_every_level() {
        let mut picture = Picture::new(300, 200);
        picture.pixels.fill(77);
        let input =
            Pyramid::new(picture).input(&Affine::square(Point::new(150.0, 100.0), 150.0, 0.3, 16), 16, 1.0, 0.0, 0.0);
        assert!(input.to_vec().iter().all(|value| (value * 255.0 - 77.0).abs() < 0.01));
    }

    #[test]
    fn a_frame_taken_into_old_memory_is_the_one_taken_into_new() {
        let picture = patterned();
        let rgba: Vec<u8> = picture.pixels.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
        let mut kept = Pyramid::new(Picture::new(301, 200));
        kept.retake(&rgba, 301, 200);
        let mut grown = Pyramid::new(Picture::new(10, 20));
        grown.retake(&rgba, 301, 200);
        let fresh = Pyramid::new(picture);
        assert!(kept.levels == fresh.levels && grown.levels == fresh.levels && fresh.levels.len() > 1);
        kept.retake(&rgba[4..], 301, 200);
        assert!(kept.levels == fresh.levels, "half a frame is no frame");
    }

    #[test]
    fn an_upright_input_is_the_one_that_is_read_point_by_point() {
        let pyramid = Pyramid::new(patterned());
        for (scale, shift) in [(0.7, 20.0), (1.9, -15.0), (4.4, -3.0)] {
            let map = Affine { a: scale, b: 0.0, c: shift, d: 0.0, e: scale * 0.9, f: shift };
            let hardly = Affine { b: 1e-7, ..map };
            let (upright, turned) =
                (pyramid.input(&map, 64, 2.0, -1.0, -9.0), pyramid.input(&hardly, 64, 2.0, -1.0, -9.0));
            let pairs = upright.to_vec().into_iter().zip(turned.to_vec());
            assert!(pairs.into_iter().all(|(one, other)| (one - other).abs() < 1e-3));
        }
    }
}
