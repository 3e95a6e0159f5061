//! A take: what the head, the hand and the sensor do from frame to frame, all of it from a seed.

use super::sheet::{Camera, Turn};
use super::subject::{AWAY, Expression, Subject};
use anyhow::{Result, anyhow};
use domain::liveness::{Challenge, Cue, Gesture, Scene, Settings, Timetable};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use portrait::geometry::Point;
use portrait::picture::Picture;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::f32::consts::{PI, TAU};
use std::time::Duration;

/// Frames of a burst and the photo after it, as files.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    pub frames: Vec<Vec<u8>>,
    pub photo: Vec<u8>,
}

/// The size of a frame, px, and how much larger the photo is.
pub const FRAME: (usize, usize) = (384, 512);
const PHOTO: f32 = 2.0;
/// Frames at rest before the first gesture, after the last one and between two.
const REST: usize = 5;
/// How long quick gestures last, frames at ten a second.
const TURN: std::ops::Range<usize> = 8..11;
const BLINK: std::ops::Range<usize> = 3..5;
const MOUTH: std::ops::Range<usize> = 5..8;

/// How long somebody takes from seeing a prompt to beginning, s.
const REACTION: std::ops::Range<f32> = 0.3..0.9;

/// How far a head turns that does so on purpose, degrees.
const CLEAR_TURN: f32 = 29.0;

/// The network's depths are a guess: a true head may be this much deeper or flatter.
const DEEPER: f32 = 0.2;

/// One moment of a take.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moment {
    pub turn: Turn,
    pub expression: Expression,
    /// The hand: shift in widths of the face, growth, tilt in degrees.
    pub shift: (f32, f32),
    pub growth: f32,
    pub tilt: f32,
    pub exposure: f32,
    /// How deep the head is beside what the landmark network says of it, less 1.
    pub deeper: f32,
}

/// A take of a challenge.
#[derive(Clone, Debug)]
pub struct Film {
    pub moments: Vec<Moment>,
    /// The moment of the photo, right after.
    pub photo: Moment,
    /// Grain in levels, and JPEG quality.
    grain: f32,
    quality: u8,
    seed: u64,
}

/// When frames are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Ten a second, of one quick gesture after the other.
    Tenths,
    /// By the capture page's prompts and at its pace, of gestures from quick to unhurried.
    Prompted,
}

impl Rhythm {
    /// From frame to frame.
    pub fn pace(self, challenge: &Challenge) -> Duration {
        match self {
            Rhythm::Tenths => Timetable::QUICKEST,
            Rhythm::Prompted => timetable(challenge).pace,
        }
    }
}

/// The capture page's, under the default settings.
fn timetable(challenge: &Challenge) -> Timetable {
    let count = challenge.gestures().len();
    Timetable::of(challenge, &Settings { count, ..Settings::default() })
}

impl Film {
    /// A person who does what is asked; `restless` from 0 (a tripod and a statue) to 1 (a shaking hand, a nodding head).
    pub fn of(challenge: &Challenge, rhythm: Rhythm, restless: f32, seed: u64) -> Film {
        let mut random = StdRng::seed_from_u64(seed);
        let gestures = match rhythm {
            Rhythm::Tenths => in_a_row(challenge, &mut random),
            Rhythm::Prompted => prompted(&timetable(challenge), &mut random),
        };
        // Hands and heads sway by the clock, which is counted in tenths.
        let tenths = rhythm.pace(challenge).div_duration_f32(Timetable::QUICKEST);
        let sway = Sway::new(restless, &mut random);
        let moments = gestures.iter().enumerate().map(|(k, doing)| sway.moment(k as f32 * tenths, *doing)).collect();
        let after = gestures.len() as f32 * tenths + random.random_range(3.0..15.0);
        Film {
            moments,
            photo: sway.moment(after, Default::default()),
            grain: random.random_range(1.0..4.0) * (0.5 + restless),
            quality: random.random_range(72..90),
            seed,
        }
    }

    /// One gesture from rest and back in so many frames, by a head that is still otherwise, before a camera on a tripod.
    pub fn of_gesture(gesture: Gesture, count: usize) -> Film {
        let moments = (0..count).map(|k| Doing::clearly(gesture).moment((k as f32 + 0.5) / count as f32)).collect();
        Film { moments, photo: Moment::default(), grain: 1.0, quality: 92, seed: count as u64 }
    }

    /// What the capture page films of somebody who begins each gesture this long after its prompt, and takes their time.
    pub fn by_timetable(timetable: &Timetable, reaction: Duration) -> Film {
        Film::lasting(timetable, reaction, takes)
    }

    /// And of somebody in a hurry.
    pub fn hurried(timetable: &Timetable, reaction: Duration) -> Film {
        Film::lasting(timetable, reaction, |gesture| Timetable::QUICKEST * Doing::clearly(gesture).tenths as u32)
    }

