//! Planes made smaller, larger, and read between their values.

use super::Plane;
use crate::vector::{Loop, widely};

impl Plane {
    /// The same value everywhere.
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
        let mut sums = vec![0f32; self.width];
        for (y, out) in small.values.chunks_exact_mut(width).enumerate() {
            sums.fill(0.0);
            for row in self.values.chunks_exact(self.width).skip(y * factor).take(factor) {
                widely(Add { row, sums: &mut sums });
            }
            widely(Blocks { sums: &sums, factor, share, out });
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
            widely(Blend { top, bottom, part, out });
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

/// A row on top of sums.
struct Add<'a> {
    row: &'a [f32],
    sums: &'a mut [f32],
}

impl Loop for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.sums.iter_mut().zip(self.row).for_each(|(sum, value)| *sum += value);
    }
}

/// Sums of blocks along a row of sums, times a share.
struct Blocks<'a> {
    sums: &'a [f32],
    factor: usize,
    share: f32,
    out: &'a mut [f32],
}

impl Loop for Blocks<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Blocks { sums, factor, share, out } = self;
        block_sums(sums, factor, share, out);
    }
}

/// The same within a loop that is compiled for this processor.
#[inline(always)]
pub fn block_sums(sums: &[f32], factor: usize, share: f32, out: &mut [f32]) {
    match factor {
        1 => out.iter_mut().zip(sums).for_each(|(out, sum)| *out = sum * share),
        // By far the most frequent factor is read in pairs, which the compiler turns into vector instructions.
        2 => out.iter_mut().zip(sums.as_chunks().0).for_each(|(out, [one, other])| *out = (one + other) * share),
        _ => {
            let blocks = sums.chunks_exact(factor);
            out.iter_mut().zip(blocks).for_each(|(out, block)| *out = block.iter().sum::<f32>() * share);
        }
    }
}

/// A row between two rows.
struct Blend<'a> {
    top: &'a [f32],
    bottom: &'a [f32],
    part: f32,
    out: &'a mut [f32],
}

impl Loop for Blend<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        between_rows(self.top, self.bottom, self.part, self.out);
    }
}

/// The same within a loop that is compiled for this processor.
#[inline(always)]
pub fn between_rows(top: &[f32], bottom: &[f32], part: f32, out: &mut [f32]) {
    for ((out, top), bottom) in out.iter_mut().zip(top).zip(bottom) {
        *out = top + (bottom - top) * part;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reduced_plane_has_the_means_of_its_blocks() {
        let plane = Plane { width: 5, height: 4, values: (0..20u8).map(f32::from).collect() };
        assert_eq!(plane.reduced(2), Plane { width: 2, height: 2, values: vec![3.0, 5.0, 13.0, 15.0] });
    }

    #[test]
    fn an_enlarged_plane_runs_evenly_between_its_values_and_ends_with_them() {
        let large = Plane { width: 2, height: 1, values: vec![0.0, 1.0] }.enlarged(4, 2);
        assert_eq!(large.values, [0.0, 0.25, 0.75, 1.0, 0.0, 0.25, 0.75, 1.0]);
    }
}
