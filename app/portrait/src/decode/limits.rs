//! How large an upload may be. Every bound is checked on the header, before memory is spent on pixels.

use super::DecodeError;

/// A phone's 50-megapixel JPEG is about 12 MB; twice that much is no photo of one person.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Panorama strips and scan bombs are longer than this, no portrait is.
pub const LONGEST_SIDE: u32 = 12_000;
/// Of a file that is read row by row: fifty megapixels, as many phones' main cameras have.
pub const MOST_PIXELS: u64 = if cfg!(fuzzing) { FUZZED_PIXELS } else { 50_000_000 };
/// A few hundred bytes may stand for fifty megapixels, which take a second: fuzzing tries smaller pictures instead.
const FUZZED_PIXELS: u64 = 40_000;
/// A progressive JPEG is held as 2-byte coefficients until its last scan: 24 megapixels are 144 MB.
pub const MOST_PIXELS_PROGRESSIVE: u64 = if cfg!(fuzzing) { FUZZED_PIXELS } else { 24_000_000 };
/// Scans of a progressive JPEG: encoders write about ten. Each is a walk over the whole picture, and may be a few bytes.
pub const MOST_SCANS_PROGRESSIVE: usize = 64;
/// And of any other: one for each colour, and those of thumbnails and of further pictures in the same file.
pub const MOST_SCANS: usize = 16;
/// What a PNG or WebP may unpack to. Together with the file and the reduced picture the decoder stays below 250 MB.
pub const MOST_UNPACKED_BYTES: u64 = 160_000_000;
/// Below this no face has readable eyes; everything above is judged (and refused as LOW_RES with its measure).
pub const SHORTEST_SIDE: u32 = 64;

/// # Errors
/// [`DecodeError::TooLarge`] or [`DecodeError::TooSmall`], with the size found.
pub fn check_size(width: u32, height: u32, most_pixels: u64) -> Result<(), DecodeError> {
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST_SIDE || pixels > most_pixels {
        return Err(DecodeError::TooLarge { width, height });
    }
    if width.min(height) < SHORTEST_SIDE {
        return Err(DecodeError::TooSmall { width, height });
    }
    Ok(())
}
