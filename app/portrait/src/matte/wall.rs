//! A plain wall seen between curls: above the chin, pixels that have the wall's colour are background.
//!
//! Matting cannot tell a loop of wall inside hair from hair when the segmentation calls both a head; next to a plain wall
//! the colour can. Only above the chin: a white shirt before a white wall must stay.

use super::distance::grow;
use super::mean::mean;
use super::trimap::Trimap;
use super::{Person, reduction};
use crate::picture::{Plane, Planes};

/// The wall is plain where its colour deviates less than this around a pixel (0–1 per channel): shading and noise of a
/// painted wall, but no pattern.
const PLAIN: f32 = 0.035;
/// A pixel has the wall's colour within this distance of its mean.
const SAME: f32 = 0.06;
/// Share of a pixel's surroundings that must be known before its colour is trusted.
const ENOUGH: f32 = 0.05;
/// What the segmentation is sure of is only opened where the wall is this far from the person's colours there and from
/// the face's skin: grey hair before a grey wall and an ear before a beige one stay whole.
const UNLIKE: f32 = 0.25;
/// The face itself is never opened: an ellipse through chin and cheeks, and as much farther out.
const FACE: f32 = 1.15;

/// What is known of the wall, or of the person, around a cell of the reduced picture.
struct Around {
    factor: usize,
    /// Share of the surroundings that is known.
    weight: Plane,
    /// The mean colour there times that share, and their squares' sum times it.
    colour: [Plane; 3],
    square: Plane,
}

/// Marks wall-coloured pixels above the chin as background: in the unknown band wherever the wall around is plain, and
/// inside the hair where neither hair nor skin can be mistaken for the wall.
pub fn mark(photo: &Planes, trimap: &mut Trimap, person: &Person) {
    let (width, height) = (photo[0].width, photo[0].height);
    let rows = (person.head.bottom.max(0.0) as usize).min(height);
    let wall = Around::new(photo, trimap, rows, 0.0);
    let loops = loops(photo, trimap, person, rows, &wall);
    for (k, within) in loops.iter().enumerate().take(width * rows) {
        if *within || !trimap.known[k] && wall.is_like(photo, k) {
            trimap.known[k] = true;
            trimap.value.values[k] = 0.0;
        }
    }
    // The edges of the loops are for the solver.
    let fringe = grow(&loops, width, (width as f32 / 130.0).max(2.0));
    for (k, near) in fringe.iter().enumerate() {
        if *near && !loops[k] && trimap.value.values[k] > 0.0 {
            trimap.known[k] = false;
            trimap.value.values[k] = 0.0;
        }
    }
}

/// Wall-coloured spots in what counts as surely hair, near its edge.
fn loops(photo: &Planes, trimap: &Trimap, person: &Person, rows: usize, wall: &Around) -> Vec<bool> {
    let (width, height) = (photo[0].width, photo[0].height);
    let own = Around::new(photo, trimap, rows, 1.0);
    let skin = skin(photo, person);
    let not_sure: Vec<bool> = (0..width * height).map(|k| !trimap.known[k] || trimap.value.values[k] == 0.0).collect();
    // A twentieth of the width: what the trimap's core leaves to the segmentation, and a curl more.
    let edge = grow(&not_sure, width, width as f32 / 20.0);
    let colour = |k: usize| [0, 1, 2].map(|c| photo[c].values[k]);
    let spot = |k: usize| {
        !not_sure[k]
            && edge[k]
            && !in_face(person, (k % width) as f32, (k / width) as f32)
            && wall.is_like(photo, k)
            && apart(colour(k), skin) > UNLIKE
            && own.average(own.cell(photo, k)).is_some_and(|average| apart(colour(k), average) > UNLIKE)
    };
    let mut spots = vec![false; width * height];
    (0..width * rows).for_each(|k| spots[k] = spot(k));
    // A spot is at least three pixels wide: a glint on a strand is not.
    let mut loops = vec![false; width * height];
    let inner = width..(width * rows).saturating_sub(width);
    for (k, inside) in loops.iter_mut().enumerate().take(inner.end).skip(inner.start) {
        *inside = [k - width, k - 1, k, k + 1, k + width].iter().all(|k| spots[*k]);
    }
    loops
}

fn in_face(person: &Person, x: f32, y: f32) -> bool {
    let (centre, face) = (person.face.centre(), &person.face);
    let (u, v) = ((x - centre.x) / face.width().max(1.0), (y - centre.y) / face.height().max(1.0));
    2.0 * u.hypot(v) < FACE
}

/// Mean colour of the middle of the face.
fn skin(photo: &Planes, person: &Person) -> [f32; 3] {
    let (width, height) = (photo[0].width, photo[0].height);
    let (centre, reach) = (person.face.centre(), person.face.width() / 4.0);
    let range = |middle: f32, most: usize| {
        ((middle - reach).max(0.0) as usize).min(most)..((middle + reach).max(0.0) as usize).min(most)
    };
    let (mut sum, mut count) = ([0f32; 3], 0.0);
    for y in range(centre.y, height) {
        for x in range(centre.x, width) {
            (0..3).for_each(|c| sum[c] += photo[c].values[y * width + x]);
            count += 1.0;
        }
    }
    sum.map(|sum| sum / f32::max(count, 1.0))
}

fn apart(a: [f32; 3], b: [f32; 3]) -> f32 {
    (0..3).map(|c| (a[c] - b[c]).abs()).fold(0.0, f32::max)
}

impl Around {
    /// Means over the known pixels of a value, above a row and a little below it.
    fn new(photo: &Planes, trimap: &Trimap, rows: usize, value: f32) -> Around {
        let (width, height) = (photo[0].width, photo[0].height);
        let factor = reduction(width);
        // A twelfth of the width around a pixel: reaches over a fringe to the wall beside it.
        let radius = width / 12;
        let rows = (rows + radius).min(height).max(factor);
        let known: Vec<bool> = (0..width * rows).map(|k| trimap.known[k] && trimap.value.values[k] == value).collect();
        let weighted = |of: &dyn Fn(usize) -> f32| {
            let values = known.iter().enumerate().map(|(k, known)| if *known { of(k) } else { 0.0 }).collect();
            mean(&Plane { width, height: rows, values }.reduced(factor), radius / factor)
        };
        Around {
            factor,
            weight: weighted(&|_| 1.0),
            colour: std::array::from_fn(|c| weighted(&|k| photo[c].values[k])),
            square: weighted(&|k| photo.iter().map(|plane| plane.values[k] * plane.values[k]).sum()),
        }
    }

    fn cell(&self, photo: &Planes, k: usize) -> usize {
        let (x, y) = (k % photo[0].width / self.factor, k / photo[0].width / self.factor);
        y.min(self.weight.height - 1) * self.weight.width + x.min(self.weight.width - 1)
    }

    /// The mean colour, where enough is known.
    fn average(&self, cell: usize) -> Option<[f32; 3]> {
        let weight = self.weight.values[cell];
        (weight >= ENOUGH).then(|| std::array::from_fn(|c| self.colour[c].values[cell] / weight))
    }

    /// Whether what is known around a pixel is plain and the pixel has its colour.
    fn is_like(&self, photo: &Planes, k: usize) -> bool {
        let cell = self.cell(photo, k);
        let Some(average) = self.average(cell) else { return false };
        let squares = average.iter().map(|value| value * value).sum::<f32>();
        let variance = self.square.values[cell] / self.weight.values[cell] - squares;
        variance < PLAIN * PLAIN && apart([0, 1, 2].map(|c| photo[c].values[k]), average) < SAME
    }
}
