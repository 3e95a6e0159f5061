//! Turns a TFLite graph, or a part cut out of it, into a program of ONNX graphs and layers.

use super::ModelError;
use super::layer::{Bilinear, Corners, Depthwise, Layer};
use super::onnx::{Activation, Attribute, Padding, Value, Window};
use super::program::{Builder, Program};
use super::tflite::{Constant, File, Operator, op};

/// A part of a graph: these tensors become its inputs, those its outputs.
pub struct Cut<'a> {
    pub inputs: &'a [usize],
    pub outputs: &'a [usize],
}

/// The whole graph; outputs are in NHWC order.
///
/// # Errors
/// [`ModelError`] where the graph is malformed or uses an operator that the known models do not.
pub fn whole(file: &File) -> Result<Program, ModelError> {
    part(file, &Cut { inputs: &file.inputs, outputs: &file.outputs })
}

/// A part of the graph. Operators that cannot be reached from the inputs are left out.
///
/// # Errors
/// As for [`whole`].
pub fn part(file: &File, cut: &Cut) -> Result<Program, ModelError> {
    let mut import = Import { file, program: Builder::default() };
    for tensor in cut.inputs {
        import.program.input(*tensor, &import.file.tensors[*tensor].shape);
    }
    for operator in &file.operators {
        import.operator(operator)?;
    }
    import.program.finish(cut.inputs, cut.outputs, file.tensors.len())
}

/// The constant behind a tensor, looking through the DEQUANTIZE that half-precision weights pass.
pub fn constant<'f>(file: &'f File, tensor: usize) -> Option<(&'f [usize], &'f Constant)> {
    let found = file.tensors.get(tensor)?;
    if let Some(constant) = &found.constant {
        return Some((&found.shape, constant));
    }
    let producer = file.producer(tensor).filter(|producer| producer.code == op::DEQUANTIZE)?;
    let source = file.tensors.get(*producer.inputs.first()?)?;
    source.constant.as_ref().map(|constant| (source.shape.as_slice(), constant))
}

struct Import<'f> {
    file: &'f File<'f>,
    program: Builder,
}

impl<'f> Import<'f> {
    fn floats(&self, operator: &Operator, k: usize) -> Result<(&'f [usize], &'f [f32]), ModelError> {
        match constant(self.file, operator.input(k)?) {
            Some((shape, Constant::Floats(values))) => Ok((shape, values)),
            _ => Err(ModelError::Unsupported(format!("operator {} without constant weights", operator.code))),
        }
    }

