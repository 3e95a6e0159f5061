//! An anti-spoofing network that an operator brings: a classifier of one picture of a face. None comes with the engine, and
//! none is asked unless somebody names one; what it says is a flag for the reviewer and refuses nothing, because such
//! networks are right about the pictures that they were trained with and much less about others.

use crate::geometry::Bounds;
use crate::landmarks::Landmarks;
use crate::model::external::{Description, External, ExternalError};
use crate::picture::{Picture, resample};
use serde::{Deserialize, Serialize};

/// What the operator says about a classifier; a JSON document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpoofDescription {
    /// How it is fed, and how many classes it has.
    pub network: Description,
    /// The class of living people, counted from 0.
    pub live: usize,
    /// Whether it answers with logits, of which a softmax makes probabilities.
    #[serde(default)]
    pub logits: bool,
    /// Side of the square around the face that it is shown, in the longer sides of the face's box. Edges are continued.
    pub crop: f32,
    /// Below this probability of a living person the reviewer is told.
    pub threshold: f32,
}

/// Why a classifier cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SpoofError {
    #[error(transparent)]
    Network(#[from] ExternalError),
    #[error("the description of {file}: {wrong}")]
    Description { file: String, wrong: &'static str },
}

/// A loaded classifier.
pub struct SpoofModel {
    network: External,
    live: usize,
    logits: bool,
    crop: f32,
    threshold: f32,
}

/// Probabilities, with what rounding makes of them.
const NEARLY_A_SHARE: std::ops::RangeInclusive<f32> = -1e-3..=1.001;
/// Published networks are shown between the face alone and four times as much.
const CROPS: std::ops::RangeInclusive<f32> = 0.5..=8.0;

impl SpoofModel {
    /// # Errors
    /// [`SpoofError`] for a description that cannot be followed and for a file that is not what it says.
    pub fn load(description: SpoofDescription, onnx: Vec<u8>) -> Result<SpoofModel, SpoofError> {
        let SpoofDescription { network, live, logits, crop, threshold } = description;
        let wrong = if live >= network.output {
            Some("live has to be one of the classes")
        } else if !CROPS.contains(&crop) {
            Some("crop has to be 0.5 to 8")
        } else if !(0.0..=1.0).contains(&threshold) {
            Some("threshold has to be 0 to 1")
        } else {
            None
        };
        match wrong {
            Some(wrong) => Err(SpoofError::Description { file: network.file, wrong }),
            None => Ok(SpoofModel { network: External::load(network, onnx)?, live, logits, crop, threshold }),
        }
    }

    /// How probably the face is a living person's, 0–1, as the network says.
    ///
    /// # Errors
    /// [`ExternalError`] where the network does not answer as described.
    pub fn live(&self, picture: &Picture, face: &Landmarks) -> Result<f32, ExternalError> {
        let bounds = face.bounds();
        let (middle, half) = (bounds.centre(), self.crop * bounds.width().max(bounds.height()).max(1.0) / 2.0);
        let around =
            Bounds { left: middle.x - half, top: middle.y - half, right: middle.x + half, bottom: middle.y + half };
        let input = &self.network.description().input;
        let planes = resample(picture, &around, input.width, input.height);
        let mut fed = Picture::new(input.width, input.height);
        for (k, pixel) in fed.pixels.chunks_exact_mut(3).enumerate() {
            pixel.copy_from_slice(&[0, 1, 2].map(|c| (planes[c].values[k] * 255.0).round() as u8));
        }
        let answer = self.network.answer(&fed)?;
        let most = answer.iter().copied().fold(f32::MIN, f32::max);
        let share = |values: Vec<f32>| values[self.live] / values.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        Ok(if self.logits {
            share(answer.iter().map(|value| (value - most).exp()).collect())
        } else {
            let live = answer[self.live];
            if !NEARLY_A_SHARE.contains(&live) {
                let (file, wrong) =
                    (self.network.description().file.clone(), "answers with logits, which it does not say");
                return Err(ExternalError::Description { file, wrong });
            }
            live.clamp(0.0, 1.0)
        })
    }

    /// Whether that is below the operator's threshold.
    pub fn suspects(&self, live: f32) -> bool {
        live < self.threshold
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn;
    use crate::model::external::tests::{averages, described};

    /// Three classes: how red, how green and how blue the picture is.
    fn described_by_colour(crop: f32) -> (SpoofDescription, Vec<u8>) {
        let onnx = averages(8, 1);
        let network = described(&onnx, 8, 3);
        (SpoofDescription { network, live: 1, logits: true, crop, threshold: 0.5 }, onnx)
    }

    fn model() -> SpoofModel {
        let (description, onnx) = described_by_colour(1.0);
        SpoofModel::load(description, onnx).unwrap()
    }

    fn coloured(colour: [u8; 3]) -> Picture {
        let mut picture = Picture::new(drawn::WIDTH, drawn::HEIGHT);
        picture.pixels.chunks_exact_mut(3).for_each(|pixel| pixel.copy_from_slice(&colour));
        picture
    }

    #[test]
    fn the_class_of_living_people_decides() {
        let (model, face) = (model(), drawn::face());
        let live = |colour| model.live(&coloured(colour), &face).unwrap();
        // Logits 1, −1, −1 in any order: e² against two.
        let sure = 1.0f32.exp() / (1.0f32.exp() + 2.0 * (-1.0f32).exp());
        assert!((live([0, 255, 0]) - sure).abs() < 1e-3 && !model.suspects(live([0, 255, 0])));
        assert!((live([255, 0, 0]) - (1.0 - sure) / 2.0).abs() < 1e-3 && model.suspects(live([255, 0, 0])));
    }

    #[test]
    fn it_is_shown_as_much_around_the_face_as_it_wants() {
        let face = drawn::face();
        let mut picture = coloured([0, 0, 0]);
        let bounds = face.bounds();
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            let inside =
                bounds.holds(crate::geometry::Point::new((k % drawn::WIDTH) as f32, (k / drawn::WIDTH) as f32));
            pixel.copy_from_slice(if inside { &[0, 255, 0] } else { &[255, 0, 0] });
        }
        let live = |crop| {
            let (description, onnx) = described_by_colour(crop);
            SpoofModel::load(description, onnx).unwrap().live(&picture, &face).unwrap()
        };
        assert!(live(0.6) > 0.75 && live(3.0) < 0.2, "{} {}", live(0.6), live(3.0));
    }

    #[test]
    fn a_description_that_cannot_be_followed_is_refused() {
        let refused = |change: fn(&mut SpoofDescription)| {
            let (mut description, onnx) = described_by_colour(1.0);
            change(&mut description);
            SpoofModel::load(description, onnx).err().expect("has to be refused")
        };
        assert!(matches!(refused(|d| d.live = 3), SpoofError::Description { .. }));
        assert!(matches!(refused(|d| d.crop = f32::NAN), SpoofError::Description { .. }));
        assert!(matches!(refused(|d| d.threshold = 1.5), SpoofError::Description { .. }));
        assert!(matches!(refused(|d| d.network.sha256 = "0".repeat(64)), SpoofError::Network(_)));
    }

    #[test]
    fn a_description_reads_as_it_is_documented() {
        let text = r#"{
            "network": {
                "file": "spoof.onnx",
                "sha256": "ab",
                "input": { "width": 80, "height": 80, "channels": "bgr", "mean": [0, 0, 0], "std": [1, 1, 1] },
                "output": 3
            },
            "live": 1,
            "logits": true,
            "crop": 2.7,
            "threshold": 0.5
        }"#;
        let read: SpoofDescription = serde_json::from_str(text).unwrap();
        assert_eq!((read.live, read.network.output, read.crop), (1, 3, 2.7));
        assert!(serde_json::from_str::<SpoofDescription>(&text.replace("live", "alive")).is_err());
    }
}
