//! How sharp the face is, from the steepest edges of eyes and brows.

use super::{Measured, Scene, taken};
use crate::colour::luma;
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_EYE, RIGHT_EYE};
use crate::picture::{Picture, Plane, resample};
use crate::quantile::quantile;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    // Without eyes of some pixels there is nothing sharp.
    let eyes = eyes(scene.picture, scene.face());
    taken([(measure::SHARPNESS, Some(eyes.as_ref().map_or(0.0, sharpness)))])
}

/// The eyes are looked at with this many px between them, about what the finished photo has: what is lost in making it
/// need not be sharp before. Smaller faces are looked at as they are; that they are small is LOW_RES.
const EYE_DISTANCE: f32 = 100.0;
/// The steepest hundredth of the pixels is the edges of lids and irises.
const STEEPEST: f32 = 0.99;
/// Sides of eyes that are too small to have edges, px.
const SMALLEST: usize = 8;
/// Two hundredths of full range is noise, not contrast: a flat region is not sharp.
const FLAT: f32 = 0.02;

/// Luma of eyes and brows, with [`EYE_DISTANCE`] px or fewer between the eyes. `None` where they are a few pixels.
pub fn eyes(picture: &Picture, face: &Landmarks) -> Option<Plane> {
    let [left, right] = face.eyes();
    let apart = left.distance(right);
    if apart < 4.0 {
        return None;
    }
    let shrink = (apart / EYE_DISTANCE).max(1.0);
    let points = LEFT_EYE.iter().chain(&RIGHT_EYE).map(|index| face.point(*index));
    let area = within(Bounds::around(points), picture);
    let (width, height) = ((area.width() / shrink) as usize, (area.height() / shrink) as usize);
    if width < SMALLEST || height < SMALLEST {
        return None;
    }
    let planes = resample(picture, &area, width, height);
    let values = (0..width * height).map(|k| luma([0, 1, 2].map(|c| planes[c].values[k]))).collect();
    Some(Plane { width, height, values })
}

/// `Sharpness`: the steep edges' slope over the region's range of luma, per px. A step blurred by a Gaussian of σ px
/// has 0.4/σ; 0.5 is a step between neighbours. Contrast and skin tone cancel out.
fn sharpness(eyes: &Plane) -> f32 {
    steepest(eyes, |dx, dy| dx.hypot(dy)) / range(eyes)
}

/// The slope that a hundredth of the pixels exceeds, of what `of` makes of the slopes along rows and columns, per px.
pub fn steepest(eyes: &Plane, of: impl Fn(f32, f32) -> f32) -> f32 {
    let (width, luma) = (eyes.width, &eyes.values);
    let mut slopes = Vec::with_capacity(luma.len());
    for y in 1..eyes.height - 1 {
        for at in y * width + 1..(y + 1) * width - 1 {
            let (dx, dy) = (luma[at + 1] - luma[at - 1], luma[at + width] - luma[at - width]);
            slopes.push(of(dx / 2.0, dy / 2.0));
        }
    }
    quantile(&mut slopes, STEEPEST).unwrap_or(0.0)
}

/// The luma between the darkest and the lightest hundredth, 0–1.
pub fn range(eyes: &Plane) -> f32 {
    let mut sorted = eyes.values.clone();
    let mut at = |share| quantile(&mut sorted, share).unwrap_or(0.0);
    (at(0.99) - at(0.01)).max(FLAT)
}

fn within(bounds: Bounds, picture: &Picture) -> Bounds {
    let clamp = |x: f32, most: usize| x.clamp(0.0, most as f32);
    let low = Point::new(clamp(bounds.left, picture.width), clamp(bounds.top, picture.height));
    let high = Point::new(clamp(bounds.right, picture.width), clamp(bounds.bottom, picture.height));
    Bounds { left: low.x, top: low.y, right: high.x, bottom: high.y }
}
