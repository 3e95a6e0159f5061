//! Live guidance and the server look at the same pictures.

use crate::common::{engine, frame, model_files};
use domain::guidance::{FORETOLD, place};
use domain::policy::Policy;
use domain::reason::{ReasonCode, Rect};
use domain::spec::PhotoSpec;
use domain::verdict::{Measures, Verdict};
use portrait::guidance::{FRAME_SIDE, Frame, Tracker};
use portrait::model::coarse::coarse;

/// A dashed head in the middle of the frame.
const DASHED: Rect = Rect { x: 0.25, y: 0.2, w: 0.5, h: 0.49 };

/// One fault each but the first. Turned heads, closed eyes and open mouths are compared by app/evaluation's tests, which draw them,
/// and by the journeys.
const FRAMES: [&str; 8] =
    ["pass", "fail-dark", "fail-bright", "fail-side-light", "fail-blur", "fail-tilt", "fail-two-faces", "fail-no-face"];

fn tracker() -> Tracker {
    let files = model_files();
    let [detector, landmarks] = [&files.face_short_range, &files.landmarks].map(|file| coarse(file).expect("a model"));
    Tracker::load(&detector, &landmarks).expect("the rounded models are the pinned ones")
}

/// What is measured once a still picture has been looked at for a second.
fn settled(tracker: &mut Tracker, picture: &image::DynamicImage) -> Measures {
    let small = picture.resize(FRAME_SIDE, FRAME_SIDE, image::imageops::FilterType::Triangle).into_rgba8();
    let frame = Frame { rgba: &small, width: small.width() as usize, height: small.height() as usize };
    (0..25).map(|_| tracker.see(frame, &DASHED).expect("the networks run")).last().expect("frames were seen")
}

fn foretold(verdict: &Verdict) -> Vec<ReasonCode> {
    verdict.reasons.iter().map(|reason| reason.code).filter(|code| FORETOLD.contains(code)).collect()
}

#[test]
fn guidance_foretells_exactly_the_servers_reasons() {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("degree").unwrap());
    let mut seen = vec![];
    for name in FRAMES {
        let bytes = frame(name);
        let there = engine().develop(&bytes, &spec, &policy).unwrap();
        let here = settled(&mut tracker(), &image::load_from_memory(&bytes).unwrap());
        let (wanted, found) = (foretold(&there.verdict), foretold(&policy.judge(&here)));
        assert_eq!(found, wanted, "{name}: {here:?} instead of {:?}", there.measures);
        seen.extend(wanted);
    }
    for code in [
        ReasonCode::NoFace,
        ReasonCode::MultiFace,
        ReasonCode::Dark,
        ReasonCode::Bright,
        ReasonCode::HeadTilt,
        ReasonCode::LightUneven,
    ] {
        assert!(seen.contains(&code), "no frame shows {}", code.code());
    }
}

#[test]
fn a_small_frame_measures_what_the_whole_picture_measures() {
    let (spec, policy) = (PhotoSpec::find("degree-blue").unwrap(), Policy::find("degree").unwrap());
    let bytes = frame("pass");
    let there = engine().develop(&bytes, &spec, &policy).unwrap().measures;
    let here = settled(&mut tracker(), &image::load_from_memory(&bytes).unwrap());
    let close = [
        ("EyeOpening", 0.02),
        ("MouthOpening", 0.015),
        ("HeadPoseYaw", 1.5),
        ("HeadPosePitch", 1.5),
        ("HeadPoseRoll", 1.5),
        ("FaceExposure", 0.03),
        ("FaceLuminance", 0.02),
        ("LightBalance", 0.05),
        ("SingleFacePresent", 1.0),
    ];
    for (name, tolerance) in close {
        assert!((here[name] - there[name]).abs() <= tolerance, "{name}: {} and {}", here[name], there[name]);
    }
}

#[test]
fn the_place_in_the_frame_follows_the_person() {
    let picture = image::load_from_memory(&frame("pass")).unwrap();
    let mut tracker = tracker();
    let before = settled(&mut tracker, &picture);
    // The left tenth is cut off: the person stands farther to the left.
    let moved = settled(&mut tracker, &picture.crop_imm(96, 0, 864, 1152));
    assert!(before[place::RIGHT] - moved[place::RIGHT] > 0.1, "{} {}", before[place::RIGHT], moved[place::RIGHT]);
    assert!(moved[place::FILL] > 1.05 * before[place::FILL], "the head fills more of a smaller frame");
}

#[test]
fn a_person_who_leaves_is_lost_and_one_who_comes_is_found() {
    let mut tracker = tracker();
    let (somebody, nobody) = (frame("pass"), frame("fail-no-face"));
    let [somebody, nobody] = [&somebody, &nobody].map(|bytes| image::load_from_memory(bytes).unwrap());
    for (picture, faces) in [(&somebody, 1.0), (&nobody, 0.0), (&somebody, 1.0)] {
        assert_eq!(settled(&mut tracker, picture)["FaceCount"], faces);
    }
}

#[test]
fn frames_without_size_and_torn_ones_show_nobody() {
    let mut tracker = tracker();
    for (rgba, width, height) in [(&[][..], 0, 0), (&[1, 2, 3][..], 640, 480), (&[9; 4][..], 1, 1)] {
        let measures = tracker.see(Frame { rgba, width, height }, &DASHED).unwrap();
        assert_eq!(measures["FaceCount"], 0.0);
    }
}
