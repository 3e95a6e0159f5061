//! The colours of consecutive 3×3 windows, seen by their nine members.

use crate::matte::symmetric::Symmetric;
use crate::picture::Planes;

/// Regularises the window covariance (squared 0–1 colour): below the noise of a phone picture, above rounding.
const EPSILON: f32 = 1e-5;
/// The root of [`MEMBERS`]: by this much the colours are larger than those whose covariance is a mean.
const ROOT: f32 = 3.0;
/// Pixels of a window.
pub const MEMBERS: usize = 9;
/// Numbers a window and channel, member by member.
const COLOURS: usize = 3 * MEMBERS;

/// Windows around consecutive pixels of a row. Member by member and channel by channel a number for each window, in
/// buffers that are used again for the next row's windows.
#[derive(Default)]
pub struct Windows {
    length: usize,
    /// Each member's colour less its window's mean, and then whitened.
    colours: Vec<f32>,
    /// The sums of the colours; then the distinct entries of the covariance times nine; then those of its factor.
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
        for (buffer, parts) in [(&mut self.colours, COLOURS), (&mut self.sums, 6), (&mut self.weights, 1)] {
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
        self.whiten();
    }

    /// What window by window is to be added to the weight between two different members.
    pub fn weights(&mut self, a: usize, b: usize) -> &[f32] {
        let n = self.length;
        let (p, q) = (&self.colours[a * 3 * n..][..3 * n], &self.colours[b * 3 * n..][..3 * n]);
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

    /// Multiplies the colours by the inverse of the covariance's Cholesky factor. A weight is then a plain product of two
    /// members, the same both ways, and rounding costs the root of what it costs with the inverse of the covariance.
    fn whiten(&mut self) {
        let n = self.length;
        self.sums.fill(0.0);
        for member in self.colours.chunks_exact(3 * n) {
            for (sums, (i, j)) in self.sums.chunks_exact_mut(n).zip(Symmetric::PAIRS) {
                let (a, b) = (&member[i * n..][..n], &member[j * n..][..n]);
                sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum += a * b);
            }
        }
        let (a, rest) = self.sums.split_at_mut(n);
        let (b, rest) = rest.split_at_mut(n);
        let (c, rest) = rest.split_at_mut(n);
        let (d, rest) = rest.split_at_mut(n);
        let (e, f) = rest.split_at_mut(n);
        let f = &mut f[..n];
        // The factor's entries below the diagonal, and one over those on it.
        for k in 0..n {
            a[k] = 1.0 / (a[k] + EPSILON).sqrt();
            b[k] *= a[k];
            c[k] *= a[k];
            d[k] = 1.0 / (d[k] + EPSILON - b[k] * b[k]).max(EPSILON).sqrt();
            e[k] = (e[k] - c[k] * b[k]) * d[k];
            f[k] = 1.0 / (f[k] + EPSILON - c[k] * c[k] - e[k] * e[k]).max(EPSILON).sqrt();
        }
        for colour in self.colours.chunks_exact_mut(3 * n) {
            let (x, rest) = colour.split_at_mut(n);
            let (y, z) = rest.split_at_mut(n);
            let z = &mut z[..n];
            for k in 0..n {
                x[k] *= ROOT * a[k];
                y[k] = (ROOT * y[k] - b[k] * x[k]) * d[k];
                z[k] = (ROOT * z[k] - c[k] * x[k] - e[k] * y[k]) * f[k];
            }
        }
    }
}
