//! Whether both sides of the face are lit alike.

use super::{Measured, Scene, taken};
use crate::colour::{Rgb, luma};
use crate::landmarks::indices::{
    LEFT_CHEEK_SKIN, LEFT_FOREHEAD, LEFT_JAW, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD, RIGHT_JAW,
};
use crate::quantile::median;
use crate::swatches::Swatches;
use domain::policy::measure;

/// Parts that a face has twice.
const PAIRS: [(&[usize], &[usize]); 3] =
    [(&LEFT_FOREHEAD, &RIGHT_FOREHEAD), (&LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN), (&LEFT_JAW, &RIGHT_JAW)];
/// Classes of the histograms, eight levels each: with one for every level the overlap would depend on how many samples
/// there are.
const CLASSES: usize = 32;
/// Below a fiftieth of full range there is noise and no ratio.
const DARKEST: f32 = 0.02;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let swatches = scene.swatches();
    taken([
        (measure::ILLUMINATION_UNIFORMITY, illumination_uniformity(&swatches)),
        (measure::LIGHT_BALANCE, light_balance(&swatches)),
    ])
}

/// `IlluminationUniformity` (ISO/IEC 29794-5): 100 · x^0.3 of the common area x of the cheeks' luma histograms, 0–100.
fn illumination_uniformity(swatches: &Swatches) -> Option<f32> {
    let left = histogram(&swatches.within(&LEFT_CHEEK_SKIN))?;
    let right = histogram(&swatches.within(&RIGHT_CHEEK_SKIN))?;
    let common: f32 = left.iter().zip(right).map(|(left, right)| left.min(right)).sum();
    Some(100.0 * common.powf(0.3))
}

/// Shares of the classes; a sample is split between the two nearest, so that no edge of a class decides.
fn histogram(colours: &[Rgb]) -> Option<[f32; CLASSES]> {
    let mut shares = [0.0; CLASSES];
    let share = (!colours.is_empty()).then(|| 1.0 / colours.len() as f32)?;
    for colour in colours {
        let place = luma(*colour).clamp(0.0, 1.0) * (CLASSES - 1) as f32;
        let below = place as usize;
        let above = (below + 1).min(CLASSES - 1);
        shares[below] += share * (1.0 - place.fract());
        shares[above] += share * place.fract();
    }
    Some(shares)
}

/// `LightBalance`: median luma of the darker side over that of the lighter side, 0–1; of forehead, cheeks and jaw the
/// middle one, so that a fringe over one half of the forehead or a beard does not decide. A ratio of encoded values is
/// nearly that of the light to the power 1/2.2 whatever the skin reflects: 0.6 is a light three times as strong.
pub fn light_balance(swatches: &Swatches) -> Option<f32> {
    let level = |ring: &[usize]| median(swatches.within(ring).into_iter().map(luma)).map(|luma| luma.max(DARKEST));
    let mut ratios: Vec<f32> =
        PAIRS.iter().filter_map(|(left, right)| Some((level(left)? / level(right)?).ln())).collect();
    ratios.sort_by(f32::total_cmp);
    let upper = ratios.get(ratios.len() / 2)?;
    let lower = ratios.get((ratios.len() - 1) / 2)?;
    Some((-((upper + lower) / 2.0).abs()).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT, TONES};

    /// Both measures of a face whose right half gets this share of the light.
    fn lit_from_the_left(skin: Rgb, share: f32) -> (f32, f32) {
        let mut planes = drawn::portrait(skin);
        let encoded = share.powf(1.0 / 2.2);
        drawn::change(
            &mut planes,
            |point, colour| {
                if point.x > drawn::MIDDLE.0 { colour.map(|v| v * encoded) } else { colour }
            },
        );
        let face = drawn::face();
        let swatches = Swatches { planes: &planes, face: &face };
        (illumination_uniformity(&swatches).unwrap(), light_balance(&swatches).unwrap())
    }

    #[test]
    fn even_light_is_full_marks_in_every_skin_tone() {
        for skin in TONES {
            let (uniformity, balance) = lit_from_the_left(skin, 1.0);
            assert!(uniformity > 99.0 && balance > 0.99, "{uniformity} {balance}");
        }
    }

    #[test]
    fn the_balance_falls_with_the_light_and_alike_in_every_skin_tone() {
        for (share, expect) in [(0.5, 0.73), (0.33, 0.60), (0.2, 0.48), (0.1, 0.35)] {
            for skin in TONES {
                let (_, balance) = lit_from_the_left(skin, share);
                assert!((balance - expect).abs() < 0.02, "{share}: {balance}");
            }
        }
        assert!(lit_from_the_left(LIGHT, 0.3).0 < 20.0);
    }

    #[test]
    fn hair_over_half_of_the_forehead_is_no_shadow() {
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, [0.1; 3], |point| point.x < 240.0 && point.y < 240.0);
        let face = drawn::face();
        assert!(light_balance(&Swatches { planes: &planes, face: &face }).unwrap() > 0.99);
    }
}