    fn lasting(timetable: &Timetable, reaction: Duration, takes: impl Fn(Gesture) -> Duration) -> Film {
        let pace = timetable.pace.as_secs_f32();
        let scene = |scene: &Scene| -> Vec<Moment> {
            let since = (0..scene.frames).map(|k| k as f32 * pace - reaction.as_secs_f32());
            let moment = |at: f32| match scene.cue {
                Cue::Gesture(gesture) => Doing::clearly(gesture).moment(at / takes(gesture).as_secs_f32()),
                Cue::Rest | Cue::Photo => Moment::default(),
            };
            since.map(moment).collect()
        };
        Film { moments: timetable.scenes.iter().flat_map(scene).collect(), ..Film::at_rest() }
    }

    /// One frame of a person who does nothing.
    pub fn at_rest() -> Film {
        Film { moments: vec![Moment::default()], ..Film::of_gesture(Gesture::Blink, 1) }
    }

    /// The take's frames alone, `scale` times as large as those of a burst.
    ///
    /// # Errors
    /// A picture that cannot be encoded.
    pub fn reel(&self, subject: &Subject, scale: f32) -> Result<Vec<Vec<u8>>> {
        let mut random = StdRng::seed_from_u64(self.seed);
        let mut frame = |moment: &Moment| {
            let picture = subject.draw(moment, &camera(moment, subject.face_width(), subject.eyes(), scale));
            jpeg(&exposed(&picture, moment.exposure, self.grain, &mut random), self.quality)
        };
        self.moments.iter().map(&mut frame).collect()
    }

    /// The take with this person.
    ///
    /// # Errors
    /// A picture that cannot be encoded.
    pub fn shoot(&self, subject: &Subject) -> Result<Frames> {
        self.shoot_with(subject.face_width(), subject.eyes(), |moment, camera| subject.draw(moment, camera))
    }

    /// The take of anything that can be drawn; `face` and `eyes` say how large it is and where, px of the scene.
    pub fn shoot_with(&self, face: f32, eyes: Point, draw: impl Fn(&Moment, &Camera) -> Picture) -> Result<Frames> {
        let mut random = StdRng::seed_from_u64(self.seed ^ 0x5eed);
        let mut file = |moment: &Moment, scale: f32, quality: u8| {
            let picture = draw(moment, &camera(moment, face, eyes, scale));
            jpeg(&exposed(&picture, moment.exposure, self.grain, &mut random), quality)
        };
        let frames = self.moments.iter().map(|moment| file(moment, 1.0, self.quality)).collect::<Result<_>>()?;
        Ok(Frames { frames, photo: file(&self.photo, PHOTO, 95)? })
    }
}

fn camera(moment: &Moment, face: f32, eyes: Point, scale: f32) -> Camera {
    let (width, height) = ((FRAME.0 as f32 * scale) as usize, (FRAME.1 as f32 * scale) as usize);
    let (dx, dy) = moment.shift;
    Camera {
        width,
        height,
        looks_at: Point::new(eyes.x + dx * face, eyes.y + (0.15 + dy) * face),
        // A face of 136 px on a frame of 384.
        scale: scale * 136.0 / face * (1.0 + moment.growth),
        tilt: moment.tilt,
        away: AWAY * face,
    }
}

/// How long somebody takes for a gesture without hurry.
fn takes(gesture: Gesture) -> Duration {
    Duration::from_millis(match gesture {
        Gesture::TurnLeft | Gesture::TurnRight => 1_900,
        Gesture::Blink => 700,
        Gesture::OpenMouth => 1_200,
    })
}

/// One gesture after the other at ten frames a second.
fn in_a_row(challenge: &Challenge, random: &mut StdRng) -> Vec<(Turn, Expression)> {
    let mut gestures = vec![(Turn::default(), Expression::default()); REST];
    for gesture in challenge.gestures() {
        let doing = Doing::somehow(*gesture, random);
        gestures.extend((0..doing.tenths).map(|k| doing.at((k as f32 + 0.5) / doing.tenths as f32)));
        gestures.resize(gestures.len() + random.random_range(1..3), Default::default());
    }
    gestures.push(Default::default());
    gestures.truncate(Settings::MOST_FRAMES);
    gestures
}

/// Each gesture a while after its prompt.
fn prompted(timetable: &Timetable, random: &mut StdRng) -> Vec<(Turn, Expression)> {
    let pace = timetable.pace.as_secs_f32();
    let mut gestures = vec![];
    for scene in &timetable.scenes {
        let Cue::Gesture(gesture) = scene.cue else {
            gestures.resize(gestures.len() + scene.frames, Default::default());
            continue;
        };
        let doing = Doing::somehow(gesture, random);
        let lasts = random.random_range(doing.tenths as f32 / 10.0..takes(gesture).as_secs_f32());
        let begins = random.random_range(REACTION);
        gestures.extend((0..scene.frames).map(|k| doing.at((k as f32 * pace - begins) / lasts)));
    }
    gestures
}

/// A gesture as one person does it.
struct Doing {
    /// How far the head turns, and how far lids and mouth go: 0–1.
    turn: Turn,
    lids: f32,
    mouth: f32,
    /// How long it takes in a hurry, frames at ten a second.
    tenths: usize,
}

