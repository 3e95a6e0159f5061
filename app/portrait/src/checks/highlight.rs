//! Shine: light that the skin throws back like a mirror.

use super::{Measured, Scene, taken};
use crate::colour::{Rgb, luma, saturation};
use crate::quantile::median;
use crate::swatches::Swatches;
use domain::policy::measure;

/// A highlight has come this share of the way from the person's own skin to white. Measured from the own skin, fair and
/// dark skin need the same: detail that is nearly lost.
const TOWARDS_WHITE: f32 = 0.6;
/// It is paler than the skin around it, since it has the lamp's colour, not the skin's.
const PALER: f32 = 0.6;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::HIGHLIGHT, highlight(&scene.swatches()))])
}

/// `Highlight`: share of forehead, cheeks and nose that shines, 0–1.
fn highlight(swatches: &Swatches) -> Option<f32> {
    let skin = swatches.skin();
    // Of the cheeks: a dark fringe over the forehead would make all other skin look light.
    let cheeks = swatches.cheeks();
    let usual = median(cheeks.iter().map(|colour| luma(*colour)))?;
    let colourful = median(cheeks.iter().map(|colour| saturation(*colour)))?;
    let shines = |colour: &&Rgb| {
        luma(**colour) > usual + TOWARDS_WHITE * (1.0 - usual) && saturation(**colour) < PALER * colourful
    };
    Some(skin.iter().filter(shines).count() as f32 / skin.len().max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, TONES};

    /// A face with a shining patch of this radius on forehead and nose, of this colour.
    fn shining(skin: Rgb, radius: f32, colour: Rgb) -> f32 {
        let mut planes = drawn::portrait(skin);
        for middle in [(225.0, 205.0), (240.0, 310.0)] {
            drawn::paint(&mut planes, colour, |point| drawn::in_ellipse(point, middle, (radius, radius)));
        }
        let face = drawn::face();
        highlight(&Swatches { planes: &planes, face: &face }).unwrap()
    }

    #[test]
    fn shine_counts_by_its_size_and_matt_skin_of_any_tone_has_none() {
        for skin in TONES {
            let shares = [0.0, 6.0, 12.0, 20.0].map(|radius| shining(skin, radius, [0.99, 0.98, 0.97]));
            assert_eq!(shares[0], 0.0);
            assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
        }
    }

    #[test]
    fn light_skin_that_keeps_its_colour_is_no_shine() {
        for skin in TONES {
            let lighter = skin.map(|v| v + 0.25 * (1.0 - v));
            assert_eq!(shining(skin, 20.0, lighter), 0.0);
        }
    }
}
