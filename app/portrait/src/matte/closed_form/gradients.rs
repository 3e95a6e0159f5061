//! Conjugate gradients with the diagonal as preconditioner.

use super::laplacian::Laplacian;

/// Alpha has settled when a pixel on its own would still move by this much, root mean square. Twice as much leaves
/// veils far from any known pixel; half as much costs half as many rounds again, and on textured walls the scores fall:
/// the last rounds fit the wall's pattern.
const SETTLED: f64 = 2e-4;
/// A good start converges in 5 to 30 rounds; a hostile picture stops here with what it has.
const MOST_ROUNDS: usize = 120;

/// Solves (Laplacian + own) x = target from a guess; one number for every pixel of the Laplacian's runs.
pub fn solve(laplacian: &Laplacian, own: &[f32], target: &[f32], guess: Vec<f32>, height: usize) -> Vec<f32> {
    let inverse: Vec<f32> =
        laplacian.diagonal().iter().zip(own).map(|(d, own)| 1.0 / (d + own).max(f32::EPSILON)).collect();
    let mut x = guess;
    let mut field = laplacian.field(height);
    let mut product = vec![0f32; x.len()];
    spread(laplacian, &mut field, |k, _| x[k]);
    laplacian.apply(&field, &mut product);
    let mut residual: Vec<f32> = (0..x.len()).map(|k| target[k] - product[k] - own[k] * x[k]).collect();
    spread(laplacian, &mut field, |k, _| residual[k] * inverse[k]);
    let mut energy = sum(&residual, |k, r| r * r * inverse[k]);
    let enough = SETTLED * SETTLED * x.len() as f64;
    for _ in 0..MOST_ROUNDS {
        if sum(&residual, |k, r| (r * inverse[k]) * (r * inverse[k])) <= enough {
            break;
        }
        laplacian.apply(&field, &mut product);
        let mut along = 0.0;
        for run in &laplacian.runs {
            let steps = &field[laplacian.place(run)..][..run.length];
            let own = &own[run.at..][..run.length];
            let product = &mut product[run.at..][..run.length];
            product.iter_mut().zip(own).zip(steps).for_each(|((product, own), step)| *product += own * step);
            along += sum(steps, |k, step| step * product[k]);
        }
        let length = (energy / along) as f32;
        if !length.is_finite() {
            break;
        }
        for run in &laplacian.runs {
            let steps = &field[laplacian.place(run)..][..run.length];
            x[run.at..][..run.length].iter_mut().zip(steps).for_each(|(x, step)| *x += length * step);
        }
        residual.iter_mut().zip(&product).for_each(|(residual, product)| *residual -= length * product);
        let next = sum(&residual, |k, r| r * r * inverse[k]);
        let keep = (next / energy) as f32;
        energy = next;
        spread(laplacian, &mut field, |k, step| residual[k] * inverse[k] + keep * step);
    }
    x
}

/// Sets every pixel of the runs in a field from its number and what the field has there.
fn spread(laplacian: &Laplacian, field: &mut [f32], value: impl Fn(usize, f32) -> f32) {
    for run in &laplacian.runs {
        let place = laplacian.place(run);
        for (k, out) in field[place..][..run.length].iter_mut().enumerate() {
            *out = value(run.at + k, *out);
        }
    }
}

/// A sum in eight interleaved parts, so that it is added up in vectors and loses less to rounding.
fn sum(values: &[f32], term: impl Fn(usize, f32) -> f32) -> f64 {
    const LANES: usize = 8;
    /// Blocks of a few thousand terms keep f32 exact enough; blocks are added in f64.
    const BLOCK: usize = 4096;
    let mut total = 0.0;
    for (b, block) in values.chunks(BLOCK).enumerate() {
        let mut lanes = [0f32; LANES];
        for (j, eight) in block.chunks(LANES).enumerate() {
            for (lane, value) in eight.iter().enumerate() {
                lanes[lane] += term(b * BLOCK + j * LANES + lane, *value);
            }
        }
        total += lanes.iter().map(|lane| f64::from(*lane)).sum::<f64>();
    }
    total
}
