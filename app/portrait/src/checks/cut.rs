//! Whether the person ends inside the photo because the picture ends there.

use super::{Measured, Scene};
use crate::geometry::Point;
use domain::policy::measure;

/// Alpha that counts as person.
const PERSON: f32 = 0.5;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::PERSON_CUT, person_cut(scene))]
}

/// `PersonCut`: pixels of the person that lie beside a photo pixel which the picture does not have, over the photo's
/// width. 0 where only background is missing.
fn person_cut(scene: &Scene) -> f32 {
    let alpha = &scene.matte.alpha;
    let (width, height) = (alpha.width, alpha.height);
    let (right, bottom) = (scene.picture.width as f32, scene.picture.height as f32);
    let map = scene.view.to_picture();
    let missing = |x: usize, y: usize| {
        let there = map.map(Point::new(x as f32 + 0.5, y as f32 + 0.5));
        there.x < 0.0 || there.y < 0.0 || there.x > right || there.y > bottom
    };
    // No neighbour is farther away in the picture than this.
    let step = map.a.abs() + map.b.abs() + map.d.abs() + map.e.abs();
    let mut cut = 0;
    for (k, _) in alpha.values.iter().enumerate().filter(|(_, value)| **value > PERSON) {
        let (x, y) = (k % width, k / width);
        let there = map.map(Point::new(x as f32 + 0.5, y as f32 + 0.5));
        if there.x > step && there.y > step && there.x < right - step && there.y < bottom - step {
            continue;
        }
        let beside = [
            (x + 1 < width).then_some((x + 1, y)),
            x.checked_sub(1).map(|x| (x, y)),
            (y + 1 < height).then_some((x, y + 1)),
            y.checked_sub(1).map(|y| (x, y)),
        ];
        cut += usize::from(beside.into_iter().flatten().any(|(x, y)| missing(x, y)));
    }
    cut as f32 / width as f32
}
