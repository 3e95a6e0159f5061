//! Closed-form matting (Levin, Lischinski, Weiss 2008) on the unknown band only, by preconditioned conjugate gradients.
//!
//! Alpha is taken to be a linear function of colour in every 3×3 window. A weak pull to a prior keeps regions whose
//! colour says nothing (dark hair before a dark wall) near the segmentation. The picture is solved in small first: what a
//! round of conjugate gradients carries a pixel far is carried twice as far there, at a quarter of the cost.

mod gradients;
mod laplacian;
mod windows;

use crate::picture::{Plane, Planes};
use laplacian::Laplacian;

/// Weight of the known pixels, Levin's λ.
const KNOWN_WEIGHT: f32 = 100.0;
/// Weight of the prior: strong enough to decide where colour does not, too weak to smear a visible edge.
const PRIOR_WEIGHT: f32 = 0.002;
/// Below this width, px, a smaller solution no longer saves rounds.
const SMALLEST: usize = 100;

/// What is given: all planes have the same size.
struct Problem<'a> {
    picture: &'a Planes,
    known: &'a [bool],
    value: &'a Plane,
    prior: &'a Plane,
}

/// Alpha over the whole picture: `value` where `known`, the matting solution elsewhere. All planes have the same size.
pub fn solve(picture: &Planes, known: &[bool], value: &Plane, prior: &Plane) -> Plane {
    Problem { picture, known, value, prior }.solution()
}

impl Problem<'_> {
    fn solution(&self) -> Plane {
        let start = self.solution_at_half().unwrap_or_else(|| self.prior.clone());
        let (width, height) = (self.value.width, self.value.height);
        let laplacian = Laplacian::new(self.picture, self.known);
        let pixels: Vec<usize> =
            laplacian.runs.iter().flat_map(|run| (0..run.length).map(|k| run.y * width + run.x + k)).collect();
        let own: Vec<f32> =
            pixels.iter().map(|at| PRIOR_WEIGHT + if self.known[*at] { KNOWN_WEIGHT } else { 0.0 }).collect();
        let pull = |at: usize| {
            PRIOR_WEIGHT * self.prior.values[at]
                + if self.known[at] { KNOWN_WEIGHT * self.value.values[at] } else { 0.0 }
        };
        let target: Vec<f32> = pixels.iter().map(|at| pull(*at)).collect();
        let guess = |at: usize| if self.known[at] { self.value.values[at] } else { start.values[at] };
        let guess = pixels.iter().map(|at| guess(*at)).collect();
        let solved = gradients::solve(&laplacian, &own, &target, guess, height);
        let mut alpha = self.value.clone();
        for (at, solved) in pixels.into_iter().zip(solved) {
            if !self.known[at] {
                alpha.values[at] = if solved.is_finite() { solved.clamp(0.0, 1.0) } else { self.prior.values[at] };
            }
        }
        alpha
    }

    /// The solution at half the size, enlarged.
    fn solution_at_half(&self) -> Option<Plane> {
        let (width, height) = (self.value.width, self.value.height);
        if width / 2 < SMALLEST {
            return None;
        }
        let picture = std::array::from_fn(|c| self.picture[c].reduced(2));
        let (value, prior) = (self.value.reduced(2), self.prior.reduced(2));
        let known: Vec<bool> = (0..value.values.len())
            .map(|k| {
                let at = k / value.width * 2 * width + k % value.width * 2;
                let all = [at, at + 1, at + width, at + width + 1].iter().all(|at| self.known[*at]);
                all && (value.values[k] == 0.0 || value.values[k] == 1.0)
            })
            .collect();
        let half = Problem { picture: &picture, known: &known, value: &value, prior: &prior }.solution();
        Some(half.enlarged(width, height))
    }
}
