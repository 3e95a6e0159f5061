//! Reflections on glasses.

use super::{Measured, Scene, taken};
use crate::colour::{Rgb, luma, saturation};
use crate::geometry::{Point, inside};
use crate::landmarks::indices::{LEFT_EYE_CORNERS, LEFT_LID_EDGE, RIGHT_EYE_CORNERS, RIGHT_LID_EDGE};
use crate::quantile::median;
use crate::swatches::{Iris, Swatches};
use domain::policy::measure;

/// A lens as seen from the front, in eye widths from the middle of the eye.
const HALF_WIDTH: f32 = 0.75;
const HALF_HEIGHT: f32 = 0.45;
/// Grid steps from the middle to the end of its width.
const STEPS: i16 = 24;
/// A reflection is nearly clipped, has no colour, and is much lighter than the person's own skin.
const CLIPPED: f32 = 0.88;
const COLOURLESS: f32 = 0.12;
const BEYOND_SKIN: f32 = 0.6;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    taken([(measure::GLASS_GLARE, glass_glare(&scene.swatches()))])
}

/// `GlassGlare`: share of the lens's place that is covered by reflection, of the worse eye, 0–1. The whites of the eyes
/// do not count; the catchlight in an iris does, but it covers a hundredth at most.
pub fn glass_glare(swatches: &Swatches) -> Option<f32> {
    let skin = median(swatches.cheeks().into_iter().map(luma))?;
    let glares =
        |colour: Rgb| luma(colour) > CLIPPED.max(skin + BEYOND_SKIN * (1.0 - skin)) && saturation(colour) < COLOURLESS;
    let eyes = [(LEFT_EYE_CORNERS, LEFT_LID_EDGE), (RIGHT_EYE_CORNERS, RIGHT_LID_EDGE)].into_iter();
    eyes.zip(swatches.irises())
        .filter_map(|((corners, lids), iris)| {
            let lids = swatches.face.ring(&lids);
            let seen: Vec<(Point, Rgb)> = lens(swatches, corners)
                .into_iter()
                .filter_map(|point| Some((point, swatches.colour(point)?)))
                .collect();
            let counts = |point: Point| !white(&lids, iris, point);
            let covered = seen.iter().filter(|(point, colour)| glares(*colour) && counts(*point)).count();
            (!seen.is_empty()).then(|| covered as f32 / seen.len() as f32)
        })
        .reduce(f32::max)
}

fn white(lids: &[Point], iris: Iris, point: Point) -> bool {
    inside(lids, point) && point.distance(iris.centre) > iris.radius
}

/// Points of an ellipse around the eye, along the line of its corners.
fn lens(swatches: &Swatches, corners: [usize; 2]) -> Vec<Point> {
    let [a, b] = corners.map(|corner| swatches.face.point(corner));
    let middle = a.middle(b);
    let along = Point::new(b.x - a.x, b.y - a.y);
    let places = (-STEPS..=STEPS).flat_map(|row| (-STEPS..=STEPS).map(move |column| (row, column)));
    let round = places.filter(|(row, column)| row * row + column * column <= STEPS * STEPS);
    let place = |(row, column): (i16, i16)| {
        let u = HALF_WIDTH * f32::from(column) / f32::from(STEPS);
        let v = HALF_HEIGHT * f32::from(row) / f32::from(STEPS);
        Point::new(middle.x + u * along.x - v * along.y, middle.y + u * along.y + v * along.x)
    };
    round.map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, EYES, LIGHT, TONES};

    fn with_patch(skin: Rgb, at: (f32, f32), size: (f32, f32), colour: Rgb) -> f32 {
        let mut planes = drawn::portrait(skin);
        drawn::paint(&mut planes, colour, |point| drawn::in_ellipse(point, at, size));
        let face = drawn::face();
        glass_glare(&Swatches { planes: &planes, face: &face }).unwrap()
    }

    #[test]
    fn a_reflection_counts_by_its_size_in_every_skin_tone() {
        for skin in TONES {
            let (x, y) = EYES[0];
            let shares = [1.0, 6.0, 10.0, 14.0].map(|r| with_patch(skin, (x - 8.0, y + 8.0), (r * 1.5, r), [0.98; 3]));
            assert!(shares.windows(2).all(|pair| pair[0] < pair[1]) && shares[3] > 0.1, "{shares:?}");
        }
    }

    #[test]
    fn a_catchlight_white_whites_and_warm_skin_are_no_glare() {
        let catchlight = with_patch(LIGHT, EYES[0], (2.5, 2.5), [1.0; 3]);
        assert!(catchlight < 0.02, "{catchlight}");
        let mut planes = drawn::portrait(LIGHT);
        for eye in EYES {
            let white =
                |point: Point| drawn::in_ellipse(point, eye, (21.0, 7.0)) && !drawn::in_ellipse(point, eye, (9.0, 9.0));
            drawn::paint(&mut planes, [0.97; 3], white);
        }
        let face = drawn::face();
        assert!(glass_glare(&Swatches { planes: &planes, face: &face }).unwrap() < 0.005);
        assert_eq!(with_patch(LIGHT, EYES[0], (30.0, 15.0), [1.0, 0.88, 0.8]), 0.0);
    }
}
