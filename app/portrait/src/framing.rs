//! Where to cut: the crop that puts head top, eye line, face width and midline inside the spec's ranges, without ever
//! inventing a pixel of the person.
//!
//! The background is replaced, so a crop may leave the source where only background is missing; it may not where the
//! person is cut off (below, or at a side or top that the person touches). When both cannot be had, the crop stays inside
//! the real pixels and the ranges are missed: the composition checks then say by how much.

use crate::geometry::Bounds;
use crate::landmarks::Landmarks;
use crate::segment::{self, Mask};
use domain::spec::PhotoSpec;
use std::ops::RangeInclusive;

/// What framing needs to know of a person, in source pixels.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The face's midline and the height of the eyes.
    pub middle: f32,
    pub eyes: f32,
    /// Top of the hair.
    pub head_top: f32,
    /// Lower end of the face.
    pub chin: f32,
    /// Cheek to cheek.
    pub face_width: f32,
    /// Sides of the source where the person is cut off.
    pub cut: Sides,
    /// Width and height of the source.
    pub source: (f32, f32),
}

/// Sides of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    pub left: bool,
    pub right: bool,
    pub top: bool,
}

/// Mask level that counts as person when looking for head top and cut sides.
const PERSON: f32 = 0.5;
/// Half the width of the column in which the head's top is looked for, in face widths: hair, but not raised arms.
const HEAD_COLUMN: f32 = 0.6;
/// The head's top is the first row in which this share of the face's width is hair: a strand that stands up is no head,
/// and whether one pixel of it counts is chance.
pub const CROWN: f32 = 0.05;

/// A closer look at the head's top only corrects the first one. Farther off than this, in face widths, it lost the hair.
const ANOTHER_THING: f32 = 0.2;

/// The box in which the mask is taken: wide enough for any crop this file can choose, clipped to the source.
pub fn surroundings(face: &Landmarks, source: (f32, f32)) -> Bounds {
    let (width, middle) = (face.width(), face.bounds().centre().x);
    let eyes = face.eye_midpoint().y;
    Bounds {
        left: (middle - 1.8 * width).max(0.0),
        top: (eyes - 2.0 * width).max(0.0),
        right: (middle + 1.8 * width).min(source.0),
        bottom: (eyes + 2.6 * width).min(source.1),
    }
}

/// Reads head top and cut sides from a mask of [`surroundings`].
pub fn subject(face: &Landmarks, mask: &Mask, source: (f32, f32)) -> Subject {
    let Mask { cells, area } = mask;
    let bounds = face.bounds();
    let (middle, eyes) = (bounds.centre().x, face.eye_midpoint().y);
    let person = segment::connected(cells, PERSON, (mask.column(middle), mask.row(eyes)));
    let at = |x: usize, y: usize| person[y * cells.width + x];
    let head = mask.column(middle - HEAD_COLUMN * face.width())..=mask.column(middle + HEAD_COLUMN * face.width());
    let crown = crown(mask, &person, head, face.width());
    let top = crown.unwrap_or(mask.row(bounds.top));
    // The mask's own edge cells are unreliable; two cells from the source's edge are the edge.
    let touches = |x: usize| (0..cells.height).any(|y| at(x, y));
    let edge = 2;
    let cut = Sides {
        left: area.left <= 0.0 && (0..edge).any(touches),
        right: area.right >= source.0 && (cells.width - edge..cells.width).any(touches),
        top: area.top <= 0.0 && top < edge,
    };
    let head_top = mask.top_of(top).min(bounds.top);
    Subject { middle, eyes, head_top, chin: bounds.bottom, face_width: face.width(), cut, source }
}

/// The first row with enough hair in the head's columns.
fn crown(mask: &Mask, person: &[bool], head: RangeInclusive<usize>, face_width: f32) -> Option<usize> {
    let cells_of_face = face_width / mask.area.width().max(f32::EPSILON) * mask.cells.width as f32;
    let enough = ((CROWN * cells_of_face) as usize).max(1);
    let hair = |y: &usize| head.clone().filter(|x| person[y * mask.cells.width + x]).count() >= enough;
    (0..mask.cells.height).find(hair)
}

/// The box of the head with its hair, down to the chin, on a picture or on a photo where the face has these bounds.
pub fn head(face: &Bounds, head_top: f32) -> Bounds {
    let (width, middle) = (face.width(), face.centre().x);
    // Hair at the sides reaches about a face width from the middle.
    let reach = 0.95 * width;
    let (top, bottom) = (head_top - 0.1 * width, face.bottom + 0.1 * width);
    Bounds { left: middle - reach, top, right: middle + reach, bottom }
}

