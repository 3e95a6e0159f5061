//! The matting Laplacian as a stencil: for every pixel near the unknown band the weights of the 5×5 pixels around it.
//!
//! The pixels lie in runs along the rows, and each run keeps its weights as 25 consecutive rows of numbers. Building and
//! applying it are then loops over neighbouring numbers, which the compiler turns into vector instructions.

use super::windows::{self, MEMBERS, Windows};
use crate::picture::Planes;
use crate::vector::{Loop, widely};

/// Pixels from a pixel to the farthest one that shares a 3×3 window with it.
const REACH: usize = 2;
/// Pixels along a side of the stencil, and in all of it.
const SIDE: usize = 2 * REACH + 1;
const TAPS: usize = SIDE * SIDE;

/// Consecutive pixels of a row.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub x: usize,
    pub y: usize,
    pub length: usize,
    /// How many pixels lie in the runs before.
    pub at: usize,
}

/// The Laplacian over the runs that hold every pixel of a window with an unknown pixel in it.
pub struct Laplacian {
    pub runs: Vec<Run>,
    /// The first run of each row, and the end.
    rows: Vec<usize>,
    /// Run by run: the stencil's taps in reading order, each with a weight for every pixel of the run.
    weights: Vec<f32>,
    width: usize,
}

impl Laplacian {
    pub fn new(picture: &Planes, known: &[bool]) -> Laplacian {
        let (width, height) = (picture[0].width, picture[0].height);
        let centres = centres(known, width, height);
        let used = around(&centres, width, height);
        let (mut runs, mut rows, mut count) = (vec![], vec![], 0);
        for y in 0..height {
            rows.push(runs.len());
            for (x, length) in stretches(&used[y * width..][..width]) {
                runs.push(Run { x, y, length, at: count });
                count += length;
            }
        }
        rows.push(runs.len());
        let mut laplacian = Laplacian { runs, rows, weights: vec![0.0; count * TAPS], width };
        let mut windows = Windows::default();
        for y in 1..height.saturating_sub(1) {
            for (x, length) in stretches(&centres[y * width..][..width]) {
                windows.read(picture, x, y, length);
                laplacian.add(&mut windows, x, y, length);
            }
        }
        laplacian.balance();
        laplacian
    }

    /// Room for one number a pixel of the picture, and a margin into which the stencil may reach.
    pub fn field(&self, height: usize) -> Vec<f32> {
        vec![0.0; (height + 2 * REACH) * self.width + 2 * REACH]
    }

    /// Where a run's first pixel lies in a [`Laplacian::field`].
    pub fn place(&self, run: &Run) -> usize {
        (run.y + REACH) * self.width + run.x + REACH
    }

    /// The Laplacian times a field; the result has a number for every pixel of the runs.
    pub fn apply(&self, field: &[f32], result: &mut [f32]) {
        widely(Apply { laplacian: self, field, result });
    }

    /// The matrix' diagonal.
    pub fn diagonal(&self) -> Vec<f32> {
        let middle = TAPS / 2;
        let rows = self.runs.iter().map(|run| &self.weights[run.at * TAPS + middle * run.length..][..run.length]);
        rows.flatten().copied().collect()
    }

    /// Adds the windows around `length` consecutive centres: each pixel less its window's mean and less what the best
    /// linear function of colour explains. Between two pixels the weight is the same both ways, to the last bit.
    fn add(&mut self, windows: &mut Windows, x: usize, y: usize, length: usize) {
        for a in 0..MEMBERS {
            for b in a + 1..MEMBERS {
                let weights = windows.weights(a, b);
                for (from, to) in [(a, b), (b, a)] {
                    let ((fx, fy), (tx, ty)) = (windows::place(from), windows::place(to));
                    let run = self.run_of(x + fx - 1, y + fy - 1);
                    let tap = (ty + REACH - fy) * SIDE + tx + REACH - fx;
                    let at = run.at * TAPS + tap * run.length + x + fx - 1 - run.x;
                    self.weights[at..][..length].iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
                }
            }
        }
    }

    /// Each pixel's own weight is what makes its weights cancel out, so that a flat alpha costs exactly nothing: where
    /// the colours are grey the inverse covariances are so large that rounding would otherwise outweigh the prior.
    fn balance(&mut self) {
        for run in &self.runs {
            let weights = &mut self.weights[run.at * TAPS..][..run.length * TAPS];
            let mut sum = vec![0f32; run.length];
            for tap in weights.chunks_exact(run.length) {
                sum.iter_mut().zip(tap).for_each(|(sum, weight)| *sum += weight);
            }
            let own = &mut weights[TAPS / 2 * run.length..][..run.length];
            own.iter_mut().zip(&sum).for_each(|(own, sum)| *own = -sum);
        }
    }

