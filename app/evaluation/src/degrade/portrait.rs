//! A portrait to be degraded: its pixels, and where everything is on it.

use super::eye::Eye;
use portrait::geometry::{Bounds, Point};
use portrait::landmarks::Landmarks;
use portrait::landmarks::indices::{LEFT_CHEEK_SKIN, LEFT_EYE, LEFT_IRIS, RIGHT_CHEEK_SKIN, RIGHT_EYE, RIGHT_IRIS};
use portrait::model::ModelError;
use portrait::picture::Picture;
use portrait::{Anatomy, Engine};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// A picture with a face.
#[derive(Clone, Debug)]
pub struct Portrait {
    pub picture: Picture,
    anatomy: Anatomy,
    seed: u64,
}

impl Portrait {
    /// `None` where the engine finds no face.
    ///
    /// # Errors
    /// [`ModelError`] when a network fails.
    pub fn new(engine: &Engine, picture: Picture) -> Result<Option<Portrait>, ModelError> {
        let anatomy = engine.anatomy(&picture)?;
        Ok(anatomy.map(|anatomy| Portrait { picture, anatomy, seed: 0 }))
    }

    /// The same portrait to be degraded with other random numbers; 0 is the usual ones.
    pub fn with_seed(self, seed: u64) -> Portrait {
        Portrait { seed, ..self }
    }

    /// Random numbers for one kind of degradation, which has a seed of its own.
    pub fn random(&self, own: u64) -> StdRng {
        StdRng::seed_from_u64(own ^ self.seed)
    }

    pub fn face(&self) -> &Landmarks {
        &self.anatomy.face
    }

    /// How much of a point is the person, 0–1, with the segmentation's doubt taken out.
    pub fn person(&self, point: Point) -> f32 {
        super::canvas::step(0.3, 0.7, self.anatomy.person(point))
    }

    /// The whole picture.
    pub fn bounds(&self) -> Bounds {
        Bounds { left: 0.0, top: 0.0, right: self.picture.width as f32, bottom: self.picture.height as f32 }
    }

    pub fn eye_distance(&self) -> f32 {
        let [left, right] = self.face().eyes();
        left.distance(right).max(1.0)
    }

    /// A point in the face's own axes: from the eyes' midpoint, along the line of the eyes and down the face, in widths
    /// of the face.
    pub fn on_face(&self, point: Point) -> (f32, f32) {
        let (origin, width) = (self.face().eye_midpoint(), self.face().width());
        let (x, y) = along(self.face().eyes(), origin, point);
        (x / width, y / width)
    }

    /// The eye on the picture's left, then the other.
    pub fn eyes(&self) -> [Eye; 2] {
        [(LEFT_EYE, LEFT_IRIS), (RIGHT_EYE, RIGHT_IRIS)].map(|(ring, iris)| Eye::of(self.face(), &ring, iris))
    }

    /// The middle colour of the cheeks, 0–1.
    pub fn skin(&self) -> [f32; 3] {
        let points = LEFT_CHEEK_SKIN.iter().chain(&RIGHT_CHEEK_SKIN);
        let colours: Vec<[f32; 3]> = points.map(|index| self.picture.sample(self.face().point(*index))).collect();
        std::array::from_fn(|c| {
            let mut values: Vec<f32> = colours.iter().map(|colour| colour[c] / 255.0).collect();
            values.sort_by(f32::total_cmp);
            values[values.len() / 2]
        })
    }
}

/// `point` from `origin`, in the axes of the line from the first to the second of `line`, px.
pub fn along(line: [Point; 2], origin: Point, point: Point) -> (f32, f32) {
    let angle = (line[1].y - line[0].y).atan2(line[1].x - line[0].x);
    let (sin, cos) = angle.sin_cos();
    let (dx, dy) = (point.x - origin.x, point.y - origin.y);
    (cos * dx + sin * dy, cos * dy - sin * dx)
}

/// The way back from [`along`].
pub fn back(line: [Point; 2], origin: Point, (x, y): (f32, f32)) -> Point {
    let angle = (line[1].y - line[0].y).atan2(line[1].x - line[0].x);
    let (sin, cos) = angle.sin_cos();
    Point::new(origin.x + cos * x - sin * y, origin.y + sin * x + cos * y)
}

/// The height of a polyline, sorted by x, at `x`; its ends are continued.
pub fn height_at(line: &[(f32, f32)], x: f32) -> f32 {
    let Some(first) = line.first() else { return 0.0 };
    if x <= first.0 {
        return first.1;
    }
    for pair in line.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if x <= x1 {
            return y0 + (y1 - y0) * ((x - x0) / (x1 - x0).max(1e-6)).clamp(0.0, 1.0);
        }
    }
    line[line.len() - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back_from_the_axes_of_a_line() {
        let line = [Point::new(10.0, 20.0), Point::new(40.0, 35.0)];
        let (origin, point) = (Point::new(7.0, 3.0), Point::new(50.0, 60.0));
        assert!(back(line, origin, along(line, origin, point)).distance(point) < 1e-3);
    }

    #[test]
    fn a_polyline_is_straight_between_its_points_and_level_beyond_them() {
        let line = [(0.0, 1.0), (2.0, 3.0), (4.0, 0.0)];
        let heights = [-1.0, 1.0, 3.0, 9.0].map(|x| height_at(&line, x));
        assert_eq!(heights, [1.0, 2.0, 1.5, 0.0]);
    }
}
