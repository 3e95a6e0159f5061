//! Writes an ONNX graph (opset 16) in memory. Values carry TensorFlow's NHWC shapes; rank-4 values lie as NCHW in the graph.

use super::ModelError;
use super::protobuf::Message;

/// An activation of the graph being written; `shape` is the NHWC shape of the source model.
#[derive(Clone, Debug)]
pub struct Value {
    pub name: String,
    pub shape: Vec<usize>,
}

/// An attribute of a node.
pub enum Attribute {
    Int(i64),
    Str(&'static str),
    Ints(Vec<i64>),
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Padding {
    Same,
    Valid,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Activation {
    None,
    Relu,
    Relu6,
    HardSwish,
    Sigmoid,
}

/// Kernel, stride and dilation of a windowed operator, height before width.
#[derive(Clone, Copy)]
pub struct Window {
    pub kernel: [usize; 2],
    pub stride: [usize; 2],
    pub dilation: [usize; 2],
    pub padding: Padding,
}

/// ONNX element types.
const FLOAT: i64 = 1;
const INT64: i64 = 7;
/// ONNX attribute types.
const ATTRIBUTE_INT: i64 = 2;
const ATTRIBUTE_STRING: i64 = 3;
const ATTRIBUTE_INTS: i64 = 7;

/// The graph being written.
#[derive(Default)]
pub struct Graph {
    nodes: Vec<Vec<u8>>,
    initializers: Vec<Vec<u8>>,
    inputs: Vec<Vec<u8>>,
    outputs: Vec<Vec<u8>>,
    names: usize,
}

impl Graph {
    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    fn write_node(&mut self, op: &str, inputs: &[&str], output: &str, attributes: &[(&str, Attribute)]) {
        let mut node = Message::default();
        for input in inputs {
            node.str(1, input);
        }
        node.str(2, output).str(3, &format!("n{}", self.nodes.len())).str(4, op);
        for (name, value) in attributes {
            node.message(5, |attribute| {
                attribute.str(1, name);
                match value {
                    Attribute::Int(value) => {
                        attribute.int(3, *value).int(20, ATTRIBUTE_INT);
                    }
                    Attribute::Str(value) => {
                        attribute.str(4, value).int(20, ATTRIBUTE_STRING);
                    }
                    Attribute::Ints(values) => {
                        for value in values {
                            attribute.int(8, *value);
                        }
                        attribute.int(20, ATTRIBUTE_INTS);
                    }
                }
            });
        }
        self.nodes.push(node.finish());
    }

    /// Adds a node with one output of the given NHWC shape.
    pub fn node(&mut self, op: &str, inputs: &[&str], shape: Vec<usize>, attributes: &[(&str, Attribute)]) -> Value {
        let name = self.fresh();
        self.write_node(op, inputs, &name, attributes);
        Value { name, shape }
    }

    fn initializer(&mut self, shape: &[usize], kind: i64, raw: &[u8]) -> String {
        let name = self.fresh();
        let mut tensor = Message::default();
        for dimension in shape {
            tensor.int(1, *dimension as i64);
        }
        tensor.int(2, kind).str(8, &name).bytes(9, raw);
        self.initializers.push(tensor.finish());
        name
    }

    /// A constant; the caller has made sure that `shape` and `values` agree.
    pub fn floats(&mut self, shape: &[usize], values: &[f32]) -> String {
        let raw: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.initializer(shape, FLOAT, &raw)
    }

    pub fn ints(&mut self, values: &[i64]) -> String {
        let raw: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.initializer(&[values.len()], INT64, &raw)
    }

    /// An input; rank 4 is fed as NCHW.
    pub fn input(&mut self, name: &str, shape: &[usize]) -> Value {
        self.inputs.push(value_info(name, &nchw(shape)));
        Value { name: name.into(), shape: shape.to_vec() }
    }

    /// An output, as it lies in the graph.
    pub fn output(&mut self, value: &Value, name: &str) {
        self.write_node("Identity", &[&value.name], name, &[]);
        self.outputs.push(value_info(name, &nchw(&value.shape)));
    }

    /// An output, in the NHWC order of the source model.
    pub fn final_output(&mut self, value: &Value, name: &str) {
        let source = self.nhwc_of(value);
        self.write_node("Identity", &[&source], name, &[]);
        self.outputs.push(value_info(name, &value.shape));
    }

    fn nhwc_of(&mut self, value: &Value) -> String {
        if value.shape.len() != 4 {
            return value.name.clone();
        }
        self.node("Transpose", &[&value.name], vec![], &[("perm", Attribute::Ints(vec![0, 2, 3, 1]))]).name
    }

    pub fn activation(&mut self, value: Value, activation: Activation) -> Value {
        let op = match activation {
            Activation::None => return value,
            Activation::Relu => "Relu",
            Activation::Sigmoid => "Sigmoid",
            Activation::HardSwish => "HardSwish",
            Activation::Relu6 => {
                let (low, high) = (self.floats(&[], &[0.0]), self.floats(&[], &[6.0]));
                return self.node("Clip", &[&value.name, &low, &high], value.shape, &[]);
            }
        };
        self.node(op, &[&value.name], value.shape, &[])
    }

    /// A convolution; `weights` are OIHW.
    pub fn convolution(
        &mut self,
        input: &Value,
        weights: &[f32],
        shape: [usize; 4],
        bias: &[f32],
        window: Window,
    ) -> Result<Value, ModelError> {
        let (size, pads) = window.output(&input.shape)?;
        let (weights, bias_name) = (self.floats(&shape, weights), self.floats(&[bias.len()], bias));
        let mut attributes = window.attributes(pads);
        attributes.push(("dilations", pair(window.dilation)));
        let shape = vec![input.shape[0], size[0], size[1], shape[0]];
        Ok(self.node("Conv", &[&input.name, &weights, &bias_name], shape, &attributes))
    }

    /// A transposed convolution whose stride equals its kernel; `weights` are IOHW.
    pub fn transposed_convolution(&mut self, x: &Value, weights: &[f32], shape: [usize; 4], bias: &[f32]) -> Value {
        let kernel = [shape[2], shape[3]];
        let (weights, bias) = (self.floats(&shape, weights), self.floats(&[bias.len()], bias));
        let attributes = [("kernel_shape", pair(kernel)), ("strides", pair(kernel))];
        let size = vec![x.shape[0], x.shape[1] * kernel[0], x.shape[2] * kernel[1], shape[1]];
        self.node("ConvTranspose", &[&x.name, &weights, &bias], size, &attributes)
    }

    pub fn pool(&mut self, op: &str, input: &Value, window: Window) -> Result<Value, ModelError> {
        let (size, pads) = window.output(&input.shape)?;
        let shape = vec![input.shape[0], size[0], size[1], input.shape[3]];
        if op == "AveragePool" && window.kernel == input.shape[1..3] && size == [1, 1] {
            return Ok(self.node("GlobalAveragePool", &[&input.name], shape, &[]));
        }
        Ok(self.node(op, &[&input.name], shape, &window.attributes(pads)))
    }

    pub fn reshape(&mut self, input: &Value, shape: Vec<usize>) -> Value {
        let source = self.nhwc_of(input);
        let target = self.ints(&shape.iter().map(|d| *d as i64).collect::<Vec<_>>());
        let flat = self.node("Reshape", &[&source, &target], shape.clone(), &[]);
        if shape.len() != 4 {
            return flat;
        }
        self.node("Transpose", &[&flat.name], shape, &[("perm", Attribute::Ints(vec![0, 3, 1, 2]))])
    }

    /// The finished file.
    pub fn finish(self) -> Vec<u8> {
        let mut model = Message::default();
        model.int(1, 8).str(2, "tucai").message(7, |graph| {
            self.nodes.iter().for_each(|node| {
                graph.bytes(1, node);
            });
            graph.str(2, "imported");
            for (field, entries) in [(5, &self.initializers), (11, &self.inputs), (12, &self.outputs)] {
                entries.iter().for_each(|entry| {
                    graph.bytes(field, entry);
                });
            }
        });
        model.message(8, |opset| {
            opset.str(1, "").int(2, 16);
        });
        model.finish()
    }
}

impl Activation {
    /// Least and greatest value of an activation that only cuts off.
    pub fn range(self) -> (f32, f32) {
        match self {
            Activation::Relu => (0.0, f32::INFINITY),
            Activation::Relu6 => (0.0, 6.0),
            Activation::None | Activation::HardSwish | Activation::Sigmoid => (f32::NEG_INFINITY, f32::INFINITY),
        }
    }
}

impl Window {
    /// Output size and ONNX pads (top, left, bottom, right) over an NHWC input, by TensorFlow's rules.
    pub fn output(&self, shape: &[usize]) -> Result<([usize; 2], [i64; 4]), ModelError> {
        let [_, height, width, _] = shape else { return Err(ModelError::Malformed("a window over no image")) };
        let (h, top, bottom) = self.along(*height, 0)?;
        let (w, left, right) = self.along(*width, 1)?;
        Ok(([h, w], [top as i64, left as i64, bottom as i64, right as i64]))
    }

    fn along(&self, input: usize, axis: usize) -> Result<(usize, usize, usize), ModelError> {
        let (kernel, stride, dilation) = (self.kernel[axis], self.stride[axis], self.dilation[axis]);
        // The largest window of the known models pools a whole 128×128 map; the bound keeps the products below small.
        if [kernel, stride, dilation].iter().any(|x| !(1..=256).contains(x)) || input == 0 {
            return Err(ModelError::Malformed("a window without extent"));
        }
        let reach = (kernel - 1) * dilation + 1;
        match self.padding {
            Padding::Same => {
                let output = input.div_ceil(stride);
                let total = ((output - 1) * stride + reach).saturating_sub(input);
                Ok((output, total / 2, total - total / 2))
            }
            Padding::Valid if reach <= input => Ok(((input - reach) / stride + 1, 0, 0)),
            Padding::Valid => Err(ModelError::Malformed("a window larger than its input")),
        }
    }

    fn attributes(&self, pads: [i64; 4]) -> Vec<(&'static str, Attribute)> {
        vec![
            ("kernel_shape", pair(self.kernel)),
            ("strides", pair(self.stride)),
            ("pads", Attribute::Ints(pads.to_vec())),
        ]
    }
}

fn pair([h, w]: [usize; 2]) -> Attribute {
    Attribute::Ints(vec![h as i64, w as i64])
}

fn nchw(shape: &[usize]) -> Vec<usize> {
    match shape {
        [n, h, w, c] => vec![*n, *c, *h, *w],
        other => other.to_vec(),
    }
}

fn value_info(name: &str, shape: &[usize]) -> Vec<u8> {
    let mut info = Message::default();
    info.str(1, name).message(2, |kind| {
        kind.message(1, |tensor| {
            tensor.int(1, FLOAT).message(2, |dimensions| {
                for size in shape {
                    dimensions.message(1, |dimension| {
                        dimension.int(1, *size as i64);
                    });
                }
            });
        });
    });
    info.finish()
}
