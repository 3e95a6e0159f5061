//! Whether the person wears glasses: told to the reviewer, never a reason.
//!
//! A frame has a bridge, and a bridge is a bar across the ridge of the nose, where skin alone has no level edge. Frames without
//! a bridge that differs from the skin are not found.

use super::complexion::{Complexion, Tone};
use super::{Measured, Scene};
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{LEFT_EYE_CORNERS, RIGHT_EYE_CORNERS};
use crate::picture::Planes;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    frames(scene.photo, scene.on_photo).into_iter().map(|bar| (measure::EYEGLASS_FRAMES, bar)).collect()
}

/// The bridge is looked for from this far above the eyes to that far below, in T.
const FROM: f32 = -0.16;
const TO: f32 = 0.22;
/// Rows looked at, and points along each.
const ROWS: usize = 40;
const ALONG: usize = 9;
/// Rows between a bar and the skin that it is compared with: more than the thickest bridge (0.06 T).
const BESIDE: usize = 7;
/// Half the length of a row, in distances of the eyes' inner corners: the ridge, without the slopes beside it.
const HALF: f32 = 0.2;

/// `EyeglassFrames`: contrast of the strongest level bar on the ridge of the nose, at eye height: the smallest difference of
/// its luma from the skin above and below it, over the skin's luma. About 0 on a bare nose.
pub fn frames(photo: &Planes, face: &Landmarks) -> Option<f32> {
    let skin = Complexion::of(photo, face)?;
    let (axes, unit) = (Axes::of(face), face.eye_to_chin());
    let [left, right] = [LEFT_EYE_CORNERS[1], RIGHT_EYE_CORNERS[1]].map(|corner| face.point(corner));
    let (middle, half) = (left.middle(right), HALF * left.distance(right));
    let rows: Vec<f32> = (0..ROWS)
        .map(|row| {
            let down = FROM + (TO - FROM) * row as f32 / (ROWS - 1) as f32;
            let mut line: Vec<f32> = (0..ALONG)
                .map(|k| {
                    let across = (k as f32 / (ALONG - 1) as f32 * 2.0 - 1.0) * half;
                    Tone::at(photo, axes.moved(middle, across, down * unit)).luma
                })
                .collect();
            // The median of a row is the bar's own luma, whatever shines on a single point of it.
            *line.select_nth_unstable_by(ALONG / 2, f32::total_cmp).1
        })
        .collect();
    let bar = |at: usize| {
        let (above, below) = (rows[at] - rows[at - BESIDE], rows[at] - rows[at + BESIDE]);
        if above * below > 0.0 { above.abs().min(below.abs()) } else { 0.0 }
    };
    Some((BESIDE..ROWS - BESIDE).map(bar).fold(0.0, f32::max) / skin.at(middle).luma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HAIR, SKINS};

    #[test]
    fn a_bridge_across_the_nose_is_a_frame_and_a_shaded_nose_is_none() {
        for skin in SKINS {
            let shaded = Drawn::new(skin)
                .painted(|_, y, colour| colour.map(|value| value * (0.8 + 0.2 * (y + 0.3).clamp(0.0, 1.0))));
            assert!(frames(&shaded.photo, &shaded.face).is_some_and(|bar| bar < 0.02), "{skin:?}");
            let bridge = shaded.painted(|_, y, colour| if (0.0..0.04).contains(&y) { HAIR } else { colour });
            assert!(frames(&bridge.photo, &bridge.face).is_some_and(|bar| bar > 0.3), "{skin:?}");
        }
    }
}
