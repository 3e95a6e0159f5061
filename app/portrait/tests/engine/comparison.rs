//! Faces brought into place, on the one real portrait that the project may use.

use crate::common::{Noise, astronaut, chart, encoded, engine};
use domain::comparison::Unusable;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, RgbImage};
use portrait::comparison::{AlignError, Aligned, HEIGHT, Side, WIDTH};
use portrait::picture::Picture;

fn picture() -> DynamicImage {
    image::load_from_memory(&astronaut()).unwrap()
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn aligned(bytes: &[u8]) -> Aligned {
    engine().align(bytes).unwrap()
}

/// Mean difference of the faces' middles, levels of 255: the part that every one of the pictures has.
fn difference(a: &Picture, b: &Picture) -> f64 {
    assert_eq!((a.width, a.height), (b.width, b.height));
    let (mut sum, mut count) = (0.0, 0.0);
    for y in a.height as i64 / 3..a.height as i64 * 4 / 5 {
        for x in a.width as i64 / 4..a.width as i64 * 3 / 4 {
            for (a, b) in a.pixel(x, y).into_iter().zip(b.pixel(x, y)) {
                sum += f64::from(a.abs_diff(b));
                count += 1.0;
            }
        }
    }
    sum / count
}

/// Mean difference between neighbours on a line, levels of 255, over the face.
fn grain(crop: &Picture) -> f64 {
    let line = |y: i64| (100..260).map(move |x| f64::from(crop.pixel(x, y)[1].abs_diff(crop.pixel(x + 1, y)[1])));
    (160..380).flat_map(line).sum::<f64>() / (220.0 * 160.0)
}

/// The picture turned clockwise by some degrees about its middle, read bilinearly.
fn turned(image: &DynamicImage, degrees: f32) -> DynamicImage {
    let source = image.to_rgb8();
    let picture = Picture { width: 512, height: 512, pixels: source.into_raw() };
    let (sin, cos) = degrees.to_radians().sin_cos();
    let out = RgbImage::from_fn(512, 512, |x, y| {
        let (x, y) = (x as f32 + 0.5 - 256.0, y as f32 + 0.5 - 256.0);
        let there = portrait::geometry::Point::new(256.0 + cos * x + sin * y, 256.0 - sin * x + cos * y);
        image::Rgb(picture.sample(there).map(|value| value.round() as u8))
    });
    out.into()
}

#[test]
fn a_face_lies_in_the_same_place_however_the_picture_was_turned_and_scaled() {
    let straight = aligned(&astronaut());
    assert_eq!((straight.portrait.width, straight.portrait.height), (WIDTH, HEIGHT));
    let mirrored = difference(&straight.portrait, &aligned(&png(&picture().fliph())).portrait);
    for changed in
        [turned(&picture(), 12.0), turned(&picture(), -20.0), picture().resize(900, 900, FilterType::CatmullRom)]
    {
        let found = aligned(&png(&changed));
        for (a, b) in [(&straight.portrait, &found.portrait), (&straight.face, &found.face)] {
            let off = difference(a, b);
            assert!(off < 6.0 && 2.0 * off < mirrored, "{off} against {mirrored}");
        }
    }
}

#[test]
fn an_aligned_face_stays_where_it_is() {
    let first = aligned(&astronaut());
    let second = aligned(&encoded(&first.portrait, ImageFormat::Png));
    assert!(difference(&first.portrait, &second.portrait) < 4.0);
    assert!((second.eyes_apart - 108.0).abs() < 3.0, "{}", second.eyes_apart);
}

#[test]
fn a_portrait_of_an_identity_cards_chip_is_large_enough() {
    let bust = picture().crop_imm(150, 0, 147, 182).resize_exact(102, 126, FilterType::Triangle);
    let found = aligned(&png(&bust));
    assert!(found.eyes_apart >= 20.0, "{}", found.eyes_apart);
    assert!(difference(&found.portrait, &aligned(&astronaut()).portrait) < 20.0);
}

#[test]
fn a_large_file_is_read_as_finely_as_the_crop_needs() {
    // Halved to the working size, 1700 px, the face would have to be enlarged again, and its grain would be gone.
    let mut person = picture().resize(1000, 1000, FilterType::CatmullRom).to_rgb8();
    let mut noise = Noise(7);
    person.iter_mut().for_each(|value| *value = value.saturating_add(noise.byte() / 4));
    let mut wide = RgbImage::from_pixel(3400, 3400, image::Rgb([120, 130, 140]));
    image::imageops::replace(&mut wide, &person, 1200, 1000);
    let halved = image::imageops::resize(&person, 500, 500, FilterType::Triangle);
    let [fine, alone, coarse] = [wide, person, halved].map(|image| aligned(&png(&image.into())));
    assert!((fine.eyes_apart / alone.eyes_apart - 1.0).abs() < 0.05, "{} {}", fine.eyes_apart, alone.eyes_apart);
    let [fine, alone, coarse] = [fine, alone, coarse].map(|aligned| grain(&aligned.portrait));
    assert!(fine > 0.9 * alone && coarse < 0.7 * alone, "{fine} {coarse} {alone}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    let unusable = |bytes: &[u8]| match engine().align(bytes) {
        Err(AlignError::Unusable(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(unusable(&encoded(&chart(400, 300), ImageFormat::Png)), Unusable::NoFace);
    let single = picture().crop_imm(120, 0, 220, 260).to_rgb8();
    let mut pair = RgbImage::new(440, 260);
    image::imageops::replace(&mut pair, &single, 0, 0);
    image::imageops::replace(&mut pair, &single, 220, 0);
    assert_eq!(unusable(&png(&pair.into())), Unusable::SeveralFaces { count: 2 });
    let small = unusable(&png(&picture().resize(120, 120, FilterType::Triangle)));
    assert!(matches!(small, Unusable::TooSmall { eyes_apart: 1..20, least: 20 }), "{small:?}");
    assert!(matches!(engine().align(b"hello"), Err(AlignError::Unreadable(_))));
}

#[test]
fn of_two_pictures_the_one_that_fails_is_named() {
    let nobody = encoded(&chart(400, 300), ImageFormat::Png);
    let side = |a: &[u8], b: &[u8]| engine().align_pair(a, b).err().map(|error| error.side);
    assert_eq!(side(&nobody, &astronaut()), Some(Side::A));
    assert_eq!(side(&astronaut(), &nobody), Some(Side::B));
    assert_eq!(side(&astronaut(), &astronaut()), None);
}

#[test]
fn the_crop_goes_out_as_a_jpeg_of_its_size() {
    let jpeg = aligned(&astronaut()).jpeg().unwrap();
    let read = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
    assert_eq!((read.width(), read.height()), (WIDTH as u32, HEIGHT as u32));
}
