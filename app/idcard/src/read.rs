//! The way from a picture to a reading.

use crate::faults;
use crate::fields::{self, Zone};
use crate::locate::{self, Candidate};
use crate::model::Recogniser;
use crate::recognise::{Strip, greedy};
use crate::rows;
use crate::sheet::{Sheet, line};
use crate::values;
use domain::idcard::{CardFault, FieldText, Side};
use portrait::ModelError;
use portrait::decode::{self, DecodeError};
use portrait::geometry::{Bounds, Point};
use portrait::picture::Picture;

/// Long side of the picture that is read, px, at least: print of a card that fills half of it is then 20 px high.
const WORKING_SIDE: u32 = 1600;
/// Outlines that are tried, and the strips that are read to find out which is a card: the work is bounded by it whatever
/// the picture shows.
const MOST_OUTLINES: usize = 10;
const MOST_TRIALS: usize = 8;
/// And of the sheets on which nothing was told, so many are looked at again.
const MOST_LOOKED_AT_AGAIN: usize = 3;

/// Why no reading could be tried.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The upload's fault; the sender is told.
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
    /// The installation's fault.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// The parts of the work, for whoever wants to time them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Decode,
    Locate,
    Recognise,
    Judge,
}

impl Stage {
    pub fn name(self) -> &'static str {
        match self {
            Stage::Decode => "decode",
            Stage::Locate => "locate",
            Stage::Recognise => "recognise",
            Stage::Judge => "judge",
        }
    }
}

/// What became of a picture.
#[derive(Clone, Debug)]
pub struct CardReading {
    /// The card, when one side of it could be told.
    pub card: Option<Card>,
    /// What is wrong with the picture. A card with faults may be read all the same.
    pub faults: Vec<CardFault>,
}

/// A card that was found.
#[derive(Clone, Debug)]
pub struct Card {
    pub side: Side,
    /// From the left upper corner of the print clockwise, in fractions of the upright picture's width and height. Those of a
    /// cut card lie outside it.
    pub corners: [Point; 4],
    /// How the card lay: quarter turns to the right.
    pub quarters: u8,
    /// Each field of the side, in the order of [`domain::idcard::Field::ALL`].
    pub fields: Vec<FieldText>,
    /// The card alone, upright, [`crate::straighten::WIDTH`] × [`crate::straighten::HEIGHT`] px.
    pub flat: Picture,
}

impl Card {
    /// The portrait on the front, cut out of the straightened card with the print's tolerance around it.
    pub fn portrait(&self) -> Option<Picture> {
        (self.side == Side::Front)
            .then(|| cut(&self.flat, &fields::pixels(&fields::PORTRAIT, self.flat.width, self.flat.height)))
    }
}

/// Reads cards. Immutable, shared by any number of threads, each call on one core.
pub struct Reader {
    recogniser: Recogniser,
}

/// A sheet whose telling field was read.
pub(crate) struct Told {
    pub sheet: Sheet,
    pub side: Side,
    /// 0–1: how surely this is that side of a card.
    pub sureness: f32,
}

/// What the outlines came to.
enum Found {
    Card(Told),
    /// None could be read; the one that looks most like a card, if any does.
    Sheet(Option<Sheet>),
}

impl Reader {
    /// # Errors
    /// [`ModelError`] for any file but the pinned one.
    pub fn load(onnx: Vec<u8>) -> Result<Reader, ModelError> {
        Ok(Reader { recogniser: Recogniser::load(onnx)? })
    }

    /// Reads an upload. With a `wanted` side, the other one is a fault.
    ///
    /// # Errors
    /// [`ReadError::Unreadable`] for bytes that are no picture, or one beyond the decoder's limits; [`ReadError::Model`] when
    /// the engine fails.
    pub fn read(&self, bytes: &[u8], wanted: Option<Side>) -> Result<CardReading, ReadError> {
        self.read_traced(bytes, wanted, &mut |_| ())
    }

