//! PNG: what is read of the chunks before the decoder may, which takes some of it on trust.

use super::DecodeError;

/// Bytes before the first chunk.
const SIGNATURE: usize = 8;
/// A chunk's length and kind before its data, and the checksum behind.
const HEAD: usize = 8;
const CHECKSUM: usize = 4;
/// Bytes of a colour, and how many colours a palette has at most.
const COLOUR: usize = 3;
const MOST_COLOURS: usize = 256;

/// Width and height from the IHDR chunk, which has to come first: known before the decoder allocates anything.
///
/// # Errors
/// [`DecodeError::Corrupt`] also for a palette that is no row of whole colours, or of too many: the png crate (0.18) panics
/// on the former, as fuzzing found.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    let (mut at, mut size) = (SIGNATURE, None);
    loop {
        let (kind, data) = chunk(bytes, at).ok_or(DecodeError::Corrupt)?;
        match kind {
            b"IHDR" => size = Some((word(data, 0), word(data, 4))),
            b"PLTE" if !data.len().is_multiple_of(COLOUR) || data.len() > MOST_COLOURS * COLOUR => {
                return Err(DecodeError::Corrupt);
            }
            _ => {}
        }
        let Some((Some(width), Some(height))) = size else { return Err(DecodeError::Corrupt) };
        // What follows the pixels is not read.
        if kind == b"IDAT" {
            return Ok((width, height));
        }
        at += HEAD + data.len() + CHECKSUM;
    }
}

/// The kind and the data of the chunk that begins at an offset.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8])> {
    let length = usize::try_from(word(bytes, at)?).ok()?;
    let (kind, data) = bytes.get(at + 4..)?.split_first_chunk::<4>()?;
    Some((kind, data.get(..length)?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|word| u32::from_be_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, data) in chunks {
            bytes.extend((data.len() as u32).to_be_bytes());
            bytes.extend(kind.iter().chain(*data).chain(&[0; CHECKSUM]));
        }
        bytes
    }

    const IHDR: (&[u8; 4], &[u8]) = (b"IHDR", &[0, 0, 0, 100, 0, 0, 0, 80, 8, 3, 0, 0, 0]);
    const IDAT: (&[u8; 4], &[u8]) = (b"IDAT", &[0]);

    #[test]
    fn the_size_is_read_from_the_first_chunk() {
        assert_eq!(size(&file(&[IHDR, (b"PLTE", &[1; 6]), (b"tRNS", &[0, 1]), IDAT])), Ok((100, 80)));
        assert_eq!(size(&file(&[(b"PLTE", &[1; 6]), IHDR, IDAT])), Err(DecodeError::Corrupt));
        assert_eq!(size(&file(&[IHDR])), Err(DecodeError::Corrupt));
    }

    #[test]
    fn a_palette_of_broken_colours_or_too_many_is_refused() {
        for length in [7, 1, 771] {
            let bytes = file(&[IHDR, (b"PLTE", &vec![1; length]), IDAT]);
            assert_eq!(size(&bytes), Err(DecodeError::Corrupt));
        }
    }
}
