//! Colour profiles: phones save photos in Display P3 and editors in Adobe RGB. Read as sRGB, their skin is pale and their
//! background no longer the office's.

use super::contain::contain;
use crate::picture::Picture;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Bytes of the largest profile that is read. Those of phones and editors have 400 to 4,000; larger ones hold tables for printers.
const MOST_BYTES: usize = 64 * 1024;
/// Levels of each channel at which a profile is compared with sRGB.
const PROBES: [u8; 5] = [0, 64, 128, 192, 255];
/// A profile this near to sRGB at every probe is sRGB under another maker's rounding: the pixels stay as they are.
const SAME: u8 = 2;

/// The picture in sRGB, read as the file's ICC profile says. What sRGB cannot show is clipped to it. Without a profile, and with
/// one that says sRGB, is damaged, or is more than three primaries and their curves, nothing is changed: a picture
/// is not refused for how it describes its colours.
pub fn to_srgb(picture: Picture, profile: Option<&[u8]>) -> Picture {
    let converted = profile.and_then(|profile| contain(|| converted(&picture, profile)).ok().flatten());
    match converted {
        Some(pixels) => Picture { pixels, ..picture },
        None => picture,
    }
}

fn converted(picture: &Picture, profile: &[u8]) -> Option<Vec<u8>> {
    if profile.len() > MOST_BYTES {
        return None;
    }
    let profile = ColorProfile::new_from_slice(profile).ok().filter(is_primaries_and_curves)?;
    let transform = profile
        .create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, TransformOptions::default())
        .ok()?;
    let through = |pixels: &[u8]| {
        let mut srgb = vec![0; pixels.len()];
        transform.transform(pixels, &mut srgb).ok().map(|()| srgb)
    };
    let probes: Vec<u8> =
        PROBES.iter().flat_map(|r| PROBES.iter().flat_map(|g| PROBES.map(|b| [*r, *g, b]))).flatten().collect();
    let off = through(&probes)?.iter().zip(&probes).map(|(a, b)| a.abs_diff(*b)).max()?;
    if off <= SAME { None } else { through(&picture.pixels) }
}

fn is_primaries_and_curves(profile: &ColorProfile) -> bool {
    let tables = [&profile.lut_a_to_b_perceptual, &profile.lut_a_to_b_colorimetric, &profile.lut_a_to_b_saturation];
    profile.pcs == DataColorSpace::Xyz && profile.is_matrix_shaper() && tables.iter().all(|table| table.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and skin, each a pixel.
    fn picture() -> Picture {
        Picture { width: 3, height: 1, pixels: vec![234, 51, 35, 117, 251, 76, 200, 160, 140] }
    }

    fn near(picture: &Picture, wanted: [u8; 9]) -> bool {
        picture.pixels.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 2)
    }

    #[test]
    fn display_p3_is_read_as_the_phone_meant_it() {
        // The first two are sRGB's pure red and green in Display P3; the third is paler than it looks by its numbers.
        let read = to_srgb(picture(), Some(&ColorProfile::new_display_p3().encode().unwrap()));
        assert!(near(&read, [255, 0, 0, 0, 255, 0, 208, 158, 137]), "{:?}", read.pixels);
    }

    #[test]
    fn srgb_changes_no_pixel_and_neither_does_no_profile() {
        assert_eq!(to_srgb(picture(), None), picture());
        assert_eq!(to_srgb(picture(), Some(&ColorProfile::new_srgb().encode().unwrap())), picture());
    }

    #[test]
    fn a_damaged_or_huge_profile_or_one_that_is_no_rgb_changes_no_pixel() {
        let p3 = ColorProfile::new_display_p3().encode().unwrap();
        let huge = [p3.as_slice(), &vec![0; MOST_BYTES]].concat();
        let grey = ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
        for profile in [b"".as_slice(), b"acsp", &p3[..p3.len() / 2], &huge, &grey] {
            assert_eq!(to_srgb(picture(), Some(profile)), picture(), "{} bytes", profile.len());
        }
    }

    #[test]
    fn greys_stay_grey_in_every_space() {
        for profile in [ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb()] {
            let grey = Picture { width: 2, height: 1, pixels: vec![128, 128, 128, 240, 240, 240] };
            let read = to_srgb(grey, Some(&profile.encode().unwrap()));
            assert!(read.pixels.chunks(3).all(|pixel| pixel.iter().all(|value| value.abs_diff(pixel[0]) <= 1)));
        }
    }
}
