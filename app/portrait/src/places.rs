//! Where the named parts of the portrait lie on the made photo, for marking a bad place.

use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_EYE, LIP_OUTLINE, RIGHT_EYE};
use crate::picture::Plane;
use domain::reason::{Area, Rect};
use domain::verdict::Places;

/// Rectangles of every area; `face` in photo pixels.
pub fn places(face: &Landmarks, alpha: &Plane) -> Places {
    let bounds = face.bounds();
    // A margin of a twentieth of the face keeps the mark off what it marks.
    let margin = face.width() / 20.0;
    let eyes = face.ring(&LEFT_EYE).into_iter().chain(face.ring(&RIGHT_EYE));
    let mouth = Bounds::around(face.ring(&LIP_OUTLINE));
    let whole = Bounds { left: 0.0, top: 0.0, right: alpha.width as f32, bottom: alpha.height as f32 };
    let parts = [
        (Area::Frame, whole),
        (Area::Head, head(&bounds, alpha)),
        (Area::Face, bounds),
        (Area::Eyes, Bounds::around(eyes).grown(margin)),
        (Area::Mouth, mouth.grown(margin)),
    ];
    parts.into_iter().map(|(area, bounds)| (area, fraction(&bounds, &whole))).collect()
}

/// The face's box widened to the hair: all of the matte above the chin within a face width of the middle.
fn head(face: &Bounds, alpha: &Plane) -> Bounds {
    let middle = face.centre().x;
    let solid = alpha
        .values
        .iter()
        .enumerate()
        .filter(|(_, a)| **a > 0.5)
        .map(|(k, _)| Point::new((k % alpha.width) as f32 + 0.5, (k / alpha.width) as f32 + 0.5));
    let hair = Bounds::around(solid.filter(|point| point.y < face.bottom && (point.x - middle).abs() < face.width()));
    if hair.area() == 0.0 {
        return *face;
    }
    Bounds {
        left: hair.left.min(face.left),
        top: hair.top.min(face.top),
        right: hair.right.max(face.right),
        bottom: face.bottom,
    }
}

fn fraction(part: &Bounds, whole: &Bounds) -> Rect {
    let (left, right) = (part.left.clamp(0.0, whole.right), part.right.clamp(0.0, whole.right));
    let (top, bottom) = (part.top.clamp(0.0, whole.bottom), part.bottom.clamp(0.0, whole.bottom));
    Rect {
        x: left / whole.right,
        y: top / whole.bottom,
        w: (right - left) / whole.right,
        h: (bottom - top) / whole.bottom,
    }
}
