//! How sharp the face is, from the steepest edges of eyes and brows.

use super::{Measured, Scene};
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_EYE, RIGHT_EYE};
use crate::picture::{Picture, resample};
use crate::quantile::quantile;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::SHARPNESS, sharpness(scene.picture, scene.face()))]
}

/// The eyes are looked at with this many px between them, about what the finished photo has: what is lost in making it
/// need not be sharp before. Smaller faces are looked at as they are; that they are small is LOW_RES.
const EYE_DISTANCE: f32 = 100.0;
/// The steepest hundredth of the pixels is the edges of lids and irises.
const STEEPEST: f32 = 0.99;

/// `Sharpness`: the steep edges' slope over the region's range of luma, per px. A step blurred by a Gaussian of σ px
/// has 0.4/σ; 0.5 is a step between neighbours. Contrast and skin tone cancel out.
pub fn sharpness(picture: &Picture, face: &Landmarks) -> f32 {
    let [left, right] = face.eyes();
    let apart = left.distance(right);
    if apart < 4.0 {
        return 0.0;
    }
    let shrink = (apart / EYE_DISTANCE).max(1.0);
    let points = LEFT_EYE.iter().chain(&RIGHT_EYE).map(|index| face.point(*index));
    let area = within(Bounds::around(points), picture);
    let (width, height) = ((area.width() / shrink) as usize, (area.height() / shrink) as usize);
    if width < 8 || height < 8 {
        return 0.0;
    }
    let planes = resample(picture, &area, width, height);
    let luma: Vec<f32> = (0..width * height)
        .map(|k| 0.299 * planes[0].values[k] + 0.587 * planes[1].values[k] + 0.114 * planes[2].values[k])
        .collect();
    let mut slopes = Vec::with_capacity(luma.len());
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let at = y * width + x;
            let (dx, dy) = (luma[at + 1] - luma[at - 1], luma[at + width] - luma[at - width]);
            slopes.push(dx.hypot(dy) / 2.0);
        }
    }
    let mut sorted = luma;
    // Two hundredths of full range is noise, not contrast: a flat region is not sharp.
    let mut at = |share| quantile(&mut sorted, share).unwrap_or(0.0);
    let range = (at(0.99) - at(0.01)).max(0.02);
    quantile(&mut slopes, STEEPEST).unwrap_or(0.0) / range
}

fn within(bounds: Bounds, picture: &Picture) -> Bounds {
    let clamp = |x: f32, most: usize| x.clamp(0.0, most as f32);
    let low = Point::new(clamp(bounds.left, picture.width), clamp(bounds.top, picture.height));
    let high = Point::new(clamp(bounds.right, picture.width), clamp(bounds.bottom, picture.height));
    Bounds { left: low.x, top: low.y, right: high.x, bottom: high.y }
}
