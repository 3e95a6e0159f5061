//! A part of the picture laid flat, and how much it looks like a side of a card before anything on it is read.

use crate::fields::{self, Zone};
use crate::locate::{Candidate, Cut};
use crate::rows::{self, Row};
use crate::straighten::{self, straighten};
use domain::idcard::Side;
use portrait::geometry::Point;
use portrait::picture::{Picture, Plane};
use std::cmp::Ordering;

/// A candidate straightened one way up.
pub struct Sheet {
    pub corners: [Point; 4],
    pub flat: Picture,
    pub ink: Plane,
    pub cut: Option<Cut>,
    pub printed: Printed,
}

/// How much a sheet looks like either side from afar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    pub front: Looks,
    pub back: Looks,
}

/// How much a sheet looks like one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looks {
    /// The share of the side's fields that have print in their places, 0–1.
    pub printed: f32,
    /// Whether there are no more lines of print than a card of that side has.
    pub sparse: bool,
}

/// Print is expected this near to its place, a fraction of the card's height.
const NEAR: f32 = 0.035;
/// Width to height of what tells a side: of the drawn cards' numbers and spans of days 8 to 19, and somewhat more with a speck
/// beside them. A run of the network costs as much as its line is slender.
const SLENDER: std::ops::Range<f32> = 6.0..24.0;

impl Sheet {
    /// The part of the picture inside an outline.
    pub fn straightened(picture: &Picture, candidate: &Candidate) -> Option<Sheet> {
        let flat = straighten(picture, candidate.corners, straighten::WIDTH, straighten::HEIGHT)?;
        let ink = rows::ink(&flat);
        Some(Sheet { corners: candidate.corners, printed: Printed::find(&ink), flat, ink, cut: candidate.cut })
    }

    /// It, and it upside down: the same pixels the other way about, which costs a tenth of straightening them anew.
    pub fn both_ways_up(self) -> [Sheet; 2] {
        let mut flat = self.flat.clone();
        flat.pixels.as_chunks_mut::<3>().0.reverse();
        let mut ink = self.ink.clone();
        ink.values.reverse();
        let turned = Sheet {
            corners: std::array::from_fn(|k| self.corners[(k + 2) % 4]),
            printed: Printed::find(&ink),
            flat,
            ink,
            cut: self.cut.map(|cut| Cut { side: (cut.side + 2) % 4, ..cut }),
        };
        [self, turned]
    }

    /// The line of the field that tells a side, when it is as long and as slender as that field is: other print costs no run of
    /// the network then.
    pub fn telling_line(&self, side: Side) -> Option<Row> {
        let shortest = match side {
            // Eighteen digits are 0.58 of the card's width; a few may be lost in a reflection or outside the frame.
            Side::Front => 0.42,
            // “2021.05.07-长期” is 0.22.
            Side::Back => 0.17,
        };
        let row = line(&self.ink, fields::telling(side))?;
        let (width, height) = (row.bounds.width(), row.bounds.height());
        (width > shortest * self.ink.width as f32 && SLENDER.contains(&(width / height))).then_some(row)
    }
}

impl Looks {
    /// The one with more print in its places is greater; of two alike, the one that is no writing.
    pub fn total_cmp(&self, other: &Looks) -> Ordering {
        self.printed.total_cmp(&other.printed).then(self.sparse.cmp(&other.sparse))
    }
}

impl Printed {
    fn find(ink: &Plane) -> Printed {
        let looks = |side: Side| {
            let zones = fields::zones(side);
            let near = |zone: &&Zone| line(ink, zone).is_some_and(|row| off(&row, ink, zone) < NEAR);
            Looks {
                printed: zones.iter().filter(near).count() as f32 / zones.len() as f32,
                sparse: !is_writing(ink, side),
            }
        };
        Printed { front: looks(Side::Front), back: looks(Side::Back) }
    }

    /// Whether a sheet is worth being read as that side before others are.
    pub fn promises(self, side: Side) -> bool {
        match side {
            Side::Front => self.front.sparse && self.front.printed >= 0.5,
            // One field of the two is what most sheets of paper have in its place.
            Side::Back => self.back.sparse && self.back.printed >= 1.0,
        }
    }

    /// How it looks as the likelier side.
    pub fn best(self) -> Looks {
        if self.back.printed > self.front.printed { self.back } else { self.front }
    }

    pub fn likelier_first(self) -> [Side; 2] {
        if self.back.printed > self.front.printed { [Side::Back, Side::Front] } else { [Side::Front, Side::Back] }
    }
}

/// Whether there are more lines of print than a card of that side has.
fn is_writing(ink: &Plane, side: Side) -> bool {
    let part = fields::sparse(side);
    rows::find(ink, &fields::pixels(&part.bounds, ink.width, ink.height)).len() > part.most
}

/// The line of a zone that is nearest to where it is expected.
pub fn line(ink: &Plane, zone: &Zone) -> Option<Row> {
    let rows = rows::find(ink, &fields::pixels(&zone.bounds, ink.width, ink.height));
    rows.into_iter().min_by(|a, b| off(a, ink, zone).total_cmp(&off(b, ink, zone)))
}

/// How far a line is from its place, a fraction of the card's height.
fn off(row: &Row, ink: &Plane, zone: &Zone) -> f32 {
    (row.bounds.centre().y / ink.height as f32 - zone.line).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet with lines of print at these heights, px, in the columns that both sides' telling fields share.
    fn sheet(lines: &[usize]) -> Sheet {
        let mut flat = Picture::new(straighten::WIDTH, straighten::HEIGHT);
        for (k, pixel) in flat.pixels.chunks_exact_mut(3).enumerate() {
            let (x, y) = (k % straighten::WIDTH, k / straighten::WIDTH);
            let print = lines.iter().any(|top| (*top..top + 30).contains(&y)) && (390..960).contains(&x) && x % 30 < 14;
            pixel.fill(if print { 40 } else { 220 });
        }
        let ink = rows::ink(&flat);
        let corners = [(0.0, 0.0), (1012.0, 0.0), (1012.0, 638.0), (0.0, 638.0)].map(|(x, y)| Point::new(x, y));
        Sheet { corners, printed: Printed::find(&ink), flat, ink, cut: Some(Cut { side: 1, share: 0.1 }) }
    }

    #[test]
    fn a_sheet_with_the_backs_two_lines_may_be_a_back_and_one_of_writing_promises_neither_side() {
        let back = sheet(&[451, 534]);
        assert!(back.printed.promises(Side::Back) && back.telling_line(Side::Back).is_some());
        let writing = sheet(&[36, 119, 202, 285, 368, 451, 534]);
        assert!(writing.printed.back.printed == 1.0, "{:?}", writing.printed);
        assert!([Side::Front, Side::Back].iter().all(|side| !writing.printed.promises(*side)), "{:?}", writing.printed);
    }

    #[test]
    fn upside_down_everything_is_at_the_other_end() {
        let upright = sheet(&[451, 534]);
        let (pixels, corners) = (upright.flat.pixels.clone(), upright.corners);
        let [_, turned] = upright.both_ways_up();
        // Print that began at (390, 534) ends at the mirrored point.
        assert_eq!([turned.flat.pixel(1011 - 390, 637 - 534), turned.flat.pixel(390, 534)], [[40; 3], [220; 3]]);
        assert_eq!((turned.corners[0], turned.cut.map(|cut| cut.side)), (corners[2], Some(3)));
        let [_, again] = turned.both_ways_up();
        assert_eq!((again.flat.pixels, again.corners), (pixels, corners));
    }
}
