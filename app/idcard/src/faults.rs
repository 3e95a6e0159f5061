//! What is wrong with the picture of a card, measured on the straightened card where there is one.

use crate::fields;
use crate::read::Card;
use crate::sheet::Sheet;
use crate::straighten;
use domain::idcard::{CardFault, Edge, Field, Side};
use portrait::picture::Picture;

/// Width of edges from which print is hard to read, thousandths of the card's length. What the drawn cards at rising blur
/// gave: docs/idcard.md.
const WIDEST_EDGE: f32 = 2.6;
/// A field that is white to this share is lost where the white is.
const MOST_WHITE: f32 = 0.12;
/// Length of a card in the picture below which its print is too small, px.
const SHORTEST: f32 = 420.0;
/// A sheet with print in fewer of a side's places is no card for all that can be seen.
const LEAST_PRINTED: f32 = 0.6;

/// Faults of a card whose side could be told.
pub(crate) fn of_card(sheet: &Sheet, card: &Card, wanted: Option<Side>) -> Vec<CardFault> {
    let mut found = vec![];
    if let Some(wanted) = wanted
        && wanted != card.side
    {
        found.push(CardFault::WrongSide { wanted, found: card.side });
    }
    found.extend(of_sheet(sheet, card.side));
    found
}

/// Faults of a picture on which neither side could be told. That edges are missing or light is reflected is only said of a
/// card: sheets of paper are cut off, and white, on many desks.
pub(crate) fn of_none(likeliest: Option<&Sheet>) -> Vec<CardFault> {
    let Some(sheet) = likeliest else { return vec![CardFault::NoCard] };
    let printed = sheet.printed.best().printed;
    let blur = blur(&sheet.flat).filter(|_| printed >= LEAST_PRINTED);
    vec![blur.unwrap_or(if printed > 0.0 { CardFault::NotIdCard } else { CardFault::NoCard })]
}

fn of_sheet(sheet: &Sheet, side: Side) -> Vec<CardFault> {
    let length = sheet.corners[0].distance(sheet.corners[1]);
    let cut = sheet.cut.map(|cut| CardFault::EdgesMissing { edges: vec![edge(cut.side)], share: cut.share });
    let small = (length < SHORTEST).then_some(CardFault::TooSmall { length, least: SHORTEST });
    [cut, small, glare(&sheet.flat, side), blur(&sheet.flat)].into_iter().flatten().collect()
}

/// The sides of the print in the order of the corners.
fn edge(side: usize) -> Edge {
    [Edge::Top, Edge::Right, Edge::Bottom, Edge::Left][side % 4]
}

/// Blur, when print has edges as wide as that.
fn blur(flat: &Picture) -> Option<CardFault> {
    let width = edge_width(flat)? / straighten::WIDTH as f32 * 1000.0;
    (width > WIDEST_EDGE).then_some(CardFault::Blurred { width, most: WIDEST_EDGE })
}

/// Standard deviation of the Gaussian that print was blurred with, px: a step of height h blurred by σ is nowhere steeper
/// than h / (σ √(2π)). In squares of the card, the steepest slope is held against the height of what is there; the sharper
/// quarter of the squares with enough contrast tells, since a square with no print has no steps.
pub(crate) fn edge_width(flat: &Picture) -> Option<f32> {
    const SQUARE: usize = 44;
    const LEAST_STEP: f32 = 40.0;
    let luma = |x: usize, y: usize| {
        let at = (y * flat.width + x) * 3;
        let [r, g, b] = [0, 1, 2].map(|c| f32::from(flat.pixels[at + c]));
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let mut widths = vec![];
    let (margin_x, margin_y) = (flat.width / 20, flat.height / 16);
    for top in (margin_y..flat.height - margin_y - SQUARE).step_by(SQUARE) {
        for left in (margin_x..flat.width - margin_x - SQUARE).step_by(SQUARE) {
            let (mut low, mut high, mut steepest) = (255.0f32, 0.0f32, 0.0f32);
            for y in top..top + SQUARE {
                for x in left..left + SQUARE {
                    // Means of two by two: single noisy pixels are no edges.
                    let value = (luma(x, y) + luma(x + 1, y) + luma(x, y + 1) + luma(x + 1, y + 1)) / 4.0;
                    low = low.min(value);
                    high = high.max(value);
                    let dx = luma(x + 2, y) + luma(x + 2, y + 1) - luma(x, y) - luma(x, y + 1);
                    let dy = luma(x, y + 2) + luma(x + 1, y + 2) - luma(x, y) - luma(x + 1, y);
                    steepest = steepest.max(dx.hypot(dy) / 4.0);
                }
            }
            if high - low > LEAST_STEP && steepest > 0.0 {
                widths.push((high - low) / (steepest * (2.0 * std::f32::consts::PI).sqrt()));
            }
        }
    }
    let at = widths.len() / 4;
    (widths.len() >= 8).then(|| *widths.select_nth_unstable_by(at, f32::total_cmp).1)
}

/// A reflection, when it whitens fields while most of the card is not white.
fn glare(flat: &Picture, side: Side) -> Option<CardFault> {
    let white = |bounds: &portrait::geometry::Bounds| white_share(flat, bounds);
    let whole = portrait::geometry::Bounds { left: 0.03, top: 0.04, right: 0.97, bottom: 0.96 };
    // A card in plain sunlight may be white all over and readable; a lamp whitens a part.
    const MOST_OF_ALL: f32 = 0.6;
    if white(&whole) > MOST_OF_ALL {
        return None;
    }
    let hit: Vec<(Field, f32)> = fields::zones(side)
        .iter()
        .map(|zone| (zone.field, white(&zone.printed())))
        .filter(|(_, share)| *share > MOST_WHITE)
        .collect();
    let share = hit.iter().map(|(_, share)| *share).fold(0.0, f32::max);
    (!hit.is_empty()).then(|| CardFault::Glare { fields: hit.into_iter().map(|(field, _)| field).collect(), share })
}

/// The share of a part of the card, given in fractions of it, that is clipped in all three colours.
fn white_share(flat: &Picture, bounds: &portrait::geometry::Bounds) -> f32 {
    const WHITE: u8 = 250;
    let part = fields::pixels(bounds, flat.width, flat.height);
    let (mut white, mut all) = (0u32, 0u32);
    for y in part.top as usize..(part.bottom as usize).min(flat.height) {
        for x in (part.left as usize..(part.right as usize).min(flat.width)).step_by(2) {
            let at = (y * flat.width + x) * 3;
            white += u32::from(flat.pixels[at..at + 3].iter().all(|value| *value >= WHITE));
            all += 1;
        }
    }
    white as f32 / all.max(1) as f32
}
