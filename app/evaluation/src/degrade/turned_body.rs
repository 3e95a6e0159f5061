//! A body that stands sideways: below the chin the side on the picture's right is foreshortened.

use super::Portrait;
use super::canvas::{between, step, warped};
use portrait::geometry::Point;
use portrait::landmarks::indices::CHIN;
use portrait::picture::Picture;

/// Share of its width that is left of that side at full severity.
const LEFT_OVER: f32 = 0.45;
/// The neck turns over this much below the chin, in widths of the face.
const NECK: (f32, f32) = (0.0, 0.35);

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let (face, picture) = (portrait.face(), &portrait.picture);
    let (middle, chin, width) = (face.bounds().centre().x, face.point(CHIN).y, face.width());
    warped(picture, picture.width, picture.height, |point| {
        let down = step(NECK.0, NECK.1, (point.y - chin) / width);
        let share = between(1.0, LEFT_OVER, severity * down);
        let across = point.x - middle;
        Point::new(middle + if across > 0.0 { across / share } else { across }, point.y)
    })
}
