//! JPEG for the office: the spec's dpi, no metadata, 4:4:4 colour, and a file size inside the spec's range.

use crate::picture::Picture;
use domain::spec::PhotoSpec;
use image::ExtendedColorType;
use image::codecs::jpeg::{JpegEncoder, PixelDensity};

/// A finished photo.
#[derive(Clone, Debug, PartialEq)]
pub struct MadePhoto {
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
    /// The JPEG quality it was saved with.
    pub quality: u8,
}

/// Above this JPEG only stores noise better.
const BEST_QUALITY: u8 = 98;
/// Upper end of the part of the size range that is filled: uploads elsewhere count 1000 or 1024 bytes to a KB, and
/// re-saving by an office adds a little.
const FILL: f32 = 0.97;
/// A file this close to the limit is as good as one step of quality more.
const GOOD_FILL: f32 = 0.93;
/// Where the search starts: a portrait of 480×640 px in 40 KB comes out near it.
const FIRST_QUALITY: u8 = 88;

/// The best quality whose file fits the spec's upper size limit, never below the spec's least quality.
///
/// None only when the encoder refuses the picture's size, which no spec has.
pub fn jpeg(photo: &Picture, spec: &PhotoSpec) -> Option<MadePhoto> {
    let most = (f64::from(spec.bytes.1) * f64::from(FILL)) as usize;
    let (mut low, mut high) = (spec.jpeg_quality_min.clamp(1, BEST_QUALITY), BEST_QUALITY);
    let mut best: Option<MadePhoto> = None;
    // Size grows with quality. Below about 90 it does so smoothly, so that the first guess is usually near.
    let mut quality = FIRST_QUALITY.clamp(low, high);
    while low <= high {
        let tried = at_quality(photo, spec, quality)?;
        let size = tried.jpeg.len();
        if size <= most {
            low = quality + 1;
            best = Some(tried);
            if size as f32 >= GOOD_FILL * most as f32 {
                break;
            }
        } else {
            high = quality - 1;
        }
        let wanted = most as f32 * (1.0 + GOOD_FILL) / 2.0;
        quality = guess(quality, wanted / size as f32).clamp(low.min(high), high.max(low));
    }
    // Nothing fits: the spec's least quality is the smallest file there may be.
    best.map_or_else(|| at_quality(photo, spec, spec.jpeg_quality_min.clamp(1, BEST_QUALITY)), Some)
}

/// The quality at which the file is about `growth` times as large as at `quality`. The quantiser's steps are proportional
/// to 200 − 2q above 50 and to 5000 / q below, and a file's size falls with about the 0.6th power of the steps.
fn guess(quality: u8, growth: f32) -> u8 {
    const POWER: f32 = 0.6;
    let quality = f32::from(quality);
    let steps = if quality < 50.0 { 5000.0 / quality } else { (200.0 - 2.0 * quality).max(1.0) };
    let steps = steps * growth.max(0.01).powf(-1.0 / POWER);
    let guess = if steps > 100.0 { 5000.0 / steps } else { 100.0 - steps / 2.0 };
    guess.round().clamp(1.0, 100.0) as u8
}

fn at_quality(photo: &Picture, spec: &PhotoSpec, quality: u8) -> Option<MadePhoto> {
    let (width, height) = (u32::try_from(photo.width).ok()?, u32::try_from(photo.height).ok()?);
    let mut jpeg = Vec::with_capacity(64 * 1024);
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    encoder.set_pixel_density(PixelDensity::dpi(spec.dpi));
    encoder.encode(&photo.pixels, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(MadePhoto { jpeg, width, height, quality })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noisy() -> Picture {
        let mut photo = Picture::new(480, 640);
        let mut seed = 1u32;
        for value in &mut photo.pixels {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = 120 + (seed >> 28) as u8;
        }
        photo
    }

    #[test]
    fn the_file_fits_the_size_range_and_carries_the_dpi() {
        let spec = PhotoSpec::find("degree-blue").unwrap();
        let made = jpeg(&noisy(), &spec).unwrap();
        assert!(made.quality >= spec.jpeg_quality_min);
        assert!(made.jpeg.len() <= spec.bytes.1 as usize || made.quality == spec.jpeg_quality_min);
        // JFIF header: unit 1 (dots per inch), then x and y density.
        assert_eq!(made.jpeg[13..18], [1, 1, 44, 1, 44]);
        assert!(!made.jpeg.windows(4).any(|window| window == b"Exif"));
    }
}
