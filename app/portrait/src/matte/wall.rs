//! A plain wall seen between curls: above the chin, pixels that have the wall's colour are background.
//!
//! Matting cannot tell a loop of wall inside hair from hair when the segmentation calls both a head; next to a plain wall
//! the colour can. Only above the chin: a white shirt before a white wall must stay.

use super::Person;
use super::around::{Around, Cells, apart};
use super::distance::grow;
use super::strands::strands;
use super::trimap::Trimap;
use crate::picture::Planes;

/// No pixel farther than this from the mean colour of the wall has the wall's colour.
const SAME: f32 = 0.06;
/// In the unknown band it is the wall's within its standard deviation around the pixel, which is taken to be no less than
/// this: about three levels of 255, as a camera's noise.
const LEAST_SPREAD: f32 = 0.012;
/// Or where less than this share of the way to the person's colour is gone. Wider limits take black hair before a dark
/// wall for the wall, and thin strands before a light one.
const SHARE: f32 = 0.1;
/// What the segmentation is sure of is only opened where the wall is this far from the person's colours there and from
/// the face's skin: grey hair before a grey wall and an ear before a beige one stay whole.
const UNLIKE: f32 = 0.25;
/// The face itself is never opened: an ellipse through chin and cheeks, and as much farther out.
const FACE: f32 = 1.15;

/// A photo and what is known of its wall and of the person.
struct Scene<'a> {
    photo: &'a Planes,
    person: &'a Person,
    wall: Around,
    own: Around,
    /// The wall is only looked for above this row.
    rows: usize,
}

/// Marks wall-coloured pixels above the chin as background, in the unknown band wherever the wall around is plain, and
/// inside the hair where neither hair nor skin can be mistaken for the wall; and strands before such a wall as unknown.
pub fn mark(photo: &Planes, trimap: &mut Trimap, person: &Person) {
    let (width, height) = (photo[0].width, photo[0].height);
    let rows = (person.head.bottom.max(0.0) as usize).min(height);
    let cells = Cells::new(photo, rows);
    let scene = Scene { photo, person, wall: cells.wall(trimap), own: cells.person(trimap), rows };
    let loops = scene.loops(trimap);
    let strands = strands(photo, trimap, rows, &scene.wall, &scene.own);
    for (k, within) in loops.iter().enumerate().take(width * rows) {
        if *within || !trimap.known[k] && scene.is_wall(k) {
            trimap.known[k] = true;
            trimap.value.values[k] = 0.0;
        }
    }
    for (k, share) in strands {
        trimap.known[k] = false;
        trimap.soft.values[k] = share;
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

impl Scene<'_> {
    /// Wall-coloured spots in what counts as surely hair, near its edge.
    fn loops(&self, trimap: &Trimap) -> Vec<bool> {
        let Scene { photo, person, rows, .. } = *self;
        let width = photo[0].width;
        let skin = skin(photo, person);
        let not_sure: Vec<bool> =
            trimap.known.iter().zip(&trimap.value.values).map(|(known, value)| !known || *value == 0.0).collect();
        // A twentieth of the width: what the trimap's core leaves to the segmentation, and a curl more.
        let edge = grow(&not_sure, width, width as f32 / 20.0);
        let spot = |k: usize| {
            !not_sure[k]
                && edge[k]
                && !in_face(person, (k % width) as f32, (k / width) as f32)
                && self.is_like_wall(k)
                && apart(self.colour(k), skin) > UNLIKE
                && self.own.average(self.own.cell(width, k)).is_some_and(|own| apart(self.colour(k), own) > UNLIKE)
        };
        let mut spots = vec![false; not_sure.len()];
        (0..width * rows).for_each(|k| spots[k] = spot(k));
        // A spot is at least three pixels wide: a glint on a strand is not.
        let mut loops = vec![false; spots.len()];
        let inner = width..(width * rows).saturating_sub(width);
        for (k, inside) in loops.iter_mut().enumerate().take(inner.end).skip(inner.start) {
            *inside = [k - width, k - 1, k, k + 1, k + width].iter().all(|k| spots[*k]);
        }
        loops
    }

    fn colour(&self, k: usize) -> [f32; 3] {
        [0, 1, 2].map(|c| self.photo[c].values[k])
    }

    /// Whether the wall around a pixel is plain and the pixel is about as far from its mean as the wall itself.
    fn is_wall(&self, k: usize) -> bool {
        let cell = self.wall.cell(self.photo[0].width, k);
        let (Some(wall), Some(variance)) = (self.wall.plain(cell), self.wall.variance(cell)) else { return false };
        let between = self.own.average(cell).map_or(0.0, |own| apart(wall, own));
        apart(self.colour(k), wall) < SAME.min(variance.sqrt().max(LEAST_SPREAD).max(SHARE * between))
    }

    /// Whether the wall around a pixel is plain and the pixel has a similar colour.
    fn is_like_wall(&self, k: usize) -> bool {
        let wall = self.wall.plain(self.wall.cell(self.photo[0].width, k));
        wall.is_some_and(|wall| apart(self.colour(k), wall) < SAME)
    }
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
