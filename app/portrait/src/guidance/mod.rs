//! Live guidance: small frames of a camera's preview become measures, fast enough for a phone's browser.
//!
//! The measures are the server's own, by its functions and under its names, as far as a small frame can tell them
//! ([`checks::glance`]); what they are worth as hints is `domain::guidance`'s. A face that was found is followed from frame
//! to frame by its landmarks; the detector runs when it is lost, and now and then to see whether somebody else is there.

mod search;

use crate::checks;
use crate::detect::blazeface::{self, Detector};
use crate::detect::{FACE_PRESENCE, relight};
use crate::geometry::{Affine, Bounds};
use crate::landmarks::network::LandmarkNet;
use crate::landmarks::{self, Landmarks};
use crate::model::{self, ModelError, net::Cores, net::Net, pins};
use crate::picture::{Picture, Planes, Pyramid};
use crate::swatches::Swatches;
use domain::guidance::place;
use domain::reason::Rect;
use domain::verdict::Measures;
use search::Search;

/// Long side of the frames that this is meant for, px: the landmark network sees 192 px around the face, and a head that
/// fills the dashed one has about that many.
pub const FRAME_SIDE: u32 = 640;

/// One frame of the preview: 8-bit sRGB and a byte that is ignored, rows from the top.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Four bytes a pixel, rows from the top; alpha is not read.
    pub rgba: &'a [u8],
    pub width: usize,
    pub height: usize,
}

/// Follows the person before one camera.
pub struct Tracker {
    detector: Detector,
    landmarks: LandmarkNet,
    pyramid: Pyramid,
    search: Search,
    person: Option<Person>,
    /// Somebody else, as of the last look around.
    other: Option<Landmarks>,
}

/// The face that is followed.
struct Person {
    face: Landmarks,
    /// How the light had to be mended for the networks to see it.
    curve: Option<relight::Curve>,
}

impl Tracker {
    /// Checks both files against their pins and builds the networks.
    ///
    /// # Errors
    /// [`ModelError`] for other files than the pinned ones.
    pub fn load(detector: &[u8], landmarks: &[u8]) -> Result<Tracker, ModelError> {
        for ((name, wanted), bytes) in [(pins::FACE_COARSE, detector), (pins::LANDMARKS_COARSE, landmarks)] {
            model::check(name, wanted, bytes)?;
        }
        let cores = Cores::default();
        Ok(Tracker {
            detector: Detector::new(Net::load(model::translate(detector)?, &cores)?, blazeface::SHORT_RANGE),
            landmarks: model::landmark_net(landmarks, &cores)?,
            pyramid: Pyramid::new(Picture::new(1, 1)),
            search: Search::default(),
            person: None,
            other: None,
        })
    }

    /// Takes in the next frame. `dashed` is the dashed head in fractions of the frame. Of one face or more every measure of
    /// [`checks::glance`] and of [`place`] is given, of nobody only `FaceCount`.
    ///
    /// # Errors
    /// [`ModelError`] when a network fails, which the pinned files do not.
    pub fn see(&mut self, frame: Frame, dashed: &Rect) -> Result<Measures, ModelError> {
        self.pyramid.retake(frame.rgba, frame.width, frame.height);
        self.person = match self.person.take() {
            Some(person) => self.follow(person)?,
            None => None,
        };
        match &self.person {
            None => {
                self.other = None;
                self.person = self.find()?;
            }
            Some(_) => self.look_around()?,
        }
        Ok(self.measures(dashed))
    }

    /// The same face a frame later; none where it is lost.
    fn follow(&self, Person { face, curve }: Person) -> Result<Option<Person>, ModelError> {
        let face = match curve {
            None => landmarks::again(&self.landmarks, &self.pyramid, &face)?,
            Some(curve) => {
                let Some(lit) = relight::relit(self.pyramid.picture(), curve) else { return Ok(None) };
                landmarks::again(&self.landmarks, &Pyramid::new(lit), &face)?
            }
        };
        Ok((face.presence >= FACE_PRESENCE && face.bounds().area() > 0.0).then_some(Person { face, curve }))
    }

    fn measures(&self, dashed: &Rect) -> Measures {
        let Some(Person { face, .. }) = &self.person else { return checks::glance_at_nobody() };
        let picture = self.pyramid.picture();
        let faces: Vec<Landmarks> = [Some(face), self.other.as_ref()].into_iter().flatten().cloned().collect();
        let (planes, on_planes) = around(picture, face);
        let mut measures = checks::glance(picture, &faces, &Swatches { planes: &planes, face: &on_planes });
        let (width, height) = (picture.width as f32, picture.height as f32);
        let dashed = Rect { x: dashed.x * width, y: dashed.y * height, w: dashed.w * width, h: dashed.h * height };
        let eyes = face.eye_midpoint();
        let head = place::Face { eyes: (eyes.x, eyes.y), width: face.width(), eyes_to_chin: face.eye_to_chin() };
        let place::Place { fill, right, down } = place::place(&head, &dashed, (width, height));
        let places = [(place::FILL, fill), (place::RIGHT, right), (place::DOWN, down)];
        measures.extend(places.map(|(name, value)| (name.to_string(), f64::from(value))));
        measures
    }
}

/// The pixels of the face's box as planes, and the face on them. The server measures light on the photo, about as large.
fn around(picture: &Picture, face: &Landmarks) -> (Planes, Landmarks) {
    let area = face.bounds().grown(1.0).within(picture.width as f32, picture.height as f32);
    let (left, top) = (area.left.floor(), area.top.floor());
    let area = Bounds { left, top, right: area.right.ceil(), bottom: area.bottom.ceil() };
    let shift = Affine { a: 1.0, b: 0.0, c: -left, d: 0.0, e: 1.0, f: -top };
    (picture.planes(&area), face.mapped(&shift))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn;

    #[test]
    fn the_planes_around_a_face_show_the_same_colours_as_the_whole_picture() {
        let (whole, face) = (drawn::portrait(drawn::MEDIUM), drawn::face());
        let (planes, on_planes) = around(&drawn::picture(&whole), &face);
        assert!(planes[0].width < drawn::WIDTH && planes[0].height < drawn::HEIGHT);
        let there = Swatches { planes: &planes, face: &on_planes };
        let here = Swatches { planes: &whole, face: &face };
        let close = |a: &[f32; 3], b: &[f32; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.01);
        assert!(there.skin().len() > 1000);
        assert!(there.skin().iter().zip(here.skin()).all(|(a, b)| close(a, &b)));
        assert!(there.whites().iter().zip(here.whites()).all(|(a, b)| close(a, &b)));
    }

    #[test]
    fn a_face_beyond_the_picture_has_planes_without_pixels_and_no_panic() {
        let away = Affine { a: 1.0, b: 0.0, c: -5000.0, d: 0.0, e: 1.0, f: 9000.0 };
        let picture = drawn::picture(&drawn::portrait(drawn::LIGHT));
        let (planes, face) = around(&picture, &drawn::face().mapped(&away));
        assert!(Swatches { planes: &planes, face: &face }.skin().is_empty());
    }
}
