//! The recognition network: a pinned ONNX file, run on one core.

pub mod pins;

use crate::recognise::{Charset, Scores, Strip};
use portrait::ModelError;
use portrait::model::net::Cores;
use rten::{Model, ModelOptions, RunOptions, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The network and the characters that its outputs stand for, shared between threads.
pub struct Recogniser {
    model: Model,
    charset: Charset,
    cores: Cores,
}

impl Recogniser {
    /// Checks the file against its pin and builds the network.
    ///
    /// # Errors
    /// [`ModelError::Checksum`] names the file and both checksums; the others say what is wrong with it.
    pub fn load(onnx: Vec<u8>) -> Result<Recogniser, ModelError> {
        let found: String = Sha256::digest(&onnx).iter().map(|byte| format!("{byte:02x}")).collect();
        let (file, wanted) = pins::PINS[0];
        if found != wanted {
            return Err(ModelError::Checksum { file, found, wanted });
        }
        let model = ModelOptions::with_all_ops().prepack_weights(true).load(onnx).map_err(|error| engine(&error))?;
        let characters = model.metadata().get("character").ok_or(ModelError::Malformed("no list of characters"))?;
        let charset = Charset::new(characters);
        Ok(Recogniser { model, charset, cores: Cores::default() })
    }

    pub fn charset(&self) -> &Charset {
        &self.charset
    }

    /// Does something on a thread that nothing of it spreads over others from, as decoding a JPEG would.
    pub fn on_one_core<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.cores.run(work)
    }

    /// Runs the network on one line of writing.
    ///
    /// # Errors
    /// [`ModelError::Engine`] when the engine fails, [`ModelError::Malformed`] when the output has an unknown shape.
    pub fn run(&self, strip: &Strip) -> Result<Scores, ModelError> {
        let input = NdTensor::from_data([1, 3, Strip::HEIGHT, strip.width()], strip.network_input());
        let (from, to) = (self.model.input_ids(), self.model.output_ids());
        let [from, to] = [from.first(), to.first()].map(|id| id.copied().ok_or(ModelError::Malformed("no input")));
        let (from, to) = (from?, to?);
        let values = self.cores.with(|pool| {
            let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
            pool.run(|| self.model.run(vec![(from, input.view().into())], &[to], Some(options)))
        });
        let mut values = values.map_err(|error| engine(&error))?;
        let value: Value = values.pop().ok_or(ModelError::Malformed("no output"))?;
        let output = Tensor::<f32>::try_from(value).map_err(|error| engine(&error))?;
        let &[1, steps, classes] = output.shape() else { return Err(ModelError::Malformed("output is not a line")) };
        if classes != self.charset.classes() {
            return Err(ModelError::Malformed("output and characters differ in number"));
        }
        Ok(Scores::new(steps, classes, output.into_data()))
    }
}

fn engine(error: &dyn std::fmt::Display) -> ModelError {
    ModelError::Engine(error.to_string())
}
