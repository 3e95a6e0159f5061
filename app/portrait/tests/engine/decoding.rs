//! Uploads of every kind: what is read, what is refused and as what, and that nothing panics.

use crate::common::{Noise, chart, encoded, with_orientation};
use image::ImageFormat;
use portrait::DecodeError;
use portrait::decode::{decode, limits};

fn turned(orientation: u8) -> Vec<u8> {
    with_orientation(&encoded(&chart(96, 64), ImageFormat::Jpeg), orientation)
}

#[test]
fn all_three_formats_are_read_by_content() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let decoded = decode(&encoded(&chart(120, 80), format), 1600).unwrap();
        assert_eq!((decoded.picture.width, decoded.picture.height), (120, 80), "{format:?}");
        assert_eq!(decoded.reduction, 1.0);
        let [r, g, b] = decoded.picture.pixel(60, 40);
        assert!(r.abs_diff(127) < 6 && g.abs_diff(127) < 6 && b.abs_diff(128) < 6, "{format:?}: {r} {g} {b}");
    }
}

#[test]
fn each_exif_orientation_brings_the_right_corner_to_the_top_left() {
    // Red and green of the stored picture's pixel that has to appear at the top left.
    let corners = [(0, 0), (255, 0), (255, 255), (0, 255), (0, 0), (0, 255), (255, 255), (255, 0)];
    for (k, (red, green)) in corners.into_iter().enumerate() {
        let decoded = decode(&turned(k as u8 + 1), 1600).unwrap();
        let size = if k >= 4 { (64, 96) } else { (96, 64) };
        assert_eq!((decoded.picture.width, decoded.picture.height), size, "orientation {}", k + 1);
        let [r, g, _] = decoded.picture.pixel(2, 2);
        assert!(r.abs_diff(red) < 24 && g.abs_diff(green) < 24, "orientation {}: {r} {g}", k + 1);
    }
}

#[test]
fn a_phones_display_p3_is_read_in_its_own_colours_in_every_format() {
    use image::codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder};
    use image::{ExtendedColorType, ImageEncoder};
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    // What Display P3 calls sRGB's pure red.
    let pixels = [234, 51, 35].repeat(64 * 64);
    let [mut jpeg, mut png, mut webp] = [vec![], vec![], vec![]];
    fn write(mut encoder: impl ImageEncoder, pixels: &[u8], profile: &[u8]) {
        encoder.set_icc_profile(profile.to_vec()).unwrap();
        encoder.write_image(pixels, 64, 64, ExtendedColorType::Rgb8).unwrap();
    }
    write(JpegEncoder::new_with_quality(&mut jpeg, 95), &pixels, &profile);
    write(PngEncoder::new(&mut png), &pixels, &profile);
    write(WebPEncoder::new_lossless(&mut webp), &pixels, &profile);
    for file in [jpeg, png, webp] {
        let [r, g, b] = decode(&file, 64).unwrap().picture.pixel(32, 32);
        assert!(r >= 252 && g <= 4 && b <= 4, "{:?}: {r} {g} {b}", &file[..4]);
    }
}

#[test]
fn a_large_jpeg_is_reduced_while_it_is_decoded() {
    let decoded = decode(&encoded(&chart(2000, 1500), ImageFormat::Jpeg), 500).unwrap();
    assert_eq!((decoded.picture.width, decoded.picture.height), (500, 375));
    assert_eq!(decoded.reduction, 4.0);
}

#[test]
fn every_unreadable_upload_has_its_own_error() {
    let check = |bytes: &[u8], expected: DecodeError| assert_eq!(decode(bytes, 1600).unwrap_err(), expected);
    check(b"", DecodeError::Empty);
    check(b"GIF89a not for us", DecodeError::UnknownFormat);
    check(b"%PDF-1.7", DecodeError::UnknownFormat);
    check(&[0xff, 0xd8], DecodeError::Corrupt);
    check(&encoded(&chart(20, 90), ImageFormat::Png), DecodeError::TooSmall { width: 20, height: 90 });
    let huge = vec![0; limits::MOST_BYTES + 1];
    check(&huge, DecodeError::TooManyBytes { found: huge.len(), limit: limits::MOST_BYTES });
}

#[test]
fn a_truncated_file_is_corrupt_in_every_format() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(&chart(400, 300), format);
        for share in [3, 2] {
            let cut = &bytes[..bytes.len() * (share - 1) / share];
            assert_eq!(decode(cut, 1600).unwrap_err(), DecodeError::Corrupt, "{format:?} at {share}");
        }
    }
}

