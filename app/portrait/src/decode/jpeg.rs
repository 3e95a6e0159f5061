//! JPEG: the header is walked marker by marker for size and orientation, then pixels are decoded at a reduced scale.

use super::contain::contain;
use super::limits::{self, MOST_PIXELS, MOST_PIXELS_PROGRESSIVE};
use super::reduce::{self, Samples};
use super::{DecodeError, Decoded, orient, profile};
use image::metadata::Orientation;
use jpeg_decoder::{Decoder, Error, PixelFormat};

/// What the markers before the first scan say.
struct Header {
    width: u32,
    height: u32,
    progressive: bool,
    /// EXIF's number, 1 when there is none.
    orientation: u8,
}

const EXIF: &[u8] = b"Exif\0\0";

/// Decodes to a long side of at least `want` px where the file has that many, and less than twice that.
pub fn decode(bytes: &[u8], want: u32) -> Result<Decoded, DecodeError> {
    let header = header(bytes)?;
    let most = if header.progressive { MOST_PIXELS_PROGRESSIVE } else { MOST_PIXELS };
    limits::check_size(header.width, header.height, most)?;
    let most = if header.progressive { limits::MOST_SCANS_PROGRESSIVE } else { limits::MOST_SCANS };
    if scans(bytes) > most && scans_before_the_end(bytes) > most {
        return Err(DecodeError::Corrupt);
    }
    let mut decoder = Decoder::new(bytes);
    // Rounded down: the decoder takes the smallest of its scales that reaches the request, and that must not be below `want`.
    let shrink = (header.width.max(header.height) / want).max(1);
    let request = |side: u32| u16::try_from(side.div_ceil(shrink)).unwrap_or(u16::MAX);
    decoder.scale(request(header.width), request(header.height)).map_err(corrupt)?;
    let pixels = contain(|| decoder.decode())?.map_err(corrupt)?;
    let info = decoder.info().ok_or(DecodeError::Corrupt)?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    let profile = if info.pixel_format == PixelFormat::RGB24 { decoder.icc_profile() } else { None };
    let samples = match info.pixel_format {
        PixelFormat::L8 => Samples { channels: 1, wide: false, bytes: pixels },
        PixelFormat::RGB24 => Samples { channels: 3, wide: false, bytes: pixels },
        PixelFormat::CMYK32 => Samples { channels: 3, wide: false, bytes: from_cmyk(&pixels) },
        PixelFormat::L16 => return Err(DecodeError::UnknownFormat),
    };
    let picture = reduce::reduce(samples, width, height, want as usize)?;
    let picture = profile::to_srgb(picture, profile.as_deref());
    let reduction = header.width.max(header.height) as f32 / picture.width.max(picture.height) as f32;
    Ok(Decoded { picture: orient::upright(picture, header.orientation), reduction })
}

/// Width and height from the start of the frame.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    header(bytes).map(|header| (header.width, header.height))
}

fn corrupt(error: Error) -> DecodeError {
    match error {
        Error::Unsupported(_) => DecodeError::UnknownFormat,
        _ => DecodeError::Corrupt,
    }
}

/// How many scans the file seems to have: within a scan's data the marker's first byte is never followed by its second. Other
/// data, such as the film that some phones append, has the two bytes by chance.
fn scans(bytes: &[u8]) -> usize {
    /// As many counts of one as a byte holds: the compiler then counts in vectors.
    const BLOCK: usize = 255;
    let next = bytes.get(1..).unwrap_or_default();
    let starts = |first: &[u8], second: &[u8]| {
        let pairs = first.iter().zip(second);
        pairs.map(|(first, second)| u8::from((*first == 0xff) & (*second == 0xda))).sum::<u8>()
    };
    bytes.chunks(BLOCK).zip(next.chunks(BLOCK)).map(|(first, second)| usize::from(starts(first, second))).sum()
}

/// How many scans the picture has, marker by marker up to its end, behind which the decoder reads nothing.
fn scans_before_the_end(bytes: &[u8]) -> usize {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    // Within a scan's data 0xff is followed by zero or by a restart's number; more of itself only fills.
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let (mut at, mut count) = (2, 0);
    while let Some(skip) = bytes.get(at..).and_then(|rest| rest.windows(2).position(is_marker)) {
        at += skip + 2;
        match bytes[at - 1] {
            END => break,
            SCAN => count += 1,
            _ => {}
        }
        let length = bytes.get(at..at + 2).map_or(2, |pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])));
        at += length.max(2);
    }
    count
}

/// Adobe's inverted CMYK, the only kind that cameras and editors write.
fn from_cmyk(pixels: &[u8]) -> Vec<u8> {
    pixels
        .chunks_exact(4)
        .flat_map(|cmyk| {
            let light = 255 - u16::from(cmyk[3]);
            [0, 1, 2].map(|k| ((255 - u16::from(cmyk[k])) * light / 255) as u8)
        })
        .collect()
}

fn header(bytes: &[u8]) -> Result<Header, DecodeError> {
    let (mut at, mut orientation) = (2usize, 1);
    loop {
        let marker = match bytes.get(at..at + 2) {
            // Any number of 0xFF may fill the space before a marker.
            Some([0xff, 0xff]) => {
                at += 1;
                continue;
            }
            Some([0xff, marker]) => *marker,
            _ => return Err(DecodeError::Corrupt),
        };
        let length = bytes.get(at + 2..at + 4).ok_or(DecodeError::Corrupt)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let segment = bytes.get(at + 4..at + 2 + length.max(2)).ok_or(DecodeError::Corrupt)?;
        match marker {
            // Start of frame, whatever its coding; C4, C8 and CC are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let [_, h1, h0, w1, w0, ..] = segment else { return Err(DecodeError::Corrupt) };
                let (width, height) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*h1, *h0]));
                let progressive = matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce);
                return Ok(Header { width: width.into(), height: height.into(), progressive, orientation });
            }
            0xe1 => {
                if let Some(exif) = segment.strip_prefix(EXIF) {
                    orientation = Orientation::from_exif_chunk(exif).map_or(1, Orientation::to_exif);
                }
            }
            0xd9 | 0xda => return Err(DecodeError::Corrupt),
            _ => {}
        }
        at += 2 + length.max(2);
    }
}
