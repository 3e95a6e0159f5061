//! Eyes that close: the skin between lid and brow stretches until the lashes reach the lower lid.

use super::Portrait;
use super::canvas::{mixed, recoloured, step, warped};
use super::eye::{Eye, Lids};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// Skin above the lid that takes part, in widths of the eye.
const SKIN: f32 = 0.4;
/// The lid's edge and lashes are this thick, in widths of the eye: the lashes end a little below the lower lid.
const LASHES: f32 = 0.04;
/// Lashes that lie on each other are this dark, and darker than apart.
const LASH_COLOUR: [f32; 3] = [0.10, 0.07, 0.06];

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let eyes = portrait.eyes();
    let picture = &portrait.picture;
    let lowered = warped(picture, picture.width, picture.height, |point| {
        eyes.iter().fold(point, |point, eye| source(eye, point, severity))
    });
    recoloured(&lowered, |point, colour| {
        let lash = eyes.iter().map(|eye| lash(eye, point, severity)).fold(0.0, f32::max);
        mixed(colour, LASH_COLOUR, 0.7 * severity * lash)
    })
}

/// What a point shows: above the lowered lid the skin that was above the open one; below it what was there before.
fn source(eye: &Eye, point: Point, severity: f32) -> Point {
    let (x, y) = eye.along(point);
    let Some(lids) = eye.lids(x) else { return point };
    let Edge { upper, lid, lowered } = edge(lids, eye.width, severity);
    let brow = upper - SKIN * eye.width;
    if y <= brow || y >= lowered {
        return point;
    }
    eye.back((x, brow + (y - brow) * (lid - brow) / (lowered - brow)))
}

/// Heights across an eye at one place.
struct Edge {
    /// Of the open lid's edge, and of its lashes' lower end.
    upper: f32,
    lid: f32,
    /// Where that end has come down to.
    lowered: f32,
}

fn edge(Lids { upper, lower }: Lids, width: f32, severity: f32) -> Edge {
    let open = (lower - upper).max(0.0);
    // At the corners, where nothing is open, nothing moves.
    let lashes = LASHES * width * (open / (0.1 * width)).min(1.0);
    let lid = upper + lashes;
    Edge { upper, lid, lowered: lid + severity * open }
}

/// How much of a point is the line of the lashes, 0–1.
fn lash(eye: &Eye, point: Point, severity: f32) -> f32 {
    let (x, y) = eye.along(point);
    let Some(lids) = eye.lids(x) else { return 0.0 };
    let Edge { lid, lowered, upper } = edge(lids, eye.width, severity);
    let half = lid - upper;
    if half <= 0.0 { 0.0 } else { step(half, 0.3 * half, (y - lowered + half).abs()) }
}