#[test]
fn a_header_of_forty_thousand_pixels_is_refused_before_any_are_allocated() {
    let mut png = encoded(&chart(100, 100), ImageFormat::Png);
    png[16..20].copy_from_slice(&40_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&40_000u32.to_be_bytes());
    assert_eq!(decode(&png, 1600).unwrap_err(), DecodeError::TooLarge { width: 40_000, height: 40_000 });
    let mut jpeg = encoded(&chart(100, 100), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&40_000u16.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&40_000u16.to_be_bytes());
    assert_eq!(decode(&jpeg, 1600).unwrap_err(), DecodeError::TooLarge { width: 40_000, height: 40_000 });
}

#[test]
fn a_file_of_a_thousand_scans_is_refused_instead_of_walked_through() {
    let chart = chart(100, 100);
    let mut jpeg = vec![];
    let mut encoder = jpeg_encoder::Encoder::new(&mut jpeg, 80);
    encoder.set_progressive(true);
    encoder.encode(&chart.pixels, 100, 100, jpeg_encoder::ColorType::Rgb).expect("a small picture is encoded");
    assert!(decode(&jpeg, 1600).is_ok());
    let last = jpeg.windows(2).rposition(|marker| marker == [0xff, 0xda]).expect("a scan");
    let scan = jpeg[last..jpeg.len() - 2].to_vec();
    jpeg.truncate(jpeg.len() - 2);
    (0..1000).for_each(|_| jpeg.extend(&scan));
    jpeg.extend([0xff, 0xd9]);
    assert_eq!(decode(&jpeg, 1600).unwrap_err(), DecodeError::Corrupt);
}

#[test]
fn a_film_behind_the_picture_is_no_part_of_it() {
    let mut noise = Noise(3);
    let mut jpeg = encoded(&chart(100, 100), ImageFormat::Jpeg);
    jpeg.extend((0..4_000_000).map(|_| noise.byte()));
    assert!(decode(&jpeg, 1600).is_ok());
}

#[test]
fn a_picture_is_never_decoded_smaller_than_wanted_where_the_file_has_more() {
    for (width, height) in [(2560, 1920), (1920, 1080), (1601, 400), (3199, 400), (3200, 400), (4032, 3024)] {
        let decoded = decode(&encoded(&chart(width, height), ImageFormat::Jpeg), 1600).expect("a chart");
        let side = decoded.picture.width.max(decoded.picture.height);
        assert!((1600..3200).contains(&side), "{width}×{height} became {side} px");
    }
}

#[test]
fn mutated_files_and_random_bytes_never_panic() {
    let mut noise = Noise(7);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let original = encoded(&chart(80, 70), format);
        for _ in 0..400 {
            let mut bytes = original.clone();
            for _ in 0..1 + noise.below(8) {
                let at = noise.below(bytes.len());
                bytes[at] = noise.byte();
            }
            bytes.truncate(1 + noise.below(2 * bytes.len()).min(bytes.len() - 1));
            let _ = decode(&bytes, 64);
        }
    }
    for start in [&[0xff, 0xd8, 0xff, 0xe1][..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 ", b""] {
        for length in 1..300 {
            let mut bytes = start.to_vec();
            bytes.extend((0..length).map(|_| noise.byte()));
            assert!(decode(&bytes, 1600).is_err());
        }
    }
}

/// A lossless WebP of 64 × 64 px whose first prefix code has the lengths 1, 1, 1, 2, 3, … 14, 15, 15: twice as many codes as
/// there is room for, which image-webp 0.2.4 takes for complete and then reads a list past its end.
const OVERFULL_CODE: &str =
    "524946462c000000574542505650384c200000002f3fc00f00f0004992204992240f02118945cd23ab67efffffffffffffffff1f";

#[test]
fn a_webp_that_makes_its_decoder_panic_is_corrupt() {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    let bytes: Vec<u8> = OVERFULL_CODE.as_bytes().chunks(2).map(byte).collect();
    let panics = || image::load_from_memory(&bytes).is_ok();
    assert!(std::panic::catch_unwind(panics).is_err(), "the decoder is mended: `contain` may go");
    assert_eq!(decode(&bytes, 1600).unwrap_err(), DecodeError::Corrupt);
}
