//! Reads an upload: told by its content, bounded before decoding, turned upright, in sRGB. JPEG, PNG and WebP.
//!
//! Peak memory beyond the file itself stays below 250 MB for any input (see [`limits`]), and is about 30 MB for a
//! 12-megapixel JPEG, which is scaled while it is decoded.

mod contain;
mod jpeg;
pub mod limits;
mod orient;
mod png;
mod profile;
mod reduce;

use crate::picture::Picture;
use contain::contain;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::error::{ImageError, LimitErrorKind};
use image::{ColorType, ImageDecoder};
use reduce::Samples;
use std::io::Cursor;

/// Why an upload cannot be read. Every variant is the sender's to mend; none is a fault of the server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("the file is empty")]
    Empty,
    #[error("not a JPEG, PNG or WebP picture")]
    UnknownFormat,
    #[error("the picture is damaged or cut off")]
    Corrupt,
    #[error("the file has {found} bytes, at most {limit} are read")]
    TooManyBytes { found: usize, limit: usize },
    #[error("the picture is {width}×{height} px, too large to be read")]
    TooLarge { width: u32, height: u32 },
    #[error("the picture is {width}×{height} px, too small to show a face")]
    TooSmall { width: u32, height: u32 },
}

impl DecodeError {
    /// A stable code for machines and for choosing the text in the user's language.
    pub fn code(&self) -> &'static str {
        match self {
            DecodeError::Empty => "EMPTY",
            DecodeError::UnknownFormat => "UNKNOWN_FORMAT",
            DecodeError::Corrupt => "CORRUPT",
            DecodeError::TooManyBytes { .. } => "TOO_MANY_BYTES",
            DecodeError::TooLarge { .. } => "TOO_LARGE",
            DecodeError::TooSmall { .. } => "TOO_SMALL",
        }
    }
}

/// An upright picture, possibly smaller than the file's.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// In sRGB, turned as EXIF says.
    pub picture: Picture,
    /// Pixels of the file per pixel of the picture, at least 1.
    pub reduction: f32,
}

/// Decodes an upload so that the long side has at least `want` px (where the file has that many) and fewer than twice that.
///
/// # Errors
/// [`DecodeError`]; never panics, whatever the bytes.
pub fn decode(bytes: &[u8], want: u32) -> Result<Decoded, DecodeError> {
    let want = want.max(1);
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if bytes.len() > limits::MOST_BYTES {
        return Err(DecodeError::TooManyBytes { found: bytes.len(), limit: limits::MOST_BYTES });
    }
    if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg::decode(bytes, want)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let (width, height) = png::size(bytes)?;
        limits::check_size(width, height, limits::MOST_PIXELS)?;
        let decoder = contain(|| PngDecoder::with_limits(Cursor::new(bytes), memory()))?;
        unpack(decoder.map_err(|error| corrupt(&error))?, want)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        unpack(webp(bytes)?, want)
    } else {
        Err(DecodeError::UnknownFormat)
    }
}

/// Width and height as the file's header says them, before its turn and before anything is decoded.
///
/// # Errors
/// [`DecodeError`] for what is no JPEG, PNG or WebP, and for a header that cannot be read.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    if bytes.is_empty() {
        Err(DecodeError::Empty)
    } else if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg::size(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png::size(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Ok(webp(bytes)?.dimensions())
    } else {
        Err(DecodeError::UnknownFormat)
    }
}

fn webp(bytes: &[u8]) -> Result<WebPDecoder<Cursor<&[u8]>>, DecodeError> {
    contain(|| WebPDecoder::new(Cursor::new(bytes)))?.map_err(|error| corrupt(&error))
}

fn memory() -> image::Limits {
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(limits::MOST_UNPACKED_BYTES);
    limits
}

fn unpack(mut decoder: impl ImageDecoder, want: u32) -> Result<Decoded, DecodeError> {
    let (width, height) = decoder.dimensions();
    limits::check_size(width, height, limits::MOST_PIXELS)?;
    if decoder.total_bytes() > limits::MOST_UNPACKED_BYTES {
        return Err(DecodeError::TooLarge { width, height });
    }
    let (channels, wide) = match decoder.color_type() {
        ColorType::L8 => (1, false),
        ColorType::La8 => (2, false),
        ColorType::Rgb8 => (3, false),
        ColorType::Rgba8 => (4, false),
        ColorType::L16 => (1, true),
        ColorType::La16 => (2, true),
        ColorType::Rgb16 => (3, true),
        ColorType::Rgba16 => (4, true),
        _ => return Err(DecodeError::UnknownFormat),
    };
    let orientation = decoder.orientation().map_or(1, |orientation| orientation.to_exif());
    let profile = contain(|| decoder.icc_profile())?.ok().flatten();
    let mut bytes = vec![0; usize::try_from(decoder.total_bytes()).map_err(|_| DecodeError::Corrupt)?];
    contain(|| decoder.read_image(&mut bytes))?.map_err(|error| match error {
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::InsufficientMemory) => {
            DecodeError::TooLarge { width, height }
        }
        error => corrupt(&error),
    })?;
    let picture = reduce::reduce(Samples { channels, wide, bytes }, width as usize, height as usize, want as usize)?;
    let picture = profile::to_srgb(picture, profile.as_deref());
    let reduction = width.max(height) as f32 / picture.width.max(picture.height) as f32;
    Ok(Decoded { picture: orient::upright(picture, orientation), reduction })
}

fn corrupt(error: &ImageError) -> DecodeError {
    if matches!(error, ImageError::Unsupported(_)) { DecodeError::UnknownFormat } else { DecodeError::Corrupt }
}
