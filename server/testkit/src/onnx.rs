//! A network of an operator's own, as small as one can be: it averages a picture's colours, which are its three classes.

use sha2::{Digest, Sha256};

/// The ONNX file of a network that takes a picture of `side` × `side` px, planes of R, G and B, and answers with three numbers:
/// the mean of each plane.
pub fn mean_colours(side: u8) -> Vec<u8> {
    let pooled = node("GlobalAveragePool", "picture", "pooled");
    let flat = node("Flatten", "pooled", "numbers");
    let input = value("picture", &[1, 3, side, side]);
    let output = value("numbers", &[1, 3]);
    let graph =
        [field(1, &pooled), field(1, &flat), field(2, b"means"), field(11, &input), field(12, &output)].concat();
    let operators = [field(1, b""), number(2, 13)].concat();
    [number(1, 8), field(7, &graph), field(8, &operators)].concat()
}

/// As a model's description names it.
pub fn sha256(file: &[u8]) -> String {
    Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn node(operator: &str, input: &str, output: &str) -> Vec<u8> {
    [
        field(1, input.as_bytes()),
        field(2, output.as_bytes()),
        field(3, output.as_bytes()),
        field(4, operator.as_bytes()),
    ]
    .concat()
}

/// A tensor of floats.
fn value(name: &str, shape: &[u8]) -> Vec<u8> {
    let dimensions = shape.iter().flat_map(|length| field(1, &number(1, *length))).collect::<Vec<_>>();
    let tensor = [number(1, 1), field(2, &dimensions)].concat();
    [field(1, name.as_bytes()), field(2, &field(1, &tensor))].concat()
}

/// A protocol buffer's field of bytes. Lengths of more than seven bits are two bytes long, the lower seven bits first.
fn field(tag: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("a tiny network");
    let length = match length {
        0..128 => vec![length as u8],
        _ => vec![(length & 127) as u8 | 128, (length >> 7) as u8],
    };
    [vec![tag << 3 | 2], length, bytes.to_vec()].concat()
}

/// A field of one small number.
fn number(tag: u8, value: u8) -> Vec<u8> {
    assert!(value < 128, "it would need a second byte");
    vec![tag << 3, value]
}
