//! Presentation attacks (ISO/IEC 30107-3): one species each, from easily seen to careful.

use super::film::{Film, Frames, Moment, Rhythm, jpeg};
use super::sheet::{Camera, Canvas, Sheet, Turn};
use super::subject::{AWAY, Expression, Subject};
use anyhow::Result;
use domain::liveness::{Challenge, Settings};
use portrait::decode::decode;
use portrait::geometry::Point;
use portrait::picture::Picture;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

/// What is held before the camera, or sent in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Species {
    /// A print, turned like the head that it shows would be.
    Waved,
    /// A print bent round the upright axis, turned as well.
    Bent,
    /// A print brought nearer and taken away.
    Zoomed,
    /// A print with the eyes and the mouth of somebody behind it, turned.
    CutOut,
    /// The same, bent.
    CutOutBent,
    /// Two prints or pictures on a screen: the face, and the face turned, shown when a turn is asked for.
    TwoPictures,
    /// A burst that was handed in before, cut and compressed anew.
    Replayed,
    /// The same, filmed from a screen.
    ReplayedFromScreen,
    /// A film of the person doing something else.
    WrongChallenge,
    /// A true burst of somebody else, and then the photo.
    AnotherPerson,
    /// The victim at rest, and somebody else in their place for each gesture.
    StandIn,
    /// Frames of a true burst in another order.
    Shuffled,
}

impl Species {
    pub const ALL: [Species; 12] = [
        Species::Waved,
        Species::Bent,
        Species::Zoomed,
        Species::CutOut,
        Species::CutOutBent,
        Species::TwoPictures,
        Species::Replayed,
        Species::ReplayedFromScreen,
        Species::WrongChallenge,
        Species::AnotherPerson,
        Species::StandIn,
        Species::Shuffled,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Species::Waved => "print, waved",
            Species::Bent => "print, bent and turned",
            Species::Zoomed => "print, zoomed",
            Species::CutOut => "print with cut-out eyes and mouth",
            Species::CutOutBent => "cut-out print, bent",
            Species::TwoPictures => "two pictures in turn",
            Species::Replayed => "earlier burst again",
            Species::ReplayedFromScreen => "earlier burst from a screen",
            Species::WrongChallenge => "film of another challenge",
            Species::AnotherPerson => "another person's burst",
            Species::StandIn => "another person's gestures",
            Species::Shuffled => "shuffled frames",
        }
    }
}

/// One attack: who is attacked, who helps, what was asked, in what rhythm it is filmed, how carefully (0–1), and the seed of
/// everything else.
pub struct Attack<'a> {
    pub species: Species,
    pub victim: &'a Subject,
    pub helper: &'a Subject,
    pub challenge: &'a Challenge,
    pub rhythm: Rhythm,
    pub care: f32,
    pub seed: u64,
    /// A burst of the victim that passed before, for the same challenge.
    pub earlier: &'a Frames,
}

