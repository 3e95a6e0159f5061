//! Hair over the forehead that grows down over the brows.

use super::Portrait;
use super::canvas::{between, mixed, recoloured, step};
use super::hair::strand;
use portrait::landmarks::indices::{FOREHEAD, LEFT_BROW_TOP, RIGHT_BROW_TOP};
use portrait::picture::Picture;

/// How far it ends below the brows' upper edge at full severity, in widths of the face: at the lids.
const BELOW: f32 = 0.09;
/// It hangs from temple to temple, in widths of the face.
const HALF: f32 = 0.46;
/// Strands over a width of the face, and how unevenly they end.
const STRANDS: f32 = 46.0;
const UNEVEN: f32 = 0.012;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let face = portrait.face();
    let height = |index: usize| portrait.on_face(face.point(index)).1;
    let brows: Vec<f32> = LEFT_BROW_TOP.iter().chain(&RIGHT_BROW_TOP).map(|index| height(*index)).collect();
    let brow = brows.iter().sum::<f32>() / brows.len() as f32;
    let root = height(FOREHEAD);
    let end = between(root, brow + BELOW, severity);
    recoloured(&portrait.picture, |point, colour| {
        let (across, down) = portrait.on_face(point);
        let (wave, hair) = strand(STRANDS * across);
        // Shorter at the temples, as a fringe is cut.
        let tip = end + UNEVEN * severity * wave - 0.1 * across * across;
        let hangs = step(tip + 0.01, tip - 0.01, down) * step(root - 0.02, root + 0.01, down);
        let share = hangs * step(HALF, HALF - 0.03, across.abs()) * (severity * 8.0).min(1.0);
        mixed(colour, hair, share)
    })
}
