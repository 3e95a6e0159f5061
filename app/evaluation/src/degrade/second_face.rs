//! Somebody else in the picture: the same person, mirrored, beside and behind, ever nearer.

use super::Portrait;
use super::canvas::{mixed, recoloured, warped};
use portrait::geometry::Point;
use portrait::picture::Picture;

/// Size at full severity, of the person's own.
const LARGEST: f32 = 0.95;
/// Space between the two faces' midlines, in the sum of half their widths: shoulder to shoulder.
const APART: f32 = 1.5;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let scale = LARGEST * severity;
    let bounds = portrait.face().bounds();
    let (middle, eyes) = (bounds.centre().x, portrait.face().eye_midpoint().y);
    let half = bounds.width() / 2.0;
    let other = middle + APART * half * (1.0 + scale);
    // The frame grows on that side until the other face fits into it.
    let width = (portrait.bounds().right).max(other + 1.3 * half * scale).ceil() as usize;
    let wide = warped(&portrait.picture, width, portrait.picture.height, |point| point);
    recoloured(&wide, |point, colour| {
        // Eyes at the same height, as of people of the same size at any distance.
        let there = Point::new(middle - (point.x - other) / scale, eyes + (point.y - eyes) / scale);
        let bounds = portrait.bounds();
        let outside = there.x < 0.0 || there.y < 0.0 || there.x > bounds.right || there.y > bounds.bottom;
        if outside {
            return colour;
        }
        // Beyond the old frame there is nobody in front.
        let in_front = if point.x < bounds.right { portrait.person(point) } else { 0.0 };
        let share = portrait.person(there) * (1.0 - in_front);
        let picture = portrait.picture.sample(there);
        mixed(colour, picture.map(|value| value / 255.0), share)
    })
}