    /// [`Reader::read`], and `trace` is called at the end of each stage.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn read_traced(
        &self,
        bytes: &[u8],
        wanted: Option<Side>,
        trace: &mut (dyn FnMut(Stage) + Send),
    ) -> Result<CardReading, ReadError> {
        self.recogniser.on_one_core(|| self.read_card(bytes, wanted, trace))
    }

    fn read_card(
        &self,
        bytes: &[u8],
        wanted: Option<Side>,
        trace: &mut dyn FnMut(Stage),
    ) -> Result<CardReading, ReadError> {
        let picture = decode::decode(bytes, WORKING_SIDE)?.picture;
        trace(Stage::Decode);
        let candidates = locate::locate(&picture, MOST_OUTLINES);
        trace(Stage::Locate);
        let found = self.tell(&picture, &candidates)?;
        let card = match &found {
            Found::Card(told) => Some(self.card(&picture, told)?),
            Found::Sheet(_) => None,
        };
        trace(Stage::Recognise);
        let faults = match (&found, &card) {
            (Found::Card(told), Some(card)) => faults::of_card(&told.sheet, card, wanted),
            (Found::Sheet(sheet), _) => faults::of_none(sheet.as_ref()),
            (Found::Card(_), None) => vec![CardFault::NotIdCard],
        };
        trace(Stage::Judge);
        Ok(CardReading { card, faults })
    }

    /// Tries the outlines, both ways up and as both sides, until one can be read.
    fn tell(&self, picture: &Picture, candidates: &[Candidate]) -> Result<Found, ModelError> {
        let mut best: Option<Told> = None;
        let mut others: Vec<Sheet> = vec![];
        let mut trials = 0;
        let sheets = candidates.iter().filter_map(|candidate| Sheet::straightened(picture, candidate));
        for sheet in sheets.flat_map(Sheet::both_ways_up) {
            match self.tell_by_field(&sheet, true, &mut trials)? {
                Some((side, sureness)) if best.as_ref().is_none_or(|best| sureness > best.sureness) => {
                    best = Some(Told { sheet, side, sureness });
                    if sureness > SURE {
                        break;
                    }
                }
                _ => {
                    // Few are kept: a straightened card is four megabytes.
                    others.push(sheet);
                    others.sort_by(|a, b| b.printed.best().total_cmp(&a.printed.best()));
                    others.truncate(MOST_LOOKED_AT_AGAIN);
                }
            }
        }
        match best {
            Some(told) => Ok(Found::Card(told)),
            None => self.look_again(others, trials),
        }
    }

    /// Tries the labels of what could not be told, and the fields that did not promise much before.
    fn look_again(&self, mut sheets: Vec<Sheet>, mut trials: usize) -> Result<Found, ModelError> {
        for by_label in [true, false] {
            for k in 0..sheets.len() {
                let told = if by_label {
                    self.tell_by_label(&sheets[k])?
                } else {
                    self.tell_by_field(&sheets[k], false, &mut trials)?
                };
                if let Some((side, sureness)) = told {
                    return Ok(Found::Card(Told { sheet: sheets.swap_remove(k), side, sureness }));
                }
            }
        }
        Ok(Found::Sheet(sheets.into_iter().next()))
    }

    /// Which side it is by the number or the span of days, and how surely: of the sides that the sheet's print promises, or of
    /// the others.
    fn tell_by_field(
        &self,
        sheet: &Sheet,
        promising: bool,
        trials: &mut usize,
    ) -> Result<Option<(Side, f32)>, ModelError> {
        let mut told = None;
        let sides = sheet.printed.likelier_first().into_iter();
        for side in sides.filter(|side| sheet.printed.promises(*side) == promising) {
            let Some(row) = sheet.telling_line(side).filter(|_| *trials < MOST_TRIALS) else { continue };
            *trials += 1;
            let scores = self.recogniser.run(&Strip::cut(&sheet.flat, &row.with_margin()))?;
            let sureness = values::sureness(&scores, self.recogniser.charset(), side);
            if sureness > told.map_or(LEAST_SURENESS, |(_, sureness)| sureness) {
                told = Some((side, sureness));
            }
            if sureness > SURE {
                break;
            }
        }
        Ok(told)
    }

    /// Which side it is by its labels, when a reflection or the frame hides what would tell it better.
    fn tell_by_label(&self, sheet: &Sheet) -> Result<Option<(Side, f32)>, ModelError> {
        for side in [Side::Front, Side::Back] {
            for label in fields::labels(side) {
                let Some(row) = line(&sheet.ink, &label.zone) else { continue };
                let scores = self.recogniser.run(&Strip::cut(&sheet.flat, &row.with_margin()))?;
                let sureness = values::fit(&scores, self.recogniser.charset(), label.text);
                if sureness > LEAST_LABEL {
                    return Ok(Some((side, sureness)));
                }
            }
        }
        Ok(None)
    }

    fn card(&self, picture: &Picture, told: &Told) -> Result<Card, ModelError> {
        let fields = fields::zones(told.side)
            .iter()
            .map(|zone| self.field(&told.sheet, zone))
            .collect::<Result<Vec<FieldText>, ModelError>>()?;
        let (width, height) = (picture.width as f32, picture.height as f32);
        let corners = told.sheet.corners.map(|corner| Point::new(corner.x / width, corner.y / height));
        Ok(Card {
            side: told.side,
            corners,
            quarters: quarters(&told.sheet.corners),
            fields,
            flat: told.sheet.flat.clone(),
        })
    }

    fn field(&self, sheet: &Sheet, zone: &Zone) -> Result<FieldText, ModelError> {
        let charset = self.recogniser.charset();
        if zone.lines == 1 {
            let Some(row) = line(&sheet.ink, zone) else { return Ok(values::nothing(zone.field)) };
            let scores = self.recogniser.run(&Strip::cut(&sheet.flat, &row.with_margin()))?;
            return Ok(values::value(&scores, charset, zone.field));
        }
        let mut whole = values::nothing(zone.field);
        let rows = rows::find(&sheet.ink, &fields::pixels(&zone.bounds, sheet.flat.width, sheet.flat.height));
        for row in rows.iter().take(zone.lines) {
            let scores = self.recogniser.run(&Strip::cut(&sheet.flat, &row.with_margin()))?;
            let line = greedy(&scores, charset, &values::alphabet(charset, zone.field));
            if line.text.is_empty() {
                continue;
            }
            whole.confidence =
                if whole.text.is_empty() { line.confidence } else { whole.confidence.min(line.confidence) };
            whole.text += &line.text;
        }
        Ok(whole)
    }
}

/// A label that is read with less certainty is some other writing.
const LEAST_LABEL: f32 = 0.3;
/// Below this, what was read in the telling field's place is not that field.
const LEAST_SURENESS: f32 = 0.35;
/// Above this, neither the other side nor another outline is tried.
const SURE: f32 = 0.75;

/// Quarter turns to the right of a card whose first side points there.
fn quarters(corners: &[Point; 4]) -> u8 {
    let (dx, dy) = (corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    let turns = dy.atan2(dx) / std::f32::consts::FRAC_PI_2;
    (turns.round() as i8).rem_euclid(4) as u8
}

/// The whole pixels of a picture inside a box; at least one.
fn cut(picture: &Picture, part: &Bounds) -> Picture {
    let part = part.within(picture.width as f32 - 1.0, picture.height as f32 - 1.0);
    let (left, top) = (part.left as usize, part.top as usize);
    let (width, height) = ((part.width() as usize).max(1), (part.height() as usize).max(1));
    let mut made = Picture::new(width, height);
    for (y, row) in made.pixels.chunks_exact_mut(width * 3).enumerate() {
        let from = ((top + y) * picture.width + left) * 3;
        row.copy_from_slice(&picture.pixels[from..from + width * 3]);
    }
    made
}
