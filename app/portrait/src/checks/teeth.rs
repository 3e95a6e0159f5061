//! Whether teeth show: pixels between the lips that are pale and light beside the person's own lips and skin.

use super::{Measured, Scene};
use crate::geometry::{Bounds, Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_CHEEK_SKIN, LIP_OUTLINE, MOUTH_CORNERS, MOUTH_OPENING, RIGHT_CHEEK_SKIN};
use crate::picture::Picture;
use crate::quantile::median;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    vec![(measure::TEETH_VISIBLE, visible(scene.picture, scene.face()))]
}

/// Samples across the mouth: finer than a tooth.
const ACROSS: f32 = 64.0;
/// A tooth is at least this light beside the cheeks' median; the dark of an open mouth is not.
const LIGHT: f32 = 0.55;
/// A tooth has at most this share of the lips' and of the cheeks' saturation.
const PALE_BESIDE_LIPS: f32 = 0.75;
const PALE_BESIDE_SKIN: f32 = 0.9;

/// `TeethVisible`: area of tooth-coloured pixels between the lips, in squared mouth widths. 0 with lips closed, about
/// 0.1 in a laugh.
pub fn visible(picture: &Picture, face: &Landmarks) -> f32 {
    let [left, right] = MOUTH_CORNERS.map(|corner| face.point(corner));
    let step = left.distance(right).max(1.0) / ACROSS;
    let opening = face.ring(&MOUTH_OPENING);
    let between = samples(picture, &opening, step);
    let outline = face.ring(&LIP_OUTLINE);
    let lips: Vec<Colour> =
        grid(&outline, step).filter(|point| !inside(&opening, *point)).map(|point| colour(picture, point)).collect();
    let mut cheeks = samples(picture, &face.ring(&LEFT_CHEEK_SKIN), step * 2.0);
    cheeks.extend(samples(picture, &face.ring(&RIGHT_CHEEK_SKIN), step * 2.0));
    let (Some(lip), Some(skin)) = (middle(&lips), middle(&cheeks)) else { return 0.0 };
    let tooth = |sample: &&Colour| {
        sample.luma > LIGHT * skin.luma
            && sample.saturation < PALE_BESIDE_LIPS * lip.saturation
            && sample.saturation < PALE_BESIDE_SKIN * skin.saturation
    };
    between.iter().filter(tooth).count() as f32 / (ACROSS * ACROSS)
}

#[derive(Clone, Copy)]
struct Colour {
    /// 0–255.
    luma: f32,
    /// HSV saturation, 0–1.
    saturation: f32,
}

fn colour(picture: &Picture, point: Point) -> Colour {
    let [r, g, b] = picture.sample(point);
    let (high, low) = (r.max(g).max(b), r.min(g).min(b));
    Colour { luma: 0.299 * r + 0.587 * g + 0.114 * b, saturation: (high - low) / high.max(1.0) }
}

fn grid(ring: &[Point], step: f32) -> impl Iterator<Item = Point> + '_ {
    let bounds = Bounds::around(ring.iter().copied());
    // A broken face must not ask for an endless grid.
    let count = |length: f32| ((length / step).clamp(0.0, 4.0 * ACROSS)) as usize;
    let (columns, rows) = (count(bounds.width()), count(bounds.height()));
    (0..columns * rows).filter_map(move |k| {
        let point = Point::new(
            bounds.left + ((k % columns) as f32 + 0.5) * step,
            bounds.top + ((k / columns) as f32 + 0.5) * step,
        );
        inside(ring, point).then_some(point)
    })
}

fn samples(picture: &Picture, ring: &[Point], step: f32) -> Vec<Colour> {
    grid(ring, step).map(|point| colour(picture, point)).collect()
}

/// Part by part the middle one.
fn middle(colours: &[Colour]) -> Option<Colour> {
    let of = |part: fn(&Colour) -> f32| median(colours.iter().map(part));
    Some(Colour { luma: of(|c| c.luma)?, saturation: of(|c| c.saturation)? })
}
