//! Saved too small: JPEG with ever coarser steps.

use super::Portrait;
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use portrait::decode::decode;
use portrait::picture::Picture;

/// JPEG quality near severity 0, and at 1.
const FINEST: f32 = 95.0;
const COARSEST: f32 = 4.0;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let picture = &portrait.picture;
    let quality = (FINEST * (COARSEST / FINEST).powf(severity)).round() as u8;
    let mut bytes = Vec::new();
    let (width, height) = (picture.width as u32, picture.height as u32);
    let written = JpegEncoder::new_with_quality(&mut bytes, quality).encode(
        &picture.pixels,
        width,
        height,
        ExtendedColorType::Rgb8,
    );
    // Neither fails for a picture that was decoded: its size fits both.
    let read = written.ok().and_then(|()| decode(&bytes, width.max(height)).ok());
    read.map_or_else(|| picture.clone(), |decoded| decoded.picture)
}
