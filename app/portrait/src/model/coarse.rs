//! Rounds a TFLite file's half-precision weights, so that it compresses to a fraction and is still the same file to every
//! reader: for browsers, which have to fetch it. Stands by itself, since the tasks that publish the site use it as well.

/// Bits of the fraction that are kept, of ten. With five a weight is off by 1.6 % at most and the file packs to two thirds;
/// docs/guidance.md tables what fewer bits do to the measures.
const KEPT: u32 = 5;
/// Tensor types of the TFLite schema.
const HALF: u8 = 1;

/// The file with rounded weights; none for what is no TFLite file.
pub fn coarse(tflite: &[u8]) -> Option<Vec<u8>> {
    let file = Buffer(tflite);
    let model = file.follow(0)?;
    let graphs = file.vector(file.field(model, 2)?)?;
    let graph = graphs.first().and_then(|at| file.follow(*at))?;
    let buffers = file.vector(file.field(model, 4)?)?;
    let mut rounded = tflite.to_vec();
    // Tensors may share a buffer; a weight that was rounded once is not changed by being rounded again.
    for tensor in file.vector(file.field(graph, 0)?)? {
        let tensor = file.follow(tensor)?;
        let kind = file.field(tensor, 1).map_or(Some(0), |at| tflite.get(at).copied())?;
        let number = file.field(tensor, 2).map_or(Some(0), |at| file.u32(at))?;
        let buffer = file.follow(*buffers.get(number)?)?;
        if let (HALF, Some(data)) = (kind, file.field(buffer, 0)) {
            let start = file.follow(data)?;
            let weights = rounded.get_mut(start + 4..)?.get_mut(..file.u32(start)?)?;
            for pair in weights.as_chunks_mut::<2>().0 {
                *pair = round(u16::from_le_bytes(*pair)).to_le_bytes();
            }
        }
    }
    Some(rounded)
}

/// To the nearest half-precision number of [`KEPT`] bits, ties away from zero, and never to infinity.
fn round(bits: u16) -> u16 {
    const DROPPED: u32 = 10 - KEPT;
    const LARGEST: u32 = 0x7bff >> DROPPED;
    let (sign, size) = (bits & 0x8000, u32::from(bits & 0x7fff));
    sign | ((((size + (1 << (DROPPED - 1))) >> DROPPED).min(LARGEST)) << DROPPED) as u16
}

/// The FlatBuffers wire format, as much as is needed.
struct Buffer<'a>(&'a [u8]);

impl Buffer<'_> {
    fn u32(&self, at: usize) -> Option<usize> {
        Some(u32::from_le_bytes(self.0.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize)
    }

    fn u16(&self, at: usize) -> Option<usize> {
        Some(usize::from(u16::from_le_bytes(self.0.get(at..at.checked_add(2)?)?.try_into().ok()?)))
    }

    /// Where the offset that stands here leads.
    fn follow(&self, at: usize) -> Option<usize> {
        at.checked_add(self.u32(at)?)
    }

    /// Where a table's field stands; none where it was left out.
    fn field(&self, table: usize, number: usize) -> Option<usize> {
        let back = i32::from_le_bytes((self.u32(table)? as u32).to_le_bytes());
        let vtable = usize::try_from(i64::try_from(table).ok()? - i64::from(back)).ok()?;
        let slot = 4 + 2 * number;
        if slot + 2 > self.u16(vtable)? {
            return None;
        }
        self.u16(vtable.checked_add(slot)?).filter(|offset| *offset > 0).map(|offset| table + offset)
    }

    /// Where the elements of a vector of offsets stand.
    fn vector(&self, field: usize) -> Option<Vec<usize>> {
        let start = self.follow(field)?;
        let count = self.u32(start)?;
        (count <= self.0.len() / 4).then(|| (0..count).map(|k| start + 4 + 4 * k).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_rounded_to_the_nearest_and_stay_finite() {
        for (from, to) in
            [(0x3c00, 0x3c00), (0x3c0f, 0x3c00), (0x3c10, 0x3c20), (0xbc1f, 0xbc20), (0x7bff, 0x7be0), (1, 0)]
        {
            assert_eq!(round(from), to, "{from:#x}");
            assert_eq!(round(to), to);
        }
    }

    #[test]
    fn what_is_no_model_gives_nothing() {
        let bytes: Vec<u8> = (0..400u32).map(|k| (k.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert!((0..bytes.len()).all(|length| coarse(&bytes[..length]).is_none()));
    }
}
