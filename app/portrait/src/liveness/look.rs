//! How a person looks on one picture: what a photo and a burst of the same minute have in common.

use crate::colour::{self, Lab, Rgb};
use crate::geometry::{Affine, Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::axes::Axes;
use crate::landmarks::indices::{
    CHIN, FOREHEAD, LEFT_CHEEK_SKIN, LEFT_FOREHEAD, MOUTH_CORNERS, NOSE, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD,
};
use crate::picture::{Picture, Pyramid};
use crate::quantile::median;

/// Side of the patch of the face, cells: coarse enough that expression and focus hardly change it.
pub const PATCH: usize = 32;
/// Where the eyes and the mouth's middle lie on the patch, in shares of its side.
const LEFT_EYE: (f32, f32) = (0.3, 0.36);
const RIGHT_EYE: (f32, f32) = (0.7, 0.36);
const MOUTH: (f32, f32) = (0.5, 0.76);
/// Samples along each side of a box whose colour is taken.
const ALONG: usize = 12;
/// A box of which less than this share lies on the picture has no colour.
const ENOUGH: f32 = 0.5;

/// Boxes in widths of the face, from a point of the face along its axes: left, top, right, bottom.
type Part = [f32; 4];

/// From the chin, beside the neck: shoulders and collar.
const CLOTHES: [Part; 2] = [[-0.75, 0.45, -0.3, 0.8], [0.3, 0.45, 0.75, 0.8]];
/// From the highest point of the forehead that the mesh has, over the hairline.
const HAIR: [Part; 1] = [[-0.2, -0.32, 0.2, -0.18]];
/// From the eyes' midpoint, beside hair and ears.
const BACKGROUND: [Part; 2] = [[-1.5, -0.5, -1.1, 0.1], [1.1, -0.5, 1.5, 0.1]];

/// Colours and a small picture of the face. What lies beyond the picture is `None`.
#[derive(Clone, Debug)]
pub struct Look {
    /// Luma of the face, brought to a square by the eyes and the mouth, without its mean and with a variance of 1.
    pub patch: Vec<f32>,
    /// CIELAB medians.
    pub skin: Option<Lab>,
    pub clothes: Option<Lab>,
    pub hair: Option<Lab>,
    pub background: Option<Lab>,
    /// Light on the cheek on the picture's left less that on the other, over their sum: −1 to 1.
    pub side_light: Option<f32>,
}

impl Look {
    pub fn of(pyramid: &Pyramid, face: &Landmarks) -> Look {
        let picture = pyramid.picture();
        let rings: [&[usize]; 5] = [&LEFT_FOREHEAD, &RIGHT_FOREHEAD, &LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN, &NOSE];
        let points = rings.iter().flat_map(|ring| face.ring(ring));
        let [left, right] = [&LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN].map(|ring| light(picture, &face.ring(ring)));
        Look {
            patch: patch(pyramid, face),
            skin: middle(points.filter_map(|point| seen(picture, point)).collect()),
            clothes: part(picture, face, face.point(CHIN), &CLOTHES),
            hair: part(picture, face, face.point(FOREHEAD), &HAIR),
            background: part(picture, face, face.eye_midpoint(), &BACKGROUND),
            side_light: left.zip(right).map(|(left, right)| (left - right) / (left + right).max(1e-3)),
        }
    }

    /// How alike two faces look, −1 to 1: the correlation of their patches.
    pub fn likeness(&self, other: &Look) -> f32 {
        self.patch.iter().zip(&other.patch).map(|(a, b)| a * b).sum::<f32>() / (PATCH * PATCH) as f32
    }
}

/// The middle of several looks: patches are averaged, of each colour the median is taken.
pub fn mean(looks: &[&Look]) -> Option<Look> {
    let first = looks.first()?;
    let mut patch = vec![0.0; first.patch.len()];
    looks.iter().for_each(|look| patch.iter_mut().zip(&look.patch).for_each(|(sum, value)| *sum += value));
    let colour = |of: fn(&Look) -> Option<Lab>| {
        let known: Vec<Lab> = looks.iter().filter_map(|look| of(look)).collect();
        let middle = |c: usize| median(known.iter().map(|lab| lab[c]));
        Some([middle(0)?, middle(1)?, middle(2)?])
    };
    Some(Look {
        patch: standardised(patch),
        skin: colour(|look| look.skin),
        clothes: colour(|look| look.clothes),
        hair: colour(|look| look.hair),
        background: colour(|look| look.background),
        side_light: median(looks.iter().filter_map(|look| look.side_light)),
    })
}

fn patch(pyramid: &Pyramid, face: &Landmarks) -> Vec<f32> {
    let [left, right] = face.eyes();
    let [a, b] = MOUTH_CORNERS.map(|corner| face.point(corner));
    let map = onto([LEFT_EYE, RIGHT_EYE, MOUTH], [left, right, a.middle(b)]);
    let input = pyramid.input(&map, PATCH, 1.0, 0.0, 0.5).into_data();
    let cells = PATCH * PATCH;
    standardised((0..cells).map(|k| colour::luma([input[k], input[k + cells], input[k + 2 * cells]])).collect())
}

/// The affine map that carries three places of the patch onto three points.
fn onto(places: [(f32, f32); 3], points: [Point; 3]) -> Affine {
    let side = PATCH as f32;
    let plane = |values: [f32; 3]| -> [f32; 3] {
        let [(x0, y0), (x1, y1), (x2, y2)] = places.map(|(x, y)| (x * side, y * side));
        let area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
        let (u, v) = (values[1] - values[0], values[2] - values[0]);
        let (a, b) = ((u * (y2 - y0) - v * (y1 - y0)) / area, (v * (x1 - x0) - u * (x2 - x0)) / area);
        [a, b, values[0] - a * x0 - b * y0]
    };
    let [a, b, c] = plane(points.map(|point| point.x));
    let [d, e, f] = plane(points.map(|point| point.y));
    Affine { a, b, c, d, e, f }
}

fn standardised(mut values: Vec<f32>) -> Vec<f32> {
    let count = values.len().max(1) as f32;
    let mean = values.iter().sum::<f32>() / count;
    values.iter_mut().for_each(|value| *value -= mean);
    let deviation = (values.iter().map(|value| value * value).sum::<f32>() / count).sqrt().max(1e-4);
    values.iter_mut().for_each(|value| *value /= deviation);
    values
}

/// The pixel at a point, encoded 0–1; none beyond the picture.
fn seen(picture: &Picture, point: Point) -> Option<Rgb> {
    let whole = Bounds { left: 0.0, top: 0.0, right: picture.width as f32, bottom: picture.height as f32 };
    whole.holds(point).then(|| picture.sample(point).map(|value| value / 255.0))
}

fn middle(colours: Vec<Rgb>) -> Option<Lab> {
    let labs: Vec<Lab> = colours.into_iter().map(colour::lab).collect();
    let middle = |c: usize| median(labs.iter().map(|lab| lab[c]));
    Some([middle(0)?, middle(1)?, middle(2)?])
}

fn light(picture: &Picture, ring: &[Point]) -> Option<f32> {
    let lights: Vec<f32> =
        ring.iter().filter_map(|point| seen(picture, *point)).map(|c| colour::luma(colour::linear(c))).collect();
    (!lights.is_empty()).then(|| lights.iter().sum::<f32>() / lights.len() as f32)
}

fn part(picture: &Picture, face: &Landmarks, from: Point, parts: &[Part]) -> Option<Lab> {
    let (axes, width) = (Axes::of(face), face.width());
    let along = |k: usize| (k as f32 + 0.5) / ALONG as f32;
    let places = parts.iter().flat_map(|[left, top, right, bottom]| {
        (0..ALONG * ALONG)
            .map(move |k| (left + along(k % ALONG) * (right - left), top + along(k / ALONG) * (bottom - top)))
    });
    let points: Vec<Point> = places.map(|(x, y)| axes.moved(from, x * width, y * width)).collect();
    let colours: Vec<Rgb> = points.iter().filter_map(|point| seen(picture, *point)).collect();
    let enough = colours.len() as f32 >= ENOUGH * points.len() as f32;
    enough.then(|| middle(colours))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn;

    fn look(shift: f32) -> Look {
        let planes = drawn::portrait(drawn::LIGHT);
        let mut picture = Picture::new(planes[0].width, planes[0].height);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            let values: [f32; 3] = std::array::from_fn(|c| planes[c].values[k] * 255.0 * shift);
            pixel.copy_from_slice(&values.map(|value| value as u8));
        }
        Look::of(&Pyramid::new(picture), &drawn::face())
    }

    #[test]
    fn a_face_looks_like_itself_in_half_the_light() {
        assert!((look(1.0).likeness(&look(1.0)) - 1.0).abs() < 1e-3);
        assert!(look(1.0).likeness(&look(0.5)) > 0.99);
    }

    #[test]
    fn three_places_of_the_patch_are_carried_onto_three_points() {
        let points = [Point::new(10.0, 20.0), Point::new(50.0, 22.0), Point::new(31.0, 70.0)];
        let map = onto([LEFT_EYE, RIGHT_EYE, MOUTH], points);
        for ((x, y), point) in [LEFT_EYE, RIGHT_EYE, MOUTH].into_iter().zip(points) {
            assert!(map.map(Point::new(x * 32.0, y * 32.0)).distance(point) < 1e-3);
        }
    }

    #[test]
    fn the_middle_of_one_look_is_that_look() {
        let one = look(1.0);
        let middle = mean(&[&one]).unwrap();
        assert!((one.likeness(&middle) - 1.0).abs() < 1e-3);
        assert_eq!(middle.skin, one.skin);
        assert!(mean(&[]).is_none());
    }
}
