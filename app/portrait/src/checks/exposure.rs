//! Whether the face has got enough light, which its skin alone cannot tell: read from what is light in every person, and only from
//! that. What the pixels' values are in all is [`super::light`]'s.

use super::{Measured, Scene, taken};
use crate::colour::luma;
use crate::landmarks::indices::FACE_OVAL;
use crate::quantile::{median, quantile};
use crate::swatches::{Swatches, grid};
use domain::policy::measure;

/// The lightest tenth of a face: skin that faces the light. On dark skin it is the sheen, on fair skin the skin itself.
const LIGHTEST: f32 = 0.9;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::FACE_EXPOSURE, face_exposure(&scene.swatches()))])
}

/// `FaceExposure`: luma of what reflects most in every face, 0–1: the lightest tenth of the face, or the whites of the
/// eyes where they are lighter. The whites are nearly alike in all people, so a dark face in good light keeps a high
/// value, which mean luma would deny it; in bad light both fall.
pub fn face_exposure(swatches: &Swatches) -> Option<f32> {
    let places = grid(&swatches.face.ring(&FACE_OVAL), 2.0 * swatches.step());
    let mut face: Vec<f32> = places.into_iter().filter_map(|point| swatches.colour(point)).map(luma).collect();
    let lightest = quantile(&mut face, LIGHTEST)?;
    let whites = median(swatches.whites().into_iter().map(luma));
    Some(whites.map_or(lightest, |whites| whites.max(lightest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;
    use crate::drawn::{self, DARK, LIGHT, TONES};

    fn under(skin: Rgb, light: f32) -> f32 {
        let mut planes = drawn::portrait(skin);
        drawn::change(&mut planes, |_, colour| colour.map(|v| v * light));
        let face = drawn::face();
        face_exposure(&Swatches { planes: &planes, face: &face }).unwrap()
    }

    #[test]
    fn the_exposure_falls_with_the_light_in_every_skin_tone() {
        for skin in TONES {
            let levels = [1.0, 0.7, 0.4, 0.2].map(|light| under(skin, light));
            assert!(levels.windows(2).all(|pair| pair[0] > pair[1]), "{levels:?}");
        }
    }

    #[test]
    fn a_dark_face_in_good_light_is_better_exposed_than_a_fair_one_in_bad_light() {
        assert!(under(DARK, 1.0) > 0.5 && under(LIGHT, 0.25) < 0.25);
    }
}
