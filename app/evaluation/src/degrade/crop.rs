//! Too near: the frame closes around the face until hair and chin leave it.

use super::Portrait;
use super::canvas::{between, cut};
use portrait::geometry::Bounds;
use portrait::picture::Picture;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (face, whole) = (portrait.face().bounds(), portrait.bounds());
    // The mesh begins below the hair: a frame from its top on has cut the crown off.
    let tight = Bounds {
        left: face.left - 0.2 * face.width(),
        top: face.top,
        right: face.right + 0.2 * face.width(),
        bottom: face.bottom + 0.1 * face.height(),
    };
    let part = Bounds {
        left: between(whole.left, tight.left, severity),
        top: between(whole.top, tight.top, severity),
        right: between(whole.right, tight.right, severity),
        bottom: between(whole.bottom, tight.bottom, severity),
    };
    cut(&portrait.picture, &part)
}
