//! Whether something dark lies across an eye: a lock of hair, a frame that sits on the lids, a dark lens.
//!
//! The eye itself is dark, so the skin around it is looked at, above and below. What crosses an eye darkens both; a heavy
//! brow, a deep lid or make-up darkens only the upper, a tear bag only the lower.

use super::complexion::{Complexion, Tone, between, share};
use super::{Measured, Scene};
use crate::geometry::Point;
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_LOWER_LID, LEFT_UPPER_LID, RIGHT_LOWER_LID, RIGHT_UPPER_LID};
use crate::picture::Planes;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    covered(scene.photo, scene.on_photo).into_iter().map(|share| (measure::EYES_COVERED, share)).collect()
}

/// Points along a band of skin and across it.
const GRID: (usize, usize) = (16, 6);
/// What covers is darker than this share of the cheek's luma: below the shade of a deep socket under light from above.
const DARK: f32 = 0.5;

/// `EyesCovered`: share of the skin around an eye that is darker than half the cheek beside it, the smaller of the shares above
/// and below the eye, of the eye that is more covered, 0–1. `None` where there is no skin to compare with.
pub fn covered(photo: &Planes, face: &Landmarks) -> Option<f32> {
    let skin = Complexion::of(photo, face)?;
    let dark = |point: Point| Tone::at(photo, point).luma < DARK * skin.at(point).luma;
    let band = |[first, second]: &[[usize; 5]; 2]| {
        share(&between(&face.ring(first), &face.ring(second), GRID.0, GRID.1), dark)
    };
    let eye = |upper, lower| Some(f32::min(band(upper)?, band(lower)?));
    let eyes = [eye(&LEFT_UPPER_LID, &LEFT_LOWER_LID), eye(&RIGHT_UPPER_LID, &RIGHT_LOWER_LID)];
    eyes.into_iter().flatten().reduce(f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HAIR, SKINS};

    fn with(skin: [f32; 3], dark: impl Fn(f32, f32) -> bool) -> f32 {
        let drawn = Drawn::new(skin).painted(|x, y, colour| if dark(x, y) { HAIR } else { colour });
        covered(&drawn.photo, &drawn.face).expect("there is skin")
    }

    #[test]
    fn an_eye_between_bare_lids_is_free_in_every_skin() {
        for skin in SKINS {
            let bare = with(skin, |x, y| y.abs() < 0.05 && (0.16..0.40).contains(&x.abs()));
            assert_eq!(bare, 0.0, "{skin:?}");
        }
    }

    #[test]
    fn a_lock_of_hair_over_one_eye_and_dark_glasses_over_both_cover() {
        for skin in SKINS {
            assert!(with(skin, |x, y| x > 0.1 && y < 0.16) > 0.9, "{skin:?}");
            assert!(with(skin, |_, y| (-0.18..0.16).contains(&y)) > 0.9, "{skin:?}");
        }
    }

    #[test]
    fn a_dark_upper_lid_or_a_thin_rim_around_the_eye_does_not() {
        assert!(with(SKINS[1], |_, y| (-0.18..0.0).contains(&y)) < 0.05);
        let rim = with(SKINS[1], |_, y| (-0.16..-0.14).contains(&y) || (0.12..0.14).contains(&y));
        assert!(rim < 0.4, "{rim}");
    }
}
