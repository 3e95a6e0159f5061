//! One eye of a portrait, in the axes of its corners.

use super::portrait::{along, back, height_at};
use portrait::geometry::Point;
use portrait::landmarks::Landmarks;

/// Lengths in px; places from the corner on the picture's left, along the line to the other one and down the face.
pub struct Eye {
    corners: [Point; 2],
    pub width: f32,
    upper: Vec<(f32, f32)>,
    lower: Vec<(f32, f32)>,
    pub iris: (f32, f32),
    pub iris_radius: f32,
}

/// How high an eye is open at one place.
#[derive(Clone, Copy)]
pub struct Lids {
    pub upper: f32,
    pub lower: f32,
}

impl Lids {
    pub fn are_around(self, y: f32) -> bool {
        self.upper < y && y < self.lower
    }
}

/// Points of an eye's ring that are its lower lid, corners included, and those of its upper lid between the corners.
const LOWER_LID: std::ops::Range<usize> = 0..9;
const UPPER_LID: std::ops::Range<usize> = 9..16;

impl Eye {
    /// `ring` begins with the points of the lids, `iris` is the iris's middle, and four points of its edge follow.
    pub fn of(face: &Landmarks, ring: &[usize], iris: usize) -> Eye {
        let mut lower = face.ring(&ring[LOWER_LID]);
        let mut upper = vec![lower[0]];
        upper.extend(face.ring(&ring[UPPER_LID]));
        upper.extend(lower.last());
        if lower[0].x > lower[lower.len() - 1].x {
            lower.reverse();
            upper.reverse();
        }
        let corners = [lower[0], lower[lower.len() - 1]];
        let local = |point: &Point| along(corners, corners[0], *point);
        let centre = face.point(iris);
        let around = (1..5).map(|k| face.point(iris + k).distance(centre));
        Eye {
            corners,
            width: corners[0].distance(corners[1]).max(1.0),
            upper: upper.iter().map(local).collect(),
            lower: lower.iter().map(local).collect(),
            iris: local(&centre),
            iris_radius: around.sum::<f32>() / 4.0,
        }
    }

    /// A point of the picture in the eye's axes.
    pub fn along(&self, point: Point) -> (f32, f32) {
        along(self.corners, self.corners[0], point)
    }

    /// The way back from [`Eye::along`].
    pub fn back(&self, place: (f32, f32)) -> Point {
        back(self.corners, self.corners[0], place)
    }

    /// `None` beside the corners.
    pub fn lids(&self, x: f32) -> Option<Lids> {
        (0.0 < x && x < self.width).then(|| Lids { upper: height_at(&self.upper, x), lower: height_at(&self.lower, x) })
    }
}
