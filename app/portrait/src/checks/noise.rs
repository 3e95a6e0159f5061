//! Grain: what a sensor adds in bad light.

use super::{Measured, Scene, taken};
use crate::geometry::{Bounds, Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_CHEEK_SKIN, LEFT_FOREHEAD, RIGHT_CHEEK_SKIN, RIGHT_FOREHEAD};
use crate::picture::Picture;
use crate::quantile::median;
use domain::policy::measure;

/// Smooth skin in most faces.
const SMOOTH: [&[usize]; 4] = [&LEFT_CHEEK_SKIN, &RIGHT_CHEEK_SKIN, &LEFT_FOREHEAD, &RIGHT_FOREHEAD];
/// Pixels looked at in each part: enough for a median within 3 %.
const LOOKED_AT: f32 = 2000.0;
/// Fewer, and the face is too small to tell grain from features.
const ENOUGH: usize = 100;
/// Immerkær's mask has this gain on white noise, and a normal distribution half of its values within 0.6745 σ.
const GAIN: f32 = 6.0;
const HALF: f32 = 0.6745;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    // On the photo several pixels become one, and grain is averaged with them.
    let averaged = scene.view.scale().max(1.0);
    taken([(measure::NOISE, noise(scene.picture, scene.face()).map(|sigma| sigma / averaged))])
}

/// `Noise`: standard deviation of the grain on smooth skin, levels of 255, as it arrives on the photo. From the response
/// to the difference of two Laplacians (Immerkær 1996), which neither light nor shading excites; its median instead of
/// its mean, so that moles and single strands do not count, and of the four parts the second lowest, so that a fringe
/// over the forehead or one cheek in clipped light does not decide.
fn noise(picture: &Picture, face: &Landmarks) -> Option<f32> {
    let mut levels: Vec<f32> = SMOOTH.iter().filter_map(|ring| grain(picture, &face.ring(ring))).collect();
    levels.sort_by(f32::total_cmp);
    levels.get(1).or(levels.first()).copied()
}

fn grain(picture: &Picture, ring: &[Point]) -> Option<f32> {
    let bounds = Bounds::around(ring.iter().copied());
    // Single pixels, far apart where the face is large: their neighbours are always the picture's own.
    let stride = (bounds.area() / LOOKED_AT).sqrt().max(1.0);
    let count = |length: f32| (length / stride).min(LOOKED_AT) as usize;
    let (right, bottom) = (picture.width as f32 - 2.0, picture.height as f32 - 2.0);
    let mut responses = vec![];
    for row in 0..count(bounds.height()) {
        for column in 0..count(bounds.width()) {
            let at = Point::new(bounds.left + column as f32 * stride, bounds.top + row as f32 * stride);
            let there = at.x >= 1.0 && at.y >= 1.0 && at.x < right && at.y < bottom;
            if there && inside(ring, at) {
                responses.push(response(picture, at.x as i64, at.y as i64).abs());
            }
        }
    }
    (responses.len() >= ENOUGH).then(|| median(responses.into_iter()))?.map(|middle| middle / (HALF * GAIN))
}

fn response(picture: &Picture, x: i64, y: i64) -> f32 {
    const MASK: [[f32; 3]; 3] = [[1.0, -2.0, 1.0], [-2.0, 4.0, -2.0], [1.0, -2.0, 1.0]];
    let mut sum = 0.0;
    for (row, dy) in MASK.iter().zip(-1..) {
        for (weight, dx) in row.iter().zip(-1..) {
            let [r, g, b] = picture.pixel(x + dx, y + dy).map(f32::from);
            sum += weight * (0.299 * r + 0.587 * g + 0.114 * b);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;
    use crate::drawn::{self, Grain, LIGHT, TONES};
    use std::cell::RefCell;

    /// What is measured of a drawn face with grey grain of this deviation, in levels.
    fn with_grain(skin: Rgb, sigma: f32) -> f32 {
        let mut planes = drawn::portrait(skin);
        let grain = RefCell::new(Grain(7));
        drawn::change(&mut planes, |_, colour| {
            let add = grain.borrow_mut().next() * sigma / 255.0;
            colour.map(|v| v + add)
        });
        noise(&drawn::picture(&planes), &drawn::face()).unwrap()
    }

    #[test]
    fn the_deviation_of_grain_is_found_in_every_skin_tone() {
        for skin in TONES {
            for sigma in [3.0, 6.0, 12.0] {
                let found = with_grain(skin, sigma);
                assert!((found / sigma - 1.0).abs() < 0.12, "{sigma}: {found}");
            }
        }
    }

    #[test]
    fn shading_moles_and_strands_are_no_grain() {
        let mut planes = drawn::portrait(LIGHT);
        drawn::change(&mut planes, |point, colour| colour.map(|v| v * (1.0 - point.x / 700.0)));
        drawn::paint(&mut planes, [0.2; 3], |point| (point.x * 0.7 + point.y) as i32 % 40 < 2);
        assert!(noise(&drawn::picture(&planes), &drawn::face()).unwrap() < 1.0);
    }

    #[test]
    fn a_face_of_a_few_pixels_is_not_judged() {
        let small = crate::geometry::Affine { a: 0.1, b: 0.0, c: 0.0, d: 0.0, e: 0.1, f: 0.0 };
        let picture = drawn::picture(&drawn::portrait(LIGHT));
        assert_eq!(noise(&picture, &drawn::face().mapped(&small)), None);
    }
}