/// The subject with the head's top read from a closer mask, where a range may be only a few pixels wide.
pub fn with_head_top(subject: Subject, mask: &Mask) -> Subject {
    let cells = &mask.cells;
    let reach = HEAD_COLUMN * subject.face_width;
    let person = segment::connected(cells, PERSON, (mask.column(subject.middle), mask.row(subject.eyes)));
    let head = mask.column(subject.middle - reach)..=mask.column(subject.middle + reach);
    let Some(row) = crown(mask, &person, head, subject.face_width) else { return subject };
    // In a picture narrower than the head is high the close look begins within the hair.
    if row == 0 && mask.area.top > 0.0 {
        return subject;
    }
    let head_top = mask.top_of(row);
    let off = (head_top - subject.head_top).abs();
    if off > ANOTHER_THING * subject.face_width { subject } else { Subject { head_top, ..subject } }
}

/// The chosen crop in source pixels. Its shape is the spec's; it may reach beyond the source where only background lies.
pub fn frame(subject: &Subject, spec: &PhotoSpec) -> Bounds {
    let (width, height) = (spec.width as f32, spec.height as f32);
    let (narrow, wide) = spec.face_width;
    let ideal = ideal(subject, spec);
    let mut best: Option<(f32, Bounds)> = None;
    // Scales from half the narrowest to twice the widest face, in steps of 1 %: finer than a pixel of head height.
    let steps = ((4.0 * wide / narrow).ln() / 1.01f32.ln()).ceil() as usize;
    for step in 0..=steps {
        let scale = 0.5 * narrow * 1.01f32.powi(step as i32) / subject.face_width;
        // Eye lines from a fifth to three quarters of the height, every half per cent.
        for part in 40..=150 {
            let line = height * part as f32 / 200.0;
            let Some(crop) = place(subject, scale, line, width, height) else { continue };
            let cost = cost(subject, spec, scale, line, &crop, ideal);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, crop));
            }
        }
    }
    best.map_or_else(|| fallback(subject, width, height), |(_, crop)| crop)
}

/// The crop at a scale and eye line, moved sideways where a cut shoulder asks for it; none where pixels are missing.
fn place(subject: &Subject, scale: f32, line: f32, width: f32, height: f32) -> Option<Bounds> {
    let (crop_w, crop_h) = (width / scale, height / scale);
    let top = subject.eyes - line / scale;
    if top + crop_h > subject.source.1 || (subject.cut.top && top < 0.0) {
        return None;
    }
    let mut left = subject.middle - crop_w / 2.0;
    if subject.cut.left {
        left = left.max(0.0);
    }
    if subject.cut.right {
        left = left.min(subject.source.0 - crop_w);
        if subject.cut.left && left < 0.0 {
            return None;
        }
    }
    Some(Bounds { left, top, right: left + crop_w, bottom: top + crop_h })
}

/// Scale and eye line with the face in the middle of its width range and the eyes where head top and eye line are both
/// well inside theirs.
fn ideal(subject: &Subject, spec: &PhotoSpec) -> (f32, f32) {
    let middle = |(low, high): (f32, f32)| (low + high) / 2.0;
    let scale = middle(spec.face_width) / subject.face_width;
    let above = (subject.eyes - subject.head_top) * scale;
    (scale, (middle(spec.eye_line) + middle(spec.head_top) + above) / 2.0)
}

/// How much more a missed eye line weighs where the norm lets it win: no miss of the others together is as dear.
const EYE_LINE_FIRST: f32 = 10.0;

/// A missed range weighs a hundred times more than coming close to its end, and that more than the distance from the
/// ideal: taste never breaks a rule.
fn cost(subject: &Subject, spec: &PhotoSpec, scale: f32, line: f32, crop: &Bounds, ideal: (f32, f32)) -> f32 {
    let (width, height) = (spec.width as f32, spec.height as f32);
    let head_top = line - (subject.eyes - subject.head_top) * scale;
    let length = (subject.chin - subject.head_top) * scale;
    let first = if spec.eye_line_wins { EYE_LINE_FIRST } else { 1.0 };
    let midline = ((subject.middle - crop.left) * scale / width - 0.5).abs();
    let missed = |slack: f32| {
        miss(head_top, spec.head_top, slack * height) / height
            + first * miss(line, spec.eye_line, slack * height) / height
            + spec.head_length.map_or(0.0, |lengths| miss(length, lengths, slack * height) / height)
            + miss(subject.face_width * scale, spec.face_width, slack * width) / width
            + (midline - spec.centre_tolerance * (1.0 - 20.0 * slack)).max(0.0)
    };
    let taste = (scale / ideal.0).ln().abs() + (line - ideal.1).abs() / height + midline;
    // The mask's head top is known to about a hundredth of the height: the ranges are aimed at with that much to spare.
    1000.0 * missed(0.0) + 10.0 * missed(0.01) + taste
}

