//! Trimaps and guesses made from a truth.

use portrait::matte::Trimap;
use portrait::picture::Plane;

/// Everything is known that lies farther than `radius` from a partial pixel (in steps along rows and columns).
pub fn known(alpha: &Plane, radius: usize) -> Vec<bool> {
    let partial: Vec<f32> = alpha.values.iter().map(|a| f32::from(u8::from(*a > 0.0 && *a < 1.0))).collect();
    let near = boxed(&Plane { values: partial, ..alpha.clone() }, radius);
    // Hard edges between rows have no partial pixel: what is not whole in its surroundings is unknown there, too.
    let mixed = boxed(alpha, radius);
    (0..near.values.len()).map(|k| near.values[k] < 1e-6 && !(1e-6..=1.0 - 1e-6).contains(&mixed.values[k])).collect()
}

/// As blurred as a network's mask.
pub fn blurred(alpha: &Plane, radius: usize) -> Plane {
    boxed(&boxed(alpha, radius), radius)
}

/// Box mean in f64, cut at the edges.
fn boxed(plane: &Plane, radius: usize) -> Plane {
    let lines = |values: &[f64], length: usize, at: &dyn Fn(usize, usize) -> usize, count: usize| -> Vec<f64> {
        let mut out = vec![0.0; values.len()];
        for line in 0..count {
            let mut sums = vec![0.0];
            for k in 0..length {
                sums.push(sums[k] + values[at(line, k)]);
            }
            for k in 0..length {
                let (low, high) = (k.saturating_sub(radius), (k + radius + 1).min(length));
                out[at(line, k)] = (sums[high] - sums[low]) / (high - low) as f64;
            }
        }
        out
    };
    let (width, height) = (plane.width, plane.height);
    let values: Vec<f64> = plane.values.iter().map(|value| f64::from(*value)).collect();
    let rows = lines(&values, width, &|line, k| line * width + k, height);
    let columns = lines(&rows, height, &|line, k| k * width + line, width);
    Plane { width, height, values: columns.into_iter().map(|value| value as f32).collect() }
}

/// The trimap that the engine makes of a network's mask, with the same thresholds and margins, of a mask that sees nothing
/// thinner than a 60th of the width.
pub fn from_mask_of(alpha: &Plane) -> Trimap {
    let width = alpha.width;
    let coarse = boxed(alpha, width / 120);
    let seen = Plane { values: coarse.values.iter().map(|v| f32::from(u8::from(*v > 0.5))).collect(), ..*alpha };
    let soft = blurred(&seen, width / 120);
    let fine = width as f32 / 130.0;
    let surrounded = |within: &dyn Fn(f32) -> bool, margin: f32| -> Vec<bool> {
        let values = soft.values.iter().map(|v| f32::from(u8::from(within(*v)))).collect();
        let share = boxed(&Plane { values, ..*alpha }, margin as usize);
        share.values.iter().map(|share| *share > 1.0 - 1e-6).collect()
    };
    let inside = surrounded(&|value| value > 0.97, fine);
    let outside = surrounded(&|value| value < 0.04, fine * 1.5);
    let known = inside.iter().zip(&outside).map(|(inside, outside)| *inside || *outside).collect();
    let value = Plane { values: inside.iter().map(|inside| f32::from(u8::from(*inside))).collect(), ..*alpha };
    Trimap { known, value, soft }
}
