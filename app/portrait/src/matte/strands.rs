//! Strands that the segmentation does not see: before a plain wall, what hangs together with the unknown band and has not
//! the wall's colour is unknown, too. Known background would make the solver fade a strand from where it leaves the band.

use super::around::{Around, apart};
use super::distance::grow;
use super::trimap::Trimap;
use crate::picture::Planes;

/// A strand is looked for this far from what is not surely background, in widths of the picture.
const REACH: f32 = 0.08;
/// It differs from the wall by more than shading and noise do.
const UNLIKE: f32 = 0.06;
/// Its edges are as wide as this, px.
const FRINGE: f32 = 2.0;

/// Where the trimap takes a strand for background, the share of the person's colour in the pixel.
pub fn strands(photo: &Planes, trimap: &Trimap, rows: usize, wall: &Around, own: &Around) -> Vec<(usize, f32)> {
    let width = photo[0].width;
    let colour = |k: usize| [0, 1, 2].map(|c| photo[c].values[k]);
    let other: Vec<bool> = trimap.known.iter().zip(&trimap.value.values).map(|(known, v)| !known || *v > 0.0).collect();
    let near = grow(&other, width, width as f32 * REACH);
    let unlike = |k: usize| {
        let wall = wall.plain(wall.cell(width, k));
        wall.is_some_and(|wall| apart(colour(k), wall) > UNLIKE)
    };
    let odd: Vec<bool> = (0..width * rows).map(|k| !other[k] && unlike(k)).collect();
    // A strand ends; what goes on beyond the reach is a thing on the wall: a cable, a door's edge.
    let beyond: Vec<bool> = (0..other.len()).map(|k| odd.get(k).is_some_and(|odd| *odd) && !near[k]).collect();
    let inner: Vec<bool> = odd.iter().zip(&near).map(|(odd, near)| *odd && *near).collect();
    let things = connected(&inner, &beyond, width);
    let candidates: Vec<bool> = inner.iter().zip(&things).map(|(inner, thing)| *inner && !thing).collect();
    let found = grow(&connected(&candidates, &other, width), width, FRINGE);
    let share = |k: usize| {
        let cell = wall.cell(width, k);
        let (Some(wall), Some(own)) = (wall.average(cell), own.average(cell)) else { return 0.0 };
        let (mut along, mut whole) = (0.0, f32::EPSILON);
        for (c, value) in colour(k).into_iter().enumerate() {
            along += (value - wall[c]) * (own[c] - wall[c]);
            whole += (own[c] - wall[c]) * (own[c] - wall[c]);
        }
        f32::clamp(along / whole, 0.0, 1.0)
    };
    (0..width * rows).filter(|k| found[*k] && !other[*k]).map(|k| (k, share(k))).collect()
}

/// The candidates that hang together, corners included, with a pixel of `seed`.
fn connected(candidates: &[bool], seed: &[bool], width: usize) -> Vec<bool> {
    let rows = candidates.len().checked_div(width).unwrap_or(0);
    let around = |k: usize| {
        let (x, y) = (k % width, k / width);
        let columns = x.saturating_sub(1)..(x + 2).min(width);
        (y.saturating_sub(1)..(y + 2).min(rows)).flat_map(move |y| columns.clone().map(move |x| y * width + x))
    };
    let mut reached = vec![false; seed.len()];
    let mut open: Vec<usize> =
        (0..candidates.len()).filter(|k| candidates[*k] && around(*k).any(|near| seed[near])).collect();
    while let Some(at) = open.pop() {
        if !reached[at] {
            reached[at] = true;
            open.extend(around(at).filter(|near| candidates[*near] && !reached[*near]));
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_candidates_that_touch_the_seed_at_last_are_reached() {
        let (width, mut candidates, mut seed) = (6, vec![false; 18], vec![false; 24]);
        [1, 8, 15, 5].into_iter().for_each(|k| candidates[k] = true);
        seed[0] = true;
        let reached = connected(&candidates, &seed, width);
        let found: Vec<usize> = (0..24).filter(|k| reached[*k]).collect();
        assert_eq!(found, [1, 8, 15]);
    }
}