impl Attack<'_> {
    /// The frames and the photo that are handed in.
    ///
    /// # Errors
    /// A picture that cannot be encoded or read again.
    pub fn frames(&self) -> Result<Frames> {
        let mut random = StdRng::seed_from_u64(self.seed);
        let film = Film::of(self.challenge, self.rhythm, 0.7, self.seed);
        match self.species {
            // How a print has to be held to look like a turned head is not known: from as far as a head to much further.
            Species::Waved => self.print(&film, 1.0 + 1.2 * self.care, None, false),
            Species::Bent => self.print(&film, 1.0 + self.care, Some(1.4 - 0.8 * self.care), false),
            Species::CutOut => self.print(&film, 1.0 + 1.2 * self.care, None, true),
            Species::CutOutBent => self.print(&film, 1.0 + self.care, Some(1.4 - 0.8 * self.care), true),
            Species::Zoomed => self.zoomed(&film),
            Species::TwoPictures => self.two_pictures(&film),
            Species::Replayed => self.replayed(&mut random),
            Species::ReplayedFromScreen => self.shown_again(&mut random),
            Species::WrongChallenge => self.wrong(&mut random),
            Species::AnotherPerson => {
                let photo = film.shoot(self.victim)?.photo;
                Ok(Frames { photo, ..film.shoot(self.helper)? })
            }
            Species::StandIn => self.stood_in_for(&film),
            Species::Shuffled => {
                let mut frames = film.shoot(self.victim)?;
                frames.frames.shuffle(&mut random);
                Ok(frames)
            }
        }
    }

    /// The victim's picture, as finely as it is printed.
    fn printed(&self, expression: Expression, turn: &Turn) -> Picture {
        self.victim.draw(&Moment { turn: *turn, expression, ..Moment::default() }, &self.copying(PRINT))
    }

    /// The camera that the print is from: straight and near, without the body.
    fn copying(&self, scale: f32) -> Camera {
        let (face, eyes) = (self.victim.face_width(), self.victim.eyes());
        Camera {
            width: (2.6 * face * scale) as usize,
            height: (3.4 * face * scale) as usize,
            looks_at: Point::new(eyes.x, eyes.y + 0.15 * face),
            scale,
            tilt: 0.0,
            away: AWAY * face,
        }
    }

    /// A print that does the film's turns `further` than a head; `bent` to a cylinder of this radius in widths of the
    /// face; with living eyes and mouth behind it where it is `cut`.
    fn print(&self, film: &Film, further: f32, bent: Option<f32>, cut: bool) -> Result<Frames> {
        let face = self.victim.face_width();
        let steps = |count: usize, of: fn(f32) -> Expression| -> Vec<Picture> {
            (0..count).map(|k| self.printed(of(k as f32 / 4.0), &Turn::default())).collect()
        };
        let lids = steps(5, |lids| Expression { lids, mouth: 0.0 });
        let mouths = steps(5, |mouth| Expression { lids: 0.0, mouth });
        let sheet = sheet(&lids[0], face, bent);
        let middle = Point::new(0.0, 0.0);
        let level = |value: f32| if cut { (value.clamp(0.0, 1.0) * 4.0).round() as usize } else { 0 };
        film.shoot_with(face, Point::new(middle.x, middle.y - 0.15 * face), |moment, camera| {
            let Moment { turn, expression, .. } = *moment;
            let picture = if level(expression.lids) > 0 {
                &lids[level(expression.lids)]
            } else {
                &mouths[level(expression.mouth)]
            };
            let turn = Turn { yaw: (turn.yaw * further).clamp(-65.0, 65.0), pitch: turn.pitch, roll: turn.roll };
            held(&sheet, &turn, camera, picture)
        })
    }

    fn zoomed(&self, film: &Film) -> Result<Frames> {
        let mut film = film.clone();
        for moment in &mut film.moments {
            moment.growth += (0.15 + 0.5 * self.care) * moment.turn.yaw.abs() / 30.0;
            moment.turn.yaw *= 0.1;
        }
        self.print(&film, 1.0, None, false)
    }

    /// Whenever the head should be turned, the other picture is shown.
    fn two_pictures(&self, film: &Film) -> Result<Frames> {
        let face = self.victim.face_width();
        let turned = |yaw: f32| self.printed(Expression::default(), &Turn { yaw, ..Turn::default() });
        let far = 25.0 - 5.0 * self.care;
        let pictures = [turned(0.0), turned(far), turned(-far)];
        let sheet = sheet(&pictures[0], face, None);
        film.shoot_with(face, Point::new(0.0, -0.15 * face), |moment, camera| {
            let at = if moment.turn.yaw > 12.0 {
                1
            } else if moment.turn.yaw < -12.0 {
                2
            } else {
                0
            };
            // A careful hand slides the pictures less.
            let turn = Turn { yaw: (1.0 - self.care) * 0.2 * moment.turn.yaw, ..Turn::default() };
            held(&sheet, &turn, camera, &pictures[at])
        })
    }

    /// The helper on the frames of each gesture; a careful one waits until the turned head hides the exchange.
    fn stood_in_for(&self, film: &Film) -> Result<Frames> {
        let unseen = 12.0 * self.care;
        let gesture = |Moment { turn, expression, .. }: &Moment| {
            turn.yaw.abs() > unseen.max(6.0) || *expression != Expression::default()
        };
        let (mut frames, helper) = (film.shoot(self.victim)?, film.shoot(self.helper)?.frames);
        for ((frame, other), moment) in frames.frames.iter_mut().zip(helper).zip(&film.moments) {
            if gesture(moment) {
                *frame = other;
            }
        }
        Ok(frames)
    }

    /// Some frames dropped, the rest cut to another frame and compressed again.
    fn replayed(&self, random: &mut StdRng) -> Result<Frames> {
        let mut frames = vec![];
        let (dx, dy) = (random.random_range(-12..12i64), random.random_range(-12..12i64));
        for (k, file) in self.earlier.frames.iter().enumerate() {
            let spare = self.earlier.frames.len().saturating_sub(k) + frames.len() > Settings::LEAST_FRAMES;
            if spare && random.random_bool(f64::from(0.15 * self.care)) {
                continue;
            }
            let picture = decode(file, 640)?.picture;
            let mut moved = picture.clone();
            for (k, pixel) in moved.pixels.chunks_exact_mut(3).enumerate() {
                let (x, y) = ((k % picture.width) as i64, (k / picture.width) as i64);
                pixel.copy_from_slice(&picture.pixel(x + dx, y + dy));
            }
            frames.push(jpeg(&moved, random.random_range(60..80))?);
        }
        Ok(Frames { frames, photo: self.earlier.photo.clone() })
    }

    /// Each frame shown on a flat screen and filmed by a hand.
    fn shown_again(&self, random: &mut StdRng) -> Result<Frames> {
        let hand = Film::of(self.challenge, self.rhythm, 0.5, random.random());
        let shown = |file: &[u8]| -> Result<Picture> { Ok(decode(file, 640)?.picture) };
        let mut frames = vec![];
        for (file, moment) in self.earlier.frames.iter().zip(&hand.moments) {
            frames.push(jpeg(&filmed(&shown(file)?, moment, 8.0 * self.care), 80)?);
        }
        let photo = jpeg(&filmed(&shown(&self.earlier.photo)?, &hand.photo, 8.0 * self.care), 95)?;
        Ok(Frames { frames, photo })
    }

    fn wrong(&self, random: &mut StdRng) -> Result<Frames> {
        let settings = Settings { count: self.challenge.gestures().len(), ..Settings::default() };
        let others: Vec<Challenge> =
            Challenge::possible(&settings).into_iter().filter(|other| other != self.challenge).collect();
        let other = &others[random.random_range(0..others.len())];
        Film::of(other, self.rhythm, 0.7, self.seed).shoot(self.victim)
    }
}

