//! A second look at the head's outline.

use super::{Mask, SIDE, person};
use crate::geometry::Bounds;
use crate::model::{ModelError, Models};
use crate::picture::{Plane, Pyramid};

/// The weight of the first look beside the second one.
const WHOLE_WEIGHT: f32 = 0.15;
/// Middles of the two squares, in widths of the head.
const STATIONS: [f32; 2] = [0.28, 0.72];
/// Their side, in lengths of the head: so much of the shoulders and the wall is seen that the network knows a person.
const SQUARE: f32 = 0.95;

/// Share of the side over which a square's say fades to its edge, where the network lacks what lies beyond.
const EDGE: f32 = 0.25;

/// The head in two overlapping squares side by side, blended by a window that fades to their edges, over the look at the
/// whole. Four squares gave no better matte: each covers most of the head.
///
/// # Errors
/// [`ModelError`] when the network fails.
pub fn head(models: &Models, pyramid: &Pyramid, whole: &Mask, head: &Bounds) -> Result<Mask, ModelError> {
    let (width, height) = (pyramid.picture().width as f32, pyramid.picture().height as f32);
    let side = (head.width().max(head.height()) * SQUARE).min(width.min(height)).max(8.0);
    let left = |station: f32| {
        let left = head.left + station * head.width() - side / 2.0;
        left.clamp(0.0, (width - side).max(0.0))
    };
    let top = (head.centre().y - side / 2.0).clamp(0.0, (height - side).max(0.0));
    let cell = side / SIDE as f32;
    // The second square lies whole cells beside the first, so that their cells can be added up.
    let shift = ((left(STATIONS[1]) - left(STATIONS[0])) / cell).round().max(0.0) as usize;
    let columns = SIDE + shift;
    let area =
        Bounds { left: left(STATIONS[0]), top, right: left(STATIONS[0]) + columns as f32 * cell, bottom: top + side };
    let cells = Plane::new(columns, SIDE, 0.0);
    let mut blended = Mask { cells, area };
    let first = blended.resembling(whole);
    let mut sum: Vec<f32> = first.values.iter().map(|value| value * WHOLE_WEIGHT).collect();
    let mut weight = vec![WHOLE_WEIGHT; columns * SIDE];
    let fade: Vec<f32> = (0..SIDE).map(fade).collect();
    for column in [0, shift] {
        let left = area.left + column as f32 * cell;
        let mask = person(models, pyramid, &Bounds { left, right: left + side, ..area })?;
        for (y, row) in mask.cells.values.chunks_exact(SIDE).enumerate() {
            let at = y * columns + column;
            for (x, (value, across)) in row.iter().zip(&fade).enumerate() {
                let window = across * fade[y];
                sum[at + x] += window * value;
                weight[at + x] += window;
            }
        }
    }
    blended.cells.values = sum.iter().zip(&weight).map(|(sum, weight)| sum / weight).collect();
    Ok(blended)
}

/// How much a cell that far from the square's edge is trusted: a cosine's rise over the first quarter.
fn fade(cell: usize) -> f32 {
    let from_edge = (cell.min(SIDE - 1 - cell) as f32 + 0.5) / (SIDE as f32 * EDGE);
    (from_edge.min(1.0) * std::f32::consts::FRAC_PI_2).sin().powi(2)
}

impl Mask {
    /// Another mask's values at this one's cells.
    fn resembling(&self, other: &Mask) -> Plane {
        let (width, height) = (self.cells.width, self.cells.height);
        let (across, down) = (self.area.width() / width as f32, self.area.height() / height as f32);
        let map = crate::geometry::Affine { a: across, b: 0.0, c: self.area.left, d: 0.0, e: down, f: self.area.top };
        other.seen(&map, width, height)
    }
}
