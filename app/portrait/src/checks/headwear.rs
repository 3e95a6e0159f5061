//! Whether something of a colour that hair does not grow in lies on the head. A hint: dyed hair has such colours, too, and
//! black, white, grey and brown hats have not, so that a person has to look in any case.

use super::complexion::{Complexion, Tone};
use super::{Measured, Scene};
use crate::geometry::Point;
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::FOREHEAD;
use crate::picture::{Plane, Planes};
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let share = coloured(scene.photo, &scene.matte.alpha, scene.on_photo);
    share.into_iter().map(|share| (measure::HEAD_COLOURED, share)).collect()
}

/// Surely the person: the outline's pixels still carry some of the wall's colour.
const PERSON: f32 = 0.95;
/// Points along and across the top of the head.
const GRID: (usize, usize) = (40, 30);
/// Half the width of the column looked at, and its height above the forehead, in face widths.
const HALF: f32 = 0.45;
const HIGH: f32 = 0.6;
/// Fewer points than this share of the grid on the head say nothing.
const ENOUGH: f32 = 0.05;
/// Darker than this, 0–1, a colour is a matter of noise.
const LIT: f32 = 0.10;
/// Hair is black, grey, or between yellow and red-brown. Beside the person's own skin, which has seen the same lamp, it is never
/// bluer than its green by this, never greener than red by that, and never redder than a fox, in logarithms of the ratios.
const BLUE: f32 = 0.50;
const GREEN: f32 = -0.45;
const RED: f32 = 0.60;

/// `HeadColoured`: share of the head above the forehead (0.9 face widths wide, 0.6 high, inside the cut-out) whose colour is
/// bluer, greener or redder than hair, told beside the cheeks, 0–1. `None` where no head is seen there.
pub fn coloured(photo: &Planes, alpha: &Plane, face: &Landmarks) -> Option<f32> {
    let skin = Complexion::of(photo, face)?;
    let (axes, width, top) = (Axes::of(face), face.width(), face.point(FOREHEAD));
    let part = |k: usize, of: usize| (k as f32 + 0.5) / of as f32;
    let (mut head, mut foreign) = (0usize, 0usize);
    for k in 0..GRID.0 * GRID.1 {
        let across = (2.0 * part(k % GRID.0, GRID.0) - 1.0) * HALF * width;
        let Point { x, y } = axes.moved(top, across, -part(k / GRID.0, GRID.1) * HIGH * width);
        if x < 0.0 || y < 0.0 || alpha.sample(x, y) < PERSON {
            continue;
        }
        let (seen, skin) = (Tone::at(photo, Point::new(x, y)), skin.at(Point::new(x, y)));
        let (red, blue) = (seen.red - skin.red, seen.blue - skin.blue);
        head += 1;
        foreign += usize::from(seen.luma > LIT && (blue > BLUE || !(GREEN..=RED).contains(&red)));
    }
    (head as f32 > ENOUGH * (GRID.0 * GRID.1) as f32).then(|| foreign as f32 / head as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HAIR, HEIGHT, SKINS, WIDTH};

    fn under(top: [f32; 3]) -> f32 {
        let drawn = Drawn::new(SKINS[1]).painted(|_, y, colour| if y < -0.6 { top } else { colour });
        coloured(&drawn.photo, &Plane::new(WIDTH, HEIGHT, 1.0), &drawn.face).expect("there is a head")
    }

    #[test]
    fn hair_of_every_natural_colour_is_hair() {
        for hair in [HAIR, [0.75, 0.74, 0.73], [0.35, 0.24, 0.17], [0.78, 0.62, 0.40], [0.62, 0.30, 0.16]] {
            assert_eq!(under(hair), 0.0, "{hair:?}");
        }
    }

    #[test]
    fn a_red_a_blue_and_a_green_cap_are_not() {
        for cap in [[0.8, 0.1, 0.15], [0.15, 0.3, 0.7], [0.2, 0.5, 0.3]] {
            assert!(under(cap) > 0.9, "{cap:?}");
        }
    }
}
