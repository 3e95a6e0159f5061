//! The whole way, on the one real portrait that the project may use.

use crate::common::{astronaut, chart, encoded, engine, model_files};
use domain::calibration::Calibration;
use domain::policy::Policy;
use domain::reason::{Area, ReasonCode};
use domain::spec::PhotoSpec;
use image::ImageFormat;
use portrait::{DevelopError, Development, Engine, Models, Stage};

fn develop(bytes: &[u8], spec: &str, policy: &str) -> Development {
    let (spec, policy) = (PhotoSpec::find(spec).unwrap(), Policy::find(policy).unwrap());
    engine().develop(bytes, &spec, &policy).unwrap()
}

fn codes(development: &Development) -> Vec<ReasonCode> {
    development.verdict.reasons.iter().map(|reason| reason.code).collect()
}

#[test]
fn the_smiling_astronaut_fails_the_degree_policy_with_teeth_and_low_resolution() {
    let found = codes(&develop(&astronaut(), "degree-blue", "degree"));
    for code in [ReasonCode::Teeth, ReasonCode::LowRes] {
        assert!(found.contains(&code), "{found:?}");
    }
    for code in [ReasonCode::EyesClosed, ReasonCode::NoFace, ReasonCode::MultiFace, ReasonCode::HeadTurn] {
        assert!(!found.contains(&code), "{found:?}");
    }
}

#[test]
fn the_smiling_astronaut_passes_the_campus_policy() {
    let development = develop(&astronaut(), "degree-blue", "campus");
    assert!(development.verdict.passed(), "{:?}", development.verdict);
}

#[test]
fn the_made_photo_meets_every_spec() {
    for spec in PhotoSpec::all() {
        let photo = develop(&astronaut(), &spec.id, "campus").photo.unwrap();
        assert_eq!((photo.width, photo.height), (spec.width, spec.height), "{}", spec.id);
        assert!(photo.quality >= spec.jpeg_quality_min, "{}", spec.id);
        let size = photo.jpeg.len() as u32;
        assert!((spec.bytes.0..=spec.bytes.1).contains(&size), "{}: {size} bytes", spec.id);
        let made = image::load_from_memory(&photo.jpeg).unwrap().into_rgb8();
        for x in [2, spec.width - 3] {
            let corner = made.get_pixel(x, 2).0;
            let off = corner.iter().zip(spec.background).map(|(a, b)| a.abs_diff(b)).max().unwrap();
            assert!(off <= 2, "{}: corner {corner:?}", spec.id);
        }
    }
}

#[test]
fn the_places_lie_inside_each_other() {
    let places = develop(&astronaut(), "degree-blue", "campus").places;
    let inside = |inner: Area, outer: Area| {
        let (inner, outer) = (places[&inner], places[&outer]);
        let slack = 0.02;
        inner.x >= outer.x - slack
            && inner.y >= outer.y - slack
            && inner.x + inner.w <= outer.x + outer.w + slack
            && inner.y + inner.h <= outer.y + outer.h + slack
    };
    assert!(inside(Area::Eyes, Area::Face) && inside(Area::Mouth, Area::Face));
    assert!(inside(Area::Face, Area::Head) && inside(Area::Head, Area::Frame));
    assert!(places[&Area::Eyes].y < places[&Area::Mouth].y);
}

#[test]
fn a_picture_of_nobody_gives_no_photo_and_one_reason() {
    let development = develop(&encoded(&chart(400, 300), ImageFormat::Png), "degree-blue", "degree");
    assert_eq!(codes(&development), [ReasonCode::NoFace]);
    assert!(development.photo.is_none());
}

#[test]
fn two_people_side_by_side_are_more_than_one() {
    let single = image::load_from_memory(&astronaut()).unwrap().crop_imm(120, 0, 220, 260).into_rgb8();
    let mut pair = image::RgbImage::new(440, 260);
    image::imageops::replace(&mut pair, &single, 0, 0);
    image::imageops::replace(&mut pair, &single, 220, 0);
    let mut png = std::io::Cursor::new(vec![]);
    pair.write_to(&mut png, ImageFormat::Png).unwrap();
    let found = codes(&develop(&png.into_inner(), "degree-blue", "campus"));
    assert!(found.contains(&ReasonCode::MultiFace), "{found:?}");
}

