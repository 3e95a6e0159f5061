//! A face as a vector, by an embedding that the operator brings.

use super::Aligned;
use super::align::FACE;
use crate::model::external::{Description, External, ExternalError};
use domain::comparison::Scorer;
use sha2::{Digest, Sha256};

/// What is fed besides the description's own preparation; another crop would be another embedding.
const CROP: &str = "five points of ArcFace, 112 px";

/// A loaded embedding network.
pub struct Embedder {
    network: External,
}

/// A vector of length 1. It says nothing about a face by itself and is never kept.
#[derive(Clone, PartialEq)]
pub struct Embedding(Vec<f32>);

impl Embedder {
    /// # Errors
    /// [`ExternalError`] when the network cannot be used, or takes another size than 112×112 px.
    pub fn load(description: Description, onnx: Vec<u8>) -> Result<Embedder, ExternalError> {
        if (description.input.width, description.input.height) != (FACE, FACE) {
            let wrong = "an embedding takes faces of 112×112 px";
            return Err(ExternalError::Description { file: description.file, wrong });
        }
        Ok(Embedder { network: External::load(description, onnx)? })
    }

    /// Which model this is and how it is fed: what a threshold has to have been measured with.
    pub fn scorer(&self) -> Scorer {
        let preparation = format!("{CROP}; {}", self.network.preparation());
        let preparation = Sha256::digest(preparation).iter().map(|byte| format!("{byte:02x}")).collect();
        Scorer { model: self.network.sha256(), preparation }
    }

    /// # Errors
    /// [`ExternalError::NotFinite`] also for an answer of zeros, which points nowhere.
    pub fn embed(&self, aligned: &Aligned) -> Result<Embedding, ExternalError> {
        let values = self.network.answer(&aligned.face)?;
        let length = values.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        if length == 0.0 {
            return Err(ExternalError::NotFinite { file: self.network.description().file.clone() });
        }
        Ok(Embedding(values.iter().map(|value| (f64::from(*value) / length) as f32).collect()))
    }
}

/// Cosine of two embeddings, −1 to 1; of embeddings of two models, 0.
pub fn cosine(a: &Embedding, b: &Embedding) -> f64 {
    if a.0.len() != b.0.len() {
        return 0.0;
    }
    let sum: f64 = a.0.iter().zip(&b.0).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
    sum.clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::align;
    use crate::drawn;
    use crate::geometry::{Affine, Bounds};
    use crate::landmarks::Landmarks;
    use crate::model::external::tests::{averages, described};
    use crate::picture::{Picture, resample};

    fn embedder() -> Embedder {
        let onnx = averages(FACE, 4);
        Embedder::load(described(&onnx, FACE, 48), onnx).unwrap()
    }

    fn flat(colour: [u8; 3]) -> Aligned {
        let mut face = Picture::new(FACE, FACE);
        face.pixels.chunks_exact_mut(3).for_each(|pixel| pixel.copy_from_slice(&colour));
        Aligned { portrait: face.clone(), face, eyes_apart: 100.0 }
    }

    /// Black left half, white right half, or the other way round.
    fn halves(left: u8) -> Aligned {
        let mut aligned = flat([left; 3]);
        for (k, pixel) in aligned.face.pixels.chunks_exact_mut(3).enumerate() {
            if k % FACE >= FACE / 2 {
                pixel.fill(255 - left);
            }
        }
        aligned
    }

    #[test]
    fn the_same_picture_scores_one_and_its_negative_minus_one() {
        let embed = |aligned: &Aligned| embedder().embed(aligned).unwrap();
        let (one, other) = (embed(&halves(0)), embed(&halves(255)));
        assert!((cosine(&one, &one) - 1.0).abs() < 1e-6);
        assert!((cosine(&one, &other) + 1.0).abs() < 1e-6);
        assert!(cosine(&one, &embed(&flat([255; 3]))).abs() < 1e-6);
    }

    #[test]
    fn a_score_does_not_depend_on_the_order() {
        let embed = |aligned: &Aligned| embedder().embed(aligned).unwrap();
        let (one, other) = (embed(&flat([10, 200, 30])), embed(&halves(0)));
        assert_eq!(cosine(&one, &other), cosine(&other, &one));
    }

    #[test]
    fn an_answer_of_zeros_points_nowhere_and_is_refused() {
        let onnx = averages(FACE, 4);
        let mut description = described(&onnx, FACE, 48);
        description.input.mean = [40.0; 3];
        let embedder = Embedder::load(description, onnx).unwrap();
        assert!(matches!(embedder.embed(&flat([40; 3])), Err(ExternalError::NotFinite { .. })));
    }

    #[test]
    fn a_network_for_another_size_is_no_embedding() {
        let onnx = averages(80, 4);
        let refused = Embedder::load(described(&onnx, 80, 48), onnx).err();
        assert!(matches!(refused, Some(ExternalError::Description { .. })), "{refused:?}");
    }

    #[test]
    fn the_scorer_is_the_model_and_how_it_is_fed() {
        let onnx = averages(FACE, 4);
        let mut other = described(&onnx, FACE, 48);
        other.input.std = [128.0; 3];
        let (first, second) = (embedder().scorer(), Embedder::load(other, onnx).unwrap().scorer());
        assert_eq!(first.model, second.model);
        assert_ne!(first.preparation, second.preparation);
    }

    #[test]
    fn a_face_in_two_sizes_scores_nearly_one() {
        let (face, large) = (drawn::face(), drawn::picture(&drawn::portrait(drawn::MEDIUM)));
        let whole = Bounds { left: 0.0, top: 0.0, right: drawn::WIDTH as f32, bottom: drawn::HEIGHT as f32 };
        let (width, height) = (drawn::WIDTH / 2, drawn::HEIGHT / 2);
        let small = drawn::picture(&resample(&large, &whole, width, height));
        let half = Affine { a: 0.5, b: 0.0, c: 0.0, d: 0.0, e: 0.5, f: 0.0 };
        let embed = |picture: &Picture, face: &Landmarks| {
            let crop = align::face(picture, face);
            embedder().embed(&Aligned { portrait: crop.clone(), face: crop, eyes_apart: 0.0 }).unwrap()
        };
        let score = cosine(&embed(&large, &face), &embed(&small, &face.mapped(&half)));
        assert!(score > 0.999, "{score}");
    }
}
