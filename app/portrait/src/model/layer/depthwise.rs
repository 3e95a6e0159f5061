//! Depthwise convolutions.
//!
//! Rows are padded once and split by the stride's phases, so that every tap of the kernel reads consecutive numbers and a
//! block of outputs is summed in registers.

use crate::model::onnx::{Activation, Window};
use crate::vector::{Loop, widely};

/// Numbers summed side by side: four of the widest registers for wide maps, one for narrow ones.
const WIDE: usize = 64;
const MIDDLE: usize = 32;
const NARROW: usize = 16;

/// One layer: a kernel for every output channel, over the planes of one NCHW image.
pub struct Depthwise {
    pub window: Window,
    /// Height and width of the input's and the output's planes.
    pub input: [usize; 2],
    pub output: [usize; 2],
    /// Rows above and columns to the left that the padding adds.
    pub before: [usize; 2],
    /// Output channels that read the same input channel.
    pub multiplier: usize,
    /// Channel by channel the kernel's rows.
    pub weights: Vec<f32>,
    pub bias: Vec<f32>,
    pub activation: Activation,
}

impl Depthwise {
    /// Numbers that [`Depthwise::run`] reads, and how many it gives.
    pub fn input_length(&self) -> usize {
        self.bias.len() / self.multiplier * self.input[0] * self.input[1]
    }

    pub fn output_length(&self) -> usize {
        self.bias.len() * self.output[0] * self.output[1]
    }

    /// The output's planes, one after the other, from the input's.
    pub fn run(&self, input: &[f32]) -> Vec<f32> {
        let mut output = vec![0f32; self.output_length()];
        let width = self.output[1];
        if width <= NARROW {
            widely(Planes::<NARROW> { layer: self, input, output: &mut output });
        } else if width <= MIDDLE {
            widely(Planes::<MIDDLE> { layer: self, input, output: &mut output });
        } else {
            widely(Planes::<WIDE> { layer: self, input, output: &mut output });
        }
        output
    }
}

struct Planes<'a, const BLOCK: usize> {
    layer: &'a Depthwise,
    input: &'a [f32],
    output: &'a mut [f32],
}

/// A plane with its padding: row by row, and in each row one phase of the stride after the other.
struct Padded {
    values: Vec<f32>,
    /// Numbers of one phase of a row; phases of a row.
    phase: usize,
    phases: usize,
}

impl<const BLOCK: usize> Loop for Planes<'_, BLOCK> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Planes { layer, input, output } = self;
        let (plane, out_plane) = (layer.input[0] * layer.input[1], layer.output[0] * layer.output[1]);
        let mut padded = Padded::of(layer, BLOCK);
        let taps = layer.window.kernel[0] * layer.window.kernel[1];
        let (low, high) = layer.activation.range();
        for (channel, out) in output.chunks_exact_mut(out_plane).enumerate() {
            if channel % layer.multiplier == 0 {
                padded.fill(layer, &input[channel / layer.multiplier * plane..][..plane]);
            }
            let weights = &layer.weights[channel * taps..][..taps];
            let bias = layer.bias[channel];
            for (y, row) in out.chunks_exact_mut(layer.output[1]).enumerate() {
                for (x, block) in row.chunks_mut(BLOCK).enumerate() {
                    let sums = padded.sums::<BLOCK>(&layer.window, weights, bias, y, x * BLOCK);
                    for (value, sum) in block.iter_mut().zip(sums) {
                        *value = sum.max(low).min(high);
                    }
                }
            }
        }
    }
}

impl Padded {
    /// Room for one plane; a last block may reach beyond the row's end, into numbers that nothing reads further.
    fn of(layer: &Depthwise, block: usize) -> Padded {
        let Window { kernel, stride, dilation, .. } = layer.window;
        let rows = (layer.output[0] - 1) * stride[0] + (kernel[0] - 1) * dilation[0] + 1;
        let phase = layer.output[1].next_multiple_of(block) + (kernel[1] - 1) * dilation[1] / stride[1] + 1;
        Padded { values: vec![0.0; rows * stride[1] * phase], phase, phases: stride[1] }
    }