    /// The run that holds a pixel; one does for every pixel of a window that was taken in.
    fn run_of(&self, x: usize, y: usize) -> Run {
        let row = &self.runs[self.rows[y]..self.rows[y + 1]];
        row[row.partition_point(|run| run.x <= x) - 1]
    }
}

struct Apply<'a> {
    laplacian: &'a Laplacian,
    field: &'a [f32],
    result: &'a mut [f32],
}

impl Loop for Apply<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Apply { laplacian, field, result } = self;
        for run in &laplacian.runs {
            let n = run.length;
            let out = &mut result[run.at..][..n];
            out.fill(0.0);
            let weights = &laplacian.weights[run.at * TAPS..][..n * TAPS];
            for (row, weights) in weights.chunks_exact(n * SIDE).enumerate() {
                let start = laplacian.place(run) + row * laplacian.width - REACH * laplacian.width - REACH;
                let x = &field[start..][..n + 2 * REACH];
                let (a, rest) = weights.split_at(n);
                let (b, rest) = rest.split_at(n);
                let (c, rest) = rest.split_at(n);
                let (d, e) = rest.split_at(n);
                let (x0, x1, x2, x3, x4) = (&x[..n], &x[1..][..n], &x[2..][..n], &x[3..][..n], &x[4..][..n]);
                let e = &e[..n];
                for k in 0..n {
                    out[k] += (a[k] * x0[k] + b[k] * x1[k]) + (c[k] * x2[k] + d[k] * x3[k]) + e[k] * x4[k];
                }
            }
        }
    }
}

/// Centres of the windows that hold at least one unknown pixel.
fn centres(known: &[bool], width: usize, height: usize) -> Vec<bool> {
    let unknown: Vec<bool> = known.iter().map(|known| !known).collect();
    let mut centres = around(&unknown, width, height);
    for (k, centre) in centres.iter_mut().enumerate() {
        let (x, y) = (k % width, k / width);
        *centre &= x > 0 && y > 0 && x + 1 < width && y + 1 < height;
    }
    centres
}

/// Every pixel with a set one among its eight neighbours or itself set.
fn around(mask: &[bool], width: usize, height: usize) -> Vec<bool> {
    let mut beside = mask.to_vec();
    for (row, out) in mask.chunks_exact(width).zip(beside.chunks_exact_mut(width)) {
        out.iter_mut().skip(1).zip(row).for_each(|(out, left)| *out |= left);
        out.iter_mut().zip(row.iter().skip(1)).for_each(|(out, right)| *out |= right);
    }
    let mut result = beside.clone();
    for y in 0..height {
        let out = &mut result[y * width..][..width];
        for other in [y.checked_sub(1), Some(y + 1).filter(|y| *y < height)].into_iter().flatten() {
            out.iter_mut().zip(&beside[other * width..][..width]).for_each(|(out, other)| *out |= other);
        }
    }
    result
}

/// Start and length of every stretch of set pixels in a row.
fn stretches(row: &[bool]) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(start) = row[at..].iter().position(|set| *set).map(|k| at + k) {
        let end = row[start..].iter().position(|set| !set).map_or(row.len(), |k| start + k);
        found.push((start, end - start));
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Plane;

    #[test]
    fn stretches_are_found_to_the_rows_end() {
        assert_eq!(stretches(&[true, true, false, true]), [(0, 2), (3, 1)]);
        assert_eq!(stretches(&[false; 4]), []);
    }

    #[test]
    fn a_flat_alpha_costs_nothing_and_a_linear_function_of_colour_hardly_anything() {
        let (width, height) = (12, 10);
        let picture: Planes = std::array::from_fn(|c| Plane {
            width,
            height,
            values: (0..width * height).map(|k| (((k + 7) * (k + 31 * c + 3)) % 61) as f32 / 61.0).collect(),
        });
        let laplacian = Laplacian::new(&picture, &vec![false; width * height]);
        let count = width * height;
        let cost = |alpha: &dyn Fn(usize) -> f32| {
            let mut field = laplacian.field(height);
            for run in &laplacian.runs {
                let start = laplacian.place(run);
                for k in 0..run.length {
                    field[start + k] = alpha(run.y * width + run.x + k);
                }
            }
            let mut result = vec![0f32; count];
            laplacian.apply(&field, &mut result);
            result.iter().map(|value| value.abs()).fold(0.0, f32::max)
        };
        assert!(cost(&|_| 0.7) < 1e-5);
        assert!(cost(&|k| 0.2 + 0.5 * picture[1].values[k]) < 1e-3);
        assert!(cost(&|k| (k % 2) as f32) > 0.1);
    }
}
