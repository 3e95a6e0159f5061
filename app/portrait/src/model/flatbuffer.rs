//! A checked reader for the FlatBuffers wire format: every offset of a hostile file ends in an error, never out of bounds.

use super::ModelError;

/// One table inside a buffer.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    buffer: &'a [u8],
    at: usize,
}

fn out_of_bounds() -> ModelError {
    ModelError::Malformed("an offset points outside the file")
}

fn bytes_at<const N: usize>(buffer: &[u8], at: usize) -> Result<[u8; N], ModelError> {
    let end = at.checked_add(N).ok_or_else(out_of_bounds)?;
    buffer.get(at..end).and_then(|slice| slice.try_into().ok()).ok_or_else(out_of_bounds)
}

fn u32_at(buffer: &[u8], at: usize) -> Result<usize, ModelError> {
    Ok(u32::from_le_bytes(bytes_at(buffer, at)?) as usize)
}

/// Follows the unsigned offset stored at `at`.
fn follow(buffer: &[u8], at: usize) -> Result<usize, ModelError> {
    at.checked_add(u32_at(buffer, at)?).filter(|target| *target < buffer.len()).ok_or_else(out_of_bounds)
}

impl<'a> Table<'a> {
    pub fn root(buffer: &'a [u8]) -> Result<Table<'a>, ModelError> {
        Ok(Table { buffer, at: follow(buffer, 0)? })
    }

    /// Position of field `index`, or none where the writer left it at its default.
    fn field(&self, index: usize) -> Result<Option<usize>, ModelError> {
        let back = i64::from(i32::from_le_bytes(bytes_at(self.buffer, self.at)?));
        let vtable = usize::try_from(self.at as i64 - back).map_err(|_| out_of_bounds())?;
        let size = usize::from(u16::from_le_bytes(bytes_at(self.buffer, vtable)?));
        let slot = 4 + 2 * index;
        if slot + 2 > size {
            return Ok(None);
        }
        match usize::from(u16::from_le_bytes(bytes_at(self.buffer, vtable.saturating_add(slot))?)) {
            0 => Ok(None),
            offset => Ok(Some(self.at + offset)),
        }
    }

    pub fn i8(&self, index: usize) -> Result<i8, ModelError> {
        self.field(index)?.map_or(Ok(0), |at| bytes_at(self.buffer, at).map(i8::from_le_bytes))
    }

    pub fn i32_or(&self, index: usize, default: i32) -> Result<i32, ModelError> {
        self.field(index)?.map_or(Ok(default), |at| bytes_at(self.buffer, at).map(i32::from_le_bytes))
    }

    /// A 32-bit field that counts or indexes something; negative values are refused.
    pub fn index(&self, index: usize, default: usize) -> Result<usize, ModelError> {
        match self.field(index)? {
            None => Ok(default),
            Some(at) => usize::try_from(i32::from_le_bytes(bytes_at(self.buffer, at)?))
                .map_err(|_| ModelError::Malformed("a count is negative")),
        }
    }

    pub fn table(&self, index: usize) -> Result<Option<Table<'a>>, ModelError> {
        self.field(index)?.map(|at| Ok(Table { buffer: self.buffer, at: follow(self.buffer, at)? })).transpose()
    }

    /// `(number of elements, position of the first)` of a vector field, checked to lie inside the buffer.
    fn vector(&self, index: usize, element: usize) -> Result<(usize, usize), ModelError> {
        let Some(at) = self.field(index)? else { return Ok((0, 0)) };
        let head = follow(self.buffer, at)?;
        let (count, start) = (u32_at(self.buffer, head)?, head + 4);
        let end = count.checked_mul(element).and_then(|bytes| bytes.checked_add(start)).ok_or_else(out_of_bounds)?;
        if end > self.buffer.len() { Err(out_of_bounds()) } else { Ok((count, start)) }
    }

    pub fn bytes(&self, index: usize) -> Result<&'a [u8], ModelError> {
        let (count, start) = self.vector(index, 1)?;
        self.buffer.get(start..start + count).ok_or_else(out_of_bounds)
    }

    pub fn ints(&self, index: usize) -> Result<Vec<i32>, ModelError> {
        let (count, start) = self.vector(index, 4)?;
        (0..count).map(|k| bytes_at(self.buffer, start + 4 * k).map(i32::from_le_bytes)).collect()
    }

    pub fn tables(&self, index: usize) -> Result<Vec<Table<'a>>, ModelError> {
        let (count, start) = self.vector(index, 4)?;
        (0..count).map(|k| Ok(Table { buffer: self.buffer, at: follow(self.buffer, start + 4 * k)? })).collect()
    }
}
