//! Whether something lies over the mouth: a mask, a scarf, a phone.
//!
//! Skin and lips of every tone are redder than the light that falls on them, because of the blood in them; cloth and paper
//! are so only by choice. The upper face says how red this person is under this light. A hand in front of the
//! mouth has blood, too, and is not told from a mouth; nor is a mask of the skin's colour.

use super::complexion::{Tone, between, share, within};
use super::{Measured, Scene};
use crate::geometry::{Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_LOWER_LID, LIP_OUTLINE, MOUTH_OPENING, NOSE_ROOT, RIGHT_LOWER_LID};
use crate::picture::Planes;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let free = free(scene.photo, scene.on_photo);
    free.into_iter().map(|free| (measure::MOUTH_OCCLUSION_PREVENTION, free)).collect()
}

/// Samples along the mouth's box.
const ALONG: usize = 24;
/// Points along and across the skin below an eye.
const GRID: (usize, usize) = (10, 4);
/// Lips have at least this share of the upper face's ln(red / green).
const RED: f32 = 0.4;
/// An upper face less red than this (a black-and-white picture, light without red) says nothing about lips.
const COLOURED: f32 = 0.06;
/// Nor does one that is lighter than this, 0–1: where the red channel has reached its end, red is lost.
const BLEACHED: f32 = 0.92;

/// `MouthOcclusionPrevention`: 100 · the share of the lips (outline without the opening between them) that is at least 0.4
/// times as red as the person's own skin below the eyes and at the root of the nose. ISO/IEC 29794-5 defines it by
/// a segmentation network, which this stands in for. `None` without colour, and where the light has bleached it.
pub fn free(photo: &Planes, face: &Landmarks) -> Option<f32> {
    let red = redness(photo, face).filter(|red| *red > COLOURED)?;
    let (outline, opening) = (face.ring(&LIP_OUTLINE), face.ring(&MOUTH_OPENING));
    let mut lips = within(&outline, ALONG);
    lips.retain(|point| !inside(&opening, *point));
    let own = share(&lips, |point| Tone::at(photo, point).red > RED * red)?;
    Some(100.0 * own)
}

/// How red the upper face is: the reddest of three patches' medians, since a high mask, glasses or hair may hide some of them.
/// The root of the nose, which is hidden least, says whether the light has bleached the face.
fn redness(photo: &Planes, face: &Landmarks) -> Option<f32> {
    let below = |[first, second]: &[[usize; 5]; 2]| between(&face.ring(first), &face.ring(second), GRID.0, GRID.1);
    let root = face.ring(&NOSE_ROOT);
    let root = root.windows(2).flat_map(|pair| (0..6).map(|k| pair[0].towards(pair[1], k as f32 / 6.0))).collect();
    let median = |points: Vec<Point>| {
        let tones: Vec<Tone> = points.iter().map(|point| Tone::at(photo, *point)).collect();
        Tone::median(&tones)
    };
    let root = median(root).filter(|tone| tone.luma < BLEACHED)?;
    let lids = [&LEFT_LOWER_LID, &RIGHT_LOWER_LID].into_iter().filter_map(|lid| median(below(lid)));
    Some(lids.map(|tone| tone.red).fold(root.red, f32::max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, SKINS};

    fn with(skin: [f32; 3], cover: [f32; 3], from: f32) -> f32 {
        let drawn = Drawn::new(skin).painted(|_, y, colour| if y > from { cover } else { colour });
        free(&drawn.photo, &drawn.face).expect("there is colour")
    }

    #[test]
    fn a_mouth_of_skin_or_lips_is_free_in_every_skin() {
        for skin in SKINS {
            assert_eq!(with(skin, skin, 9.0), 100.0, "{skin:?}");
            let [r, g, b] = skin;
            assert_eq!(with(skin, [r * 0.9, g * 0.75, b * 0.85], 0.55), 100.0, "{skin:?}");
        }
    }

    #[test]
    fn a_white_a_blue_and_a_black_mask_cover_every_mouth() {
        for skin in SKINS {
            for mask in [[0.9, 0.9, 0.9], [0.55, 0.7, 0.85], [0.08, 0.08, 0.085]] {
                assert_eq!(with(skin, mask, 0.2), 0.0, "{skin:?} {mask:?}");
            }
        }
    }

    #[test]
    fn a_mask_up_to_the_eyes_leaves_the_root_of_the_nose_to_compare_with() {
        assert_eq!(with(SKINS[2], [0.9, 0.9, 0.9], 0.06), 0.0);
    }

    #[test]
    fn warm_light_on_a_mask_makes_it_no_skin() {
        let warm = |[r, g, b]: [f32; 3]| [r, g * 0.92, b * 0.7];
        assert!(with(warm(SKINS[1]), warm([0.9, 0.9, 0.9]), 0.2) < 1.0);
    }

    #[test]
    fn a_picture_without_colour_and_a_bleached_one_say_nothing() {
        for skin in [[0.6, 0.6, 0.6], [1.0, 0.94, 0.90]] {
            let drawn = Drawn::new(skin);
            assert_eq!(free(&drawn.photo, &drawn.face), None, "{skin:?}");
        }
    }
}
