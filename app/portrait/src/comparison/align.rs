//! Where a face goes: similarity transforms (shift, turn, one scale, no mirror) from landmarks to fixed places. Nothing about
//! the face is stretched, so that proportions stay comparable.

use crate::compose;
use crate::geometry::{Affine, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{MOUTH_CORNERS, NOSE_TIP};
use crate::picture::{Picture, Plane};
use crate::view::View;

/// Size of the portrait for a person's eye, px: a face about 350 px high, as large as it stands on a desk's screen.
pub const WIDTH: usize = 360;
/// Height of an aligned portrait, px.
pub const HEIGHT: usize = 480;
/// Where its eyes are, px. Between chin and crown lie about 3.7 eye distances, the eyes in the middle: 108 px leave a
/// little room above and below.
pub const EYES: [Point; 2] = [Point { x: 126.0, y: 216.0 }, Point { x: 234.0, y: 216.0 }];
/// Side of the embedding's input, px.
pub const FACE: usize = 112;
/// The five reference points of the ArcFace family on 112×112 px: eyes, nose tip, corners of the mouth (J. Deng et al.,
/// ArcFace, CVPR 2019; `arcface_dst` of insightface's `face_align`). There a pixel's centre is a whole number.
const TEMPLATE: [(f32, f32); 5] =
    [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)];
/// Outside the picture: nothing, for a person; what OpenCV's warp leaves, for a network.
const GREY: [u8; 3] = [128; 3];
const BLACK: [u8; 3] = [0; 3];

/// Distance between the eyes, px.
pub fn eyes_apart(face: &Landmarks) -> f32 {
    let [left, right] = face.eyes();
    left.distance(right)
}

/// By how much the portrait enlarges the picture.
pub fn enlargement(face: &Landmarks) -> f32 {
    EYES[0].distance(EYES[1]) / eyes_apart(face).max(1.0)
}

/// The portrait, eyes in their places.
pub fn portrait(picture: &Picture, face: &Landmarks) -> Picture {
    let to_portrait = similarity(&face.eyes(), &EYES);
    taken(picture, &to_portrait, (WIDTH, HEIGHT), GREY)
}

/// The embedding's input, five points as near to their places as a similarity brings them.
pub fn face(picture: &Picture, face: &Landmarks) -> Picture {
    let [left, right] = face.eyes();
    let from = [left, right, face.point(NOSE_TIP), face.point(MOUTH_CORNERS[0]), face.point(MOUTH_CORNERS[1])];
    let to = TEMPLATE.map(|(x, y)| Point::new(x + 0.5, y + 0.5));
    taken(picture, &similarity(&from, &to), (FACE, FACE), BLACK)
}

fn taken(picture: &Picture, to_crop: &Affine, (width, height): (usize, usize), outside: [u8; 3]) -> Picture {
    let view = View::through(to_crop.inverse(), width, height);
    let (across, down) = (picture.width as f32, picture.height as f32);
    let mut shown = Plane::new(width, height, 0.0);
    for (k, value) in shown.values.iter_mut().enumerate() {
        let Point { x, y } = view.to_picture().map(Point::new((k % width) as f32 + 0.5, (k / width) as f32 + 0.5));
        *value = f32::from(u8::from(x >= 0.0 && y >= 0.0 && x <= across && y <= down));
    }
    compose::over(&view.take(picture), &shown, outside)
}

/// The similarity that brings `from` nearest to `to` in the least-squares sense (Umeyama 1991). In the plane it is a linear
/// regression of complex numbers, which cannot mirror. Points that coincide are only shifted.
fn similarity<const N: usize>(from: &[Point; N], to: &[Point; N]) -> Affine {
    let mean = |points: &[Point; N]| {
        let sum = points.iter().fold(Point::default(), |sum, point| Point::new(sum.x + point.x, sum.y + point.y));
        Point::new(sum.x / N as f32, sum.y / N as f32)
    };
    let (here, there) = (mean(from), mean(to));
    let (mut real, mut imaginary, mut square) = (0.0f32, 0.0f32, 0.0f32);
    for (from, to) in from.iter().zip(to) {
        let (x, y) = (from.x - here.x, from.y - here.y);
        let (u, v) = (to.x - there.x, to.y - there.y);
        real += x * u + y * v;
        imaginary += x * v - y * u;
        square += x * x + y * y;
    }
    let (a, d) = if square > 0.0 { (real / square, imaginary / square) } else { (1.0, 0.0) };
    Affine { a, b: -d, c: there.x - a * here.x + d * here.y, d, e: a, f: there.y - d * here.x - a * here.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_shifted_and_scaled_face_comes_back_into_place() {
        let places = TEMPLATE.map(|(x, y)| Point::new(x, y));
        let (sin, cos) = 0.4f32.sin_cos();
        let away = Affine { a: 3.0 * cos, b: -3.0 * sin, c: 700.0, d: 3.0 * sin, e: 3.0 * cos, f: 20.0 };
        let back = similarity(&places.map(|place| away.map(place)), &places);
        for place in places {
            assert!(back.map(away.map(place)).distance(place) < 1e-2, "{place:?}");
        }
    }

    #[test]
    fn no_similarity_mirrors_or_stretches() {
        let places = TEMPLATE.map(|(x, y)| Point::new(x, y));
        let mirrored = places.map(|place| Point::new(-place.x, place.y * 1.7));
        let found = similarity(&mirrored, &places);
        assert!(found.a * found.e - found.b * found.d > 0.0);
        assert_eq!((found.a, found.b), (found.e, -found.d));
    }

    #[test]
    fn points_that_coincide_are_only_shifted() {
        let found = similarity(&[Point::new(3.0, 4.0); 2], &EYES);
        assert_eq!((found.a, found.d), (1.0, 0.0));
    }

    #[test]
    fn what_lies_outside_the_picture_is_flat_and_not_a_continued_edge() {
        let mut picture = Picture::new(100, 100);
        picture.pixels.fill(200);
        let crop = taken(&picture, &Affine { a: 1.0, b: 0.0, c: 50.0, d: 0.0, e: 1.0, f: 0.0 }, (100, 100), GREY);
        assert_eq!(crop.pixel(20, 50), GREY);
        assert_eq!(crop.pixel(80, 50), [200; 3]);
    }
}
