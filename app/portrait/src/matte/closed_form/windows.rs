//! The colours of consecutive 3×3 windows, seen by their nine members.

use crate::matte::symmetric::Symmetric;
use crate::picture::Planes;

/// Regularises the window covariance (squared 0–1 colour): below the noise of a phone picture, above rounding.
const EPSILON: f64 = 1e-5;
/// Pixels of a window.
pub const MEMBERS: usize = 9;
/// Numbers a window and channel, member by member.
const COLOURS: usize = 3 * MEMBERS;

/// Windows around consecutive pixels of a row. Member by member and channel by channel a number for each window, in
/// buffers that are used again for the next row's windows.
#[derive(Default)]
pub struct Windows {
    length: usize,
    /// Each member's colour less its window's mean.
    colours: Vec<f32>,
    /// That times the inverse of the window's covariance.
    projected: Vec<f32>,
    /// The distinct entries of the covariance times nine; before that the sums of the colours.
    sums: Vec<f32>,
    /// What [`Windows::weights`] gave last.
    weights: Vec<f32>,
}

/// A member's place in its window: column and row, 0 to 2.
pub fn place(member: usize) -> (usize, usize) {
    (member % 3, member / 3)
}

impl Windows {
    /// Takes in the windows around `length` pixels from `(x, y)` on.
    pub fn read(&mut self, picture: &Planes, x: usize, y: usize, length: usize) {
        self.length = length;
        for (buffer, parts) in
            [(&mut self.colours, COLOURS), (&mut self.projected, COLOURS), (&mut self.sums, 6), (&mut self.weights, 1)]
        {
            buffer.clear();
            buffer.resize(parts * length, 0.0);
        }
        let width = picture[0].width;
        for (part, colours) in self.colours.chunks_exact_mut(length).enumerate() {
            let (dx, dy) = place(part / 3);
            let start = (y + dy - 1) * width + x + dx - 1;
            colours.copy_from_slice(&picture[part % 3].values[start..][..length]);
        }
        self.centre();
        self.project();
    }

    /// What window by window is to be added to the weight between two different members.
    pub fn weights(&mut self, a: usize, b: usize) -> &[f32] {
        let n = self.length;
        let (p, q) = (&self.colours[a * 3 * n..][..3 * n], &self.projected[b * 3 * n..][..3 * n]);
        let (p0, p1, p2) = (&p[..n], &p[n..][..n], &p[2 * n..][..n]);
        let (q0, q1, q2) = (&q[..n], &q[n..][..n], &q[2 * n..][..n]);
        let out = &mut self.weights[..n];
        for k in 0..n {
            out[k] = -(1.0 + p0[k] * q0[k] + p1[k] * q1[k] + p2[k] * q2[k]) / MEMBERS as f32;
        }
        &self.weights
    }

    /// Takes each window's mean colour from its members.
    fn centre(&mut self) {
        let n = self.length;
        let sums = &mut self.sums[..3 * n];
        for member in self.colours.chunks_exact(3 * n) {
            sums.iter_mut().zip(member).for_each(|(sum, value)| *sum += value);
        }
        for member in self.colours.chunks_exact_mut(3 * n) {
            member.iter_mut().zip(sums.iter()).for_each(|(value, sum)| *value -= sum / MEMBERS as f32);
        }
    }

    fn project(&mut self) {
        let n = self.length;
        self.sums.fill(0.0);
        for member in self.colours.chunks_exact(3 * n) {
            for (sums, (i, j)) in self.sums.chunks_exact_mut(n).zip(Symmetric::PAIRS) {
                let (a, b) = (&member[i * n..][..n], &member[j * n..][..n]);
                sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum += a * b);
            }
        }
        for k in 0..n {
            let covariance = Symmetric(std::array::from_fn(|p| {
                let (i, j) = Symmetric::PAIRS[p];
                (f64::from(self.sums[p * n + k]) + if i == j { EPSILON } else { 0.0 }) / MEMBERS as f64
            }));
            let inverse = covariance.inverse();
            (0..6).for_each(|p| self.sums[p * n + k] = inverse.0[p]);
        }
        let row = |p: usize| &self.sums[p * n..][..n];
        let [a, b, c, d, e, f] = [row(0), row(1), row(2), row(3), row(4), row(5)];
        for (colour, out) in self.colours.chunks_exact(3 * n).zip(self.projected.chunks_exact_mut(3 * n)) {
            let (x, y, z) = (&colour[..n], &colour[n..][..n], &colour[2 * n..][..n]);
            let (u, rest) = out.split_at_mut(n);
            let (v, w) = rest.split_at_mut(n);
            let w = &mut w[..n];
            for k in 0..n {
                u[k] = a[k] * x[k] + b[k] * y[k] + c[k] * z[k];
                v[k] = b[k] * x[k] + d[k] * y[k] + e[k] * z[k];
                w[k] = c[k] * x[k] + e[k] * y[k] + f[k] * z[k];
            }
        }
    }
}
