//! A shaken hand: the picture is exposed along a short bent path.

use super::Portrait;
use super::canvas::{light_of_codes, relit};
use portrait::picture::Picture;
use std::f32::consts::{FRAC_1_SQRT_2, FRAC_PI_2};

/// Length of the path at full severity, in eye distances.
const LENGTH: f32 = 0.5;
/// A quarter of a circle: a straight path would leave the edges along it sharp, and no hand moves straight.
const BEND: f32 = FRAC_PI_2;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let length = LENGTH * severity * portrait.eye_distance();
    // Two samples a pixel of the path leave no gaps.
    let count = (2.0 * length).ceil().max(1.0) as usize;
    let path: Vec<(i64, i64)> = (0..count)
        .map(|k| {
            let angle = BEND * ((k as f32 + 0.5) / count as f32 - 0.5);
            let radius = length / BEND;
            let (along, aside) = (radius * angle.sin(), radius * (1.0 - angle.cos()));
            // Aslant, so that neither lids nor nose lie along it.
            let (dx, dy) = ((along - aside) * FRAC_1_SQRT_2, (along + aside) * FRAC_1_SQRT_2);
            (dx.round() as i64, dy.round() as i64)
        })
        .collect();
    let picture = &portrait.picture;
    let table = light_of_codes();
    relit(picture, |centre, _| {
        let mut sum = [0f32; 3];
        for (dx, dy) in &path {
            let pixel = picture.pixel(centre.x as i64 + dx, centre.y as i64 + dy);
            (0..3).for_each(|c| sum[c] += table[usize::from(pixel[c])]);
        }
        sum.map(|sum| sum / count as f32)
    })
}
