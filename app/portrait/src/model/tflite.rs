//! Reads a TFLite file's one graph: tensors with their constants, operators with their inputs, outputs and options.

use super::ModelError;
use super::flatbuffer::Table;

/// Operator codes of the TFLite schema that the known models use.
pub mod op {
    pub const ADD: i32 = 0;
    pub const AVERAGE_POOL: i32 = 1;
    pub const CONCATENATION: i32 = 2;
    pub const CONV: i32 = 3;
    pub const DEPTHWISE_CONV: i32 = 4;
    pub const DEPTH_TO_SPACE: i32 = 5;
    pub const DEQUANTIZE: i32 = 6;
    pub const LOGISTIC: i32 = 14;
    pub const MAX_POOL: i32 = 17;
    pub const MUL: i32 = 18;
    pub const RELU: i32 = 19;
    pub const RELU6: i32 = 21;
    pub const RESHAPE: i32 = 22;
    pub const RESIZE_BILINEAR: i32 = 23;
    pub const CUSTOM: i32 = 32;
    pub const PAD: i32 = 34;
    pub const MEAN: i32 = 40;
    pub const SUB: i32 = 41;
    pub const PRELU: i32 = 54;
    pub const MAXIMUM: i32 = 55;
    pub const MINIMUM: i32 = 57;
    pub const HARD_SWISH: i32 = 117;
}

/// A tensor's content where the file has it.
#[derive(Clone, Debug)]
pub enum Constant {
    Floats(Vec<f32>),
    Ints(Vec<i64>),
}

pub struct Tensor {
    /// NHWC for rank 4.
    pub shape: Vec<usize>,
    pub constant: Option<Constant>,
}

pub struct Operator<'a> {
    pub code: i32,
    /// The name of a custom operator, empty for the others.
    pub custom: String,
    pub inputs: Vec<usize>,
    pub outputs: Vec<usize>,
    pub options: Option<Table<'a>>,
    pub custom_options: &'a [u8],
}

/// The first graph of a file.
pub struct File<'a> {
    pub tensors: Vec<Tensor>,
    pub operators: Vec<Operator<'a>>,
    pub inputs: Vec<usize>,
    pub outputs: Vec<usize>,
}

/// No tensor of the known models has more elements than this (the largest has 1.2 million); a hostile shape stops here.
const MOST_ELEMENTS: usize = 1 << 24;

impl<'a> File<'a> {
    /// # Errors
    /// [`ModelError::Malformed`] where an offset, shape or index does not fit the file.
    pub fn read(buffer: &'a [u8]) -> Result<File<'a>, ModelError> {
        let model = Table::root(buffer)?;
        let codes = model.tables(1)?;
        let graphs = model.tables(2)?;
        let graph = graphs.first().ok_or(ModelError::Malformed("no graph"))?;
        let buffers = model.tables(4)?;
        let tensors: Vec<Tensor> =
            graph.tables(0)?.iter().map(|table| tensor(table, &buffers)).collect::<Result<_, _>>()?;
        let operators =
            graph.tables(3)?.iter().map(|table| operator(table, &codes, tensors.len())).collect::<Result<_, _>>()?;
        let inputs = indices(graph.ints(1)?, tensors.len())?;
        let outputs = indices(graph.ints(2)?, tensors.len())?;
        Ok(File { tensors, operators, inputs, outputs })
    }

    /// The operator that writes a tensor.
    pub fn producer(&self, tensor: usize) -> Option<&Operator<'a>> {
        self.operators.iter().find(|operator| operator.outputs.first() == Some(&tensor))
    }
}

impl Operator<'_> {
    pub fn is_custom(&self, name: &str) -> bool {
        self.code == op::CUSTOM && self.custom == name
    }

    pub fn input(&self, k: usize) -> Result<usize, ModelError> {
        self.inputs.get(k).copied().ok_or(ModelError::Malformed("an operator lacks an input"))
    }

    pub fn output(&self) -> Result<usize, ModelError> {
        self.outputs.first().copied().ok_or(ModelError::Malformed("an operator lacks an output"))
    }

    pub fn option_i8(&self, field: usize) -> Result<i8, ModelError> {
        self.options.map_or(Ok(0), |options| options.i8(field))
    }

    pub fn option(&self, field: usize, default: usize) -> Result<usize, ModelError> {
        self.options.map_or(Ok(default), |options| options.index(field, default))
    }

    pub fn option_i32(&self, field: usize, default: i32) -> Result<i32, ModelError> {
        self.options.map_or(Ok(default), |options| options.i32_or(field, default))
    }
}

