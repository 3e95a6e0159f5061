//! The little of FlexBuffers that TFLite's custom operators use for options: a map of numbers and vectors of numbers.

use super::ModelError;
use std::collections::BTreeMap;

/// An option of a custom operator.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f32),
    Numbers(Vec<usize>),
}

const TYPE_FLOAT: u8 = 3;
/// Types from here on are stored as an offset to a vector (FlexBuffers' `FBT_VECTOR`…`FBT_VECTOR_BOOL`).
const TYPE_VECTOR: u8 = 10;
/// The longest option name and vector the known models have are far below it; a hostile count stops here.
const LONGEST: usize = 4096;

fn broken() -> ModelError {
    ModelError::Malformed("the options of a custom operator cannot be read")
}

fn unsigned(buffer: &[u8], at: usize, width: usize) -> Result<usize, ModelError> {
    let bytes = buffer.get(at..at.checked_add(width).ok_or_else(broken)?).ok_or_else(broken)?;
    Ok(bytes.iter().rev().fold(0usize, |value, byte| value << 8 | usize::from(*byte)))
}

/// Follows an offset that FlexBuffers stores as a distance backwards.
fn back(buffer: &[u8], at: usize, width: usize) -> Result<usize, ModelError> {
    at.checked_sub(unsigned(buffer, at, width)?).ok_or_else(broken)
}

fn key(buffer: &[u8], at: usize) -> Result<String, ModelError> {
    let tail = buffer.get(at..).ok_or_else(broken)?;
    let end = tail.iter().take(LONGEST).position(|byte| *byte == 0).ok_or_else(broken)?;
    Ok(String::from_utf8_lossy(&tail[..end]).into_owned())
}

fn vector(buffer: &[u8], at: usize, width: usize) -> Result<Vec<usize>, ModelError> {
    let count = unsigned(buffer, at.checked_sub(width).ok_or_else(broken)?, width)?;
    if count > LONGEST {
        return Err(broken());
    }
    (0..count).map(|k| unsigned(buffer, at + k * width, width)).collect()
}

/// Reads a root map.
pub fn map(buffer: &[u8]) -> Result<BTreeMap<String, Value>, ModelError> {
    let end = buffer.len().checked_sub(2).ok_or_else(broken)?;
    let (root_type, root_width) = (buffer[end], usize::from(buffer[end + 1]));
    if !matches!(root_width, 1 | 2 | 4 | 8) {
        return Err(broken());
    }
    let width = 1usize << (root_type & 3);
    let root = back(buffer, end.checked_sub(root_width).ok_or_else(broken)?, root_width)?;
    let before = |slots: usize| root.checked_sub(slots * width).ok_or_else(broken);
    let count = unsigned(buffer, before(1)?, width)?;
    let key_width = unsigned(buffer, before(2)?, width)?;
    let keys = back(buffer, before(3)?, width)?;
    if count > LONGEST || !matches!(key_width, 1 | 2 | 4 | 8) {
        return Err(broken());
    }
    let mut entries = BTreeMap::new();
    for k in 0..count {
        let name = key(buffer, back(buffer, keys + k * key_width, key_width)?)?;
        let kind = *buffer.get(root + count * width + k).ok_or_else(broken)?;
        let at = root + k * width;
        let value = match kind >> 2 {
            TYPE_FLOAT => {
                let raw = buffer.get(at..at + 4).and_then(|raw| raw.try_into().ok()).ok_or_else(broken)?;
                Value::Number(f32::from_le_bytes(raw))
            }
            TYPE_VECTOR.. => Value::Numbers(vector(buffer, back(buffer, at, width)?, 1 << (kind & 3))?),
            _ => Value::Number(unsigned(buffer, at, width)? as f32),
        };
        entries.insert(name, value);
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_or_circular_options_are_refused_without_a_panic() {
        for buffer in [&[][..], &[1], &[0, 0], &[9, 9, 9], &[0xff, 0x27, 0x01], &[1, 2, 3, 4, 5, 0x24, 8]] {
            assert!(map(buffer).is_err());
        }
    }
}
