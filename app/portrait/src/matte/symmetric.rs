//! Symmetric 3×3 matrices: colour covariances and their inverses.

/// The six distinct entries, in the order of [`Symmetric::PAIRS`].
#[derive(Clone, Copy, Debug)]
pub struct Symmetric<T>(pub [T; 6]);

impl Symmetric<f64> {
    pub const PAIRS: [(usize, usize); 6] = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];

    /// The inverse in f32; the zero matrix where there is none, so that nothing downstream becomes NaN.
    pub fn inverse(&self) -> Symmetric<f32> {
        let [a, b, c, d, e, f] = self.0;
        let (ca, cb, cc) = (d * f - e * e, c * e - b * f, b * e - c * d);
        let determinant = a * ca + b * cb + c * cc;
        if determinant.abs() < 1e-30 || !determinant.is_finite() {
            return Symmetric([0.0; 6]);
        }
        let q = 1.0 / determinant;
        Symmetric([ca, cb, cc, a * f - c * c, b * c - a * e, a * d - b * b].map(|x| (x * q) as f32))
    }
}

impl Symmetric<f32> {
    pub fn times(&self, [x, y, z]: [f32; 3]) -> [f32; 3] {
        let [a, b, c, d, e, f] = self.0;
        [a * x + b * y + c * z, b * x + d * y + e * z, c * x + e * y + f * z]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_the_identity() {
        let matrix = Symmetric([2.0, 0.5, -0.3, 1.5, 0.2, 3.0]);
        let [x, y, z] = matrix.inverse().times([1.0, 2.0, 3.0]);
        let back = Symmetric(matrix.0.map(|v| v as f32)).times([x, y, z]);
        for (found, wanted) in back.into_iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - wanted).abs() < 1e-5);
        }
        assert_eq!(Symmetric([0.0; 6]).inverse().0, [0.0; 6]);
    }
}
