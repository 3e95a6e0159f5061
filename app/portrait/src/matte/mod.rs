//! Cuts the person out: a trimap from the segmentation, a guided-filter prior, closed-form matting on the unknown band,
//! and foreground colours. All at the photo's own size.

mod around;
mod closed_form;
mod distance;
mod foreground;
mod guided;
pub(crate) mod mean;
mod strands;
mod symmetric;
mod trimap;
mod wall;

use crate::geometry::{Affine, Bounds, Point};
use crate::picture::{Plane, Planes};
use crate::segment::{self, Silhouette};

pub use trimap::Trimap;

/// A cut-out person.
pub struct Matte {
    /// 0 for background to 1 for the person.
    pub alpha: Plane,
    /// The person's own colours, 0–1, also where the background shone through.
    pub foreground: Planes,
    /// The segmentation's answer, 0–1: what alpha would be if colours had no say.
    pub guess: Plane,
}

/// Where the person is in the photo, px.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Head and hair, down to the chin.
    pub head: Bounds,
    /// The face, from cheek to cheek and brow to chin.
    pub face: Bounds,
    /// The eyes' middle.
    pub eyes: Point,
}

/// Cells along the width of a reduced picture, about as many as the network's mask has: what is read off wide windows needs
/// no finer ones.
const GRID: usize = 240;
/// Squared-colour regularisation of the prior, as in the matte's windows.
const PRIOR_EPSILON: f32 = 1e-5;
/// Alpha below this is made background and above its complement whole: matting leaves a faint veil over flat regions.
const VEIL: f32 = 0.04;

/// Cuts the person out of a photo-sized crop, whose pixels `map` carries to the picture of the silhouette. `missing` marks
/// pixels that the source does not have.
pub fn cut_out(
    photo: &Planes,
    silhouette: Silhouette,
    map: &Affine,
    person: &Person,
    missing: impl Fn(usize, usize) -> bool,
) -> Matte {
    let whole = silhouette.whole.seen(map, photo[0].width, photo[0].height);
    let mut close = whole.clone();
    silhouette.head.cover(map, &mut close);
    let mut trimap = trimap::trimap(&whole, close, person);
    // What colour says of strands is entered into the trimap's own.
    let mut guess = trimap.soft.clone();
    let mut alpha = from_trimap(photo, &mut trimap, person);
    // Only now: a body that the frame cuts off has to be seen to reach the cut, not to fade before it.
    for k in 0..alpha.values.len() {
        if missing(k % photo[0].width, k / photo[0].width) {
            alpha.values[k] = 0.0;
            guess.values[k] = 0.0;
        }
    }
    let foreground = foreground_of(photo, &alpha);
    Matte { alpha, foreground, guess }
}

/// Alpha from what the segmentation knows, and what a plain wall tells, which is entered into the trimap.
pub fn from_trimap(photo: &Planes, trimap: &mut Trimap, person: &Person) -> Plane {
    wall::mark(photo, trimap, person);
    let alpha = solve(photo, &trimap.known, &trimap.value, &trimap.soft);
    without_islands(alpha, person.eyes)
}

/// The factor by which a picture is reduced for wide windows.
fn reduction(width: usize) -> usize {
    ((width + GRID / 2) / GRID).max(1)
}

/// Alpha from what is known of a picture: 1 or 0 in `value` where `known`, a guess everywhere in `soft`.
pub fn solve(photo: &Planes, known: &[bool], value: &Plane, soft: &Plane) -> Plane {
    let radius = (photo[0].width / 90).max(4);
    let unknown: Vec<bool> = known.iter().map(|known| !known).collect();
    let prior = guided::guided(photo, soft, &unknown, radius, PRIOR_EPSILON);
    let mut alpha = closed_form::solve(photo, known, value, &prior);
    for value in &mut alpha.values {
        *value = ((*value - VEIL) / (1.0 - 2.0 * VEIL)).clamp(0.0, 1.0);
    }
    alpha
}

/// The person's colours under an alpha.
pub fn foreground_of(photo: &Planes, alpha: &Plane) -> Planes {
    foreground::foreground(photo, alpha)
}

/// Removes specks that do not hang together with the face: a lamp or a leaf that matting took for hair.
fn without_islands(mut alpha: Plane, face: Point) -> Plane {
    let start = (face.x.max(0.0) as usize, face.y.max(0.0) as usize);
    let kept = segment::connected(&alpha, 0.1, start);
    let near = distance::grow(&kept, alpha.width, 3.0);
    for (value, near) in alpha.values.iter_mut().zip(near) {
        if !near {
            *value = 0.0;
        }
    }
    alpha
}
