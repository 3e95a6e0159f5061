//! Runs one imported network on one core.

use super::ModelError;
use super::layer::Layer;
use super::program::{self, Program};
use rten::{Model, ModelOptions, OpRegistry, RunOptions, ThreadPool, op_types as op};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::sync::{Arc, Mutex, PoisonError};

/// A batch of one image, NCHW.
pub type Input = NdTensor<f32, 4>;

/// Single-threaded pools, one per simultaneous run of a network or of the whole way to a photo: the inference engine's own
/// pool takes every core for one picture, and a shared pool of one thread would make two workers wait for each other.
#[derive(Clone, Default)]
pub struct Cores(Arc<Mutex<Vec<Arc<ThreadPool>>>>);

impl Cores {
    /// Runs something on one of the pools, also what of it would spread over a pool's threads, as jpeg-decoder does.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.with(|pool| pool.run(work))
    }

    /// Lends a pool to one run.
    pub fn with<R>(&self, run: impl FnOnce(Arc<ThreadPool>) -> R) -> R {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pool = idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let result = run(Arc::clone(&pool));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        result
    }
}

/// A loaded network.
pub struct Net {
    steps: Vec<Step>,
    inputs: Vec<usize>,
    outputs: Vec<usize>,
    places: usize,
    cores: Cores,
}

enum Step {
    Graph { model: Box<Model>, inputs: Vec<usize>, outputs: Vec<usize> },
    Layer { layer: Layer, input: usize, output: usize },
}

/// Tensors that were computed so far, each in its place.
type Places = Vec<Option<Tensor<f32>>>;

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
        &op::Sigmoid,
        &op::Sub,
        &op::Transpose,
    ])
}

impl Net {
    /// # Errors
    /// [`ModelError::Engine`] when the inference engine refuses a graph.
    pub fn load(program: Program, cores: &Cores) -> Result<Net, ModelError> {
        let Program { steps, inputs, outputs, places } = program;
        let steps = steps.into_iter().map(load).collect::<Result<_, _>>()?;
        Ok(Net { steps, inputs, outputs, places, cores: cores.clone() })
    }

    /// Runs the network; outputs are flat and in NHWC order.
    ///
    /// # Errors
    /// [`ModelError::Engine`] when shapes do not fit, which the import has made sure of for the pinned files.
    pub fn run(&self, inputs: Vec<Input>) -> Result<Vec<Vec<f32>>, ModelError> {
        let mut places: Places = vec![None; self.places];
        for (place, input) in self.inputs.iter().zip(inputs) {
            places[*place] = Some(input.into_dyn());
        }
        self.cores.with(|pool| pool.run(|| self.steps.iter().try_for_each(|step| step.run(&mut places, &pool))))?;
        let output = |place: &usize| places[*place].take().map(Tensor::into_data).ok_or_else(missing);
        self.outputs.iter().map(output).collect()
    }
}

fn load(step: program::Step) -> Result<Step, ModelError> {
    Ok(match step {
        program::Step::Graph { onnx, inputs, outputs } => {
            let model = ModelOptions::with_ops(operators()).prepack_weights(true).load(onnx);
            Step::Graph { model: Box::new(model.map_err(|error| engine(&error))?), inputs, outputs }
        }
        program::Step::Layer { layer, input, output } => Step::Layer { layer, input, output },
    })
}

impl Step {
    fn run(&self, places: &mut Places, pool: &Arc<ThreadPool>) -> Result<(), ModelError> {
        match self {
            Step::Graph { model, inputs, outputs } => {
                let read = |place: &usize| places[*place].as_ref().ok_or_else(missing);
                let feeds =
                    model.input_ids().iter().zip(inputs).map(|(id, place)| Ok((*id, read(place)?.view().into())));
                let feeds = feeds.collect::<Result<Vec<_>, ModelError>>()?;
                let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
                let values = model.run(feeds, model.output_ids(), Some(options)).map_err(|error| engine(&error))?;
                for (place, value) in outputs.iter().zip(values) {
                    places[*place] = Some(Tensor::try_from(value).map_err(|error| engine(&error))?);
                }
            }
            Step::Layer { layer, input, output } => {
                let tensor = places[*input].as_ref().ok_or_else(missing)?.to_contiguous();
                let values = layer.run(tensor.data()).ok_or_else(missing)?;
                let [images, height, width, channels] = layer.shape();
                places[*output] = Some(Tensor::from_data(&[images, channels, height, width], values));
            }
        }
        Ok(())
    }
}

fn engine(error: &dyn std::fmt::Display) -> ModelError {
    ModelError::Engine(error.to_string())
}

fn missing() -> ModelError {
    ModelError::Malformed("a step reads what no step has written")
}
