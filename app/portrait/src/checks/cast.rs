//! Whether the picture's colours are shifted: by the skin, and by what should be neutral.

use super::{Measured, Scene, eyes, sigmoid, taken};
use crate::colour::{self, Lab, Rgb};
use crate::picture::{Plane, Planes};
use crate::swatches::Swatches;
use domain::policy::measure;

/// a* and b* of natural skin of all tones, by ISO/IEC 29794-5.
const SKIN_A: (f32, f32) = (5.0, 25.0);
const SKIN_B: (f32, f32) = (5.0, 35.0);
/// A clipped channel has lost its colour.
const CLIPPED: f32 = 0.985;
/// With this share of the cheeks whole, these are looked at alone: their shaded parts have the same colour.
const ENOUGH_WHOLE: f32 = 0.1;
/// Light tried beyond the full value of a clipped channel: eight steps of a fifth, up to two stops.
const BEYOND: i32 = 8;
const BEYOND_STEP: f32 = 1.2;
/// a* and b* of the whites of eyes in neutral light: lids and vessels tint them. Median of the portraits
/// tried.
const WHITES: [f32; 2] = [4.0, 5.0];
/// Fewer pixels than this, for eyes of about 20 px, and the white is mostly lid.
const ENOUGH_WHITE: usize = 24;
/// Alpha that is surely background, and the least share of the photo from which it says something.
const BACKGROUND: f32 = 0.05;
const ENOUGH_BACKGROUND: f32 = 0.05;
/// Every so manieth pixel of it: enough for a mean, and a prime, so that no column is looked at alone.
const SPARSE: usize = 37;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let swatches = scene.swatches();
    // Between closed lids lies skin, whose colour is the person's and not the lamp's.
    let open = eyes::opening(scene.on_photo) >= eyes::SEEN;
    taken([
        (measure::NATURAL_COLOUR, natural_colour(&swatches)),
        (measure::COLOUR_CAST, open.then(|| colour_cast(&swatches, &scene.matte.alpha)).flatten()),
    ])
}

/// `NaturalColour` (ISO/IEC 29794-5): 200 · (1 − S(D; 0, 10)) of the distance D of the cheeks' mean a*, b* from those of
/// natural skin; 0–100. Fair and dark skin lie in the same range: they differ in L*. Without the jump to 0 that OFIQ
/// makes where a* or b* turn negative. Of clipped cheeks D is the least that their light may have had; none where most
/// of the cheeks is white.
fn natural_colour(swatches: &Swatches) -> Option<f32> {
    let cheeks = swatches.cheeks();
    let clipped = |colour: &Rgb| colour.iter().filter(|v| **v >= CLIPPED).count();
    let whole: Vec<Rgb> = cheeks.iter().copied().filter(|colour| clipped(colour) == 0).collect();
    let distance = if !whole.is_empty() && whole.len() as f32 >= ENOUGH_WHOLE * cheeks.len() as f32 {
        let count = whole.len() as f32;
        let [_, a, b] = whole.into_iter().map(colour::lab).fold([0.0; 3], plus).map(|value| value / count);
        unnatural(a, b)
    } else {
        let coloured: Vec<Rgb> = cheeks.iter().copied().filter(|colour| clipped(colour) < 3).collect();
        if coloured.is_empty() || 2 * coloured.len() < cheeks.len() {
            return None;
        }
        least_unnatural(&coloured)
    };
    Some(200.0 * (1.0 - sigmoid(distance, 0.0, 10.0)))
}

/// Distance of a*, b* from those of natural skin.
fn unnatural(a: f32, b: f32) -> f32 {
    let beyond = |value: f32, (low, high): (f32, f32)| (low - value).max(value - high).max(0.0);
    beyond(a, SKIN_A).hypot(beyond(b, SKIN_B))
}

/// The least distance that clipped colours may have had: a clipped channel had its full value or more, and however
/// much more makes the colour most natural counts. So too much light makes no cast, and a lamp that clips one channel is
/// seen by the other two.
fn least_unnatural(colours: &[Rgb]) -> f32 {
    let clipped = [0, 1, 2].map(|c| 2 * colours.iter().filter(|colour| colour[c] >= CLIPPED).count() > colours.len());
    let mean =
        colours.iter().map(|colour| colour::linear(*colour)).fold([0.0; 3], plus).map(|v| v / colours.len() as f32);
    let steps = |clipped: bool| if clipped { 0..=BEYOND } else { 0..=0 };
    let mut least = f32::MAX;
    for red in steps(clipped[0]) {
        for green in steps(clipped[1]) {
            for blue in steps(clipped[2]) {
                let more = [red, green, blue].map(|steps| BEYOND_STEP.powi(steps));
                let [_, a, b] = colour::lab_of_linear([0, 1, 2].map(|c| mean[c] * more[c]));
                least = least.min(unnatural(a, b));
            }
        }
    }
    least
}

