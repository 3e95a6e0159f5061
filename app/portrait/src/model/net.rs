//! Runs one imported network on one core.

use super::ModelError;
use rten::{Model, ModelOptions, OpRegistry, RunOptions, ThreadPool, op_types as op};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::sync::{Arc, Mutex, PoisonError};

/// A batch of one image, NCHW.
pub type Input = NdTensor<f32, 4>;

/// Single-threaded pools, one per simultaneous run: the engine's own pool takes every core for one picture, and a
/// shared pool of one thread would make two workers wait for each other.
#[derive(Clone, Default)]
pub struct Cores(Arc<Mutex<Vec<Arc<ThreadPool>>>>);

impl Cores {
    fn with<R>(&self, run: impl FnOnce(Arc<ThreadPool>) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pool = idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let result = run(Arc::clone(&pool));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        result
    }
}

/// A loaded network.
pub struct Net {
    model: Model,
    cores: Cores,
}

/// Only what the known models need: a smaller engine in the browser, and no operator that reads files or random numbers.
fn operators() -> OpRegistry {
    OpRegistry::with_ops(&[
        &op::Add,
        &op::AveragePool,
        &op::Clip,
        &op::Concat,
        &op::Conv,
        &op::ConvTranspose,
        &op::DepthToSpace,
        &op::GlobalAveragePool,
        &op::HardSwish,
        &op::Identity,
        &op::Max,
        &op::MaxPool,
        &op::Min,
        &op::Mul,
        &op::PRelu,
        &op::Pad,
        &op::Relu,
        &op::Reshape,
        &op::Resize,
        &op::Sigmoid,
        &op::Sub,
        &op::Transpose,
    ])
}

impl Net {
    /// # Errors
    /// [`ModelError::Engine`] when the inference engine refuses the graph.
    pub fn load(onnx: Vec<u8>, cores: &Cores) -> Result<Net, ModelError> {
        let model = ModelOptions::with_ops(operators())
            .prepack_weights(true)
            .load(onnx)
            .map_err(|error| ModelError::Engine(error.to_string()))?;
        Ok(Net { model, cores: cores.clone() })
    }

    /// Runs the network; outputs are flat and in NHWC order.
    ///
    /// # Errors
    /// [`ModelError::Engine`] when shapes do not fit, which the import has made sure of for the pinned files.
    pub fn run(&self, inputs: &[Input]) -> Result<Vec<Vec<f32>>, ModelError> {
        let engine = |error: &dyn std::fmt::Display| ModelError::Engine(error.to_string());
        let feeds = self.model.input_ids().iter().zip(inputs).map(|(id, input)| (*id, input.view().into())).collect();
        let values = self.cores.with(|pool| {
            let options = RunOptions::default().with_thread_pool(Some(pool));
            self.model.run(feeds, self.model.output_ids(), Some(options))
        });
        values
            .map_err(|error| engine(&error))?
            .into_iter()
            .map(|value| Tensor::<f32>::try_from(value).map(|tensor| tensor.to_vec()).map_err(|error| engine(&error)))
            .collect()
    }
}