    fn ints(&self, operator: &Operator, k: usize) -> Result<&'f [i64], ModelError> {
        match constant(self.file, operator.input(k)?) {
            Some((_, Constant::Ints(values))) => Ok(values),
            _ => Err(ModelError::Unsupported(format!("operator {} with computed parameters", operator.code))),
        }
    }

    fn value(&mut self, operator: &Operator, k: usize) -> Result<Value, ModelError> {
        self.program.value(operator.input(k)?)
    }

    /// Adds one operator, unless it is constant, already an input of the cut, or out of the cut's reach.
    fn operator(&mut self, operator: &Operator) -> Result<(), ModelError> {
        let output = operator.output()?;
        let known = |tensor: &usize| self.program.knows(*tensor) || constant(self.file, *tensor).is_some();
        if operator.code == op::DEQUANTIZE || self.program.knows(output) || !operator.inputs.iter().all(known) {
            return Ok(());
        }
        self.program.begin(&operator.inputs);
        let layer = match operator.code {
            op::DEPTHWISE_CONV => Some(Layer::Depthwise(self.depthwise(operator)?)),
            op::RESIZE_BILINEAR => Some(Layer::Bilinear(self.resize(operator)?)),
            _ => None,
        };
        if let Some(layer) = layer {
            self.same_shape(output, &layer.shape())?;
            return self.program.layer(layer, operator.input(0)?, output);
        }
        let Some(value) = self.convert(operator)? else { return Ok(()) };
        self.same_shape(output, &value.shape)?;
        self.program.computed(output, value);
        Ok(())
    }

    fn same_shape(&self, tensor: usize, shape: &[usize]) -> Result<(), ModelError> {
        if self.file.tensors[tensor].shape == shape {
            return Ok(());
        }
        Err(ModelError::Malformed("an operator's output has another shape than the file says"))
    }

    /// None for operators that run on the host (the attention model's own) and so end the cut's reach.
    fn convert(&mut self, operator: &Operator) -> Result<Option<Value>, ModelError> {
        let value = match operator.code {
            op::CONV => self.convolution(operator)?,
            op::ADD => self.binary("Add", operator)?,
            op::MUL => self.binary("Mul", operator)?,
            op::SUB => self.binary("Sub", operator)?,
            op::MAXIMUM => self.binary("Max", operator)?,
            op::MINIMUM => self.binary("Min", operator)?,
            op::AVERAGE_POOL => self.pool("AveragePool", operator)?,
            op::MAX_POOL => self.pool("MaxPool", operator)?,
            op::RELU => self.activation(operator, Activation::Relu)?,
            op::RELU6 => self.activation(operator, Activation::Relu6)?,
            op::HARD_SWISH => self.activation(operator, Activation::HardSwish)?,
            op::LOGISTIC => self.activation(operator, Activation::Sigmoid)?,
            op::PRELU => self.prelu(operator)?,
            op::PAD => self.pad(operator)?,
            op::RESHAPE => {
                let shape = self.file.tensors[operator.output()?].shape.clone();
                let input = self.value(operator, 0)?;
                self.program.graph().reshape(&input, shape)
            }
            op::CONCATENATION => self.concatenation(operator)?,
            op::DEPTH_TO_SPACE => self.depth_to_space(operator)?,
            op::MEAN => self.mean(operator)?,
            op::CUSTOM if operator.is_custom("Convolution2DTransposeBias") => self.transposed(operator)?,
            _ => return Ok(None),
        };
        Ok(Some(value))
    }

    fn convolution(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let ((shape, weights), (_, bias)) = (self.floats(operator, 1)?, self.floats(operator, 2)?);
        let [out, height, width, depth] = four(shape)?;
        let weights = transpose(weights, [out, height, width, depth], [0, 3, 1, 2]);
        let window = window(operator, [height, width], [2, 1], [5, 4])?;
        let result = self.program.graph().convolution(&input, &weights, [out, depth, height, width], bias, window)?;
        Ok(self.program.graph().activation(result, fused(operator.option_i8(3)?)?))
    }

    fn depthwise(&mut self, operator: &Operator) -> Result<Depthwise, ModelError> {
        let [images, in_height, in_width, groups] = four(&self.program.placed(operator.input(0)?)?)?;
        let ((shape, weights), (_, bias)) = (self.floats(operator, 1)?, self.floats(operator, 2)?);
        let [one, height, width, depth] = four(shape)?;
        if images != 1 || one != 1 || groups == 0 || depth == 0 || depth % groups != 0 || bias.len() != depth {
            return Err(ModelError::Malformed("a depthwise convolution of odd shape"));
        }
        let window = window(operator, [height, width], [2, 1], [6, 5])?;
        let (output, pads) = window.output(&[images, in_height, in_width, groups])?;
        Ok(Depthwise {
            window,
            input: [in_height, in_width],
            output,
            before: [pads[0] as usize, pads[1] as usize],
            multiplier: depth / groups,
            weights: transpose(weights, [one, height, width, depth], [3, 0, 1, 2]),
            bias: bias.to_vec(),
            activation: fused(operator.option_i8(4)?)?,
        })
    }

    /// MediaPipe's transposed convolution with bias; its options are two 32-bit strides after a padding word.
    fn transposed(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let ((shape, weights), (_, bias)) = (self.floats(operator, 1)?, self.floats(operator, 2)?);
        let [out, height, width, depth] = four(shape)?;
        let word = |at: usize| operator.custom_options.get(at).copied().map(usize::from);
        if input.shape.len() != 4 || word(8) != Some(height) || word(4) != Some(width) {
            return Err(ModelError::Unsupported("a transposed convolution whose stride is not its kernel".into()));
        }
        let weights = transpose(weights, [out, height, width, depth], [3, 0, 1, 2]);
        Ok(self.program.graph().transposed_convolution(&input, &weights, [depth, out, height, width], bias))
    }

    fn binary(&mut self, op: &str, operator: &Operator) -> Result<Value, ModelError> {
        let left = self.value(operator, 0)?;
        let right = match self.floats(operator, 1) {
            Ok((shape, values)) => self.operand(&left, shape, values)?,
            Err(_) => self.value(operator, 1)?,
        };
        let size = |value: &Value| value.shape.iter().product::<usize>();
        let shape = if size(&left) >= size(&right) { left.shape.clone() } else { right.shape.clone() };
        let result = self.program.graph().node(op, &[&left.name, &right.name], shape, &[]);
        let has_activation = matches!(operator.code, op::ADD | op::MUL | op::SUB);
        let activation = if has_activation { fused(operator.option_i8(0)?)? } else { Activation::None };
        Ok(self.program.graph().activation(result, activation))
    }

    /// A constant operand in a shape that broadcasts against an NCHW value: a scalar, or one number per channel.
    fn operand(&mut self, against: &Value, shape: &[usize], values: &[f32]) -> Result<Value, ModelError> {
        if values.len() == 1 {
            return Ok(Value { name: self.program.graph().floats(&[1], values), shape: vec![1] });
        }
        if against.shape.len() != 4 {
            return Ok(Value { name: self.program.graph().floats(shape, values), shape: shape.to_vec() });
        }
        if shape.last() != Some(&values.len()) {
            return Err(ModelError::Unsupported("a constant operand that is not per channel".into()));
        }
        let name = self.program.graph().floats(&[values.len(), 1, 1], values);
        Ok(Value { name, shape: vec![1, 1, 1, values.len()] })
    }

    fn pool(&mut self, op: &str, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let kernel = [operator.option(4, 0)?, operator.option(3, 0)?];
        let stride = [operator.option(2, 0)?, operator.option(1, 0)?];
        let window = Window { kernel, stride, dilation: [1, 1], padding: padding(operator)? };
        let result = self.program.graph().pool(op, &input, window)?;
        Ok(self.program.graph().activation(result, fused(operator.option_i8(5)?)?))
    }

    fn activation(&mut self, operator: &Operator, activation: Activation) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        Ok(self.program.graph().activation(input, activation))
    }

    fn prelu(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let (_, slopes) = self.floats(operator, 1)?;
        let slope = self.program.graph().floats(&[slopes.len(), 1, 1], slopes);
        Ok(self.program.graph().node("PRelu", &[&input.name, &slope], input.shape, &[]))
    }

    fn pad(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let pads: [i64; 8] = self.ints(operator, 1)?.try_into().map_err(|_| ModelError::Malformed("odd padding"))?;
        if pads.iter().any(|pad| !(0..=4096).contains(pad)) {
            return Err(ModelError::Malformed("odd padding"));
        }
        let [n0, n1, h0, h1, w0, w1, c0, c1] = pads;
        let shape = input.shape.iter().zip(pads.chunks(2)).map(|(size, p)| size + (p[0] + p[1]) as usize).collect();
        let amounts = self.program.graph().ints(&[n0, c0, h0, w0, n1, c1, h1, w1]);
        Ok(self.program.graph().node("Pad", &[&input.name, &amounts], shape, &[("mode", Attribute::Str("constant"))]))
    }

    fn concatenation(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let values: Vec<Value> =
            (0..operator.inputs.len()).map(|k| self.value(operator, k)).collect::<Result<_, _>>()?;
        let first = values.first().ok_or(ModelError::Malformed("a concatenation of nothing"))?;
        let rank = first.shape.len();
        let axis = usize::try_from(i64::from(operator.option_i32(0, 0)?).rem_euclid(rank.max(1) as i64)).unwrap_or(0);
        if values.iter().any(|value| value.shape.len() != rank) || axis >= rank {
            return Err(ModelError::Malformed("a concatenation of unlike shapes"));
        }
        let mut shape = first.shape.clone();
        shape[axis] = values.iter().map(|value| value.shape[axis]).sum();
        let onnx_axis = if rank == 4 { [0, 2, 3, 1][axis] } else { axis as i64 };
        let names: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
        Ok(self.program.graph().node("Concat", &names, shape, &[("axis", Attribute::Int(onnx_axis))]))
    }

    fn resize(&mut self, operator: &Operator) -> Result<Bilinear, ModelError> {
        let [images, height, width, channels] = four(&self.program.placed(operator.input(0)?)?)?;
        let [_, to_height, to_width, _] = four(&self.file.tensors[operator.output()?].shape)?;
        if images != 1 || [height, width, to_height, to_width].contains(&0) {
            return Err(ModelError::Malformed("resizing what has no extent"));
        }
        let corners = match (operator.option_i8(2)? != 0, operator.option_i8(3)? != 0) {
            (true, _) => Corners::Aligned,
            (_, true) => Corners::HalfPixel,
            _ => Corners::Asymmetric,
        };
        Ok(Bilinear { channels, input: [height, width], output: [to_height, to_width], corners })
    }

    fn depth_to_space(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let ([n, h, w, c], block) = (four(&input.shape)?, operator.option(0, 0)?);
        if !(1..=16).contains(&block) {
            return Err(ModelError::Malformed("an odd block size"));
        }
        let attributes = [("blocksize", Attribute::Int(block as i64)), ("mode", Attribute::Str("DCR"))];
        let shape = vec![n, h * block, w * block, c / block / block];
        Ok(self.program.graph().node("DepthToSpace", &[&input.name], shape, &attributes))
    }

    fn mean(&mut self, operator: &Operator) -> Result<Value, ModelError> {
        let input = self.value(operator, 0)?;
        let [n, _, _, c] = four(&input.shape)?;
        if self.ints(operator, 1)? != [1, 2] {
            return Err(ModelError::Unsupported("a mean over other axes than height and width".into()));
        }
        let value = self.program.graph().node("GlobalAveragePool", &[&input.name], vec![n, 1, 1, c], &[]);
        Ok(if operator.option_i8(0)? != 0 { value } else { self.program.graph().reshape(&value, vec![n, c]) })
    }
}

