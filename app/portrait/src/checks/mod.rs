//! One file per check: a pure function from landmarks, mask or pixels to measures. What is acceptable is the policy's.

mod background;
mod blocks;
pub mod border;
mod brow_cover;
mod cast;
mod clothes;
mod complexion;
mod composition;
mod cut;
#[cfg(test)]
mod drawn;
mod ear_cover;
mod edge_width;
mod evenness;
mod exposure;
mod expression;
mod eye_cover;
pub mod eyes;
mod faces;
mod gaze;
pub mod glare;
mod headwear;
mod highlight;
mod light;
pub mod moire;
pub mod mouth;
mod mouth_cover;
mod noise;
mod outline;
mod red_eye;
mod resolution;
mod shadow;
mod sharpness;
mod shoulders;
mod spectacles;
mod teeth;
mod turn;

use crate::framing::Subject;
use crate::landmarks::Landmarks;
use crate::matte::Matte;
use crate::picture::{Picture, Planes, Pyramid};
use crate::pose::{Pose, pose};
use crate::segment::Mask;
use crate::swatches::Swatches;
use crate::view::View;
use domain::policy::measure;
use domain::spec::PhotoSpec;
use domain::verdict::Measures;

/// Everything that a check may look at.
pub struct Scene<'a> {
    /// The frame as decoded, perhaps reduced.
    pub picture: &'a Picture,
    /// File pixels per pixel of the picture.
    pub reduction: f32,
    /// In picture pixels, the person's first. Never empty.
    pub faces: &'a [Landmarks],
    pub pose: Pose,
    pub subject: &'a Subject,
    /// The picture and its halvings, and the person in the face's surroundings.
    pub pyramid: &'a Pyramid,
    pub around: &'a Mask,
    /// How the photo lies on the picture.
    pub view: &'a View,
    /// The picture's part that became the photo, at the photo's size, still with its own background.
    pub photo: &'a Planes,
    /// The person's face in photo pixels.
    pub on_photo: &'a Landmarks,
    pub matte: &'a Matte,
    pub spec: &'a PhotoSpec,
}

impl Scene<'_> {
    /// The person's face in picture pixels.
    pub fn face(&self) -> &Landmarks {
        &self.faces[0]
    }

    /// Colours of the face as the photo shows it: always about the same number of pixels, with grain averaged out.
    pub fn swatches(&self) -> Swatches<'_> {
        Swatches { planes: self.photo, face: self.on_photo }
    }
}

/// A measure's name in [`domain::policy::measure`] and its value; one that is not finite was not taken.
type Measured = (&'static str, f32);

/// Every measure of a scene.
pub fn measures(scene: &Scene) -> Measures {
    let checks: &[fn(&Scene) -> Vec<Measured>] = &[
        faces::measures,
        turn::measures,
        eyes::measures,
        mouth::measures,
        teeth::measures,
        sharpness::measures,
        edge_width::measures,
        light::measures,
        exposure::measures,
        evenness::measures,
        shadow::measures,
        highlight::measures,
        cast::measures,
        noise::measures,
        blocks::measures,
        red_eye::measures,
        glare::measures,
        clothes::measures,
        background::measures,
        moire::measures,
        border::measures,
        resolution::measures,
        composition::measures,
        cut::measures,
        gaze::measures,
        expression::measures,
        shoulders::measures,
        brow_cover::measures,
        eye_cover::measures,
        ear_cover::measures,
        mouth_cover::measures,
        headwear::measures,
        spectacles::measures,
        outline::measures,
    ];
    named(checks.iter().flat_map(|check| check(scene)))
}

/// The measures that need neither the cut-out nor the sensor's detail, by the same functions as [`measures`] and under the
/// same names: what a small frame of the preview can tell. `faces` lie on `picture`, the person's first; `swatches` is that
/// face and the pixels around it.
pub fn glance(picture: &Picture, faces: &[Landmarks], swatches: &Swatches) -> Measures {
    let mut values = vec![
        (measure::FACE_COUNT, Some(faces.len() as f32)),
        (measure::SINGLE_FACE_PRESENT, Some(faces::single_face_present(faces))),
        (measure::FACE_EXPOSURE, exposure::face_exposure(swatches)),
        (measure::LIGHT_BALANCE, evenness::light_balance(swatches)),
    ];
    if let Some(face) = faces.first() {
        let (Pose { yaw, pitch, roll }, light) = (pose(face), light::light(picture, face));
        values.extend(
            [
                (measure::YAW, yaw),
                (measure::PITCH, pitch),
                (measure::ROLL, roll),
                (measure::EYE_OPENING, eyes::opening(face)),
                (measure::MOUTH_OPENING, mouth::opening(face)),
                (measure::FACE_LUMINANCE, light.mean),
                (measure::OVER_EXPOSED, light.over),
            ]
            .map(|(name, value)| (name, Some(value))),
        );
    }
    named(values.into_iter().filter_map(|(name, value)| Some((name, value?))))
}

/// The same of a picture without a face.
pub fn glance_at_nobody() -> Measures {
    named([(measure::FACE_COUNT, 0.0)].into_iter())
}

fn named(taken: impl Iterator<Item = Measured>) -> Measures {
    taken.filter(|(_, value)| value.is_finite()).map(|(name, value)| (name.to_string(), f64::from(value))).collect()
}

/// The measures that could be taken.
fn taken<const N: usize>(measures: [(&'static str, Option<f32>); N]) -> Vec<Measured> {
    measures.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// ISO/IEC 29794-5's mapping of a raw value to 0–1: a logistic curve around `centre`, `width` wide.
pub fn sigmoid(value: f32, centre: f32, width: f32) -> f32 {
    1.0 / (1.0 + ((centre - value) / width).clamp(-80.0, 80.0).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mapping_is_a_half_at_its_centre_and_rises() {
        assert_eq!(sigmoid(0.2, 0.2, 0.05), 0.5);
        assert!(sigmoid(0.3, 0.2, 0.05) > 0.8 && sigmoid(-9.0, 0.2, 0.05) < 1e-6);
    }
}
