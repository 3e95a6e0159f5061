//! Badly aimed: the frame's left edge wanders to the face and cuts the shoulder off.

use super::Portrait;
use super::canvas::{between, cut};
use portrait::geometry::Bounds;
use portrait::picture::Picture;

/// What is left beside the face at full severity, in its widths.
const LEFT: f32 = 0.05;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (face, whole) = (portrait.face().bounds(), portrait.bounds());
    let edge = (face.left - LEFT * face.width()).max(0.0);
    cut(&portrait.picture, &Bounds { left: between(0.0, edge, severity), ..whole })
}