impl Doing {
    /// So that nobody could miss it.
    fn clearly(gesture: Gesture) -> Doing {
        let still = Doing { turn: Turn::default(), lids: 0.0, mouth: 0.0, tenths: 0 };
        let turn = |yaw: f32| Turn { yaw, ..Turn::default() };
        match gesture {
            Gesture::TurnLeft => Doing { turn: turn(CLEAR_TURN), tenths: TURN.start, ..still },
            Gesture::TurnRight => Doing { turn: turn(-CLEAR_TURN), tenths: TURN.start, ..still },
            Gesture::Blink => Doing { lids: 1.0, tenths: BLINK.start, ..still },
            Gesture::OpenMouth => Doing { mouth: 1.0, tenths: MOUTH.start, ..still },
        }
    }

    /// As people differ.
    fn somehow(gesture: Gesture, random: &mut StdRng) -> Doing {
        let clear = Doing::clearly(gesture);
        match gesture {
            Gesture::TurnLeft | Gesture::TurnRight => {
                let (tenths, far) = (random.random_range(TURN), random.random_range(20.0..36.0));
                let (pitch, roll) = (random.random_range(-4.0..4.0), random.random_range(-4.0..4.0));
                Doing { turn: Turn { yaw: far * clear.turn.yaw.signum(), pitch, roll }, tenths, ..clear }
            }
            Gesture::Blink => Doing { tenths: random.random_range(BLINK), ..clear },
            Gesture::OpenMouth => {
                let (tenths, mouth) = (random.random_range(MOUTH), random.random_range(0.75..1.0));
                Doing { mouth, tenths, ..clear }
            }
        }
    }

    /// At a share of its time; at rest before and after it.
    fn at(&self, share: f32) -> (Turn, Expression) {
        let wave = if (0.0..1.0).contains(&share) { (PI * share).sin() } else { 0.0 };
        let Turn { yaw, pitch, roll } = self.turn;
        let turn = Turn { yaw: yaw * wave, pitch: pitch * wave, roll: roll * wave };
        (turn, Expression { lids: self.lids * (1.6 * wave).min(1.0), mouth: self.mouth * wave })
    }

    /// As a moment of somebody who is still otherwise.
    fn moment(&self, share: f32) -> Moment {
        let (turn, expression) = self.at(share);
        Moment { turn, expression, ..Moment::default() }
    }
}

/// Slow movements that nobody intends: a sum of two waves each.
struct Sway {
    waves: [[(f32, f32, f32); 2]; 8],
    turn: Turn,
    deeper: f32,
}

impl Sway {
    fn new(restless: f32, random: &mut StdRng) -> Sway {
        // Yaw, pitch, roll in degrees; shift in widths; growth; tilt; exposure.
        let most = [1.2, 1.2, 0.8, 0.03, 0.03, 0.02, 0.8, 0.03];
        let waves = most.map(|most: f32| {
            [(14.0, 40.0), (4.0, 9.0)].map(|(short, long)| {
                let share = if short > 10.0 { 1.0 } else { 0.35 };
                (restless * most * share, TAU / random.random_range(short..long), random.random_range(0.0..TAU))
            })
        });
        let mut off = |most: f32| random.random_range(-most..=most) * restless;
        let turn = Turn { yaw: off(4.0), pitch: off(5.0), roll: off(3.0) };
        let deeper = random.random_range(-DEEPER..DEEPER);
        Sway { waves, turn, deeper }
    }

    fn moment(&self, at: f32, (turn, expression): (Turn, Expression)) -> Moment {
        let sum = |k: usize| self.waves[k].iter().map(|(far, fast, from)| far * (fast * at + from).sin()).sum::<f32>();
        Moment {
            turn: Turn {
                yaw: self.turn.yaw + turn.yaw + sum(0),
                pitch: self.turn.pitch + turn.pitch + sum(1),
                roll: self.turn.roll + turn.roll + sum(2),
            },
            expression,
            shift: (sum(3), sum(4)),
            growth: sum(5),
            tilt: sum(6),
            exposure: sum(7),
            deeper: self.deeper,
        }
    }
}

/// More or less light, and grain.
fn exposed(picture: &Picture, exposure: f32, grain: f32, random: &mut StdRng) -> Picture {
    let mut made = picture.clone();
    for value in &mut made.pixels {
        // Three even numbers make a near enough bell: a variance of a quarter.
        let noise: f32 = (0..3).map(|_| random.random_range(-0.5f32..0.5)).sum();
        *value = (f32::from(*value) * (1.0 + exposure) + 2.0 * grain * noise).clamp(0.0, 255.0).round() as u8;
    }
    made
}

/// # Errors
/// A picture without pixels.
pub fn jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>> {
    let mut bytes = vec![];
    let (width, height) = (u32::try_from(picture.width)?, u32::try_from(picture.height)?);
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .write_image(&picture.pixels, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| anyhow!("a frame cannot be encoded: {error}"))?;
    Ok(bytes)
}
