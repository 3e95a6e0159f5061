//! A person who answers a challenge passes; attacks and damaged bursts are refused for what they are.

use crate::series::engine;
use domain::liveness::{Challenge, Gesture, Reason, Settings, Timetable};
use domain::time::{Timestamp, Zone};
use evaluation::house;
use evaluation::liveness::{Attack, Film, Frames, Rhythm, Species, Subject, judge};
use portrait::liveness::{Answer, Asked, Fingerprint, Frame, Judgement};
use std::sync::OnceLock;
use std::time::Duration;

const SEED: u64 = 11;

fn people() -> &'static [Subject; 2] {
    static PEOPLE: OnceLock<[Subject; 2]> = OnceLock::new();
    PEOPLE.get_or_init(|| {
        ["var/fixtures/astronaut.png", "server/web/src/commands/demo/drawn-2.jpg"]
            .map(|file| Subject::load(engine(), &house::path(file)).expect("run: cargo xtask models fixtures"))
    })
}

fn challenge(text: &str) -> Challenge {
    text.parse().expect("gestures")
}

fn film(text: &str) -> Frames {
    Film::of(&challenge(text), Rhythm::Tenths, 0.6, SEED).shoot(&people()[0]).expect("frames can be encoded")
}

/// `blink,left`, done by the astronaut; filmed once for all tests.
fn burst() -> &'static Frames {
    static BURST: OnceLock<Frames> = OnceLock::new();
    BURST.get_or_init(|| film("blink,left"))
}

/// What is remembered of [`burst`].
fn known() -> &'static [Fingerprint] {
    static KNOWN: OnceLock<Vec<Fingerprint>> = OnceLock::new();
    KNOWN.get_or_init(|| judged(burst(), "blink,left").fingerprint.into_iter().collect())
}

fn judged(frames: &Frames, asked: &str) -> Judgement {
    judge(engine(), frames, &challenge(asked), Timetable::QUICKEST, &[]).expect("the networks run")
}

/// What the capture page would have filmed of an attack on the astronaut, or a quicker film; [`burst`] is known.
fn attacked_in(rhythm: Rhythm, species: Species, asked: &str, care: f32) -> Vec<Reason> {
    let [victim, helper] = people();
    let challenge = challenge(asked);
    let attack = Attack { species, victim, helper, challenge: &challenge, rhythm, care, seed: SEED, earlier: burst() };
    let frames = attack.frames().expect("frames can be encoded");
    judge(engine(), &frames, &challenge, rhythm.pace(&challenge), known()).expect("the networks run").verdict.reasons
}

fn attacked(species: Species, asked: &str, care: f32) -> Vec<Reason> {
    attacked_in(Rhythm::Tenths, species, asked, care)
}

#[test]
fn a_person_who_does_what_is_asked_passes() {
    let judged = judged(burst(), "blink,left");
    assert_eq!(judged.verdict.reasons, [], "{:?}", judged.measures);
}

#[test]
fn a_person_who_follows_the_pages_prompts_passes_at_the_pages_pace() {
    for (asked, reaction) in [("blink,left", 450), ("mouth,right", 300), ("left,right", 700)] {
        let timetable = Timetable::of(&challenge(asked), &Settings::default());
        let film = Film::by_timetable(&timetable, Duration::from_millis(reaction));
        let judged = judged(&film.shoot(&people()[0]).expect("frames can be encoded"), asked);
        assert_eq!(judged.verdict.reasons, [], "{asked}: {:?}", judged.measures);
    }
}

#[test]
fn a_person_who_turns_quickly_passes_at_the_slowest_pace_and_would_leap_at_ten_frames_a_second() {
    let asked = challenge("left,right,left");
    let timetable = Timetable::of(&asked, &Settings { count: 3, ..Settings::default() });
    let film = Film::hurried(&timetable, Duration::from_millis(455));
    let frames = film.shoot(&people()[0]).expect("frames can be encoded");
    let reasons = |pace| judge(engine(), &frames, &asked, pace, &[]).expect("the networks run").verdict.reasons;
    assert_eq!(reasons(timetable.pace), []);
    assert!(matches!(reasons(Timetable::QUICKEST)[..], [Reason::Leap { .. }]));
}

#[test]
fn the_same_film_answers_no_other_challenge() {
    assert_eq!(
        judged(burst(), "blink,right").verdict.reasons,
        [Reason::WrongGesture { seen: Gesture::TurnLeft }, Reason::GestureMissing { gesture: Gesture::TurnRight }]
    );
    let reasons = judged(burst(), "left,mouth").verdict.reasons;
    assert_eq!(reasons, [Reason::GestureMissing { gesture: Gesture::OpenMouth }]);
}

