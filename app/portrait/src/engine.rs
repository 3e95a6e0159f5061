//! The way from an upload to a verdict and a finished photo.

use crate::checks::{self, Scene};
use crate::decode::{self, DecodeError, Decoded};
use crate::encode::{self, MadePhoto};
use crate::framing::{self, Subject};
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::matte::{self, Matte, Person};
use crate::model::{ModelError, Models};
use crate::picture::{Planes, Pyramid};
use crate::pose::pose;
use crate::segment::{self, Mask, Silhouette};
use crate::view::View;
use crate::{compose, detect, heap, places};
use domain::calibration::Calibration;
use domain::policy::{Policy, measure};
use domain::spec::PhotoSpec;
use domain::verdict::{Measures, Places, Verdict};

/// Long side of the working picture, px, at least: enough for a face that fills a third of it at the largest spec.
const WORKING_SIDE: u32 = 1600;
/// A photo that needs more pixels than the working picture has is decoded again up to this, where the file has them.
const FINEST_SIDE: u32 = 4800;

/// The parts of the work, for whoever wants to time them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Bytes to a working picture.
    Decode,
    /// Faces and their landmarks.
    Detect,
    /// Head, cut sides and the crop.
    Frame,
    /// Alpha and the person's own colours at the photo's size.
    Matte,
    /// Every measure.
    Check,
    /// The photo's file.
    Encode,
}

impl Stage {
    /// In lower case, for tables.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Decode => "decode",
            Stage::Detect => "detect",
            Stage::Frame => "frame",
            Stage::Matte => "matte",
            Stage::Check => "check",
            Stage::Encode => "encode",
        }
    }
}

/// Why no verdict could be reached.
#[derive(Debug, thiserror::Error)]
pub enum DevelopError {
    /// The upload's fault; the sender is told.
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
    /// The installation's fault.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// What became of an upload.
#[derive(Clone, Debug)]
pub struct Development {
    /// What the policy says of the measures.
    pub verdict: Verdict,
    /// By the names of `domain::policy::measure`, each in its own unit (docs/quality-measures.md).
    pub measures: Measures,
    /// Made whenever a face was found, also when the verdict is a refusal: the bad place is shown on it.
    pub photo: Option<MadePhoto>,
    /// Where on the photo reasons are shown, in shares of its sides.
    pub places: Places,
}

/// The engine: immutable, shared by any number of threads, each call on one core.
pub struct Engine {
    pub(crate) models: Models,
}

/// A face and the crop that was chosen for it, over the picture they refer to.
struct Framed {
    decoded: Pyramid,
    /// File pixels per pixel of the picture.
    reduction: f32,
    faces: Vec<Landmarks>,
    chosen: Option<Chosen>,
}

struct Chosen {
    subject: Subject,
    crop: Bounds,
    /// The person in the face's surroundings.
    around: Mask,
    /// A close look at the head, for the matte as well.
    head: Mask,
}

impl Engine {
    /// Stored with every verdict, so that an old one can be understood.
    pub const VERSION: &'static str = concat!("portrait ", env!("CARGO_PKG_VERSION"));

    /// Takes loaded networks; from here on the process keeps the memory that photos needed.
    pub fn new(models: Models) -> Engine {
        heap::keep();
        Engine { models }
    }

    /// Makes and judges a photo.
    ///
    /// # Errors
    /// [`DevelopError::Unreadable`] for bytes that are no acceptable picture, [`DevelopError::Model`] when a network fails.
    pub fn develop(&self, bytes: &[u8], spec: &PhotoSpec, policy: &Policy) -> Result<Development, DevelopError> {
        self.develop_traced(bytes, spec, policy, &Calibration::default(), &mut |_| {})
    }

    /// The same after a student's calibration; `trace` is called at the end of each stage, so that the caller's clock can
    /// time them. A stage may end twice when a small face is decoded again with more pixels.
    pub fn develop_traced(
        &self,
        bytes: &[u8],
        spec: &PhotoSpec,
        policy: &Policy,
        calibration: &Calibration,
        trace: &mut (dyn FnMut(Stage) + Send),
    ) -> Result<Development, DevelopError> {
        // On a thread of the engine's own, whoever calls: each thread that ever made a photo keeps what it needed for one.
        self.models.cores.run(|| self.make(bytes, spec, policy, calibration, trace))
    }

