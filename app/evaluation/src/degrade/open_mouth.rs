//! A mouth that opens: the jaw goes down with lower lip and chin; behind the lips it is dark, or teeth show.

use super::Portrait;
use super::canvas::{mixed, recoloured, step, warped};
use super::portrait::{along, back, height_at};
use portrait::geometry::Point;
use portrait::landmarks::indices::{CHIN, MOUTH_OPENING};
use portrait::picture::Picture;

/// How far the jaw goes down at full severity, in T (eye midpoint to chin).
const DROP: f32 = 0.2;
const DARK: [f32; 3] = [0.10, 0.04, 0.04];
/// Enamel beside the person's own skin: lighter, and hardly coloured.
const ENAMEL: f32 = 1.15;
/// The upper teeth fill this share of the opening.
const UPPER_TEETH: f32 = 0.6;
/// Places in [`MOUTH_OPENING`] of the lower lip's inner edge, corners included; the rest is the upper lip's, backwards.
const LOWER: std::ops::Range<usize> = 0..11;

/// The mouth in the axes of its corners, from the left one, px.
struct Mouth {
    corners: [Point; 2],
    width: f32,
    /// Inner edges of the lips.
    upper: Vec<(f32, f32)>,
    lower: Vec<(f32, f32)>,
    /// The chin below the line of the corners.
    chin: f32,
    drop: f32,
}

/// The mouth opens into the dark.
pub fn dark(portrait: &Portrait, severity: f32) -> Picture {
    let mouth = mouth(portrait, severity);
    let lowered = lowered(portrait, &mouth);
    let cover = (4.0 * severity).min(1.0);
    recoloured(&lowered, |point, colour| match within(&mouth, point) {
        Some((depth, soft)) => mixed(colour, DARK, soft * cover * (0.75 + 0.25 * step(0.0, 0.3, depth))),
        None => colour,
    })
}

/// The mouth opens and the upper teeth show.
pub fn teeth(portrait: &Portrait, severity: f32) -> Picture {
    let mouth = mouth(portrait, severity);
    let lowered = lowered(portrait, &mouth);
    let skin = portrait.skin();
    let light = (ENAMEL * super::canvas::luma(skin)).min(0.92);
    let enamel = mixed([light; 3], skin, 0.12);
    let cover = (4.0 * severity).min(1.0);
    recoloured(&lowered, |point, colour| match within(&mouth, point) {
        Some((depth, soft)) => {
            let behind = mixed(enamel, DARK, step(UPPER_TEETH - 0.05, UPPER_TEETH + 0.05, depth));
            mixed(colour, behind, soft * cover)
        }
        None => colour,
    })
}

fn mouth(portrait: &Portrait, severity: f32) -> Mouth {
    let face = portrait.face();
    let ring = face.ring(&MOUTH_OPENING);
    let (left, right) = (ring[LOWER.start], ring[LOWER.end - 1]);
    let corners = [left, right];
    let local = |points: &[Point]| {
        let mut line: Vec<(f32, f32)> = points.iter().map(|point| along(corners, left, *point)).collect();
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        line
    };
    let upper = local(&[&ring[LOWER.end..], &corners].concat());
    let lower = local(&ring[LOWER]);
    let (_, chin) = along(corners, left, face.point(CHIN));
    Mouth {
        corners,
        width: left.distance(right).max(1.0),
        upper,
        lower,
        chin,
        drop: DROP * severity * face.eye_to_chin(),
    }
}

impl Mouth {
    /// How far the jaw has gone down at `x`: over most of the mouth alike, not at all at the corners.
    fn drop_at(&self, x: f32) -> f32 {
        let t = (2.0 * x / self.width - 1.0).clamp(-1.0, 1.0);
        self.drop * (1.0 - t.abs().powi(3))
    }
}

/// The picture with the lower lip, the chin and, ever less, the neck moved down. What the lips have left between them
/// shows the lower lip's inner edge drawn out, and is painted over.
fn lowered(portrait: &Portrait, mouth: &Mouth) -> Picture {
    let picture = &portrait.picture;
    let reach = mouth.chin.max(1.0);
    warped(picture, picture.width, picture.height, |point| {
        let (x, y) = along(mouth.corners, mouth.corners[0], point);
        let (drop, edge) = (mouth.drop_at(x), height_at(&mouth.lower, x));
        if drop <= 0.0 || y <= edge {
            return point;
        }
        if y < edge + drop {
            return back(mouth.corners, mouth.corners[0], (x, edge));
        }
        // Down to the chin all moves alike; the neck gives way over twice that length.
        let chin = mouth.chin + drop;
        let source = if y <= chin {
            y - drop
        } else {
            let neck = 2.0 * reach;
            mouth.chin + (y - chin) * neck / (neck - drop).max(1.0)
        };
        back(mouth.corners, mouth.corners[0], (x, source.min(y)))
    })
}

/// Where a point lies between the open lips: 0 at the upper and 1 at the lower one, and how far from their edges it is, softly.
fn within(mouth: &Mouth, point: Point) -> Option<(f32, f32)> {
    let (x, y) = along(mouth.corners, mouth.corners[0], point);
    if x <= 0.0 || x >= mouth.width {
        return None;
    }
    let top = height_at(&mouth.upper, x);
    let bottom = height_at(&mouth.lower, x) + mouth.drop_at(x);
    let soft = step(-0.5, 1.0, (y - top).min(bottom - y));
    (bottom > top && soft > 0.0).then(|| (((y - top) / (bottom - top)).clamp(0.0, 1.0), soft))
}
