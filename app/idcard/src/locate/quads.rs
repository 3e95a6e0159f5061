//! Quadrilaterals of four lines, and how much they look like a card's outline.

use super::ASPECT;
use super::edges::Edges;
use super::lines::{Line, angle_between};
use portrait::geometry::Point;
use std::f32::consts::FRAC_PI_2;

/// A place where a card may be.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Clockwise; the side from the first to the second is a long one. Those of a cut card may lie outside the picture.
    pub corners: [Point; 4],
    /// 0–1: how much of the outline is edge, and how near the shape is to a card's.
    pub score: f32,
    /// What the frame's border takes away.
    pub cut: Option<Cut>,
}

/// A card of which the frame does not show everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// The side that is missing, counted as the corners are.
    pub side: usize,
    /// How much of the card's extent across that side is missing, 0–1.
    pub share: f32,
}

/// Opposite sides of a card that leans away may differ by this much, radians.
const NEARLY_PARALLEL: f32 = 0.45;
/// And neighbouring ones from a right angle.
const NEARLY_SQUARE: f32 = 0.5;
/// A card smaller than this share of the frame has print too small to be read.
const LEAST_AREA: f32 = 0.06;
/// Standard deviation of the logarithm of length to width, as leaning cards have it.
const SHAPE_SPREAD: f32 = 0.16;
/// A border of the frame stands for a side that cannot be seen: half as good as one that can.
const BORDER_COVER: f32 = 0.45;
/// And cards are mostly whole: sheets of paper are what the frame cuts.
const CUT_SCORE: f32 = 0.75;
/// More than this share of a card missing leaves too little to tell a card by.
const MOST_MISSING: f32 = 0.4;
/// Points that are looked at along each side; corners are round and left out.
const POINTS: usize = 40;
const CORNER: f32 = 0.07;

impl Candidate {
    pub fn scaled(mut self, factor: f32) -> Candidate {
        self.corners = self.corners.map(|corner| Point::new(corner.x * factor, corner.y * factor));
        self
    }
}