#[test]
fn blurring_lowers_sharpness_and_darkening_lowers_luminance() {
    let original = image::load_from_memory(&astronaut()).unwrap();
    let measured = |image: &image::DynamicImage, name: &str| {
        let mut png = std::io::Cursor::new(vec![]);
        image.write_to(&mut png, ImageFormat::Png).unwrap();
        develop(&png.into_inner(), "degree-blue", "degree").measures[name]
    };
    let sharp: Vec<f64> = [0.4, 1.0, 2.0].iter().map(|sigma| measured(&original.blur(*sigma), "Sharpness")).collect();
    assert!(sharp[0] > sharp[1] && sharp[1] > sharp[2], "{sharp:?}");
    let light: Vec<f64> = [0, -60, -120].iter().map(|by| measured(&original.brighten(*by), "FaceLuminance")).collect();
    assert!(light[0] > light[1] && light[1] > light[2], "{light:?}");
}

#[test]
fn unreadable_bytes_are_the_senders_error() {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("degree").unwrap());
    let result = engine().develop(b"hello", &spec, &policy);
    assert!(matches!(result, Err(DevelopError::Unreadable(_))));
}

#[test]
fn every_stage_reports_its_end_in_order() {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("degree").unwrap());
    let mut stages = vec![];
    let plain = Calibration::default();
    engine().develop_traced(&astronaut(), &spec, &policy, &plain, &mut |stage| stages.push(stage)).unwrap();
    assert_eq!(stages, [Stage::Decode, Stage::Detect, Stage::Frame, Stage::Matte, Stage::Check, Stage::Encode]);
}

fn calibrated(calibration: Calibration) -> Development {
    calibrated_of(&astronaut(), calibration)
}

fn calibrated_of(bytes: &[u8], calibration: Calibration) -> Development {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("campus").unwrap());
    engine().develop_traced(bytes, &spec, &policy, &calibration, &mut |_| {}).unwrap()
}

#[test]
fn a_calibrated_photo_is_judged_as_it_is_made() {
    let plain = calibrated(Calibration::default()).measures;
    let moved = calibrated(Calibration { shift: (0.1, 0.0), ..Calibration::default() });
    assert!((moved.measures["MidlineOffset"] - plain["MidlineOffset"]).abs() > 0.08);
    assert!(codes(&moved).contains(&ReasonCode::OffCenter));
    let near = calibrated(Calibration { zoom: 1.2, ..Calibration::default() }).measures;
    assert!((near["FaceWidth"] / plain["FaceWidth"] - 1.2).abs() < 0.01);
    let turned = calibrated(Calibration { turn: 8.0, ..Calibration::default() }).measures;
    assert!((turned["HeadPoseRoll"] - plain["HeadPoseRoll"]).abs() > 6.0, "{}", turned["HeadPoseRoll"]);
}

#[test]
fn an_enlarged_person_is_made_from_the_pixels_that_the_file_has() {
    let large =
        image::load_from_memory(&astronaut()).unwrap().resize(3400, 3400, image::imageops::FilterType::Triangle);
    let mut jpeg = std::io::Cursor::new(vec![]);
    large.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("campus").unwrap());
    let decoded = |zoom: f32| {
        let calibration = Calibration { zoom, ..Calibration::default() };
        let mut times = 0;
        let mut trace = |stage| times += usize::from(stage == Stage::Decode);
        engine().develop_traced(jpeg.get_ref(), &spec, &policy, &calibration, &mut trace).unwrap();
        times
    };
    // The picture that is worked on is half the file's size: enough for the photo as it is, not for an enlarged one.
    assert_eq!((decoded(1.0), decoded(1.4)), (1, 2));
}

#[test]
fn a_calibration_that_pulls_the_cut_body_into_the_photo_is_refused() {
    let bust = image::load_from_memory(&astronaut()).unwrap().crop_imm(0, 0, 512, 240);
    let mut png = std::io::Cursor::new(vec![]);
    bust.write_to(&mut png, ImageFormat::Png).unwrap();
    let edge = |calibration| codes(&calibrated_of(png.get_ref(), calibration)).contains(&ReasonCode::BgEdge);
    assert!(!edge(Calibration::default()));
    assert!(edge(Calibration { shift: (0.0, -0.2), ..Calibration::default() }));
}

#[test]
fn another_background_is_behind_the_same_person() {
    let background = Some([255, 255, 255]);
    let photo = calibrated(Calibration { background, ..Calibration::default() }).photo.unwrap();
    let made = image::load_from_memory(&photo.jpeg).unwrap().into_rgb8();
    assert!(made.get_pixel(3, 3).0.iter().all(|value| *value >= 253));
}

#[test]
fn a_model_with_one_wrong_byte_is_refused() {
    let mut files = model_files();
    files.segmentation[1000] ^= 1;
    let error = Models::load(&files).err().expect("a changed model was loaded").to_string();
    assert!(error.contains("selfie_segmentation.tflite"), "{error}");
}

#[test]
fn the_engine_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Engine>();
}