fn plus(a: Lab, b: Lab) -> Lab {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/// `ColourCast`: how far what should be neutral is shifted, ΔE: the shift of the eyes' whites as far as the background
/// leans the same way. Each alone deceives – a painted wall, tired eyes – but a lamp's colour lies on both.
fn colour_cast(swatches: &Swatches, alpha: &Plane) -> Option<f32> {
    let whites = swatches.whites();
    if whites.len() < ENOUGH_WHITE {
        return None;
    }
    let [a, b] = lean(whites.into_iter())?;
    let shift = [a - WHITES[0], b - WHITES[1]];
    let size = shift[0].hypot(shift[1]);
    let behind = background(swatches.planes, alpha)?;
    let along = (shift[0] * behind[0] + shift[1] * behind[1]) / size.max(1e-3);
    Some(along.clamp(0.0, size))
}

/// a* and b* of the mean light of some colours, brought to middle grey, so that dim ones do not look neutral.
fn lean(colours: impl Iterator<Item = Rgb>) -> Option<[f32; 2]> {
    let sum = colours.map(colour::linear).fold([0.0; 3], plus);
    let light = 0.2126 * sum[0] + 0.7152 * sum[1] + 0.0722 * sum[2];
    // Middle grey reflects 18 %.
    let [_, a, b] = (light > 0.0).then(|| colour::lab_of_linear(sum.map(|value| value * 0.18 / light)))?;
    Some([a, b])
}

fn background(planes: &Planes, alpha: &Plane) -> Option<[f32; 2]> {
    let places: Vec<usize> =
        (0..alpha.values.len()).step_by(SPARSE).filter(|k| alpha.values[*k] < BACKGROUND).collect();
    if (places.len() * SPARSE) as f32 <= ENOUGH_BACKGROUND * alpha.values.len() as f32 {
        return None;
    }
    lean(places.into_iter().map(|k| [0, 1, 2].map(|c| planes[c].values[k])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT, TONES};

    /// Both measures under a lamp that gives these shares of red, green and blue light.
    fn under(skin: Rgb, lamp: Rgb) -> (f32, f32) {
        let mut planes = drawn::portrait(skin);
        drawn::change(&mut planes, |_, colour| [0, 1, 2].map(|c| colour[c] * lamp[c].powf(1.0 / 2.2)));
        let face = drawn::face();
        let swatches = Swatches { planes: &planes, face: &face };
        (natural_colour(&swatches).unwrap(), colour_cast(&swatches, &drawn::alpha()).unwrap())
    }

    #[test]
    fn neutral_light_leaves_every_skin_tone_natural() {
        for skin in TONES {
            let (natural, cast) = under(skin, [1.0; 3]);
            assert!(natural > 95.0 && cast < 3.0, "{natural} {cast}");
        }
    }

    #[test]
    fn a_lamps_colour_shows_the_more_the_stronger_it_is() {
        for lamp in [[1.0, 0.5, 0.15], [0.35, 0.6, 1.0], [0.4, 1.0, 0.4]] {
            for skin in TONES {
                let casts = [0.0, 0.4, 1.0].map(|part| under(skin, lamp.map(|v: f32| v.powf(part))).1);
                assert!(casts.windows(2).all(|pair| pair[0] < pair[1]) && casts[2] > 15.0, "{lamp:?} {casts:?}");
            }
        }
        for skin in TONES {
            let natural = [0.0, 1.0, 2.0].map(|part| under(skin, [0.35, 0.6, 1.0].map(|v: f32| v.powf(part))).0);
            assert!(natural[0] > natural[1] && natural[1] > natural[2] && natural[2] < 50.0, "{natural:?}");
        }
    }

    /// `NaturalColour` in light of these shares, of which the sensor clips what is beyond full.
    fn clipped(skin: Rgb, light: Rgb) -> Option<f32> {
        let mut planes = drawn::portrait(skin);
        drawn::change(&mut planes, |_, colour| [0, 1, 2].map(|c| (colour[c] * light[c].powf(1.0 / 2.2)).min(1.0)));
        natural_colour(&Swatches { planes: &planes, face: &drawn::face() })
    }

    #[test]
    fn a_lamp_that_clips_red_is_still_a_lamp() {
        for skin in TONES {
            let natural = [1.0, 2.0, 3.0].map(|part| clipped(skin, [4.0f32, 1.0, 0.3].map(|v| v.powf(part))).unwrap());
            assert!(natural[0] >= natural[1] && natural[1] >= natural[2] && natural[2] < 40.0, "{natural:?}");
        }
    }

    #[test]
    fn too_much_light_is_no_cast_and_a_white_face_has_no_colour() {
        for skin in TONES {
            for stops in [1, 2, 3, 4] {
                let natural = clipped(skin, [2f32.powi(stops); 3]);
                assert!(natural.is_none_or(|natural| natural > 90.0), "{skin:?} {stops}: {natural:?}");
            }
        }
        assert_eq!(clipped(LIGHT, [16.0; 3]), None);
    }

    #[test]
    fn a_coloured_wall_behind_a_well_lit_face_is_no_cast() {
        let mut planes = drawn::portrait(LIGHT);
        let alpha = drawn::alpha();
        drawn::paint(&mut planes, [0.39, 0.77, 1.0], |point| {
            alpha.values[point.y as usize * alpha.width + point.x as usize] == 0.0
        });
        let face = drawn::face();
        assert!(colour_cast(&Swatches { planes: &planes, face: &face }, &alpha).unwrap() < 5.0);
    }
}
