//! How the face is lit: mean luminance, and the shares that are crushed or clipped.

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
    let Light { mean, under, over } = light(scene.picture, scene.face());
    vec![
        (measure::FACE_LUMINANCE, mean),
        (measure::LUMINANCE_MEAN, luminance_mean(mean)),
        (measure::UNDER_EXPOSED, under),
        (measure::OVER_EXPOSED, over),
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
}

pub fn light(picture: &Picture, face: &Landmarks) -> Light {
    let (ring, bounds) = (face.ring(&FACE_OVAL), face.bounds());
    let (mut count, mut sum, mut under, mut over) = (0f32, 0f32, 0f32, 0f32);
    for k in 0..ALONG * ALONG {
        let part = |k: usize| (k as f32 + 0.5) / ALONG as f32;
        let point =
            Point::new(bounds.left + part(k % ALONG) * bounds.width(), bounds.top + part(k / ALONG) * bounds.height());
        if inside(&ring, point) {
            let luma = picture.luma(point);
            count += 1.0;
            sum += luma / 255.0;
            under += f32::from(u8::from(luma <= UNDER));
            over += f32::from(u8::from(luma >= OVER));
        }
    }
    if count == 0.0 {
        return Light::default();
    }
    Light { mean: sum / count, under: under / count, over: over / count }
}

/// `LuminanceMean` (ISO/IEC 29794-5): 100 · S(x; 0.2, 0.05) · (1 − S(x; 0.8, 0.05)).
pub fn luminance_mean(mean: f32) -> f32 {
    100.0 * sigmoid(mean, 0.2, 0.05) * (1.0 - sigmoid(mean, 0.8, 0.05))
}
