//! Where the detector looks, one place a frame so that no frame takes long: for a lost face here, there and in better light;
//! beside a known face for somebody else.

use super::{Person, Tracker};
use crate::detect::blazeface::Candidate;
use crate::detect::{CANDIDATE_SCORE, SAME_FACE_SHARE, WORTH_A_LOOK, agree, relight, share};
use crate::geometry::Point;
use crate::landmarks::{self, Landmarks};
use crate::model::ModelError;
use crate::picture::Pyramid;

/// A candidate from here on is looked at closely; MediaPipe's value. The server looks at less likely ones as well, and has
/// the time to refuse them.
const LIKELY: f32 = 0.5;
/// Frames from one look around to the next: four times a second.
const UNDISTURBED: u32 = 8;

/// Where a lost face is looked for.
#[derive(Clone, Copy, Debug)]
enum Ground {
    Whole,
    /// The middle of the frame, where the person ought to be, twice as large: for a face that is far away.
    Middle,
    /// The whole frame in better light.
    Lit(relight::Curve),
}

/// Tried in turn.
const GROUNDS: [Ground; 5] = [
    Ground::Whole,
    Ground::Middle,
    Ground::Whole,
    Ground::Lit(relight::Curve::Gamma(0.45)),
    Ground::Lit(relight::Curve::Gamma(2.2)),
];

/// Whose turn it is.
#[derive(Debug, Default)]
pub struct Search {
    ground: usize,
    undisturbed: u32,
    /// Somebody else, perhaps: looked at closely in the next frame.
    stranger: Option<Candidate>,
}

impl Tracker {
    /// Looks for a lost face.
    pub(super) fn find(&mut self) -> Result<Option<Person>, ModelError> {
        let ground = GROUNDS[self.search.ground % GROUNDS.len()];
        self.search = Search { ground: self.search.ground + 1, undisturbed: UNDISTURBED, stranger: None };
        let (curve, lit) = match ground {
            Ground::Lit(curve) => match relight::relit(self.pyramid.picture(), curve) {
                Some(lit) => (Some(curve), Some(Pyramid::new(lit))),
                None => return Ok(None),
            },
            _ => (None, None),
        };
        let pyramid = lit.as_ref().unwrap_or(&self.pyramid);
        let (centre, side) = window(pyramid, matches!(ground, Ground::Middle));
        let found = self.detector.detect(pyramid, centre, side, LIKELY)?;
        let largest = found.into_iter().max_by(|a, b| a.bounds.area().total_cmp(&b.bounds.area()));
        let Some(candidate) = largest else { return Ok(None) };
        let face = landmarks::locate(&self.landmarks, pyramid, &candidate)?;
        if !agree(&face, &candidate) {
            return Ok(None);
        }
        // Where it was found, it is looked for first when it is lost again.
        self.search.ground -= 1;
        Ok(Some(Person { face, curve }))
    }

    /// Looks for somebody beside the person, in two steps of a frame each.
    pub(super) fn look_around(&mut self) -> Result<(), ModelError> {
        if let Some(stranger) = self.search.stranger.take() {
            let face = landmarks::locate(&self.landmarks, &self.pyramid, &stranger)?;
            self.other = (agree(&face, &stranger) && !self.is_person(&face)).then_some(face);
            return Ok(());
        }
        if self.search.undisturbed > 0 {
            self.search.undisturbed -= 1;
            return Ok(());
        }
        self.search.undisturbed = UNDISTURBED;
        let Some(Person { face, .. }) = &self.person else { return Ok(()) };
        let (known, least) = (face.bounds(), WORTH_A_LOOK * face.bounds().area());
        let (centre, side) = window(&self.pyramid, false);
        let found = self.detector.detect(&self.pyramid, centre, side, CANDIDATE_SCORE)?;
        let strange = |candidate: &Candidate| {
            candidate.score >= LIKELY
                && candidate.bounds.area() >= least
                && share(&known, &candidate.bounds) <= SAME_FACE_SHARE
        };
        let largest = found.into_iter().filter(strange).max_by(|a, b| a.bounds.area().total_cmp(&b.bounds.area()));
        if largest.is_none() {
            self.other = None;
        }
        self.search.stranger = largest;
        Ok(())
    }

    fn is_person(&self, face: &Landmarks) -> bool {
        self.person.as_ref().is_some_and(|person| share(&person.face.bounds(), &face.bounds()) > SAME_FACE_SHARE)
    }
}

/// Centre and side of the square that the detector sees.
fn window(pyramid: &Pyramid, middle: bool) -> (Point, f32) {
    let (width, height) = (pyramid.picture().width as f32, pyramid.picture().height as f32);
    let side = if middle { width.max(height) / 2.0 } else { width.max(height) };
    (Point::new(width / 2.0, height / 2.0), side)
}