#[test]
fn a_burst_is_taken_once() {
    let again = Film::of(&challenge("blink,left"), Rhythm::Tenths, 0.6, SEED + 1).shoot(&people()[0]).expect("frames");
    let reasons = |frames: &Frames| {
        let (asked, pace) = (challenge("blink,left"), Timetable::QUICKEST);
        judge(engine(), frames, &asked, pace, known()).expect("the networks run").verdict.reasons
    };
    assert_eq!(reasons(burst()), [Reason::Replayed]);
    assert_eq!(reasons(&again), []);
}

#[test]
fn a_burst_is_known_again_when_it_was_cut_compressed_anew_or_filmed_from_a_screen() {
    for species in [Species::Replayed, Species::ReplayedFromScreen] {
        for care in [0.2, 0.6, 1.0] {
            let reasons = attacked(species, "blink,left", care);
            assert!(reasons.contains(&Reason::Replayed), "{species:?} {care}: {reasons:?}");
        }
    }
}

#[test]
fn a_film_of_another_challenge_is_told_by_its_gestures() {
    for rhythm in [Rhythm::Tenths, Rhythm::Prompted] {
        for asked in ["blink,left", "mouth,right", "right,blink,left"] {
            let reasons = attacked_in(rhythm, Species::WrongChallenge, asked, 0.6);
            let by_gesture = |reason: &Reason| {
                matches!(
                    reason,
                    Reason::WrongGesture { .. } | Reason::GestureTooEarly { .. } | Reason::GestureMissing { .. }
                )
            };
            assert!(reasons.iter().any(by_gesture), "{asked}: {reasons:?}");
        }
    }
}

#[test]
fn the_photo_has_to_show_who_was_filmed() {
    assert!(attacked(Species::AnotherPerson, "blink,left", 1.0).contains(&Reason::NotTheSamePerson));
}

#[test]
fn prints_do_not_pass_however_they_are_held() {
    let prints = [Species::Waved, Species::Bent, Species::Zoomed, Species::CutOut, Species::CutOutBent];
    for species in prints {
        for care in [0.2, 0.6, 1.0] {
            assert_ne!(attacked(species, "blink,left", care), [], "{species:?} {care}");
        }
    }
}

#[test]
fn two_pictures_in_turn_leap_and_shuffled_frames_are_out_of_order() {
    assert!(matches!(attacked(Species::TwoPictures, "left", 0.5)[0], Reason::Leap { .. }));
    assert!(matches!(
        attacked_in(Rhythm::Prompted, Species::TwoPictures, "left,mouth,left", 0.2)[0],
        Reason::Leap { .. }
    ));
    for rhythm in [Rhythm::Tenths, Rhythm::Prompted] {
        assert_eq!(attacked_in(rhythm, Species::Shuffled, "left,right", 0.5)[0], Reason::Shuffled);
    }
}

/// Every frame replaced by what `change` makes of it.
fn changed(change: impl Fn(usize, &[u8]) -> Vec<u8>) -> Vec<Reason> {
    let frames = burst().frames.iter().enumerate().map(|(k, frame)| change(k, frame)).collect();
    judged(&Frames { frames, photo: burst().photo.clone() }, "blink,left").verdict.reasons
}

#[test]
fn what_cannot_be_read_or_shows_nobody_is_named_by_its_frame() {
    let cut = |k: usize, frame: &[u8]| if k == 6 { frame[..300].to_vec() } else { frame.to_vec() };
    assert_eq!(changed(cut), [Reason::UnreadableFrame { frame: 6 }]);
    let grey = evaluation::generate::png(&portrait::picture::Picture::new(128, 128)).expect("a picture");
    let empty = |k: usize, frame: &[u8]| if k < 6 { frame.to_vec() } else { grey.clone() };
    assert_eq!(changed(empty), [Reason::NoFace { frame: 8 }]);
}

#[test]
fn frames_are_missing_where_their_numbers_say_so_and_a_photo_has_to_be_one() {
    let frames: Vec<Frame> = burst().frames.iter().zip(0..).map(|(bytes, number)| Frame { number, bytes }).collect();
    let (settings, challenge) = (Settings::default(), challenge("blink,left"));
    let asked = Asked {
        challenge: &challenge,
        settings: &settings,
        earlier: &[],
        pace: Timetable::QUICKEST,
        now: Timestamp(0),
        zone: Zone::BEIJING,
        spoof: None,
    };
    let reasons = |frames: &[Frame], photo: &[u8]| {
        engine().liveness(&asked, &Answer { frames, photo, camera: None }).expect("the networks run").verdict.reasons
    };
    let gap: Vec<Frame> = frames.iter().filter(|frame| frame.number != 4).copied().collect();
    assert_eq!(reasons(&gap, &burst().photo), [Reason::FramesMissing { after: 3 }]);
    assert_eq!(reasons(&frames, b"no picture"), [Reason::UnreadablePhoto]);
}
