//! Where the head sits on the made photo.

use super::{Measured, Scene};
use crate::framing::CROWN;
use crate::landmarks::Landmarks;
use crate::picture::Plane;
use domain::policy::measure;

/// Alpha that counts as hair when the head's top is measured.
const HAIR: f32 = 0.5;
/// Half the width of the column in which it is looked for, in face widths, as in framing.
const COLUMN: f32 = 0.6;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let Composition { head_top, eye_line, face_width, head_length, midline_offset } =
        composition(scene.on_photo, &scene.matte.alpha);
    vec![
        (measure::HEAD_MARGIN, scene.subject.head_top / scene.subject.face_width),
        (measure::HEAD_TOP, head_top),
        (measure::EYE_LINE, eye_line),
        (measure::FACE_WIDTH, face_width),
        (measure::HEAD_LENGTH, head_length),
        (measure::MIDLINE_OFFSET, midline_offset),
    ]
}

/// Measures in px of the made photo, from its upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Composition {
    /// `HeadTop`: first row with enough hair to be a head.
    head_top: f32,
    /// `EyeLine`: the eyes' midpoint.
    eye_line: f32,
    /// `FaceWidth`: cheek to cheek.
    face_width: f32,
    /// `HeadLength`: head top to chin.
    head_length: f32,
    /// `MidlineOffset`: distance of the face's midline from the photo's, as a share of its width.
    midline_offset: f32,
}

/// `face` in photo pixels, `alpha` of the photo.
fn composition(face: &Landmarks, alpha: &Plane) -> Composition {
    let bounds = face.bounds();
    let middle = bounds.centre().x;
    let width = alpha.width as f32;
    let column = |x: f32| x.clamp(0.0, width) as usize;
    let columns = column(middle - COLUMN * face.width())..column(middle + COLUMN * face.width());
    let row = |y: usize| &alpha.values[y * alpha.width..][columns.clone()];
    let enough = ((CROWN * face.width()) as usize).max(1);
    let top = (0..alpha.height).find(|y| row(*y).iter().filter(|a| **a > HAIR).count() >= enough);
    let head_top = top.map_or(bounds.top, |top| (top as f32).min(bounds.top)).max(0.0);
    Composition {
        head_top,
        eye_line: face.eye_midpoint().y,
        face_width: face.width(),
        head_length: (bounds.bottom - head_top).max(0.0),
        midline_offset: (middle / width - 0.5).abs(),
    }
}