    fn make(
        &self,
        bytes: &[u8],
        spec: &PhotoSpec,
        policy: &Policy,
        calibration: &Calibration,
        trace: &mut dyn FnMut(Stage),
    ) -> Result<Development, DevelopError> {
        let (spec, policy) = (&calibration.spec(spec), policy.for_spec(spec));
        let mut framed = self.frame(bytes, spec, WORKING_SIDE, trace)?;
        if let Some(want) = framed.wanted_side(spec, calibration) {
            framed = self.frame(bytes, spec, want, trace)?;
        }
        let Some(Chosen { subject, crop, around, head }) = &framed.chosen else {
            let measures = Measures::from([(measure::FACE_COUNT.into(), 0.0)]);
            let verdict = policy.judge(&measures);
            return Ok(Development { verdict, measures, photo: None, places: Places::new() });
        };
        let face = &framed.faces[0];
        let (width, height) = (spec.width as usize, spec.height as usize);
        let view = View::of(crop, width, height).calibrated(calibration);
        let on_photo = face.mapped(&view.to_photo());
        let photo = view.take(framed.decoded.picture());
        let (across, down) = subject.source;
        let whole = segment::person(&self.models, &framed.decoded, &view.shown().within(across, down))?;
        let silhouette = Silhouette { whole: &whole, head };
        let matte = matte(subject, silhouette, &view, &on_photo, &photo);
        trace(Stage::Matte);
        let mut measures = checks::measures(&Scene {
            picture: framed.decoded.picture(),
            reduction: framed.reduction,
            faces: &framed.faces,
            // Of the photo: a calibration may have turned it.
            pose: pose(&on_photo),
            subject,
            pyramid: &framed.decoded,
            around,
            view: &view,
            photo: &photo,
            on_photo: &on_photo,
            matte: &matte,
            spec,
        });
        trace(Stage::Check);
        let photo = encode::jpeg(&compose::over(&matte.foreground, &matte.alpha, spec.background), spec);
        trace(Stage::Encode);
        if let Some(made) = &photo {
            measures.insert(measure::FILE_SIZE.into(), made.jpeg.len() as f64);
        }
        let verdict = policy.judge(&measures);
        let places = places::places(&on_photo, &matte.alpha);
        Ok(Development { verdict, measures, photo, places })
    }

    fn frame(
        &self,
        bytes: &[u8],
        spec: &PhotoSpec,
        want: u32,
        trace: &mut dyn FnMut(Stage),
    ) -> Result<Framed, DevelopError> {
        let Decoded { picture, reduction } = decode::decode(bytes, want)?;
        let source = (picture.width as f32, picture.height as f32);
        let decoded = Pyramid::new(picture);
        trace(Stage::Decode);
        let faces = detect::faces(&self.models, &decoded)?;
        trace(Stage::Detect);
        let chosen = match faces.first() {
            None => None,
            Some(face) => {
                let around = segment::person(&self.models, &decoded, &framing::surroundings(face, source))?;
                let subject = framing::subject(face, &around, source);
                let head = framing::head(&face.bounds(), subject.head_top);
                let head = segment::head(&self.models, &decoded, &around, &head)?;
                let subject = framing::with_head_top(subject, &head);
                let crop = framing::frame(&subject, spec);
                Some(Chosen { subject, crop, around, head })
            }
        };
        trace(Stage::Frame);
        Ok(Framed { decoded, reduction, faces, chosen })
    }
}

fn matte(subject: &Subject, silhouette: Silhouette, view: &View, on_photo: &Landmarks, photo: &Planes) -> Matte {
    let face = on_photo.bounds();
    let head_top = view.to_photo().map(Point::new(subject.middle, subject.head_top));
    let whole = view.lies_within(subject.source);
    let missing = |x: usize, y: usize| {
        let Point { x, y } = view.to_picture().map(Point::new(x as f32 + 0.5, y as f32 + 0.5));
        !whole && (x < 0.0 || y < 0.0 || x > subject.source.0 || y > subject.source.1)
    };
    let eyes = Point::new(face.centre().x, on_photo.eye_midpoint().y);
    let person = Person { head: framing::head(&face, head_top.y), face, eyes };
    matte::cut_out(photo, silhouette, &view.to_picture(), &person, missing)
}

impl Framed {
    /// The long side to decode again with, when the photo would be enlarged although the file has more pixels.
    fn wanted_side(&self, spec: &PhotoSpec, calibration: &Calibration) -> Option<u32> {
        let crop = &self.chosen.as_ref()?.crop;
        let enlarged = spec.width as f32 * calibration.bounded().zoom / crop.width().max(1.0);
        // Below a twentieth the second decoding would cost more than it shows.
        if self.reduction <= 1.05 || enlarged <= 1.05 {
            return None;
        }
        let picture = self.decoded.picture();
        let now = picture.width.max(picture.height) as f32;
        Some(((now * enlarged.min(self.reduction)) as u32).min(FINEST_SIDE))
    }
}
