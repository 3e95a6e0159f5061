//! What must not matter: the size of the frame, where in it the person stands, and which way the phone was held.

use crate::common::{astronaut, engine, with_orientation};
use domain::policy::Policy;
use domain::reason::ReasonCode;
use domain::spec::PhotoSpec;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, imageops};
use portrait::Development;
use std::collections::BTreeSet;
use std::io::Cursor;

fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(vec![]);
    picture.write_to(&mut file, format).expect("a picture can be written to memory");
    file.into_inner()
}

fn develop(file: &[u8]) -> Development {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("degree").unwrap());
    engine().develop(file, &spec, &policy).unwrap()
}

/// Blocking reasons, without the one that a size is about.
fn reasons(development: &Development) -> BTreeSet<ReasonCode> {
    let codes = development.verdict.reasons.iter().map(|reason| reason.code);
    codes.filter(|code| *code != ReasonCode::LowRes).collect()
}

/// A fine JPEG as a phone that was held this way saves it.
fn tagged(seen: &DynamicImage, orientation: u8) -> Vec<u8> {
    let mut jpeg = vec![];
    seen.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 97)).expect("a picture can be written to memory");
    with_orientation(&jpeg, orientation)
}

fn portrait() -> DynamicImage {
    image::load_from_memory(&astronaut()).expect("the portrait is a picture")
}

#[test]
fn the_size_of_the_frame_changes_no_reason() {
    let original = reasons(&develop(&astronaut()));
    for side in [384, 768, 1280, 2400] {
        let scaled = portrait().resize_exact(side, side, imageops::FilterType::CatmullRom);
        // Four times enlarged there is no sharp edge left: that is what BLUR is for.
        let mut found = reasons(&develop(&bytes(&scaled, ImageFormat::Jpeg)));
        if side > 1000 {
            found.remove(&ReasonCode::Blur);
        }
        assert_eq!(found, original, "{side} px");
    }
}

#[test]
fn where_the_person_stands_changes_no_reason() {
    let original = reasons(&develop(&astronaut()));
    let portrait = portrait().into_rgb8();
    let (width, height) = portrait.dimensions();
    for (left, top) in [(160, 0), (0, 120), (90, 60)] {
        // More of the studio's flat backdrop: left, above, on both sides.
        let wall = *portrait.get_pixel(2, 2);
        let mut frame = RgbImage::from_pixel(width + left, height + top, wall);
        imageops::replace(&mut frame, &portrait, i64::from(left), i64::from(top));
        let found = reasons(&develop(&bytes(&DynamicImage::from(frame), ImageFormat::Png)));
        assert_eq!(found, original, "moved by {left}, {top}");
    }
}

#[test]
fn which_way_the_phone_was_held_changes_no_measure() {
    let upright = portrait();
    let original = develop(&tagged(&upright, 1)).measures;
    // What the sensor saw, and the EXIF orientation that brings it back.
    let held = [(upright.rotate180(), 3), (upright.rotate270(), 6), (upright.rotate90(), 8)];
    for (seen, orientation) in held {
        let turned = develop(&tagged(&seen, orientation)).measures;
        assert_eq!(turned.len(), original.len());
        for (name, value) in &original {
            // JPEG blocks lie otherwise on a turned picture: nearly the same, not the same.
            let near =
                (turned[name] - value).abs() <= 0.02 * value.abs() + if name == "FileSize" { 3_000.0 } else { 0.6 };
            assert!(near, "{name}: {} and {value} held as {orientation}", turned[name]);
        }
    }
}

#[test]
fn no_measure_is_ever_nan() {
    let flat = DynamicImage::from(RgbImage::from_pixel(400, 400, image::Rgb([255, 255, 255])));
    let pictures = [portrait(), portrait().grayscale(), portrait().brighten(200), portrait().brighten(-200), flat];
    for picture in pictures {
        let measures = develop(&bytes(&picture, ImageFormat::Png)).measures;
        assert!(measures.values().all(|value| value.is_finite()), "{measures:?}");
    }
}
