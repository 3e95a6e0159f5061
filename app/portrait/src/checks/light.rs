//! The distribution of luma over the face's own pixels: its mean, its spread, and the shares that are crushed or clipped. It says
//! what the sensor kept; whether a dark face is dark skin or little light is [`super::exposure`]'s question.

use super::{Measured, Scene, sigmoid};
use crate::geometry::{Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::FACE_OVAL;
use crate::picture::Picture;
use domain::policy::measure;

/// Samples along the face's box: enough for shares of a hundredth.
const ALONG: usize = 64;
/// ISO/IEC 29794-5 counts 0–25 as under- and 247–255 as over-exposed.
const UNDER: f32 = 25.0;
const OVER: f32 = 247.0;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let Light { mean, under, over, variance, entropy } = light(scene.picture, scene.face());
    vec![
        (measure::FACE_LUMINANCE, mean),
        (measure::LUMINANCE_MEAN, luminance_mean(mean)),
        (measure::UNDER_EXPOSED, under),
        (measure::OVER_EXPOSED, over),
        (measure::LUMINANCE_VARIANCE, luminance_variance(variance)),
        (measure::DYNAMIC_RANGE, dynamic_range(entropy)),
    ]
}

/// Measures of the face oval's luma.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Light {
    /// `FaceLuminance`: mean luma, 0–1.
    pub mean: f32,
    /// `UnderExposed`, `OverExposed`: shares, 0–1.
    pub under: f32,
    pub over: f32,
    /// Of luma 0–1.
    pub variance: f32,
    /// Of the 256 levels, bits.
    pub entropy: f32,
}

pub fn light(picture: &Picture, face: &Landmarks) -> Light {
    let (ring, bounds) = (face.ring(&FACE_OVAL), face.bounds());
    let part = |k: usize| (k as f32 + 0.5) / ALONG as f32;
    let mut levels = [0f32; 256];
    for k in 0..ALONG * ALONG {
        let point =
            Point::new(bounds.left + part(k % ALONG) * bounds.width(), bounds.top + part(k / ALONG) * bounds.height());
        if inside(&ring, point) {
            levels[picture.luma(point).round() as usize % 256] += 1.0;
        }
    }
    let count: f32 = levels.iter().sum();
    if count == 0.0 {
        return Light::default();
    }
    let shares = levels.map(|level| level / count);
    let total =
        |weight: &dyn Fn(f32) -> f32| -> f32 { shares.iter().zip(0u16..).map(|(s, v)| s * weight(v.into())).sum() };
    let mean = total(&|v| v / 255.0);
    Light {
        mean,
        under: total(&|v| f32::from(u8::from(v <= UNDER))),
        over: total(&|v| f32::from(u8::from(v >= OVER))),
        variance: total(&|v| (v / 255.0 - mean).powi(2)),
        entropy: -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.log2()).sum::<f32>(),
    }
}

/// `LuminanceMean` (ISO/IEC 29794-5): 100 · S(x; 0.2, 0.05) · (1 − S(x; 0.8, 0.05)).
pub fn luminance_mean(mean: f32) -> f32 {
    100.0 * sigmoid(mean, 0.2, 0.05) * (1.0 - sigmoid(mean, 0.8, 0.05))
}

/// `LuminanceVariance` (ISO/IEC 29794-5): 100 · sin(π · 60v / (60v + 1)) of the variance v.
pub fn luminance_variance(variance: f32) -> f32 {
    100.0 * (std::f32::consts::PI * 60.0 * variance / (60.0 * variance + 1.0)).sin()
}

/// `DynamicRange` (ISO/IEC 29794-5): 12.5 · entropy, so that eight bits are 100.
pub fn dynamic_range(entropy: f32) -> f32 {
    12.5 * entropy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT, TONES};

    fn measured(share: f32) -> Light {
        let mut planes = drawn::portrait(LIGHT);
        drawn::change(&mut planes, |point, colour| colour.map(|v| v * share * (0.6 + point.x / 600.0)));
        light(&drawn::picture(&planes), &drawn::face())
    }

    #[test]
    fn less_light_lowers_the_mean_and_the_range_and_raises_what_is_crushed() {
        let [full, half, little] = [1.0, 0.5, 0.08].map(measured);
        assert!(full.mean > half.mean && half.mean > little.mean);
        assert!(dynamic_range(full.entropy) > dynamic_range(half.entropy));
        assert!(dynamic_range(half.entropy) > dynamic_range(little.entropy));
        assert!(full.under < 0.1 && little.under > 0.9);
    }

    #[test]
    fn a_flat_face_has_no_variance_and_no_range() {
        let mut planes = drawn::portrait(LIGHT);
        drawn::paint(&mut planes, [0.5; 3], |_| true);
        let Light { variance, entropy, .. } = light(&drawn::picture(&planes), &drawn::face());
        assert!(luminance_variance(variance).abs() < 0.1 && dynamic_range(entropy).abs() < 0.1);
    }

    #[test]
    fn no_skin_tone_in_good_light_is_crushed_or_clipped() {
        for skin in TONES {
            let Light { under, over, .. } = light(&drawn::picture(&drawn::portrait(skin)), &drawn::face());
            assert!(under < 0.1 && over == 0.0, "{under} {over}");
        }
    }
}
