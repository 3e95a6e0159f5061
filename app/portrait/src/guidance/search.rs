//! Where the detector looks, one place a frame so that no frame takes long: for a lost face here, there and in better light;
//! beside a known face for somebody else.

use super::{Person, Tracker};
use crate::detect::blazeface::Candidate;
use crate::detect::{
    CANDIDATE_SCORE, SAME_FACE_SHARE, WORTH_A_LOOK, ZOOMED_SHORT_RANGE, agree, relight, share, stations, zoomed,
};
use crate::geometry::Point;
use crate::landmarks::{self, Landmarks};
use crate::model::ModelError;
use crate::picture::Pyramid;

/// A candidate from here on is looked at closely; MediaPipe's value. Of less likely ones only somebody beside a known face is
/// tried, as the server does: in squares of their own they have to convince the detector first.
const LIKELY: f32 = 0.5;
/// Frames from one look around to the next: ten times a second.
const UNDISTURBED: u32 = 2;
/// Somebody else is looked for in the whole frame and, half hidden, in squares of this many face widths on either side of the known
/// face, this many from its middle.
const BESIDE: (f32, f32) = (2.6, 1.1);
/// The whole frame and both sides, in turn.
const PLACES: usize = 3;

/// Where a lost face is looked for.
#[derive(Clone, Copy, Debug)]
enum Ground {
    Whole,
    /// The next one of squares half as long as the frame, which cover it: for a face that is far away.
    Part,
    /// The whole frame in better light.
    Lit(relight::Curve),
}

/// Tried in turn: a small face is found within a second, a dark one as well.
const GROUNDS: [Ground; 6] = [
    Ground::Whole,
    Ground::Part,
    Ground::Lit(relight::Curve::Gamma(0.45)),
    Ground::Part,
    Ground::Part,
    Ground::Lit(relight::Curve::Gamma(2.2)),
];

/// Whose turn it is.
#[derive(Debug, Default)]
pub struct Search {
    ground: usize,
    part: usize,
    undisturbed: u32,
    /// Looks around so far, and how many of the last showed nobody.
    looks: usize,
    in_vain: usize,
    stranger: Option<Stranger>,
}

/// Somebody else, perhaps: looked at closely in the next frame.
#[derive(Debug)]
enum Stranger {
    Likely(Candidate),
    Unlikely(Candidate),
}

impl Tracker {
    /// Looks for a lost face.
    pub(super) fn find(&mut self) -> Result<Option<Person>, ModelError> {
        let ground = GROUNDS[self.search.ground % GROUNDS.len()];
        let part = self.search.part;
        let next = if matches!(ground, Ground::Part) { part + 1 } else { part };
        self.search =
            Search { ground: self.search.ground + 1, part: next, undisturbed: UNDISTURBED, ..Search::default() };
        let (curve, lit) = match ground {
            Ground::Lit(curve) => match relight::relit(self.pyramid.picture(), curve) {
                Some(lit) => (Some(curve), Some(Pyramid::new(lit))),
                None => return Ok(None),
            },
            _ => (None, None),
        };
        let pyramid = lit.as_ref().unwrap_or(&self.pyramid);
        let (centre, side) = match ground {
            Ground::Part => square(pyramid, part),
            _ => whole(pyramid),
        };
        let found = self.detector.detect(pyramid, centre, side, LIKELY)?;
        let largest = found.into_iter().max_by(|a, b| a.bounds.area().total_cmp(&b.bounds.area()));
        let Some(candidate) = largest else { return Ok(None) };
        let face = landmarks::locate(&self.landmarks, pyramid, &candidate)?;
        if !agree(&face, &candidate) {
            return Ok(None);
        }
        // Where it was found, it is looked for first when it is lost again.
        (self.search.ground, self.search.part) = (self.search.ground - 1, part);
        Ok(Some(Person { face, curve }))
    }

