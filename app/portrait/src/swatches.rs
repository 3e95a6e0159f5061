//! Colours taken from named parts of a face, on a grid that grows with it: the same face gives the same swatches at
//! every size.

use crate::colour::{Rgb, luma};
use crate::geometry::{Bounds, Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{
    LEFT_CHEEK_SKIN, LEFT_FOREHEAD, LEFT_IRIS, LEFT_LID_EDGE, NOSE, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD, RIGHT_IRIS,
    RIGHT_LID_EDGE,
};
use crate::picture::Planes;

/// Skin without hair on most people: forehead, cheeks and nose, and nothing where a beard grows.
const BARE_SKIN: [&[usize]; 5] = [&LEFT_FOREHEAD, &RIGHT_FOREHEAD, &LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN, &NOSE];
/// Grid steps across the face: finer than any part that is looked at, coarse enough for a millisecond.
const ACROSS: f32 = 96.0;
/// Grid steps across the face where the eyes are looked at: about twelve on the white at either side of an iris.
const ACROSS_EYES: f32 = 288.0;
/// The iris's edge is soft: what is this many radii from its middle is surely white, or lid.
const BEYOND_IRIS: f32 = 1.15;

/// A face and the planes on which it is seen, in the same pixels.
pub struct Swatches<'a> {
    pub planes: &'a Planes,
    pub face: &'a Landmarks,
}

/// The circle of an iris, px.
#[derive(Clone, Copy, Debug)]
pub struct Iris {
    pub centre: Point,
    pub radius: f32,
}

impl Swatches<'_> {
    /// The pixel at a point; none beyond the planes, where there is nothing to judge.
    pub fn colour(&self, point: Point) -> Option<Rgb> {
        let (width, height) = (self.planes[0].width, self.planes[0].height);
        if !(point.x >= 0.0 && point.y >= 0.0 && point.x < width as f32 && point.y < height as f32) {
            return None;
        }
        let at = (point.y as usize).min(height - 1) * width + (point.x as usize).min(width - 1);
        Some([0, 1, 2].map(|c| self.planes[c].values[at]))
    }

    /// Distance of neighbouring grid points, px.
    pub fn step(&self) -> f32 {
        self.face.width() / ACROSS
    }

    /// Grid points inside a closed ring of landmarks.
    pub fn points(&self, ring: &[usize]) -> Vec<Point> {
        grid(&self.face.ring(ring), self.step())
    }

    pub fn within(&self, ring: &[usize]) -> Vec<Rgb> {
        self.points(ring).into_iter().filter_map(|point| self.colour(point)).collect()
    }

    /// Points of [`BARE_SKIN`].
    pub fn skin_points(&self) -> Vec<Point> {
        BARE_SKIN.iter().flat_map(|ring| self.points(ring)).collect()
    }

    pub fn skin(&self) -> Vec<Rgb> {
        self.skin_points().into_iter().filter_map(|point| self.colour(point)).collect()
    }

    pub fn cheeks(&self) -> Vec<Rgb> {
        [self.within(&LEFT_CHEEK_SKIN), self.within(&RIGHT_CHEEK_SKIN)].concat()
    }

    pub fn irises(&self) -> [Iris; 2] {
        [LEFT_IRIS, RIGHT_IRIS].map(|first| {
            let centre = self.face.point(first);
            let radius = (1..5).map(|k| centre.distance(self.face.point(first + k))).sum::<f32>() / 4.0;
            Iris { centre, radius }
        })
    }

    /// The whites of the eyes: between the lids, beside the iris, of each eye the lighter half, since the other one lies
    /// in the lids' shade or is lashes. Empty when the eyes are closed or too small.
    pub fn whites(&self) -> Vec<Rgb> {
        let irises = self.irises();
        let eyes = [LEFT_LID_EDGE, RIGHT_LID_EDGE].into_iter().zip(irises);
        eyes.flat_map(|(lids, iris)| {
            let beside = |point: &Point| point.distance(iris.centre) > BEYOND_IRIS * iris.radius;
            let points = grid(&self.face.ring(&lids), self.face.width() / ACROSS_EYES).into_iter().filter(beside);
            let mut colours: Vec<Rgb> = points.filter_map(|point| self.colour(point)).collect();
            colours.sort_by(|a, b| luma(*b).total_cmp(&luma(*a)));
            colours.truncate(colours.len().div_ceil(2));
            colours
        })
        .collect()
    }
}

/// Points of an upright grid inside a ring.
pub fn grid(ring: &[Point], step: f32) -> Vec<Point> {
    let bounds = Bounds::around(ring.iter().copied());
    // A broken face must not ask for an endless grid.
    let count = |length: f32| (length / step.max(1e-3)).clamp(0.0, 2.0 * ACROSS_EYES) as usize;
    let (columns, rows) = (count(bounds.width()), count(bounds.height()));
    let place = |k: usize| {
        let (x, y) = ((k % columns) as f32 + 0.5, (k / columns) as f32 + 0.5);
        Point::new(bounds.left + x * step, bounds.top + y * step)
    };
    (0..columns * rows).map(place).filter(|point| inside(ring, *point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, LIGHT};

    #[test]
    fn skin_is_skin_and_whites_are_white() {
        let (planes, face) = (drawn::portrait(LIGHT), drawn::face());
        let swatches = Swatches { planes: &planes, face: &face };
        assert!(swatches.skin().len() > 1000 && swatches.skin().iter().all(|colour| *colour == LIGHT));
        assert!(swatches.whites().len() > 40);
        assert!(swatches.whites().iter().all(|colour| *colour == drawn::WHITES));
    }

    #[test]
    fn a_face_beyond_the_planes_gives_nothing() {
        let planes = drawn::portrait(LIGHT);
        let away = crate::geometry::Affine { a: 1.0, b: 0.0, c: 5000.0, d: 0.0, e: 1.0, f: 0.0 };
        let face = drawn::face().mapped(&away);
        assert!(Swatches { planes: &planes, face: &face }.skin().is_empty());
    }
}