/// A print's px per px of the scene: 220 dots across the face.
const PRINT: f32 = 1.6;

/// A print around the origin of the scene, flat or on a cylinder whose axis is upright and whose belly is near.
fn sheet(picture: &Picture, face: f32, bent: Option<f32>) -> Sheet {
    let (width, height) = (picture.width as f32, picture.height as f32);
    Sheet::over(picture.width, picture.height, [0.0; 3], |point| {
        let (x, y) = ((point.x - width / 2.0) / PRINT, (point.y - height / 2.0) / PRINT);
        let place = match bent {
            None => [x, y, 0.0],
            Some(radius) => {
                let radius = radius * face;
                let angle = (x / radius).clamp(-1.4, 1.4);
                [radius * angle.sin(), y, radius * (1.0 - angle.cos())]
            }
        };
        (place, 1.0)
    })
}

/// A thing held before a grey wall.
fn held(sheet: &Sheet, turn: &Turn, camera: &Camera, picture: &Picture) -> Picture {
    let mut canvas = Canvas::new(camera);
    for pixel in canvas.picture.pixels.chunks_exact_mut(3) {
        pixel.copy_from_slice(&[148, 146, 141]);
    }
    canvas.draw(sheet, turn, camera, picture, None);
    canvas.picture
}

/// A picture on a screen that fills the frame, turned by a few degrees.
fn filmed(picture: &Picture, moment: &Moment, aside: f32) -> Picture {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let sheet = Sheet::over(picture.width, picture.height, [0.0; 3], |point| {
        ([point.x - width / 2.0, point.y - height / 2.0, 0.0], 1.0)
    });
    let camera = Camera {
        width: picture.width,
        height: picture.height,
        looks_at: Point::new(0.02 * width * moment.shift.0, 0.02 * height * moment.shift.1),
        scale: 0.97 * (1.0 + 0.5 * moment.growth),
        tilt: moment.tilt,
        away: 2.0 * width,
    };
    held(&sheet, &Turn { yaw: aside, ..Turn::default() }, &camera, picture)
}
