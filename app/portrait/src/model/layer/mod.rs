//! Layers that are computed here, because the inference engine does them number by number: half of the networks' time was
//! spent in the depthwise convolutions, and half of the rest in enlarging.

mod bilinear;
mod depthwise;

pub use bilinear::{Bilinear, Corners};
pub use depthwise::Depthwise;

/// A layer over the planes of one NCHW image.
pub enum Layer {
    Depthwise(Depthwise),
    Bilinear(Bilinear),
}

impl Layer {
    /// NHWC shape of what [`Layer::run`] gives.
    pub fn shape(&self) -> [usize; 4] {
        let ([height, width], channels) = match self {
            Layer::Depthwise(layer) => (layer.output, layer.bias.len()),
            Layer::Bilinear(layer) => (layer.output, layer.channels),
        };
        [1, height, width, channels]
    }

    /// The output's planes, one after the other, from the input's; none when they are not as many as the layer wants.
    pub fn run(&self, input: &[f32]) -> Option<Vec<f32>> {
        match self {
            Layer::Depthwise(layer) => (input.len() == layer.input_length()).then(|| layer.run(input)),
            Layer::Bilinear(layer) => (input.len() == layer.input_length()).then(|| layer.run(input)),
        }
    }
}