fn operator<'a>(table: &Table<'a>, codes: &[Table<'a>], tensors: usize) -> Result<Operator<'a>, ModelError> {
    let code = codes.get(table.index(0, 0)?).ok_or(ModelError::Malformed("an unknown operator code"))?;
    Ok(Operator {
        // The schema keeps old codes in a byte and new ones in a 32-bit field beside it; the larger one is meant.
        code: i32::from(code.i8(0)?).max(code.i32_or(3, 0)?),
        custom: String::from_utf8_lossy(code.bytes(1)?).into_owned(),
        inputs: indices(table.ints(1)?, tensors)?,
        outputs: indices(table.ints(2)?, tensors)?,
        options: table.table(4)?,
        custom_options: table.bytes(5)?,
    })
}

fn indices(raw: Vec<i32>, tensors: usize) -> Result<Vec<usize>, ModelError> {
    raw.into_iter()
        .map(|index| usize::try_from(index).ok().filter(|index| *index < tensors))
        .collect::<Option<_>>()
        .ok_or(ModelError::Malformed("an operator names a tensor that does not exist"))
}

fn tensor(table: &Table, buffers: &[Table]) -> Result<Tensor, ModelError> {
    let shape: Vec<usize> = table
        .ints(0)?
        .into_iter()
        .map(|size| usize::try_from(size).ok().filter(|size| *size <= MOST_ELEMENTS))
        .collect::<Option<_>>()
        .ok_or(ModelError::Malformed("an impossible tensor shape"))?;
    let elements = shape
        .iter()
        .try_fold(1usize, |product, size| product.checked_mul(*size).filter(|product| *product <= MOST_ELEMENTS))
        .ok_or(ModelError::Malformed("a tensor too large"))?;
    let buffer = buffers.get(table.index(2, 0)?).ok_or(ModelError::Malformed("an unknown buffer"))?;
    let raw = buffer.bytes(0)?;
    if raw.is_empty() {
        return Ok(Tensor { shape, constant: None });
    }
    if table.table(6)?.is_some() {
        return Err(ModelError::Unsupported("a sparse tensor".into()));
    }
    let (constant, length) = match table.i8(1)? {
        0 => (floats(raw), raw.len() / 4),
        1 => (halves(raw), raw.len() / 2),
        2 => (ints(raw), raw.len() / 4),
        other => return Err(ModelError::Unsupported(format!("constants of type {other}"))),
    };
    if length != elements {
        return Err(ModelError::Malformed("a constant does not fill its shape"));
    }
    Ok(Tensor { shape, constant: Some(constant) })
}

fn floats(raw: &[u8]) -> Constant {
    Constant::Floats(raw.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

fn halves(raw: &[u8]) -> Constant {
    Constant::Floats(raw.as_chunks::<2>().0.iter().map(|bytes| half(u16::from_le_bytes(*bytes))).collect())
}

fn ints(raw: &[u8]) -> Constant {
    Constant::Ints(raw.as_chunks::<4>().0.iter().map(|bytes| i64::from(i32::from_le_bytes(*bytes))).collect())
}

/// IEEE 754 binary16 to binary32.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    sign * match exponent {
        0 => fraction * 2f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_precision_is_read_exactly() {
        for (bits, value) in [(0x3c00, 1.0), (0xc000, -2.0), (0x0001, 5.960_464_5e-8), (0x7bff, 65504.0), (0, 0.0)] {
            assert_eq!(half(bits), value);
        }
    }

    #[test]
    fn random_bytes_are_refused_without_a_panic() {
        let mut seed = 7u32;
        for length in 0..400 {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 24) as u8
                })
                .collect();
            assert!(File::read(&bytes).is_err());
        }
    }
}
