//! Whether what turned has relief. Between two views a flat picture moves by a homography, however it is held; a head does
//! not, because what is nearer moves further. A bent picture is no plane, but it is smooth: what it lacks is the nose.

use crate::landmarks::Landmarks;
use crate::landmarks::MESH_POINTS;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{LEFT_EYE, LIPS, RIGHT_EYE};

/// Rounds in which the linear solution is weighted towards the least distance in the picture; it moves little after three.
const ROUNDS: usize = 5;
/// Points of an eye's head that are its lids.
const LIDS: std::ops::Range<usize> = 0..16;

/// How a face at rest and the same face turned differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parallax {
    /// RMS distance from the best homography, in % of the width of the face. A flat photo gives 0.2–0.7, a head that turned by
    /// 15° or more 0.9–2.5.
    pub residual: f32,
    /// How much further the nearer points moved than a smooth sheet's would, over what a head's would by the angle that
    /// the pose tells. Rendered heads gave 0.83–1.02; bent prints 0–0.78, since the network takes what it sees for a face and
    /// corrects it towards one.
    pub relief: f32,
    /// Of the movement that is not a smooth sheet's, the share that depth does not explain, as a ratio of RMS distances:
    /// heads gave 0.22–0.43, bent prints 0.53–1.
    pub unexplained: f32,
}

/// A point at rest, its depth there (away from the camera), and the same point turned; in widths of the face at rest.
struct Pair {
    from: [f64; 2],
    depth: f64,
    to: [f64; 2],
}

/// `turn` is the angle between the two, degrees, positive to the picture's right. `None` where the points have no extent.
pub fn parallax(rest: &Landmarks, turned: &Landmarks, turn: f32) -> Option<Parallax> {
    let pairs = pairs(rest, turned);
    let residual = homography_residual(&pairs)?;
    let (relief, unexplained) = relief(&pairs)?;
    let relief = relief / -f64::from(turn.to_radians().sin());
    let found =
        Parallax { residual: (100.0 * residual) as f32, relief: relief as f32, unexplained: unexplained as f32 };
    [found.residual, found.relief, found.unexplained].iter().all(|value| value.is_finite()).then_some(found)
}

/// Points that neither lids nor lips move, in the axes of each face.
fn pairs(rest: &Landmarks, turned: &Landmarks) -> Vec<Pair> {
    let moved =
        |index: &usize| LIPS.contains(index) || LEFT_EYE[LIDS].contains(index) || RIGHT_EYE[LIDS].contains(index);
    let width = rest.width();
    let local = |face: &Landmarks, index: usize| {
        let (x, y) = Axes::of(face).offset(face.eye_midpoint(), face.point(index));
        [f64::from(x / width), f64::from(y / width)]
    };
    (0..MESH_POINTS)
        .filter(|index| !moved(index))
        .map(|index| Pair {
            from: local(rest, index),
            depth: f64::from(rest.solid(index)[2] / width),
            to: local(turned, index),
        })
        .collect()
}

/// RMS distance between the turned points and those at rest through the best homography: the direct linear transform,
/// its equations reweighted by the denominator so that distances in the picture are minimised.
fn homography_residual(pairs: &[Pair]) -> Option<f64> {
    let mut h = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0];
    let scale = |h: &[f64; 8], [x, y]: [f64; 2]| h[6] * x + h[7] * y + 1.0;
    for _ in 0..ROUNDS {
        let mut normal = Normal::<8>::default();
        for Pair { from: [x, y], to: [u, v], .. } in pairs {
            let weight = scale(&h, [*x, *y]).powi(-2);
            normal.add([*x, *y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], *u, weight);
            normal.add([0.0, 0.0, 0.0, *x, *y, 1.0, -v * x, -v * y], *v, weight);
        }
        h = normal.solve()?;
    }
    let distance = |pair: &Pair| {
        let ([x, y], [u, v]) = (pair.from, pair.to);
        let w = scale(&h, pair.from);
        let (du, dv) = ((h[0] * x + h[1] * y + h[2]) / w - u, (h[3] * x + h[4] * y + h[5]) / w - v);
        du * du + dv * dv
    };
    Some((pairs.iter().map(distance).sum::<f64>() / pairs.len().max(1) as f64).sqrt())
}

