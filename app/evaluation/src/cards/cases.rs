//! The series of test cards: those that have to be read, and those whose fault has to be named.

use super::draw;
use super::ink::Ink;
use super::people::Person;
use super::scene::{Shot, jpeg, photograph};
use domain::idcard::Side;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// What is done to the cards of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// As people take them, all of it at once: the figures of the report are of these.
    Front,
    Back,
    /// Plain shots at quarter turns.
    Turned,
    /// So blurred that print runs together.
    Blurred,
    /// One edge outside the frame.
    Cut,
    /// A lamp's reflection on the name or the number.
    Glare,
    /// The back where the front is wanted.
    WrongSide,
    /// A card that is no identity card.
    Other,
    /// The desk alone.
    Desk,
    /// A back with one edge outside the frame.
    CutBack,
    /// A lamp's reflection on the authority or the validity of a back.
    GlareBack,
}

impl Series {
    pub const ALL: [Series; 11] = [
        Series::Front,
        Series::Back,
        Series::Turned,
        Series::Blurred,
        Series::Cut,
        Series::Glare,
        Series::WrongSide,
        Series::Other,
        Series::Desk,
        Series::CutBack,
        Series::GlareBack,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Series::Front => "front",
            Series::Back => "back",
            Series::Turned => "turned",
            Series::Blurred => "blurred",
            Series::Cut => "cut",
            Series::Glare => "glare",
            Series::WrongSide => "wrong-side",
            Series::Other => "other",
            Series::Desk => "desk",
            Series::CutBack => "cut-back",
            Series::GlareBack => "glare-back",
        }
    }

    /// The codes of which one has to be named; none for cards that have to be read without a fault.
    pub fn asks(self) -> &'static [&'static str] {
        match self {
            Series::Front | Series::Back | Series::Turned => &[],
            Series::Blurred => &["BLURRED"],
            Series::Cut | Series::CutBack => &["EDGES_MISSING"],
            Series::Glare | Series::GlareBack => &["GLARE"],
            Series::WrongSide => &["WRONG_SIDE"],
            Series::Other => &["NOT_ID_CARD", "NO_CARD"],
            Series::Desk => &["NO_CARD", "NOT_ID_CARD"],
        }
    }

    fn side(self) -> Side {
        match self {
            Series::Back | Series::WrongSide | Series::CutBack | Series::GlareBack => Side::Back,
            _ => Side::Front,
        }
    }

    fn shot(self, seed: u64) -> Shot {
        let mut dice = StdRng::seed_from_u64(seed ^ 0xca5e);
        let varied = Shot::varied(seed);
        match self {
            Series::Turned => {
                let degrees = dice.random_range(-15.0..15.0);
                Shot { quarters: (seed % 4) as u8, degrees, cover: 0.7, ..Shot::plain(seed) }
            }
            Series::Blurred => Shot { blur: dice.random_range(4.0..8.0), ..varied },
            Series::Cut | Series::CutBack => cut(Shot { clutter: 0.3, ..varied }, &mut dice),
            Series::Glare => {
                // Over the name's line or over the number's, never where only the portrait is.
                let middle = if dice.random_bool(0.5) { (0.27, 0.15) } else { (dice.random_range(0.45..0.85), 0.85) };
                let glare = Some((middle.0, middle.1, dice.random_range(0.08..0.16), dice.random_range(3.0..8.0)));
                Shot { glare, ..varied }
            }
            Series::GlareBack => {
                let line = if dice.random_bool(0.5) { 0.73 } else { 0.86 };
                let middle = (dice.random_range(0.42..0.6), line);
                let glare = Some((middle.0, middle.1, dice.random_range(0.08..0.16), dice.random_range(3.0..8.0)));
                Shot { glare, ..varied }
            }
            _ => varied,
        }
    }
}

/// Moves the card across a border of the frame until five to fifteen hundredths of its width or height are outside.
fn cut(shot: Shot, dice: &mut StdRng) -> Shot {
    let share: f32 = dice.random_range(0.05..0.15);
    let way = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)][dice.random_range(0..4usize)];
    // Straight enough that one edge goes and not a corner.
    let mut shot = Shot { degrees: shot.degrees / 5.0, lean: (shot.lean.0 / 3.0, shot.lean.1 / 3.0), ..shot };
    let (width, height) = (shot.width as f32, shot.height as f32);
    let out = |shot: &Shot| {
        let corners = shot.corners();
        let along = corners.map(|p| p.x * way.0 + p.y * way.1);
        let border = (way.0 * width).max(0.0) + (way.1 * height).max(0.0);
        let (low, high) = along.iter().fold((f32::MAX, f32::MIN), |(low, high), x| (low.min(*x), high.max(*x)));
        // Not the nearest corner but the edge's middle counts.
        let mut sorted = along;
        sorted.sort_by(f32::total_cmp);
        ((sorted[2] + sorted[3]) / 2.0 - border) / (high - low)
    };
    while out(&shot) < share {
        shot.off = (shot.off.0 + way.0 * 0.004, shot.off.1 + way.1 * 0.004);
    }
    shot
}

/// One picture and what is on it.
pub struct Case {
    pub series: Series,
    pub seed: u64,
    pub person: Person,
    pub side: Side,
    pub wanted: Side,
    pub file: Vec<u8>,
}

impl Case {
    /// The same series and seed give the same picture.
    pub fn draw(series: Series, seed: u64, ink: &Ink) -> Case {
        // A series has its own people.
        let seed = seed * 16 + series as u64;
        let person = Person::invent(seed);
        let side = series.side();
        let card = match (series, side) {
            (Series::Desk, _) => None,
            (Series::Other, _) => Some(draw::other(ink, seed)),
            (_, Side::Front) => Some(draw::front(&person, ink, seed)),
            (_, Side::Back) => Some(draw::back(&person, ink, seed)),
        };
        let shot = series.shot(seed);
        let file = jpeg(&photograph(card.as_ref(), &shot), shot.quality);
        let wanted = if series == Series::WrongSide { Side::Front } else { side };
        Case { series, seed, person, side, wanted, file }
    }
}