    /// Looks for somebody beside the person, in two or three steps of a frame each.
    pub(super) fn look_around(&mut self) -> Result<(), ModelError> {
        match self.search.stranger.take() {
            Some(Stranger::Unlikely(stranger)) => {
                if zoomed(&self.detector, &self.pyramid, &stranger)? >= ZOOMED_SHORT_RANGE {
                    self.search.stranger = Some(Stranger::Likely(stranger));
                } else {
                    self.saw(None);
                }
            }
            Some(Stranger::Likely(stranger)) => {
                let face = landmarks::locate(&self.landmarks, &self.pyramid, &stranger)?;
                self.saw((agree(&face, &stranger) && !self.is_person(&face)).then_some(face));
            }
            None if self.search.undisturbed > 0 => self.search.undisturbed -= 1,
            None => self.look()?,
        }
        Ok(())
    }

    /// One look, in one of the places.
    fn look(&mut self) -> Result<(), ModelError> {
        let Some(Person { face, .. }) = &self.person else { return Ok(()) };
        let (known, least) = (face.bounds(), WORTH_A_LOOK * face.bounds().area());
        let (centre, side) = match self.search.looks % PLACES {
            0 => whole(&self.pyramid),
            1 => beside(face, -1.0),
            _ => beside(face, 1.0),
        };
        self.search.undisturbed = UNDISTURBED;
        self.search.looks += 1;
        let found = self.detector.detect(&self.pyramid, centre, side, CANDIDATE_SCORE)?;
        let strange = |candidate: &Candidate| {
            candidate.bounds.area() >= least && share(&known, &candidate.bounds) <= SAME_FACE_SHARE
        };
        match found.into_iter().filter(strange).max_by(|a, b| a.score.total_cmp(&b.score)) {
            Some(likely) if likely.score >= LIKELY => self.search.stranger = Some(Stranger::Likely(likely)),
            Some(unlikely) => self.search.stranger = Some(Stranger::Unlikely(unlikely)),
            None => self.saw(None),
        }
        Ok(())
    }

    /// What came of a look. Somebody has left when no place shows them any longer.
    fn saw(&mut self, other: Option<Landmarks>) {
        self.search.in_vain = if other.is_some() { 0 } else { self.search.in_vain + 1 };
        if other.is_some() || self.search.in_vain >= PLACES {
            self.other = other;
        }
    }

    fn is_person(&self, face: &Landmarks) -> bool {
        self.person.as_ref().is_some_and(|person| share(&person.face.bounds(), &face.bounds()) > SAME_FACE_SHARE)
    }
}

/// Centre and side of the square around the whole frame.
fn whole(pyramid: &Pyramid) -> (Point, f32) {
    let (width, height) = (pyramid.picture().width as f32, pyramid.picture().height as f32);
    (Point::new(width / 2.0, height / 2.0), width.max(height))
}

/// Centre and side of the square on one side of a face.
fn beside(face: &Landmarks, direction: f32) -> (Point, f32) {
    let (middle, width) = (face.bounds().centre(), face.width());
    (Point::new(middle.x + direction * BESIDE.1 * width, middle.y), BESIDE.0 * width)
}

/// Centre and side of one of the smaller squares, counted round and round.
fn square(pyramid: &Pyramid, number: usize) -> (Point, f32) {
    let (width, height) = (pyramid.picture().width as f32, pyramid.picture().height as f32);
    let side = width.max(height) / 2.0;
    let (columns, rows) = (stations(width, side), stations(height, side));
    let at = number % (columns.len() * rows.len());
    (Point::new(columns[at % columns.len()], rows[at / columns.len()]), side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Picture;

    #[test]
    fn the_small_squares_cover_the_frame() {
        for (width, height) in [(480, 640), (640, 360), (640, 640), (64, 640), (1, 1)] {
            let pyramid = Pyramid::new(Picture::new(width, height));
            let squares: Vec<_> = (0..9).map(|number| square(&pyramid, number)).collect();
            for (x, y) in [(0.02, 0.02), (0.98, 0.02), (0.5, 0.5), (0.02, 0.98), (0.98, 0.98)] {
                let (x, y) = (x * width as f32, y * height as f32);
                let seen = |(centre, side): &(Point, f32)| (x - centre.x).abs().max((y - centre.y).abs()) <= side / 2.0;
                assert!(squares.iter().any(seen), "{width}×{height}: {x} {y}");
            }
        }
    }
}
