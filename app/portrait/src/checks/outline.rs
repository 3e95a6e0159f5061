//! How far the cut-out can be trusted, from its own outline.

use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::matte::Matte;
use crate::matte::mean::mean;
use crate::picture::Plane;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::MATTE_UNCERTAINTY, uncertainty(scene.matte, scene.on_photo))]
}

/// Half the side of the window around an outline pixel, in face widths: wider than a strand or an eyelet of a curl,
/// narrower than a lock.
const WINDOW: f32 = 0.08;
/// A window is a veil when its pixels are this undecided on average: 4 α (1 − α) is 1 at a half, and a third to a half
/// of that on average where thin hair and wall alternate.
const VEIL: f32 = 0.62;
/// A window is disputed when solver and segmentation differ this much on average.
const DISPUTED: f32 = 0.45;
/// How far below the chin the outline is looked at, in face widths: neck, collar and shoulders.
const BELOW: f32 = 0.5;
/// Alpha on the person's side of the outline.
const PERSON: f32 = 0.5;

/// `MatteUncertainty`: share of the outline of head and shoulders along which alpha is a veil instead of an edge, or the
/// colours' answer is not the segmentation's. 0 for a clean cut-out.
fn uncertainty(matte: &Matte, face: &Landmarks) -> f32 {
    let alpha = &matte.alpha;
    let (width, height) = (alpha.width, alpha.height);
    let radius = ((face.width() * WINDOW) as usize).max(2);
    // A grid on which the window is some ten cells wide is fine enough for its mean.
    let factor = (radius / 5).max(1);
    let averaged = |of: &dyn Fn(f32, f32) -> f32| {
        let values = alpha.values.iter().zip(&matte.guess.values).map(|(a, guess)| of(*a, *guess)).collect();
        mean(&Plane { width, height, values }.reduced(factor), radius / factor)
    };
    let veil = averaged(&|a, _| 4.0 * a * (1.0 - a));
    let disputed = averaged(&|a, guess| (a - guess).abs());
    let end = (face.bounds().bottom + BELOW * face.width()).clamp(0.0, height as f32) as usize;
    let (mut outline, mut doubtful) = (0, 0);
    for y in 1..end.min(height.saturating_sub(1)) {
        for x in 1..width.saturating_sub(1) {
            let at = y * width + x;
            let beside = [at - 1, at + 1, at - width, at + width];
            if alpha.values[at] <= PERSON || beside.iter().all(|at| alpha.values[*at] > PERSON) {
                continue;
            }
            let cell = (y / factor).min(veil.height - 1) * veil.width + (x / factor).min(veil.width - 1);
            outline += 1;
            doubtful += usize::from(veil.values[cell] > VEIL || disputed.values[cell] > DISPUTED);
        }
    }
    doubtful as f32 / outline.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landmarks::POINTS;
    use crate::picture::Planes;

    /// A face 100 px wide whose chin is at row 200.
    fn face() -> Landmarks {
        use crate::landmarks::indices::{CHIN, LEFT_CHEEK, RIGHT_CHEEK};
        let mut points = vec![[100.0, 150.0, 0.0]; POINTS];
        points[LEFT_CHEEK] = [50.0, 150.0, 0.0];
        points[RIGHT_CHEEK] = [150.0, 150.0, 0.0];
        points[CHIN] = [100.0, 200.0, 0.0];
        Landmarks::new(points, 1.0)
    }

    /// A disc whose alpha falls over `soft` px, and a guess that is shifted to the right.
    fn disc(soft: f32, shift: f32) -> Matte {
        let plane = |shift: f32, soft: f32| Plane {
            width: 200,
            height: 260,
            values: (0..200 * 260)
                .map(|k| {
                    let off = ((k % 200) as f32 - 100.0 - shift).hypot((k / 200) as f32 - 130.0);
                    ((60.0 - off) / soft + 0.5).clamp(0.0, 1.0)
                })
                .collect(),
        };
        let foreground: Planes = std::array::from_fn(|_| Plane::new(200, 260, 0.5));
        Matte { alpha: plane(0.0, soft), guess: plane(shift, 4.0), foreground }
    }

    #[test]
    fn a_clean_edge_is_certain_and_a_veil_or_a_dispute_is_not() {
        assert_eq!(uncertainty(&disc(2.0, 0.0), &face()), 0.0);
        assert!(uncertainty(&disc(60.0, 0.0), &face()) > 0.9);
        let moved = uncertainty(&disc(2.0, 30.0), &face());
        assert!(moved > 0.2 && moved < 0.9, "{moved}");
    }

    #[test]
    fn an_empty_matte_has_no_outline_to_doubt() {
        let empty = Matte { alpha: Plane::new(200, 260, 0.0), ..disc(2.0, 0.0) };
        assert_eq!(uncertainty(&empty, &face()), 0.0);
    }
}
