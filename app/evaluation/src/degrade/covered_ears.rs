//! Hair that hangs over both ears.

use super::Portrait;
use super::canvas::{mixed, recoloured, step};
use super::hair::strand;
use portrait::landmarks::indices::{FOREHEAD, LEFT_FACE_EDGE, RIGHT_FACE_EDGE};
use portrait::picture::Picture;

/// It lies from this far inside the mesh's edge to that far outside it, in widths of the face: over the ears.
const INSIDE: f32 = 0.02;
const OUTSIDE: f32 = 0.14;
/// It comes down from the forehead's height to this far below the eyes at full severity.
const LOWEST: f32 = 0.75;
const STRANDS: f32 = 60.0;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let face = portrait.face();
    let place = |index: usize| portrait.on_face(face.point(index));
    let beside = |edge: &[usize; 3]| edge.iter().map(|index| place(*index).0.abs()).sum::<f32>() / 3.0;
    let sides = [beside(&LEFT_FACE_EDGE), beside(&RIGHT_FACE_EDGE)];
    let (_, top) = place(FOREHEAD);
    let end = top + severity * (LOWEST - top);
    recoloured(&portrait.picture, |point, colour| {
        let (across, down) = portrait.on_face(point);
        let away = across.abs() - sides[usize::from(across > 0.0)];
        let beside = step(-INSIDE - 0.01, -INSIDE + 0.01, away) * step(OUTSIDE + 0.01, OUTSIDE - 0.01, away);
        let high = step(top - 0.02, top + 0.02, down) * step(end + 0.02, end - 0.02, down);
        let (_, hair) = strand(STRANDS * away);
        mixed(colour, hair, beside * high * (8.0 * severity).min(1.0))
    })
}
