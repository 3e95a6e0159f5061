//! Networks that an operator brings: an ONNX file, and a description of how it is fed and what it answers. None comes with
//! the engine and none is loaded unless somebody names one.
//!
//! The network takes one picture of a fixed size and answers with a fixed number of numbers: an embedding, or the
//! probabilities of a classifier. What the numbers mean is for whoever loads it.

mod description;
mod operators;

pub use description::{Channels, Description, Feed, Layout};

use super::net::Cores;
use crate::picture::Picture;
use operators::operators;
use rten::{Model, ModelOptions, RunOptions};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Why an external network cannot be used; `file` is the name in its description.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExternalError {
    #[error("the description of {file}: {wrong}")]
    Description { file: String, wrong: &'static str },
    #[error("model {file} has SHA-256 {found}, its description says {wanted}")]
    Checksum { file: String, found: String, wanted: String },
    #[error("model {file} has {inputs} inputs and {outputs} outputs, wanted one of each")]
    Ends { file: String, inputs: usize, outputs: usize },
    #[error("model {file} answers with {found} numbers, its description says {wanted}")]
    Length { file: String, found: usize, wanted: usize },
    #[error("model {file} answers with what is no number")]
    NotFinite { file: String },
    #[error("model {file} takes {wanted:?} px, got {found:?}")]
    Size { file: String, found: (usize, usize), wanted: (usize, usize) },
    #[error("the inference engine refuses model {file}: {why}")]
    Engine { file: String, why: String },
}

/// A loaded network, shared between threads; each run takes one core.
pub struct External {
    description: Description,
    model: Model,
    cores: Cores,
}

impl External {
    /// Checks the file against its description, builds the network and runs it once, so that a network that cannot answer
    /// is refused when it is loaded and not when somebody waits.
    ///
    /// # Errors
    /// [`ExternalError`] names the file and what is wrong with it.
    pub fn load(description: Description, onnx: Vec<u8>) -> Result<External, ExternalError> {
        description.check()?;
        let file = description.file.clone();
        let found = hex(&onnx);
        if !found.eq_ignore_ascii_case(&description.sha256) {
            return Err(ExternalError::Checksum { file, found, wanted: description.sha256 });
        }
        let model = ModelOptions::with_ops(operators()).prepack_weights(true).load(onnx);
        let model = model.map_err(|error| ExternalError::Engine { file: file.clone(), why: error.to_string() })?;
        let (inputs, outputs) = (model.input_ids().len(), model.output_ids().len());
        if (inputs, outputs) != (1, 1) {
            return Err(ExternalError::Ends { file, inputs, outputs });
        }
        let external = External { description, model, cores: Cores::default() };
        let Feed { width, height, .. } = external.description.input;
        let mut grey = Picture::new(width, height);
        grey.pixels.fill(128);
        external.answer(&grey)?;
        Ok(external)
    }

    /// What the operator's file beside the network says of it.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// SHA-256 of the model's file, lower-case hex.
    pub fn sha256(&self) -> String {
        self.description.sha256.to_ascii_lowercase()
    }

    /// What is fed and what is read, in one line that changes when either does.
    pub fn preparation(&self) -> String {
        self.description.preparation()
    }

    /// The network's numbers for a picture of the described size, all finite and as many as described.
    ///
    /// # Errors
    /// [`ExternalError`] for a picture of another size, and for an answer that is not what the description says.
    pub fn answer(&self, picture: &Picture) -> Result<Vec<f32>, ExternalError> {
        let Description { file, input, output, .. } = &self.description;
        let (found, wanted) = ((picture.width, picture.height), (input.width, input.height));
        if found != wanted || picture.pixels.len() != input.width * input.height * 3 {
            return Err(ExternalError::Size { file: file.clone(), found, wanted });
        }
        let fed = input.tensor(picture);
        let values = self.cores.with(|pool| {
            let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
            pool.run(|| self.model.run_one(fed.view().into(), Some(options)))
        });
        let engine = |why: String| ExternalError::Engine { file: file.clone(), why };
        let values = values.map_err(|error| engine(error.to_string()))?;
        let values: Tensor<f32> = values.try_into().map_err(|_| engine("the output holds no floats".into()))?;
        let values = values.to_vec();
        if values.len() != *output {
            return Err(ExternalError::Length { file: file.clone(), found: values.len(), wanted: *output });
        }
        if values.iter().any(|value| !value.is_finite()) {
            return Err(ExternalError::NotFinite { file: file.clone() });
        }
        Ok(values)
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::onnx::{Graph, Padding, Window};

    /// A network that averages each of `cells`×`cells` parts of a square picture, colour by colour.
    pub(crate) fn averages(side: usize, cells: usize) -> Vec<u8> {
        let mut graph = Graph::default();
        let input = graph.input("picture", &[1, side, side, 3]);
        let kernel = [side / cells; 2];
        let window = Window { kernel, stride: kernel, dilation: [1, 1], padding: Padding::Valid };
        let pooled = graph.pool("AveragePool", &input, window).unwrap();
        let flat = graph.reshape(&pooled, vec![1, cells * cells * 3]);
        graph.final_output(&flat, "numbers");
        graph.finish()
    }

    pub(crate) fn described(onnx: &[u8], side: usize, output: usize) -> Description {
        let input = Feed {
            width: side,
            height: side,
            layout: Layout::Nchw,
            channels: Channels::Rgb,
            mean: [127.5; 3],
            std: [127.5; 3],
        };
        Description { file: "tiny.onnx".into(), sha256: hex(onnx), input, output }
    }

    fn load(description: Description, onnx: Vec<u8>) -> Result<External, ExternalError> {
        External::load(description, onnx)
    }

    fn refused(description: Description, onnx: Vec<u8>) -> ExternalError {
        load(description, onnx).err().expect("has to be refused")
    }

    /// Left half one colour, right half another.
    fn halves(side: usize, left: [u8; 3], right: [u8; 3]) -> Picture {
        let mut picture = Picture::new(side, side);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            pixel.copy_from_slice(if k % side < side / 2 { &left } else { &right });
        }
        picture
    }

    #[test]
    fn a_network_is_fed_as_its_description_says() {
        let onnx = averages(8, 2);
        let picture = halves(8, [255, 0, 0], [0, 0, 255]);
        let plain = load(described(&onnx, 8, 12), onnx.clone()).unwrap().answer(&picture).unwrap();
        assert_eq!(plain, [1.0, -1.0, -1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, 1.0]);
        let mut other = described(&onnx, 8, 12);
        other.input =
            Feed { channels: Channels::Bgr, mean: [0.0, 0.0, 55.0], std: [255.0, 255.0, 20.0], ..other.input };
        let fed = load(other, onnx).unwrap().answer(&picture).unwrap();
        // Blue, green, red of the left half, then of the right one.
        assert_eq!(fed[..6], [0.0, 0.0, 10.0, 1.0, 0.0, -2.75]);
    }

    #[test]
    fn channels_may_lie_last() {
        // The graph's writer feeds rank 4 as NCHW; a channel of 8 rows and 3 columns reads the same bytes as NHWC.
        let mut graph = Graph::default();
        let input = graph.input("picture", &[1, 8, 3, 8]);
        let shape = graph.ints(&[1, 192]);
        let flat = graph.node("Reshape", &[&input.name, &shape], vec![1, 192], &[]);
        graph.final_output(&flat, "numbers");
        let onnx = graph.finish();
        let mut description = described(&onnx, 8, 192);
        description.input.layout = Layout::Nhwc;
        let numbers = load(description, onnx).unwrap().answer(&halves(8, [255, 0, 0], [0, 0, 255])).unwrap();
        assert_eq!(numbers[..3], [1.0, -1.0, -1.0]);
        assert_eq!(numbers[12..15], [-1.0, -1.0, 1.0]);
    }

    #[test]
    fn a_file_that_is_not_the_described_one_is_refused_by_name() {
        let onnx = averages(8, 2);
        let description = Description { sha256: "0".repeat(64), ..described(&onnx, 8, 12) };
        let error = refused(description, onnx.clone());
        assert!(matches!(&error, ExternalError::Checksum { .. }), "{error:?}");
        let text = error.to_string();
        assert!(text.contains("tiny.onnx") && text.contains(&hex(&onnx)) && text.contains("0000"), "{text}");
    }

    #[test]
    fn an_answer_of_another_length_is_refused_when_the_network_is_loaded() {
        let onnx = averages(8, 2);
        let error = refused(described(&onnx, 8, 512), onnx);
        assert_eq!(error, ExternalError::Length { file: "tiny.onnx".into(), found: 12, wanted: 512 });
    }

    #[test]
    fn a_network_that_takes_another_size_is_refused() {
        let onnx = averages(16, 2);
        let error = refused(described(&onnx, 8, 12), onnx);
        assert!(matches!(&error, ExternalError::Engine { .. }), "{error:?}");
        let onnx = averages(8, 2);
        let network = load(described(&onnx, 8, 12), onnx).unwrap();
        let error = network.answer(&Picture::new(9, 8)).unwrap_err();
        assert_eq!(error, ExternalError::Size { file: "tiny.onnx".into(), found: (9, 8), wanted: (8, 8) });
    }

    #[test]
    fn an_answer_that_is_no_number_is_refused() {
        let mut graph = Graph::default();
        let input = graph.input("picture", &[1, 8, 8, 3]);
        let pooled = graph.node("GlobalAveragePool", &[&input.name], vec![1, 1, 1, 3], &[]);
        let root = graph.node("Sqrt", &[&pooled.name], pooled.shape, &[]);
        graph.final_output(&root, "numbers");
        let onnx = graph.finish();
        // Grey is 0 when the network is tried; the root of what is darker is no number.
        let mut description = described(&onnx, 8, 3);
        description.input.mean = [128.0; 3];
        let network = load(description, onnx).unwrap();
        let error = network.answer(&Picture::new(8, 8)).unwrap_err();
        assert_eq!(error, ExternalError::NotFinite { file: "tiny.onnx".into() });
    }

    #[test]
    fn a_description_that_cannot_be_followed_is_refused_before_the_file_is_read() {
        let good = || described(b"", 8, 12);
        let mut broken = vec![Description { sha256: "abc".into(), ..good() }, Description { output: 0, ..good() }];
        for input in [
            Feed { width: 0, ..good().input },
            Feed { height: 100_000, ..good().input },
            Feed { std: [1.0, 0.0, 1.0], ..good().input },
            Feed { mean: [f32::NAN; 3], ..good().input },
        ] {
            broken.push(Description { input, ..good() });
        }
        for description in broken {
            let error = refused(description, vec![]);
            assert!(matches!(&error, ExternalError::Description { .. }), "{error:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_network_and_operators_that_are_not_known_are_refused() {
        let text = b"not a network".to_vec();
        let mut graph = Graph::default();
        let input = graph.input("picture", &[1, 8, 8, 3]);
        let random = graph.node("RandomNormalLike", &[&input.name], input.shape, &[]);
        graph.final_output(&random, "numbers");
        for onnx in [text, graph.finish()] {
            let error = refused(described(&onnx, 8, 192), onnx);
            assert!(matches!(&error, ExternalError::Engine { .. }), "{error:?}");
        }
    }

    #[test]
    fn two_ways_of_feeding_have_two_preparations() {
        let onnx = averages(8, 2);
        let first = load(described(&onnx, 8, 12), onnx.clone()).unwrap().preparation();
        let mut other = described(&onnx, 8, 12);
        other.input.std[2] = 128.0;
        let second = load(other, onnx).unwrap().preparation();
        assert_ne!(first, second);
        assert_eq!(first, "8x8 nchw rgb mean 127.5 127.5 127.5 std 127.5 127.5 127.5 output 12");
    }
}
