//! A face's own directions, so that a tilted head is looked at like an upright one.

use super::{Landmarks, indices};
use crate::geometry::Point;

/// Unit vectors along and across the line of the eyes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axes {
    /// To the picture's right on an upright face.
    pub right: Point,
    /// To the chin on an upright face.
    pub down: Point,
}

impl Axes {
    /// The axes of a face, from its eyes and chin.
    pub fn of(face: &Landmarks) -> Axes {
        let [left, right] =
            [indices::LEFT_EYE_CORNERS[0], indices::RIGHT_EYE_CORNERS[0]].map(|corner| face.point(corner));
        let apart = left.distance(right);
        let right = if apart > 0.0 {
            Point::new((right.x - left.x) / apart, (right.y - left.y) / apart)
        } else {
            Point::new(1.0, 0.0)
        };
        Axes { right, down: Point::new(-right.y, right.x) }
    }

    /// The point moved by px along both directions.
    pub fn moved(&self, from: Point, right: f32, down: f32) -> Point {
        Point::new(
            from.x + right * self.right.x + down * self.down.x,
            from.y + right * self.right.y + down * self.down.y,
        )
    }

    /// How far `to` lies from `from`, px to the right and down.
    pub fn offset(&self, from: Point, to: Point) -> (f32, f32) {
        let (x, y) = (to.x - from.x, to.y - from.y);
        (x * self.right.x + y * self.right.y, x * self.down.x + y * self.down.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilted_face_has_tilted_directions() {
        let mut points = vec![[0.0; 3]; 478];
        points[33] = [10.0, 10.0, 0.0];
        points[263] = [10.0, 50.0, 0.0];
        let axes = Axes::of(&Landmarks::new(points, 1.0));
        assert_eq!(axes.moved(Point::new(0.0, 0.0), 2.0, 3.0), Point::new(-3.0, 2.0));
        assert_eq!(axes.offset(Point::new(1.0, 1.0), Point::new(-2.0, 3.0)), (2.0, 3.0));
    }

    #[test]
    fn a_face_without_extent_is_upright() {
        let axes = Axes::of(&Landmarks::new(vec![], 0.0));
        assert_eq!(axes.down, Point::new(0.0, 1.0));
    }
}