/// Where the points have gone along the face's horizontal, beside any smooth movement, which a polynomial of the second degree
/// takes on (planes in perspective and bent sheets move so): the factor of the depth at rest that explains it best, and
/// the share that it leaves unexplained.
fn relief(pairs: &[Pair]) -> Option<(f64, f64)> {
    let smooth = |[x, y]: [f64; 2]| [1.0, x, y, x * x, x * y, y * y];
    let solid = |pair: &Pair| {
        let [a, b, c, d, e, f] = smooth(pair.from);
        [a, b, c, d, e, f, pair.depth]
    };
    let (mut sheet, mut head) = (Normal::<6>::default(), Normal::<7>::default());
    for pair in pairs {
        sheet.add(smooth(pair.from), pair.to[0], 1.0);
        head.add(solid(pair), pair.to[0], 1.0);
    }
    let (sheet, head) = (sheet.solve()?, head.solve()?);
    let squares = |left: &dyn Fn(&Pair) -> f64| pairs.iter().map(|pair| left(pair).powi(2)).sum::<f64>();
    let of_sheet = squares(&|pair| pair.to[0] - dot(&sheet, &smooth(pair.from)));
    let of_head = squares(&|pair| pair.to[0] - dot(&head, &solid(pair)));
    Some((head[6], (of_head / of_sheet.max(f64::MIN_POSITIVE)).sqrt()))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Sums of a least-squares problem with `N` unknowns.
struct Normal<const N: usize> {
    matrix: [[f64; N]; N],
    right: [f64; N],
}

impl<const N: usize> Default for Normal<N> {
    fn default() -> Self {
        Normal { matrix: [[0.0; N]; N], right: [0.0; N] }
    }
}

impl<const N: usize> Normal<N> {
    /// One equation: the row times the unknowns is `value`.
    fn add(&mut self, row: [f64; N], value: f64, weight: f64) {
        for (i, a) in row.iter().enumerate() {
            self.right[i] += weight * a * value;
            for (cell, b) in self.matrix[i].iter_mut().zip(row) {
                *cell += weight * a * b;
            }
        }
    }

    /// Gaussian elimination with row exchange; `None` where the equations do not determine the unknowns.
    fn solve(mut self) -> Option<[f64; N]> {
        for k in 0..N {
            let pivot = (k..N).max_by(|a, b| self.matrix[*a][k].abs().total_cmp(&self.matrix[*b][k].abs()))?;
            self.matrix.swap(k, pivot);
            self.right.swap(k, pivot);
            // Far below what any face of a few pixels gives, far above rounding.
            if self.matrix[k][k].abs() < 1e-12 || !self.matrix[k][k].is_finite() {
                return None;
            }
            for i in k + 1..N {
                let factor = self.matrix[i][k] / self.matrix[k][k];
                for j in k..N {
                    self.matrix[i][j] -= factor * self.matrix[k][j];
                }
                self.right[i] -= factor * self.right[k];
            }
        }
        let mut found = [0.0; N];
        for k in (0..N).rev() {
            let known: f64 = (k + 1..N).map(|j| self.matrix[k][j] * found[j]).sum();
            found[k] = (self.right[k] - known) / self.matrix[k][k];
        }
        Some(found)
    }
}

/// The middle of several faces of about the same pose, point by point: the networks tremble by a third of a pixel.
pub fn middle(faces: &[&Landmarks]) -> Option<Landmarks> {
    let count = faces.len() as f32;
    let first = faces.first()?;
    let anchor = first.eye_midpoint();
    let points = (0..crate::landmarks::POINTS).map(|index| {
        let mut sum = [0f32; 3];
        for face in faces {
            // A shaking hand moves the whole face, which is no difference between them.
            let (scale, from) = (first.width() / face.width(), face.eye_midpoint());
            let [x, y, z] = face.solid(index);
            let place = [anchor.x + (x - from.x) * scale, anchor.y + (y - from.y) * scale, z * scale];
            sum.iter_mut().zip(place).for_each(|(sum, value)| *sum += value / count);
        }
        sum
    });
    Some(Landmarks::new(points.collect(), 1.0))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A face of 200 px: a shallow bowl, deeper to the sides, with a nose.
    pub fn solid() -> Vec<[f32; 3]> {
        let grid = (0..468).map(|k| ((k % 22) as f32 / 21.0 - 0.5, (k / 22) as f32 / 21.0 - 0.4));
        let mut points: Vec<[f32; 3]> = grid
            .map(|(x, y)| {
                let nose = (-(x * x + (y - 0.15) * (y - 0.15)) / 0.01).exp();
                [200.0 * x, 200.0 * y, 200.0 * (0.8 * x * x + 0.3 * y * y - 0.15 * nose)]
            })
            .collect();
        for (index, x, y) in
            [(33, -0.3, 0.0), (263, 0.3, 0.0), (133, -0.1, 0.0), (362, 0.1, 0.0), (234, -0.5, 0.1), (454, 0.5, 0.1)]
        {
            points[index] = [200.0 * x, 200.0 * y, 200.0 * (0.8 * x * x + 0.3 * y * y)];
        }
        points
    }

    pub fn seen(points: &[[f32; 3]], turn: f32, away: f32) -> Landmarks {
        let (sin, cos) = turn.to_radians().sin_cos();
        let project = |[x, y, z]: &[f32; 3]| {
            let (x, z) = (cos * x - sin * z, sin * x + cos * z);
            let scale = away / (away + z);
            [300.0 + x * scale, 300.0 + y * scale, z]
        };
        Landmarks::new(points.iter().map(project).collect(), 1.0)
    }

    /// The turned view of a sheet that shows the face as it was seen at rest.
    fn sheet(depth: impl Fn(f32, f32) -> f32) -> Parallax {
        let face = solid();
        let flat: Vec<[f32; 3]> = face.iter().map(|[x, y, _]| [*x, *y, depth(*x, *y)]).collect();
        // At rest the network takes the sheet for a face and gives it a face's depths.
        let rest = seen(&face, 0.0, 1e6);
        parallax(&rest, &seen(&flat, 25.0, 1000.0), 25.0).unwrap()
    }

    #[test]
    fn a_head_has_relief_and_leaves_a_residual() {
        let found = parallax(&seen(&solid(), 0.0, 1e6), &seen(&solid(), 20.0, 1e6), 20.0).unwrap();
        assert!((found.relief - 1.0).abs() < 0.05 && found.residual > 1.0, "{found:?}");
        assert!(found.unexplained < 0.1, "{found:?}");
    }

    #[test]
    fn a_flat_picture_has_neither_however_it_is_turned() {
        let found = sheet(|_, _| 0.0);
        assert!(found.relief.abs() < 0.05 && found.residual < 0.01, "{found:?}");
    }

    #[test]
    fn a_bent_picture_leaves_a_residual_but_has_no_relief() {
        let found = sheet(|x, _| x * x / 200.0);
        assert!(found.relief.abs() < 0.1 && found.residual > 1.0, "{found:?}");
        assert!(found.unexplained > 0.9, "{found:?}");
    }

    #[test]
    fn points_without_extent_say_nothing() {
        let nothing = Landmarks::new(vec![], 1.0);
        assert_eq!(parallax(&nothing, &nothing, 20.0), None);
    }
}
