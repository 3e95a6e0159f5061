//! Whether hair hangs over the eyebrows.
//!
//! A brow is dark by itself, so the skin just above it is looked at, column by column: however low a fringe ends, a bare
//! brow has a line of skin between itself and the hair; a fringe that reaches the brow leaves none.

use super::complexion::{Complexion, Tone, between};
use super::{Measured, Scene};
use crate::geometry::Point;
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{LEFT_BROW_TOP, RIGHT_BROW_TOP};
use crate::picture::Planes;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    covered(scene.photo, scene.on_photo).into_iter().map(|share| (measure::BROWS_COVERED, share)).collect()
}

/// The strip begins at the mesh's brow line and ends this far above it, in T: high enough to leave a bushy brow, and no
/// higher, so that hair above a free forehead is not minded.
const HIGH: f32 = 0.13;
/// The outermost fifth of a brow lies at the temple, where hair belongs.
const BROW: std::ops::Range<usize> = 1..5;
/// Columns of a strip, and points in each: a hundredth of T apart.
const GRID: (usize, usize) = (24, 13);
/// A line of skin is at least this many points high.
const LINE: usize = 2;
/// Hair is darker than this share of the skin's luma; a wrinkle or a fringe's own shadow seldom is.
const DARK: f32 = 0.62;
/// Or it has another colour: this far in the logarithm of blue to green (fair hair is yellower than the skin beneath).
const YELLOW: f32 = 0.22;

/// `BrowsCovered`: share of a brow's columns in which no two neighbouring points of the 0.13 T above it have the colour of
/// the person's own skin, of the brow that is more covered, 0–1. `None` where there is no skin to compare with.
pub fn covered(photo: &Planes, face: &Landmarks) -> Option<f32> {
    let skin = Complexion::of(photo, face)?;
    let (axes, unit) = (Axes::of(face), face.eye_to_chin());
    let strip = |brow: &[usize]| {
        let above = |by: f32| -> Vec<Point> {
            face.ring(&brow[BROW]).into_iter().map(|point| axes.moved(point, 0.0, -by * unit)).collect()
        };
        between(&above(0.0), &above(HIGH), GRID.0, GRID.1)
    };
    let bare = |point: &Point| {
        let (seen, skin) = (Tone::at(photo, *point), skin.at(*point));
        seen.luma >= DARK * skin.luma && seen.blue >= skin.blue - YELLOW
    };
    let covered = |points: Vec<Point>| {
        let bare: Vec<bool> = points.iter().map(bare).collect();
        let free = |column: usize| {
            let at = |row: usize| bare[row * GRID.0 + column];
            (0..=GRID.1 - LINE).any(|row| (row..row + LINE).all(at))
        };
        (0..GRID.0).filter(|column| !free(*column)).count() as f32 / GRID.0 as f32
    };
    Some(covered(strip(&LEFT_BROW_TOP)).max(covered(strip(&RIGHT_BROW_TOP))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::{Drawn, HAIR, SKINS};

    /// A face with brows and a fringe down to a height in T (the brows' upper edge is at −0.25).
    fn fringe(skin: [f32; 3], to: f32) -> f32 {
        let drawn = Drawn::new(skin).painted(|x, y, colour| {
            let brow = (-0.25..-0.19).contains(&y) && (0.12..0.46).contains(&x.abs());
            if brow || y < to { HAIR } else { colour }
        });
        covered(&drawn.photo, &drawn.face).expect("there is skin")
    }

    #[test]
    fn a_brow_under_bare_skin_is_free_and_a_fringe_down_to_it_covers() {
        for skin in SKINS {
            assert!(fringe(skin, -0.45) < 0.1, "{skin:?}: {}", fringe(skin, -0.45));
            assert!(fringe(skin, -0.22) > 0.8, "{skin:?}: {}", fringe(skin, -0.22));
        }
    }

    #[test]
    fn light_from_the_side_covers_nothing() {
        let drawn = Drawn::new(SKINS[1]).lit_from_the_left(0.45);
        assert_eq!(covered(&drawn.photo, &drawn.face), Some(0.0));
    }

    #[test]
    fn single_strands_cover_little() {
        let drawn = Drawn::new(SKINS[1])
            .painted(|x, y, colour| if y < 0.0 && (x * 20.0).fract().abs() < 0.15 { HAIR } else { colour });
        let share = covered(&drawn.photo, &drawn.face).expect("there is skin");
        assert!((0.05..0.35).contains(&share), "{share}");
    }

    #[test]
    fn one_covered_brow_is_enough() {
        let drawn = Drawn::new(SKINS[1]).painted(|x, y, colour| if y < 0.0 && x > 0.05 { HAIR } else { colour });
        assert!(covered(&drawn.photo, &drawn.face).is_some_and(|share| share > 0.9));
    }
}