    /// Takes in a plane; what the padding holds stays zero.
    #[inline(always)]
    fn fill(&mut self, layer: &Depthwise, plane: &[f32]) {
        let [above, left] = layer.before;
        let (phase, phases) = (self.phase, self.phases);
        let rows = self.values.chunks_exact_mut(phase * phases).skip(above);
        for (row, source) in rows.zip(plane.chunks_exact(layer.input[1])) {
            if phases == 1 {
                let length = source.len().min(phase - left);
                row[left..][..length].copy_from_slice(&source[..length]);
                continue;
            }
            for (k, line) in row.chunks_exact_mut(phase).enumerate() {
                // The first column of the source that falls into this phase, and its place there.
                let first = (k + phases - left % phases) % phases;
                let place = (left + first) / phases;
                let values = source.iter().skip(first).step_by(phases);
                line[place..].iter_mut().zip(values).for_each(|(to, from)| *to = *from);
            }
        }
    }

    /// The sums for `BLOCK` outputs from column `x` of row `y` on.
    #[inline(always)]
    fn sums<const BLOCK: usize>(
        &self,
        window: &Window,
        weights: &[f32],
        bias: f32,
        y: usize,
        x: usize,
    ) -> [f32; BLOCK] {
        let mut sums = [bias; BLOCK];
        for (ky, weights) in weights.chunks_exact(window.kernel[1]).enumerate() {
            let row = (y * window.stride[0] + ky * window.dilation[0]) * self.phases;
            for (kx, weight) in weights.iter().enumerate() {
                let column = kx * window.dilation[1];
                let start = (row + column % self.phases) * self.phase + column / self.phases + x;
                let source = &self.values[start..][..BLOCK];
                for k in 0..BLOCK {
                    sums[k] += weight * source[k];
                }
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::onnx::Padding;

    /// The definition, tap by tap.
    fn plainly(layer: &Depthwise, input: &[f32]) -> Vec<f32> {
        let ([in_h, in_w], [out_h, out_w]) = (layer.input, layer.output);
        let Window { kernel, stride, dilation, .. } = layer.window;
        let mut output = vec![];
        for channel in 0..layer.bias.len() {
            let plane = &input[channel / layer.multiplier * in_h * in_w..];
            for (y, x) in (0..out_h).flat_map(|y| (0..out_w).map(move |x| (y, x))) {
                let mut sum = layer.bias[channel];
                for (ky, kx) in (0..kernel[0]).flat_map(|ky| (0..kernel[1]).map(move |kx| (ky, kx))) {
                    let v = (y * stride[0] + ky * dilation[0]).wrapping_sub(layer.before[0]);
                    let u = (x * stride[1] + kx * dilation[1]).wrapping_sub(layer.before[1]);
                    if v < in_h && u < in_w {
                        sum += layer.weights[(channel * kernel[0] + ky) * kernel[1] + kx] * plane[v * in_w + u];
                    }
                }
                let (low, high) = layer.activation.range();
                output.push(sum.max(low).min(high));
            }
        }
        output
    }

    fn numbers(count: usize) -> Vec<f32> {
        (0..count).map(|k| ((k * 7919 + 13) % 211) as f32 / 100.0 - 1.0).collect()
    }

    #[test]
    fn every_kernel_stride_dilation_and_padding_gives_what_the_definition_says() {
        for (kernel, stride, dilation) in [(3, 1, 1), (3, 2, 1), (5, 1, 1), (5, 2, 1), (3, 1, 2), (2, 3, 1), (1, 2, 1)]
        {
            for (height, width, padding) in
                [(9, 11, Padding::Same), (16, 70, Padding::Same), (21, 33, Padding::Valid), (6, 130, Padding::Valid)]
            {
                let window = Window { kernel: [kernel; 2], stride: [stride; 2], dilation: [dilation; 2], padding };
                let (output, pads) = window.output(&[1, height, width, 2]).expect("the window fits");
                let layer = Depthwise {
                    window,
                    input: [height, width],
                    output,
                    before: [pads[0] as usize, pads[1] as usize],
                    multiplier: 2,
                    weights: numbers(4 * kernel * kernel),
                    bias: numbers(4),
                    activation: Activation::Relu6,
                };
                let input = numbers(layer.input_length());
                for (found, wanted) in layer.run(&input).into_iter().zip(plainly(&layer, &input)) {
                    assert!((found - wanted).abs() < 1e-5, "{kernel} {stride} {dilation} {height}×{width}");
                }
            }
        }
    }
}