fn four(shape: &[usize]) -> Result<[usize; 4], ModelError> {
    shape.try_into().map_err(|_| ModelError::Malformed("four dimensions expected"))
}

fn fused(code: i8) -> Result<Activation, ModelError> {
    match code {
        0 => Ok(Activation::None),
        1 => Ok(Activation::Relu),
        3 => Ok(Activation::Relu6),
        other => Err(ModelError::Unsupported(format!("fused activation {other}"))),
    }
}

fn padding(operator: &Operator) -> Result<Padding, ModelError> {
    Ok(if operator.option_i8(0)? == 0 { Padding::Same } else { Padding::Valid })
}

/// The window of a convolution; `stride` and `dilation` name the option fields, height before width.
fn window(
    operator: &Operator,
    kernel: [usize; 2],
    stride: [usize; 2],
    dilation: [usize; 2],
) -> Result<Window, ModelError> {
    Ok(Window {
        kernel,
        stride: [operator.option(stride[0], 0)?, operator.option(stride[1], 0)?],
        dilation: [operator.option(dilation[0], 1)?, operator.option(dilation[1], 1)?],
        padding: padding(operator)?,
    })
}

/// Reorders a rank-4 tensor: axis `k` of the result is axis `order[k]` of the source. The length was checked on reading.
fn transpose(values: &[f32], shape: [usize; 4], order: [usize; 4]) -> Vec<f32> {
    let stride = [shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1];
    let ([a, b, c, d], [sa, sb, sc, sd]) = (order.map(|k| shape[k]), order.map(|k| stride[k]));
    let mut result = Vec::with_capacity(values.len());
    for i in 0..a {
        for j in 0..b {
            for k in 0..c {
                result.extend((0..d).map(|l| values[i * sa + j * sb + k * sc + l * sd]));
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transposed_tensor_keeps_every_value_at_its_new_place() {
        let values: Vec<f32> = (0..24).map(|x| x as f32).collect();
        let moved = transpose(&values, [2, 1, 3, 4], [0, 3, 1, 2]);
        for (o, h, w, i) in [(0, 0, 2, 1), (1, 0, 0, 3), (1, 0, 2, 2)] {
            assert_eq!(moved[(o * 4 + i) * 3 + h * 3 + w], values[((o + h) * 3 + w) * 4 + i]);
        }
    }
}
