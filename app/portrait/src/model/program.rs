//! A network as steps: parts that the inference engine runs as ONNX graphs, and between them the layers that
//! [`super::layer`] computes.
//!
//! Parts are numbered by how many such layers lie before them on the longest way from an input. A part reads what
//! inputs, earlier parts and layers have written, so that running them in order always works.

use super::ModelError;
use super::layer::Layer;
use super::onnx::{Graph, Value};
use std::collections::HashMap;

/// A network that is ready to be loaded.
pub struct Program {
    pub steps: Vec<Step>,
    /// The places into which the inputs go and from which the outputs come, in order.
    pub inputs: Vec<usize>,
    pub outputs: Vec<usize>,
    /// How many places there are.
    pub places: usize,
}

/// A step reads and writes places, each of which holds one tensor; rank-4 ones lie as NCHW, outputs as NHWC.
pub enum Step {
    Graph { onnx: Vec<u8>, inputs: Vec<usize>, outputs: Vec<usize> },
    Layer { layer: Layer, input: usize, output: usize },
}

/// A part being written.
#[derive(Default)]
struct Part {
    graph: Graph,
    /// Tensors that the graph computes or has as an input.
    values: HashMap<usize, Value>,
    inputs: Vec<usize>,
    outputs: Vec<usize>,
    /// Layers that read what was computed up to here.
    layers: Vec<Step>,
}

/// Where a tensor is computed.
#[derive(Clone)]
struct Origin {
    part: usize,
    /// Inputs and layers write into places by themselves.
    by_graph: bool,
    shape: Vec<usize>,
}

/// The steps being written; tensors have the numbers of the file.
#[derive(Default)]
pub struct Builder {
    parts: Vec<Part>,
    origins: HashMap<usize, Origin>,
    current: usize,
}

impl Builder {
    pub fn input(&mut self, tensor: usize, shape: &[usize]) {
        self.origins.insert(tensor, Origin { part: 0, by_graph: false, shape: shape.to_vec() });
    }

    pub fn knows(&self, tensor: usize) -> bool {
        self.origins.contains_key(&tensor)
    }

    /// Chooses the part for an operator that reads these tensors, of which unknown ones are constants.
    pub fn begin(&mut self, reads: &[usize]) {
        let parts = reads.iter().filter_map(|tensor| self.origins.get(tensor)).map(|origin| origin.part);
        self.current = parts.max().unwrap_or(0);
        let count = self.parts.len().max(self.current + 1);
        self.parts.resize_with(count, Part::default);
    }

    /// The graph of the chosen part.
    pub fn graph(&mut self) -> &mut Graph {
        &mut self.parts[self.current].graph
    }

    /// A tensor as a value of the chosen part's graph.
    pub fn value(&mut self, tensor: usize) -> Result<Value, ModelError> {
        if let Some(value) = self.parts[self.current].values.get(&tensor) {
            return Ok(value.clone());
        }
        let shape = self.placed(tensor)?;
        let part = &mut self.parts[self.current];
        let value = part.graph.input(&format!("in{}", part.inputs.len()), &shape);
        part.inputs.push(tensor);
        part.values.insert(tensor, value.clone());
        Ok(value)
    }

    /// Notes that the chosen part's graph computes a tensor.
    pub fn computed(&mut self, tensor: usize, value: Value) {
        self.origins.insert(tensor, Origin { part: self.current, by_graph: true, shape: value.shape.clone() });
        self.parts[self.current].values.insert(tensor, value);
    }

    /// Adds a layer behind the chosen part.
    pub fn layer(&mut self, layer: Layer, input: usize, output: usize) -> Result<(), ModelError> {
        self.placed(input)?;
        let origin = Origin { part: self.current + 1, by_graph: false, shape: layer.shape().to_vec() };
        self.origins.insert(output, origin);
        self.parts[self.current].layers.push(Step::Layer { layer, input, output });
        Ok(())
    }

    /// The shape of a tensor, which from now on is written into its place.
    pub fn placed(&mut self, tensor: usize) -> Result<Vec<usize>, ModelError> {
        let origin = self.origins.get(&tensor).ok_or(ModelError::Malformed("an operator before its input"))?;
        if origin.by_graph {
            let outputs = &mut self.parts[origin.part].outputs;
            if !outputs.contains(&tensor) {
                outputs.push(tensor);
            }
        }
        Ok(origin.shape.clone())
    }

    /// The finished steps. `tensors` is how many the file has; outputs get places behind them.
    pub fn finish(mut self, inputs: &[usize], outputs: &[usize], tensors: usize) -> Result<Program, ModelError> {
        let mut finals: HashMap<usize, Vec<(usize, Value)>> = HashMap::new();
        for (k, tensor) in outputs.iter().enumerate() {
            if !self.knows(*tensor) {
                return Err(ModelError::Malformed("an output cannot be reached"));
            }
            self.begin(&[*tensor]);
            let value = self.value(*tensor)?;
            finals.entry(self.current).or_default().push((tensors + k, value));
        }
        let mut steps = vec![];
        for (number, mut part) in self.parts.into_iter().enumerate() {
            let mut written = part.outputs.clone();
            for (k, tensor) in part.outputs.iter().enumerate() {
                part.graph.output(&part.values[tensor], &format!("out{k}"));
            }
            for (place, value) in finals.remove(&number).unwrap_or_default() {
                part.graph.final_output(&value, &format!("out{}", written.len()));
                written.push(place);
            }
            if !written.is_empty() {
                steps.push(Step::Graph { onnx: part.graph.finish(), inputs: part.inputs, outputs: written });
            }
            steps.append(&mut part.layers);
        }
        let outputs = (0..outputs.len()).map(|k| tensors + k).collect::<Vec<_>>();
        Ok(Program { steps, inputs: inputs.to_vec(), places: tensors + outputs.len(), outputs })
    }
}
