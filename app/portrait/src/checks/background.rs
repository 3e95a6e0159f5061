//! How even the picture's own background is. The photo gets another one; an even wall only makes the outline surer.

use super::{Measured, Scene, sigmoid, taken};
use crate::colour::luma;
use crate::geometry::Point;
use crate::picture::{Plane, Planes};
use domain::policy::measure;

/// ISO/IEC 29794-5 looks at a portrait of this width; elsewhere the same wall would have other gradients.
const WIDTH: f32 = 295.0;
/// Alpha that is surely background.
const BACKGROUND: f32 = 0.02;
/// Below a fiftieth of the photo there is no background to judge.
const ENOUGH: f32 = 0.02;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let (width, height) = (scene.picture.width as f32, scene.picture.height as f32);
    let whole = scene.view.lies_within((width, height));
    let there = |x: f32, y: f32| {
        let at = scene.view.to_picture().map(Point::new(x, y));
        whole || at.x >= 0.0 && at.y >= 0.0 && at.x <= width && at.y <= height
    };
    taken([(measure::BACKGROUND_UNIFORMITY, background_uniformity(scene.photo, &scene.matte.alpha, there))])
}

/// `BackgroundUniformity` (ISO/IEC 29794-5): 190 · (1 − S(x; 10, 100)) of the mean luma gradient x behind the person
/// (levels of 255, 3×3 weights 3, 10, 3 as in OFIQ), on a grid of 295 columns; about 0–100. `there` tells which points
/// the picture has.
fn background_uniformity(photo: &Planes, alpha: &Plane, there: impl Fn(f32, f32) -> bool) -> Option<f32> {
    let step = alpha.width as f32 / WIDTH;
    let (columns, rows) = (WIDTH as usize, (alpha.height as f32 / step) as usize);
    let mut levels = vec![f32::NAN; columns * rows];
    for (k, level) in levels.iter_mut().enumerate() {
        let (x, y) = (((k % columns) as f32 + 0.5) * step, ((k / columns) as f32 + 0.5) * step);
        let at = (y as usize).min(alpha.height - 1) * alpha.width + (x as usize).min(alpha.width - 1);
        if alpha.values[at] < BACKGROUND && there(x, y) {
            *level = 255.0 * luma([0, 1, 2].map(|c| photo[c].values[at]));
        }
    }
    let (mut sum, mut count) = (0.0, 0usize);
    // Every second one of every second row: enough for a mean.
    for y in (1..rows.saturating_sub(1)).step_by(2) {
        for x in (1..columns - 1).step_by(2) {
            let level = |dx: usize, dy: usize| levels[(y + dy - 1) * columns + x + dx - 1];
            let line = |a: (usize, usize), b: (usize, usize), c: (usize, usize)| {
                3.0 * level(a.0, a.1) + 10.0 * level(b.0, b.1) + 3.0 * level(c.0, c.1)
            };
            let across = line((2, 0), (2, 1), (2, 2)) - line((0, 0), (0, 1), (0, 2));
            let down = line((0, 2), (1, 2), (2, 2)) - line((0, 0), (1, 0), (2, 0));
            let gradient = (across * across + down * down).sqrt();
            // Beside the person or the picture's end a neighbour is missing, and with it the gradient.
            if gradient.is_finite() {
                sum += gradient;
                count += 1;
            }
        }
    }
    let enough = 4.0 * count as f32 > ENOUGH * levels.len() as f32;
    enough.then(|| 190.0 * (1.0 - sigmoid(sum / count as f32, 10.0, 100.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, MEDIUM};

    /// Stripes of this contrast behind the drawn person.
    fn before_stripes(contrast: f32) -> f32 {
        let (mut planes, alpha) = (drawn::portrait(MEDIUM), drawn::alpha());
        drawn::change(&mut planes, |point, colour| {
            let behind = alpha.values[point.y as usize * alpha.width + point.x as usize] == 0.0;
            let stripe = if ((point.x / 12.0) as usize).is_multiple_of(2) { contrast } else { 0.0 };
            if behind { colour.map(|v| v - stripe) } else { colour }
        });
        background_uniformity(&planes, &alpha, |_, _| true).unwrap()
    }

    #[test]
    fn a_plain_wall_is_full_marks_and_stripes_cost_by_their_contrast() {
        let marks = [0.0, 0.05, 0.2, 0.6].map(before_stripes);
        assert!((marks[0] - 99.7).abs() < 0.2, "{marks:?}");
        assert!(marks.windows(2).all(|pair| pair[0] > pair[1]) && marks[3] < 20.0, "{marks:?}");
    }

    #[test]
    fn a_photo_filled_by_the_person_has_no_background_to_judge() {
        let full = Plane::new(drawn::WIDTH, drawn::HEIGHT, 1.0);
        assert_eq!(background_uniformity(&drawn::portrait(MEDIUM), &full, |_, _| true), None);
    }
}
