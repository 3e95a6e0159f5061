//! Finds faces: two detectors on the whole frame and on parts of it; every candidate is confirmed by the landmark network.

pub mod blazeface;
pub(crate) mod relight;

use crate::geometry::{Bounds, Point};
use crate::landmarks::{self, Landmarks};
use crate::model::{ModelError, Models};
use crate::picture::Pyramid;
use blazeface::{Candidate, Detector};

/// A candidate from here on is worth a second look. Far below MediaPipe's 0.5: the networks miss bearded, blurred,
/// dark-skinned and half hidden faces at that, and the second look refuses what is none.
pub(crate) const CANDIDATE_SCORE: f32 = 0.1;
/// A candidate this sure is a face when the landmarks agree, and the frame needs no second search in parts.
pub(crate) const SURE_SCORE: f32 = 0.75;
/// The landmark network's probability that its crop shows a face (MediaPipe tracks from 0.5 on).
pub(crate) const FACE_PRESENCE: f32 = 0.5;
/// Largest mean distance between the detector's eyes and the landmarks' eyes, in eye distances. Profiles reach 0.25;
/// folds of cloth that only one of the networks takes for a face lie above 0.35.
const EYES_APART: f32 = 0.35;
/// In a square of its own a face scores at least this, mean over two zooms: real ones reached 0.54 and more with the
/// full-range network and 0.77 with the short-range one, a badge, a helmet and an ear at most 0.36 and 0.48.
const ZOOMED_FULL_RANGE: f32 = 0.45;
pub(crate) const ZOOMED_SHORT_RANGE: f32 = 0.6;
/// Sides of those squares, in widths of the candidate.
const ZOOMS: [f32; 2] = [2.6, 3.6];
/// A second face below this share of the main one's area can never make a portrait a group and is not looked at.
pub(crate) const WORTH_A_LOOK: f32 = 0.05;
/// At most this many candidates are looked at, best first: a crowd costs no more than a family.
const MOST_CANDIDATES: usize = 8;
/// Two sets of landmarks that share this much of the smaller one's box are the same face.
pub(crate) const SAME_FACE_SHARE: f32 = 0.5;

