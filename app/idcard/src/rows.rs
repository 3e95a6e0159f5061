//! The lines of print inside a zone: runs of rows that have dark marks on a lighter ground.

use portrait::geometry::Bounds;
use portrait::picture::{Picture, Plane};

/// A line of print, px of the straightened card.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub bounds: Bounds,
}

/// How a flat card's print is looked for, all as fractions of the card's height.
const LOWEST: f32 = 0.030;
const HIGHEST: f32 = 0.115;
/// White rows inside one character (三, 昌) are fewer than this.
const GAP: f32 = 0.011;
/// What is left and right of a line without print for so long does not belong to it.
const BREAK: f32 = 0.20;
/// Side of the squares in which the ground is taken as even, px of a card of the straightened size.
const SQUARE: usize = 24;
/// The ground is as light as the lightest quarter of each square: print covers less than that.
const GROUND: f32 = 0.80;
/// Print is darker than its ground by this at least, code values; less is noise and the ground's own pattern.
const FAINTEST: f32 = 14.0;

/// How much darker than its ground each pixel is, code values, for a whole card.
pub fn ink(flat: &Picture) -> Plane {
    let luma: Vec<f32> = flat
        .pixels
        .as_chunks::<3>()
        .0
        .iter()
        .map(|[r, g, b]| 0.299 * f32::from(*r) + 0.587 * f32::from(*g) + 0.114 * f32::from(*b))
        .collect();
    let (columns, rows) = (flat.width.div_ceil(SQUARE), flat.height.div_ceil(SQUARE));
    let mut ground = Plane::new(columns, rows, 0.0);
    let mut values = Vec::with_capacity(9 * SQUARE * SQUARE);
    for row in 0..rows {
        for column in 0..columns {
            // A square and half of its neighbours, so that a bold character does not become its own ground.
            let reach = |k: usize, end: usize| {
                (k * SQUARE).saturating_sub(SQUARE / 2)..((k + 1) * SQUARE + SQUARE / 2).min(end)
            };
            values.clear();
            for y in reach(row, flat.height) {
                values.extend(reach(column, flat.width).step_by(2).map(|x| luma[y * flat.width + x]));
            }
            let at = ((values.len() as f32 * GROUND) as usize).min(values.len() - 1);
            let (_, light, _) = values.select_nth_unstable_by(at, f32::total_cmp);
            ground.values[row * columns + column] = *light;
        }
    }
    let ground = ground.enlarged(columns * SQUARE, rows * SQUARE);
    let mut ink = Plane::new(flat.width, flat.height, 0.0);
    let lines = ground.values.chunks_exact(ground.width).zip(luma.chunks_exact(flat.width));
    for (out, (ground, luma)) in ink.values.chunks_exact_mut(flat.width).zip(lines) {
        for ((out, ground), luma) in out.iter_mut().zip(ground).zip(luma) {
            *out = (ground - luma).max(0.0);
        }
    }
    ink
}

/// The lines of print in a zone, from the top.
pub fn find(ink: &Plane, zone: &Bounds) -> Vec<Row> {
    let zone = zone.within(ink.width as f32, ink.height as f32);
    let (left, right) = (zone.left as usize, zone.right as usize);
    let (top, bottom) = (zone.top as usize, zone.bottom as usize);
    if right <= left + 8 || bottom <= top + 8 {
        return vec![];
    }
    let contrast = contrast(ink, left..right, top..bottom);
    if contrast < FAINTEST {
        return vec![];
    }
    let dark = |x: usize, y: usize| ink.values[y * ink.width + x] > 0.45 * contrast;
    let counts: Vec<usize> = (top..bottom).map(|y| (left..right).filter(|x| dark(*x, y)).count()).collect();
    let height = ink.height as f32;
    let mut rows = vec![];
    for (from, to) in runs(&counts, 2, (GAP * height) as usize) {
        let tall = (to - from) as f32;
        if !(LOWEST * height..HIGHEST * height).contains(&tall) {
            continue;
        }
        let (from, to) = (top + from, top + to);
        let columns: Vec<usize> = (left..right).map(|x| (from..to).filter(|y| dark(x, *y)).count()).collect();
        // The longest stretch without a wide gap; a corner of the portrait or of a label stands apart.
        let stretch = runs(&columns, 1, (BREAK * height) as usize).into_iter().max_by_key(|(a, b)| b - a);
        let Some((first, last)) = stretch else { continue };
        let bounds =
            Bounds { left: (left + first) as f32, top: from as f32, right: (left + last) as f32, bottom: to as f32 };
        rows.push(Row { bounds });
    }
    rows
}

/// The darkest hundredth of a zone.
fn contrast(ink: &Plane, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> f32 {
    let mut values: Vec<f32> =
        rows.flat_map(|y| columns.clone().map(move |x| y * ink.width + x)).map(|at| ink.values[at]).collect();
    let at = (values.len() * 99 / 100).min(values.len().saturating_sub(1));
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(at, f32::total_cmp).1 }
}

/// Stretches of counts of at least `least`, joined over gaps of up to `gap`; start and end.
fn runs(counts: &[usize], least: usize, gap: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = vec![];
    for (k, _) in counts.iter().enumerate().filter(|(_, count)| **count >= least) {
        match runs.last_mut() {
            Some((_, end)) if k <= *end + gap => *end = k + 1,
            _ => runs.push((k, k + 1)),
        }
    }
    runs
}

impl Row {
    /// The box that is cut out for reading: a fifth of its height more above and below, and half of it at the ends.
    pub fn with_margin(&self) -> Bounds {
        let Bounds { left, top, right, bottom } = self.bounds;
        let height = bottom - top;
        Bounds {
            left: left - 0.35 * height,
            top: top - 0.2 * height,
            right: right + 0.35 * height,
            bottom: bottom + 0.2 * height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_of_marks_are_two_rows_and_the_ground_is_none() {
        let mut picture = Picture::new(400, 250);
        picture.pixels.fill(200);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            let (x, y) = (k % 400, k / 400);
            let line = (60..74).contains(&y) || (100..114).contains(&y);
            if line && (80..200).contains(&x) && x % 6 < 3 {
                pixel.fill(40);
            }
        }
        let ink = ink(&picture);
        let found = find(&ink, &Bounds { left: 60.0, top: 40.0, right: 300.0, bottom: 140.0 });
        let tops: Vec<f32> = found.iter().map(|row| row.bounds.top).collect();
        assert_eq!(tops, [60.0, 100.0]);
        assert_eq!((found[0].bounds.left, found[0].bounds.right), (80.0, 200.0));
        assert!(find(&ink, &Bounds { left: 0.0, top: 150.0, right: 400.0, bottom: 250.0 }).is_empty());
    }
}