/// The best quadrilaterals, no two alike.
pub fn find(edges: &Edges, lines: &[Line], most: usize) -> Vec<Candidate> {
    let pairs = pairs(edges, lines);
    let mut found: Vec<Candidate> = vec![];
    for (k, (a, b)) in pairs.iter().enumerate() {
        for (c, d) in &pairs[k + 1..] {
            let four = [*a, *c, *b, *d].map(|line| &lines[line]);
            if angle_between(four[0].across, four[1].across) > FRAC_PI_2 - NEARLY_SQUARE
                && angle_between(four[2].across, four[3].across) > FRAC_PI_2 - NEARLY_SQUARE
            {
                found.extend(judge(edges, four));
            }
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Candidate> = vec![];
    for candidate in found {
        if kept.len() == most {
            break;
        }
        if kept.iter().all(|other| !alike(&candidate, other)) {
            kept.push(candidate);
        }
    }
    kept
}

/// Pairs of lines that can be opposite sides: nearly parallel, and far enough apart.
fn pairs(edges: &Edges, lines: &[Line]) -> Vec<(usize, usize)> {
    let apart = 0.15 * edges.width.min(edges.height) as f32;
    let middle = Point::new(edges.width as f32 / 2.0, edges.height as f32 / 2.0);
    let mut pairs = vec![];
    for (i, a) in lines.iter().enumerate() {
        for (j, b) in lines.iter().enumerate().skip(i + 1) {
            let foot = |line: &Line| {
                let far = line.distance(middle);
                Point::new(middle.x - far * line.across.cos(), middle.y - far * line.across.sin())
            };
            if angle_between(a.across, b.across) < NEARLY_PARALLEL && foot(a).distance(foot(b)) > apart {
                pairs.push((i, j));
            }
        }
    }
    pairs
}

/// Lines in the order of the sides: opposite ones are the first and third, the second and fourth.
fn judge(edges: &Edges, lines: [&Line; 4]) -> Option<Candidate> {
    if lines.iter().filter(|line| line.border).count() > 1 {
        return None;
    }
    // Side k runs from corner k to corner k + 1.
    let mut corners = [Point::default(); 4];
    for (k, corner) in corners.iter_mut().enumerate() {
        *corner = lines[(k + 3) % 4].crossing(lines[k])?;
    }
    let mut order: [usize; 4] = [0, 1, 2, 3];
    if area(&corners) < 0.0 {
        corners.reverse();
        // The side from corner k to the next one, counted backwards.
        order = [2, 1, 0, 3];
    }
    let frame = (edges.width as f32, edges.height as f32);
    let slack = 0.03 * frame.0.max(frame.1);
    let within = |p: &Point| (-slack..frame.0 + slack).contains(&p.x) && (-slack..frame.1 + slack).contains(&p.y);
    if !convex(&corners) || area(&corners) < LEAST_AREA * frame.0 * frame.1 || !corners.iter().all(within) {
        return None;
    }
    let cut = order.iter().position(|k| lines[*k].border);
    let mut covers = 1.0;
    for (k, line) in order.iter().map(|k| lines[*k]).enumerate() {
        let cover =
            if line.border { BORDER_COVER } else { cover(edges, corners[k], corners[(k + 1) % 4], line.across) };
        covers *= cover.max(0.02);
        // A quarter of each side has to show.
        if cover < 0.25 {
            return None;
        }
    }
    let (corners, cut) = match cut {
        None => (corners, None),
        Some(side) => completed(corners, side).map(|(corners, share)| (corners, Some(Cut { side, share })))?,
    };
    let sides: [f32; 4] = std::array::from_fn(|k| corners[k].distance(corners[(k + 1) % 4]));
    let across = (sides[0] + sides[2]) / (sides[1] + sides[3]);
    let off = (across.max(1.0 / across) / ASPECT).ln() / SHAPE_SPREAD;
    let whole = if cut.is_some() { CUT_SCORE } else { 1.0 };
    let score = covers.sqrt().sqrt() * (-0.5 * off * off).exp() * whole;
    let turn = usize::from(across < 1.0);
    let cut = cut.map(|cut| Cut { side: (cut.side + 4 - turn) % 4, ..cut });
    let corners = std::array::from_fn(|k| corners[(k + turn) % 4]);
    Some(Candidate { corners, score, cut })
}

/// Moves the side that lies on the frame's border out to where a card of its size ends. None when nothing is missing, or
/// too much.
fn completed(corners: [Point; 4], side: usize) -> Option<([Point; 4], f32)> {
    let at = |k: usize| corners[(side + k) % 4];
    let opposite = at(2).distance(at(3));
    let seen = (at(1).distance(at(2)) + at(3).distance(at(0))) / 2.0;
    let whole = if seen > opposite * 0.85 { opposite * ASPECT } else { opposite / ASPECT };
    let missing = 1.0 - seen / whole;
    if !(0.012..MOST_MISSING).contains(&missing) {
        return None;
    }
    let mut completed = corners;
    completed[side] = at(3).towards(at(0), whole / seen);
    completed[(side + 1) % 4] = at(2).towards(at(1), whole / seen);
    Some((completed, missing))
}

/// The share of a side along which there is an edge.
fn cover(edges: &Edges, from: Point, to: Point, across: f32) -> f32 {
    let on = (0..POINTS)
        .map(|k| from.towards(to, CORNER + (1.0 - 2.0 * CORNER) * (k as f32 + 0.5) / POINTS as f32))
        .filter(|point| edges.lies_at(point.x, point.y, across))
        .count();
    on as f32 / POINTS as f32
}

/// Twice the signed area, positive when clockwise on a screen, halved.
fn area(corners: &[Point; 4]) -> f32 {
    (0..4)
        .map(|k| {
            let (p, q) = (corners[k], corners[(k + 1) % 4]);
            p.x * q.y - q.x * p.y
        })
        .sum::<f32>()
        / 2.0
}

fn convex(corners: &[Point; 4]) -> bool {
    (0..4).all(|k| {
        let (p, q, r) = (corners[k], corners[(k + 1) % 4], corners[(k + 2) % 4]);
        (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x) > 0.0
    })
}

/// Whether two candidates are the same card: every corner of one is near a corner of the other.
fn alike(a: &Candidate, b: &Candidate) -> bool {
    let near = 0.05 * a.corners[0].distance(a.corners[2]);
    a.corners.iter().all(|p| b.corners.iter().any(|q| p.distance(*q) < near))
}
