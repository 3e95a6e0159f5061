//! Shadows on the face and below the chin.

use super::{Measured, Scene, taken};
use crate::colour::{Rgb, luma, redness};
use crate::geometry::Point;
use crate::landmarks::indices::CHIN;
use crate::picture::Plane;
use crate::quantile::{median, quantile};
use crate::swatches::Swatches;
use domain::policy::measure;

/// Lit skin is the upper quarter of the person's own: it stays so when half of the face is dark.
const LIT: f32 = 0.75;
/// Skin this dark beside lit skin lies in a shadow: encoded, a third of the light.
const DARK: f32 = 0.62;
/// Deeper than this, beside lit skin, is hair: a face in a room gets light from its walls, too.
const DEEPEST: f32 = 0.3;
/// Shadow keeps the skin's colour; hair has at most this share of its redness.
const SKIN_REDNESS: f32 = 0.6;
/// Shadow is smooth; between strands of hair luma changes by more than this share from one grid point to the next.
const SMOOTH: f32 = 0.2;
/// Share of the place below the chin that must be skin: less is a collar, a beard or hair.
const ENOUGH_NECK: f32 = 0.6;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let swatches = scene.swatches();
    taken([
        (measure::FACE_SHADOW, face_shadow(&swatches)),
        (measure::CHIN_SHADOW, chin_shadow(&swatches, &scene.matte.alpha)),
    ])
}

/// The person's own lit skin.
struct Lit {
    luma: f32,
    redness: f32,
}

fn lit(swatches: &Swatches) -> Option<Lit> {
    let skin = swatches.skin();
    let luma = quantile(&mut skin.iter().map(|colour| luma(*colour)).collect::<Vec<_>>(), LIT)?;
    let redness = median(skin.into_iter().map(redness))?;
    Some(Lit { luma, redness })
}

impl Lit {
    fn is_skin(&self, colour: Rgb) -> bool {
        luma(colour) > DEEPEST * self.luma && redness(colour) >= SKIN_REDNESS * self.redness
    }
}

/// `FaceShadow`: share of forehead, cheeks and nose in shadow, 0–1: smooth, skin-coloured, and between
/// [`DEEPEST`] and [`DARK`] of the person's own lit skin.
fn face_shadow(swatches: &Swatches) -> Option<f32> {
    let lit = lit(swatches)?;
    let points = swatches.skin_points();
    let step = swatches.step();
    let dark = |point: &&Point| {
        let Some(colour) = swatches.colour(**point) else { return false };
        let here = luma(colour);
        let beside = [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)]
            .map(|(x, y)| swatches.colour(Point::new(point.x + x, point.y + y)).map_or(here, luma));
        let smooth = beside.iter().all(|luma| (luma - here).abs() <= SMOOTH * here);
        here < DARK * lit.luma && lit.is_skin(colour) && smooth
    };
    Some(points.iter().filter(dark).count() as f32 / points.len().max(1) as f32)
}

/// `ChinShadow`: how much darker the neck below the chin is than the person's lit skin, 0–1. None where a collar, a
/// beard or hair is there instead.
fn chin_shadow(swatches: &Swatches, alpha: &Plane) -> Option<f32> {
    let lit = lit(swatches)?;
    let (eyes, chin) = (swatches.face.eye_midpoint(), swatches.face.point(CHIN));
    let down = Point::new(chin.x - eyes.x, chin.y - eyes.y);
    // From a twentieth to three tenths of T below the chin and a sixth of T to both sides: within any neck.
    let place = |row: i16, column: i16| {
        let (v, u) = (0.05 + 0.25 * f32::from(row) / 11.0, f32::from(column) / 60.0);
        Point::new(chin.x + v * down.x - u * down.y, chin.y + v * down.y + u * down.x)
    };
    let places = (0..12).flat_map(|row| (-10..=10).map(move |column| place(row, column)));
    let person = places.filter(|point| alpha.sample(point.x, point.y) > 0.9);
    let colours: Vec<Rgb> = person.filter_map(|point| swatches.colour(point)).collect();
    let neck: Vec<Rgb> = colours.iter().copied().filter(|colour| lit.is_skin(*colour)).collect();
    if (neck.len() as f32) < ENOUGH_NECK * 252.0 {
        return None;
    }
    Some((1.0 - median(neck.into_iter().map(luma))? / lit.luma.max(0.02)).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT, TONES};
    use crate::picture::Planes;

    fn shadow_of(planes: &Planes) -> f32 {
        let face = drawn::face();
        face_shadow(&Swatches { planes, face: &face }).unwrap()
    }

    /// A cap's shadow down to this row, in which a quarter of the light is left.
    fn shaded_to(skin: Rgb, row: f32) -> f32 {
        let mut planes = drawn::portrait(skin);
        drawn::change(&mut planes, |point, colour| if point.y < row { colour.map(|v| v * 0.53) } else { colour });
        shadow_of(&planes)
    }

    #[test]
    fn a_shadow_counts_by_its_size_and_alike_in_every_skin_tone() {
        for skin in TONES {
            let shares = [0.0, 205.0, 250.0, 300.0].map(|row| shaded_to(skin, row));
            assert_eq!(shares[0], 0.0);
            assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
            assert!(shares[2] > 0.3, "{shares:?}");
        }
    }

    #[test]
    fn a_dark_picture_has_no_shadow_and_a_black_fringe_is_none() {
        let mut planes = drawn::portrait(LIGHT);
        drawn::change(&mut planes, |_, colour| colour.map(|v| v * 0.3));
        assert_eq!(shadow_of(&planes), 0.0);
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, [0.1, 0.09, 0.08], |point| point.y < 220.0);
        assert_eq!(shadow_of(&planes), 0.0);
    }

    #[test]
    fn the_neck_is_compared_with_the_face_unless_a_collar_covers_it() {
        let face = drawn::face();
        let below = |share: f32| {
            let mut planes = drawn::portrait(LIGHT);
            drawn::paint(&mut planes, LIGHT.map(|v| v * share), |point| point.y > 450.0);
            chin_shadow(&Swatches { planes: &planes, face: &face }, &drawn::alpha()).unwrap()
        };
        assert!(below(1.0) < 0.01 && (below(0.5) - 0.5).abs() < 0.02 && below(0.4) > below(0.5));
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, [0.9; 3], |point| point.y > 455.0);
        assert_eq!(chin_shadow(&Swatches { planes: &planes, face: &face }, &drawn::alpha()), None);
    }
}
