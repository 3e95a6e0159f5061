//! The models: read from TFLite files that are checked by checksum and byte by byte, run by a pure Rust engine.

pub mod attention;
pub mod coarse;
pub mod external;
mod flatbuffer;
mod flexbuffer;
mod import;
mod layer;
pub mod net;
mod onnx;
pub mod pins;
mod program;
mod protobuf;
mod tflite;

use crate::detect::blazeface::{self, Detector};
use crate::landmarks::network::LandmarkNet;
use net::{Cores, Net};
pub use program::Program;
use sha2::{Digest, Sha256};

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("model {file} has SHA-256 {found}, wanted {wanted}")]
    Checksum { file: &'static str, found: String, wanted: &'static str },
    #[error("malformed model: {0}")]
    Malformed(&'static str),
    #[error("unsupported model: {0}")]
    Unsupported(String),
    #[error("the inference engine refuses the model: {0}")]
    Engine(String),
}

/// The bytes of the model files that the whole engine needs.
pub struct ModelFiles {
    pub face_full_range: Vec<u8>,
    pub face_short_range: Vec<u8>,
    pub landmarks: Vec<u8>,
    pub segmentation: Vec<u8>,
}

impl ModelFiles {
    /// Gathers the files from wherever `get` finds them (a folder, a fetch), by the names in [`pins`].
    ///
    /// # Errors
    /// The first error of `get`.
    pub fn gather<E>(mut get: impl FnMut(&'static str) -> Result<Vec<u8>, E>) -> Result<ModelFiles, E> {
        Ok(ModelFiles {
            face_full_range: get(pins::FACE_FULL_RANGE)?,
            face_short_range: get(pins::FACE_SHORT_RANGE)?,
            landmarks: get(pins::LANDMARKS_ATTENTION)?,
            segmentation: get(pins::SEGMENTATION)?,
        })
    }
}

/// Everything loaded and ready to run, shared between threads.
pub struct Models {
    pub(crate) full_range: Detector,
    pub(crate) short_range: Detector,
    pub(crate) landmarks: LandmarkNet,
    pub(crate) segmentation: Net,
    pub(crate) cores: Cores,
}

impl Models {
    /// Checks every file against its pin and builds the networks.
    ///
    /// # Errors
    /// [`ModelError::Checksum`] names the file, the checksum found and the one wanted; the others say what is wrong.
    pub fn load(files: &ModelFiles) -> Result<Models, ModelError> {
        check_pinned(pins::FACE_FULL_RANGE, &files.face_full_range)?;
        check_pinned(pins::FACE_SHORT_RANGE, &files.face_short_range)?;
        check_pinned(pins::LANDMARKS_ATTENTION, &files.landmarks)?;
        check_pinned(pins::SEGMENTATION, &files.segmentation)?;
        let cores = Cores::default();
        let plain = |bytes: &[u8]| Net::load(translate(bytes)?, &cores);
        Ok(Models {
            full_range: Detector::new(plain(&files.face_full_range)?, blazeface::FULL_RANGE),
            short_range: Detector::new(plain(&files.face_short_range)?, blazeface::SHORT_RANGE),
            landmarks: landmark_net(&files.landmarks, &cores)?,
            segmentation: plain(&files.segmentation)?,
            cores: cores.clone(),
        })
    }
}

/// A TFLite file's graph as the steps that run it.
///
/// # Errors
/// [`ModelError`] for anything but a graph of the operators that the known models use; never panics, whatever the bytes.
pub fn translate(tflite: &[u8]) -> Result<Program, ModelError> {
    import::whole(&tflite::File::read(tflite)?)
}

/// The attention landmark network of a file.
pub(crate) fn landmark_net(tflite: &[u8], cores: &Cores) -> Result<LandmarkNet, ModelError> {
    LandmarkNet::load(attention::take_apart(&tflite::File::read(tflite)?)?, cores)
}

fn check_pinned(file: &'static str, bytes: &[u8]) -> Result<(), ModelError> {
    check(file, pins::pin(file).unwrap_or_default(), bytes)
}

pub(crate) fn check(file: &'static str, wanted: &'static str, bytes: &[u8]) -> Result<(), ModelError> {
    let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == wanted { Ok(()) } else { Err(ModelError::Checksum { file, found, wanted }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_is_refused_with_its_name_and_both_checksums() {
        let files = ModelFiles::gather(|_| Ok::<_, ModelError>(b"not a model".to_vec()));
        let Err(error) = files.and_then(|files| Models::load(&files)) else { panic!("loaded a text as a model") };
        let text = error.to_string();
        assert!(text.contains(pins::FACE_FULL_RANGE) && text.contains("99bf9494"), "{text}");
    }
}
