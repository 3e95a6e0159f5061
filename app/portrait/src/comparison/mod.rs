//! Two portraits brought to the same place and size: for a person's eye, and for a face embedding where the operator has one.
//!
//! No embedding comes with the engine. Those that are free to use were found to wave strangers through for the people this
//! is made for, so that a person who looks is the default (docs/comparison.md).

mod align;
mod embed;

pub use align::{EYES, FACE, HEIGHT, WIDTH};
pub use embed::{Embedder, Embedding, cosine};

use crate::decode::{self, DecodeError, Decoded};
use crate::detect;
use crate::encode;
use crate::engine::Engine;
use crate::landmarks::Landmarks;
use crate::model::ModelError;
use crate::picture::{Picture, Pyramid};
use domain::comparison::Unusable;

/// Long side of the picture in which faces are looked for, px, at least.
const WORKING_SIDE: u32 = 1600;
/// A face that would be enlarged is decoded again up to this, where the file has more pixels.
const FINEST_SIDE: u32 = 4800;
/// Below this distance between the eyes, px of the file, features run together for people and networks alike. The portrait
/// in the chip of a resident's identity card (102×126 px) has about 26 and has to be readable.
const LEAST_EYES_APART: f32 = 20.0;
/// A second face whose area is at least this share of the main one's makes it unclear who is meant: what the strictest
/// policy calls more than one face, too.
const OTHER_FACE_SHARE: f32 = 0.15;
/// Quality of the crops' JPEG files: nothing that a person compares may be lost in it.
const CROP_QUALITY: u8 = 95;

/// A face, upright and in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Aligned {
    /// [`WIDTH`]×[`HEIGHT`] px with the eyes at [`EYES`]; grey where the picture ends.
    pub portrait: Picture,
    /// [`FACE`]×[`FACE`] px by five points, as embeddings of the ArcFace family take it; black where the picture ends.
    pub face: Picture,
    /// Distance between the eyes in the file, px: how much there was to see.
    pub eyes_apart: f32,
}

/// Why a picture could not be aligned.
#[derive(Debug, thiserror::Error)]
pub enum AlignError {
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
    #[error("{0:?}")]
    Unusable(Unusable),
    /// The installation's fault.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// Which of two pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    A,
    B,
}

/// Why two pictures could not be compared: the first of them that could not be aligned.
#[derive(Debug, thiserror::Error)]
#[error("picture {side:?}: {why}")]
pub struct CompareError {
    /// Which of the two pictures it is.
    pub side: Side,
    pub why: AlignError,
}

impl Aligned {
    /// The portrait as a JPEG file. None only when the encoder refuses its size, which it does not.
    pub fn jpeg(&self) -> Option<Vec<u8>> {
        encode::plain(&self.portrait, CROP_QUALITY)
    }

    /// The embedding's input as a JPEG file, to look at; embeddings take the pixels themselves.
    pub fn face_jpeg(&self) -> Option<Vec<u8>> {
        encode::plain(&self.face, CROP_QUALITY)
    }
}

impl Engine {
    /// Finds the one face of a picture and brings it into place.
    ///
    /// # Errors
    /// [`AlignError`]: unreadable bytes, no face, several faces, a face too small, or a network that fails.
    pub fn align(&self, bytes: &[u8]) -> Result<Aligned, AlignError> {
        self.models.cores.run(|| self.bring_into_place(bytes))
    }

    fn bring_into_place(&self, bytes: &[u8]) -> Result<Aligned, AlignError> {
        let (mut pyramid, mut face, mut reduction) = self.only_face(bytes, WORKING_SIDE)?;
        let eyes_apart = align::eyes_apart(&face) * reduction;
        if eyes_apart < LEAST_EYES_APART {
            let (eyes_apart, least) = (eyes_apart as u32, LEAST_EYES_APART as u32);
            return Err(AlignError::Unusable(Unusable::TooSmall { eyes_apart, least }));
        }
        let enlarged = align::enlargement(&face);
        // As for a photo: below a twentieth a second decoding would cost more than it shows.
        if reduction > 1.05 && enlarged > 1.05 {
            let picture = pyramid.picture();
            let long = picture.width.max(picture.height) as f32;
            let finer = ((long * enlarged.min(reduction)) as u32).min(FINEST_SIDE);
            (pyramid, face, reduction) = self.only_face(bytes, finer)?;
        }
        let picture = pyramid.picture();
        Ok(Aligned {
            portrait: align::portrait(picture, &face),
            face: align::face(picture, &face),
            eyes_apart: align::eyes_apart(&face) * reduction,
        })
    }

    /// Both pictures, aligned alike.
    ///
    /// # Errors
    /// [`CompareError`] names the picture, `a` before `b`.
    pub fn align_pair(&self, a: &[u8], b: &[u8]) -> Result<[Aligned; 2], CompareError> {
        let aligned = |side, bytes| self.align(bytes).map_err(|why| CompareError { side, why });
        Ok([aligned(Side::A, a)?, aligned(Side::B, b)?])
    }

    fn only_face(&self, bytes: &[u8], want: u32) -> Result<(Pyramid, Landmarks, f32), AlignError> {
        let Decoded { picture, reduction } = decode::decode(bytes, want)?;
        let pyramid = Pyramid::new(picture);
        let faces = detect::faces(&self.models, &pyramid)?;
        let Some(main) = faces.first().cloned() else { return Err(AlignError::Unusable(Unusable::NoFace)) };
        let large = OTHER_FACE_SHARE * main.bounds().area();
        let count = 1 + faces[1..].iter().filter(|face| face.bounds().area() >= large).count();
        if count > 1 {
            return Err(AlignError::Unusable(Unusable::SeveralFaces { count: count as u32 }));
        }
        Ok((pyramid, main, reduction))
    }
}
