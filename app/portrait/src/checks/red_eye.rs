//! Pupils lit red from within by a flash.

use super::{Measured, Scene, taken};
use crate::colour::{Rgb, redness};
use crate::geometry::{Point, inside};
use crate::landmarks::indices::{LEFT_LID_EDGE, RIGHT_LID_EDGE};
use crate::quantile::median;
use crate::swatches::{Iris, Swatches};
use domain::policy::measure;

/// Grid steps from the iris's middle outwards.
const STEPS: i16 = 8;
/// The share of the iris that is looked at: its rim is mixed with white and lid.
const INNER: f32 = 0.8;
/// A lit pupil is red beyond any iris in warm light and beyond the person's own skin by this much; brown irises and
/// skin of all tones have a redness of 0.1–0.45.
const RED: f32 = 0.5;
const BEYOND_SKIN: f32 = 0.2;
/// And it shines: a dark red is a brown iris with noise.
const SHINING: f32 = 0.25;
/// Of about two hundred places; with fewer between the lids, lid is taken for iris.
const ENOUGH: usize = 60;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::RED_EYE, red_eye(&scene.swatches()))])
}

/// `RedEye`: share of the iris between the lids that is lit red, of the redder eye, 0–1. None of closed eyes.
fn red_eye(swatches: &Swatches) -> Option<f32> {
    let skin = median(swatches.cheeks().into_iter().map(redness))?;
    let red = |colour: &&Rgb| colour[0] > SHINING && redness(**colour) > RED.max(skin + BEYOND_SKIN);
    let share = |(iris, lids): (Iris, [usize; 16])| {
        let colours = within(swatches, iris, &swatches.face.ring(&lids));
        (colours.len() >= ENOUGH).then(|| colours.iter().filter(red).count() as f32 / colours.len() as f32)
    };
    swatches.irises().into_iter().zip([LEFT_LID_EDGE, RIGHT_LID_EDGE]).filter_map(share).reduce(f32::max)
}

fn within(swatches: &Swatches, iris: Iris, lids: &[Point]) -> Vec<Rgb> {
    let places = (-STEPS..=STEPS).flat_map(|row| (-STEPS..=STEPS).map(move |column| (row, column)));
    let round = places.filter(|(row, column)| row * row + column * column <= STEPS * STEPS);
    let step = INNER * iris.radius / f32::from(STEPS);
    let place = |(row, column): (i16, i16)| {
        Point::new(iris.centre.x + f32::from(column) * step, iris.centre.y + f32::from(row) * step)
    };
    round.map(place).filter(|point| inside(lids, *point)).filter_map(|point| swatches.colour(point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, EYES, TONES};

    fn with_pupil(skin: Rgb, radius: f32, colour: Rgb) -> f32 {
        let mut planes = drawn::portrait(skin);
        drawn::paint(&mut planes, colour, |point| drawn::in_ellipse(point, EYES[1], (radius, radius)));
        let face = drawn::face();
        red_eye(&Swatches { planes: &planes, face: &face }).unwrap()
    }

    #[test]
    fn a_red_pupil_counts_by_its_size_in_every_skin_tone() {
        for skin in TONES {
            let shares = [0.0, 2.0, 4.0, 6.0].map(|radius| with_pupil(skin, radius, [0.75, 0.2, 0.2]));
            assert_eq!(shares[0], 0.0);
            assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
        }
    }

    #[test]
    fn brown_eyes_and_a_white_catchlight_are_not_red() {
        for colour in [[0.35, 0.22, 0.14], [0.45, 0.3, 0.2], [1.0; 3], [0.3, 0.4, 0.6]] {
            assert_eq!(with_pupil(TONES[1], 8.0, colour), 0.0, "{colour:?}");
        }
    }
}