/// All confirmed faces, the main one first: the largest, where the distance from the frame's middle breaks near ties.
/// Where none is found, better light is tried.
///
/// # Errors
/// [`ModelError`] when a network fails, which the pinned files do not.
pub fn faces(models: &Models, pyramid: &Pyramid) -> Result<Vec<Landmarks>, ModelError> {
    let found = search(models, pyramid)?;
    if !found.is_empty() {
        return Ok(found);
    }
    for gamma in relight::CURVES {
        let Some(lit) = relight::relit(pyramid.picture(), gamma) else { break };
        let found = search(models, &Pyramid::new(lit))?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(vec![])
}

fn search(models: &Models, pyramid: &Pyramid) -> Result<Vec<Landmarks>, ModelError> {
    let mut candidates = whole_frame(models, pyramid)?;
    let sure = candidates.first().is_some_and(|best| best.score >= SURE_SCORE);
    if !sure {
        candidates.extend(parts(models, pyramid)?);
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates = blazeface::merge(candidates);
    }
    let mut faces: Vec<Landmarks> = vec![];
    for candidate in candidates.iter().take(MOST_CANDIDATES) {
        let known = |face: &Landmarks| share(&face.bounds(), &candidate.bounds) > SAME_FACE_SHARE;
        let small = |face: &Landmarks| candidate.bounds.area() < WORTH_A_LOOK * face.bounds().area();
        if faces.iter().any(known) || faces.iter().any(small) {
            continue;
        }
        if let Some(face) = confirm(models, pyramid, candidate)?
            // A candidate beside a face may lead the landmarks onto the face itself.
            && !faces.iter().any(|known| share(&known.bounds(), &face.bounds()) > SAME_FACE_SHARE)
        {
            faces.push(face);
        }
    }
    let picture = pyramid.picture();
    let middle = Point::new(picture.width as f32 / 2.0, picture.height as f32 / 2.0);
    let reach = middle.x.hypot(middle.y).max(1.0);
    let rank = |face: &Landmarks| {
        let bounds = face.bounds();
        bounds.area() * (1.0 - 0.5 * bounds.centre().distance(middle) / reach)
    };
    faces.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    // Only the main one is measured.
    if let Some(main) = faces.first_mut() {
        *main = landmarks::settled(&models.landmarks, pyramid, main)?;
    }
    Ok(faces)
}

/// The candidate's landmarks, if it is a face: the landmark network says so, finds the eyes where the detector saw them,
/// and an unsure candidate convinces a detector in a square of its own.
fn confirm(models: &Models, pyramid: &Pyramid, candidate: &Candidate) -> Result<Option<Landmarks>, ModelError> {
    let face = landmarks::locate(&models.landmarks, pyramid, candidate)?;
    let agree = agree(&face, candidate);
    let sure = candidate.score >= SURE_SCORE
        || agree && zoomed(&models.short_range, pyramid, candidate)? >= ZOOMED_SHORT_RANGE
        || agree && zoomed(&models.full_range, pyramid, candidate)? >= ZOOMED_FULL_RANGE;
    Ok((agree && sure).then_some(face))
}

/// Whether the landmark network sees a face where the detector saw one, with its eyes where that one saw them.
pub(crate) fn agree(face: &Landmarks, candidate: &Candidate) -> bool {
    let [left, right] = face.eyes();
    let off = (left.distance(candidate.eyes[0]) + right.distance(candidate.eyes[1])) / 2.0;
    face.presence >= FACE_PRESENCE && off <= EYES_APART * left.distance(right)
}

/// Mean score that a network gives the candidate in squares around it.
pub(crate) fn zoomed(detector: &Detector, pyramid: &Pyramid, candidate: &Candidate) -> Result<f32, ModelError> {
    let bounds = &candidate.bounds;
    let mut sum = 0.0;
    for zoom in ZOOMS {
        let found = detector.detect(pyramid, bounds.centre(), bounds.width().max(1.0) * zoom, CANDIDATE_SCORE)?;
        let same = found.iter().filter(|other| other.bounds.iou(bounds) > blazeface::SAME_FACE_IOU);
        sum += same.map(|other| other.score).fold(0.0, f32::max);
    }
    Ok(sum / ZOOMS.len() as f32)
}

pub(crate) fn share(a: &Bounds, b: &Bounds) -> f32 {
    a.overlap(b) / a.area().min(b.area()).max(f32::EPSILON)
}

fn whole_frame(models: &Models, pyramid: &Pyramid) -> Result<Vec<Candidate>, ModelError> {
    let picture = pyramid.picture();
    let (width, height) = (picture.width as f32, picture.height as f32);
    let (centre, side) = (Point::new(width / 2.0, height / 2.0), width.max(height));
    let mut found = models.full_range.detect(pyramid, centre, side, CANDIDATE_SCORE)?;
    found.extend(models.short_range.detect(pyramid, centre, side, CANDIDATE_SCORE)?);
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(blazeface::merge(found))
}

/// The short-range network on overlapping squares of two sizes, and on a wider one for a face that fills the frame.
fn parts(models: &Models, pyramid: &Pyramid) -> Result<Vec<Candidate>, ModelError> {
    let picture = pyramid.picture();
    let (width, height) = (picture.width as f32, picture.height as f32);
    let centre = Point::new(width / 2.0, height / 2.0);
    let mut found = models.short_range.detect(pyramid, centre, width.max(height) * 1.6, CANDIDATE_SCORE)?;
    for side in [width.min(height), width.min(height) * 0.6] {
        for y in stations(height, side) {
            for x in stations(width, side) {
                found.extend(models.short_range.detect(pyramid, Point::new(x, y), side, CANDIDATE_SCORE)?);
            }
        }
    }
    Ok(found)
}

/// Middles of windows of `side` that cover a line of `length`, overlapping by about half, at most three.
pub(crate) fn stations(length: f32, side: f32) -> Vec<f32> {
    let free = (length - side).max(0.0);
    let count = ((free / (side * 0.5)).ceil() as usize + 1).min(3);
    (0..count).map(|k| side / 2.0 + if count > 1 { free * k as f32 / (count - 1) as f32 } else { free / 2.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_reach_both_ends_of_a_line() {
        let middles = stations(100.0, 60.0);
        assert_eq!(middles.first(), Some(&30.0));
        assert_eq!(middles.last(), Some(&70.0));
        assert_eq!(stations(60.0, 60.0), vec![30.0]);
    }
}
