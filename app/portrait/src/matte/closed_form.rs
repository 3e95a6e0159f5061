//! Closed-form matting (Levin, Lischinski, Weiss 2008) on the unknown band only, solved without a matrix in memory by
//! preconditioned conjugate gradients.
//!
//! Alpha is taken to be a linear function of colour in every 3×3 window. A weak pull to a prior keeps regions whose
//! colour says nothing (dark hair before a dark wall) near the segmentation.

use super::symmetric::Symmetric;
use crate::picture::{Plane, Planes};

/// Regularises the window covariance (squared 0–1 colour): below the noise of a phone picture, above rounding.
const EPSILON: f64 = 1e-5;
/// Weight of the known pixels, Levin's λ.
const KNOWN_WEIGHT: f32 = 100.0;
/// Weight of the prior: strong enough to decide where colour does not, too weak to smear a visible edge.
const PRIOR_WEIGHT: f32 = 0.002;
/// The residual, relative to the right-hand side, at which alpha has settled to about 1/500.
const TOLERANCE: f64 = 1e-5;
/// A good prior converges in 30 to 80 rounds; a hostile picture stops here with what it has.
const MOST_ROUNDS: usize = 150;

/// A 3×3 window: where its nine pixels lie among the unknowns, their colours less the mean, and the inverse covariance.
struct Window {
    members: [u32; 9],
    colours: [[f32; 3]; 9],
    inverse: Symmetric<f32>,
}

struct System {
    windows: Vec<Window>,
    /// Weight of each unknown's own target (known value or prior).
    own: Vec<f32>,
}

/// Alpha over the whole picture: `value` where `known`, the matting solution elsewhere. All planes have the same size.
pub fn solve(picture: &Planes, known: &[bool], value: &Plane, prior: &Plane) -> Plane {
    let (width, height) = (value.width, value.height);
    let centres = active_centres(known, width, height);
    let mut index = vec![u32::MAX; width * height];
    let mut used: Vec<usize> = vec![];
    for centre in &centres {
        for at in neighbours(*centre, width) {
            if index[at] == u32::MAX {
                index[at] = used.len() as u32;
                used.push(at);
            }
        }
    }
    let windows = centres.iter().map(|centre| window(picture, *centre, width, &index)).collect();
    let own: Vec<f32> = used.iter().map(|at| PRIOR_WEIGHT + if known[*at] { KNOWN_WEIGHT } else { 0.0 }).collect();
    let target: Vec<f32> = used
        .iter()
        .map(|at| PRIOR_WEIGHT * prior.values[*at] + if known[*at] { KNOWN_WEIGHT * value.values[*at] } else { 0.0 })
        .collect();
    let start = used.iter().map(|at| if known[*at] { value.values[*at] } else { prior.values[*at] }).collect();
    let solution = System { windows, own }.conjugate_gradients(&target, start);
    let mut alpha = value.clone();
    for (at, solved) in used.iter().zip(solution) {
        if !known[*at] {
            alpha.values[*at] = if solved.is_finite() { solved.clamp(0.0, 1.0) } else { prior.values[*at] };
        }
    }
    alpha
}

fn neighbours(centre: usize, width: usize) -> [usize; 9] {
    std::array::from_fn(|k| centre + (k / 3) * width + k % 3 - width - 1)
}

/// Centres of the windows that hold at least one unknown pixel.
fn active_centres(known: &[bool], width: usize, height: usize) -> Vec<usize> {
    let mut centres = vec![];
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let centre = y * width + x;
            let row = |at: usize| known[at - 1] && known[at] && known[at + 1];
            if !(row(centre - width) && row(centre) && row(centre + width)) {
                centres.push(centre);
            }
        }
    }
    centres
}

fn window(picture: &Planes, centre: usize, width: usize, index: &[u32]) -> Window {
    let at = neighbours(centre, width);
    let mut colours: [[f32; 3]; 9] = at.map(|k| [picture[0].values[k], picture[1].values[k], picture[2].values[k]]);
    let mean: [f32; 3] = std::array::from_fn(|c| colours.iter().map(|colour| colour[c]).sum::<f32>() / 9.0);
    for colour in &mut colours {
        colour.iter_mut().zip(mean).for_each(|(value, mean)| *value -= mean);
    }
    let covariance = Symmetric(Symmetric::<f64>::PAIRS.map(|(i, j)| {
        let sum: f64 = colours.iter().map(|colour| f64::from(colour[i]) * f64::from(colour[j])).sum();
        (sum + if i == j { EPSILON } else { 0.0 }) / 9.0
    }));
    Window { members: at.map(|k| index[k]), colours, inverse: covariance.inverse() }
}

fn dot3(a: &[f32; 3], b: &[f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

impl System {
    /// Adds the Laplacian times `x`, window by window: each pixel less its window's mean and less what the best linear
    /// function of colour explains.
    fn apply(&self, x: &[f32], result: &mut [f32]) {
        result.iter_mut().zip(x).zip(&self.own).for_each(|((result, x), own)| *result = own * x);
        for window in &self.windows {
            let values = window.members.map(|member| x[member as usize]);
            let mean = values.iter().sum::<f32>() / 9.0;
            let mut covariance = [0f32; 3];
            for (colour, value) in window.colours.iter().zip(values) {
                covariance.iter_mut().zip(colour).for_each(|(sum, colour)| *sum += colour * value);
            }
            let slope = window.inverse.times(covariance).map(|slope| slope / 9.0);
            for ((member, colour), value) in window.members.iter().zip(&window.colours).zip(values) {
                result[*member as usize] += value - mean - dot3(colour, &slope);
            }
        }
    }

    /// The matrix' diagonal, as Jacobi preconditioner.
    fn diagonal(&self) -> Vec<f32> {
        let mut diagonal = self.own.clone();
        for window in &self.windows {
            for (member, colour) in window.members.iter().zip(&window.colours) {
                diagonal[*member as usize] += 1.0 - (1.0 + dot3(colour, &window.inverse.times(*colour))) / 9.0;
            }
        }
        diagonal
    }

    fn conjugate_gradients(&self, target: &[f32], start: Vec<f32>) -> Vec<f32> {
        let diagonal = self.diagonal();
        let precondition =
            |r: &[f32]| -> Vec<f32> { r.iter().zip(&diagonal).map(|(r, d)| r / d.max(f32::EPSILON)).collect() };
        let mut x = start;
        let mut product = vec![0f32; x.len()];
        self.apply(&x, &mut product);
        let mut residual: Vec<f32> = target.iter().zip(&product).map(|(b, ax)| b - ax).collect();
        let mut step = precondition(&residual);
        let mut energy = dot(&residual, &step);
        let enough = TOLERANCE * TOLERANCE * dot(target, target);
        for _ in 0..MOST_ROUNDS {
            if dot(&residual, &residual) <= enough {
                break;
            }
            self.apply(&step, &mut product);
            let length = (energy / dot(&step, &product)) as f32;
            if !length.is_finite() {
                break;
            }
            for k in 0..x.len() {
                x[k] += length * step[k];
                residual[k] -= length * product[k];
            }
            let next = precondition(&residual);
            let energy_next = dot(&residual, &next);
            let keep = (energy_next / energy) as f32;
            energy = energy_next;
            step.iter_mut().zip(next).for_each(|(step, next)| *step = next + keep * *step);
        }
        x
    }
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}