fn miss(value: f32, (low, high): (f32, f32), slack: f32) -> f32 {
    let slack = slack.min((high - low) / 4.0);
    (low + slack - value).max(value - high + slack).max(0.0)
}

/// For a source so tight that no crop holds both the eyes and only real pixels: the largest crop of the right shape
/// that lies inside the source, as near the face as it gets.
fn fallback(subject: &Subject, width: f32, height: f32) -> Bounds {
    let (source_w, source_h) = subject.source;
    let scale = (width / source_w).max(height / source_h);
    let (crop_w, crop_h) = (width / scale, height / scale);
    let left = (subject.middle - crop_w / 2.0).clamp(0.0, (source_w - crop_w).max(0.0));
    let top = (subject.eyes - 0.4 * crop_h).clamp(0.0, (source_h - crop_h).max(0.0));
    Bounds { left, top, right: left + crop_w, bottom: top + crop_h }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec() -> PhotoSpec {
        PhotoSpec::find("degree-blue").unwrap()
    }

    fn subject() -> Subject {
        Subject {
            middle: 750.0,
            eyes: 800.0,
            head_top: 500.0,
            chin: 1080.0,
            face_width: 330.0,
            cut: Sides::default(),
            source: (1500.0, 2000.0),
        }
    }

    /// Head top, eye line, face width and midline on the photo.
    fn placed(subject: &Subject) -> (f32, f32, f32, f32) {
        placed_on(subject, &spec())
    }

    fn placed_on(subject: &Subject, spec: &PhotoSpec) -> (f32, f32, f32, f32) {
        let crop = frame(subject, spec);
        let scale = spec.width as f32 / crop.width();
        let y = |y: f32| (y - crop.top) * scale;
        (y(subject.head_top), y(subject.eyes), subject.face_width * scale, (subject.middle - crop.left) * scale)
    }

    #[test]
    fn a_generous_source_lands_inside_every_range() {
        for face_width in [150.0, 330.0, 450.0] {
            let (top, eyes, width, middle) =
                placed(&Subject { face_width, head_top: 800.0 - face_width * 0.9, ..subject() });
            assert!((50.0..=110.0).contains(&top), "head top {top}");
            assert!((200.0..=300.0).contains(&eyes), "eyes {eyes}");
            assert!((180.0..=300.0).contains(&width), "width {width}");
            assert!((middle - 240.0).abs() < 2.0, "middle {middle}");
        }
    }

    #[test]
    fn where_the_eye_line_wins_tall_hair_comes_nearer_to_the_edge_instead() {
        let card = PhotoSpec::find("id-card").unwrap();
        let tall = Subject { head_top: 360.0, ..subject() };
        let (top, eyes, _, _) = placed_on(&tall, &card);
        assert!(eyes <= 234.0 && top < 7.0, "eyes {eyes}, head top {top}");
        let (_, eyes, _, _) = placed_on(&tall, &PhotoSpec { eye_line_wins: false, ..card });
        assert!(eyes > 234.0, "eyes {eyes}");
    }

    #[test]
    fn a_head_that_the_norm_wants_longer_is_made_larger() {
        let passport = PhotoSpec::find("exit-entry").unwrap();
        let short = Subject { head_top: 560.0, chin: 1040.0, ..subject() };
        let length = |spec: &PhotoSpec| 480.0 * spec.width as f32 / frame(&short, spec).width();
        assert!((331.0..=390.0).contains(&length(&passport)), "{}", length(&passport));
        assert!(length(&PhotoSpec { head_length: None, ..passport.clone() }) < length(&passport));
    }

    #[test]
    fn background_may_be_missing_above_but_never_the_person_below() {
        let high = Subject { head_top: 10.0, eyes: 310.0, ..subject() };
        assert!(frame(&high, &spec()).top < 0.0);
        let low = Subject { source: (1500.0, 1100.0), ..subject() };
        assert!(frame(&low, &spec()).bottom <= 1100.0);
        let (_, _, width, _) = placed(&low);
        assert!(width > 300.0, "a frame that ends at the chin makes the head too large, not the body longer: {width}");
    }

    #[test]
    fn a_shoulder_cut_by_the_frame_keeps_the_crop_inside() {
        let cut = Sides { left: true, ..Sides::default() };
        let crop = frame(&Subject { middle: 200.0, cut, ..subject() }, &spec());
        assert!(crop.left >= 0.0);
    }
}
