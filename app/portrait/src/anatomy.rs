//! Where the face and the person lie on a picture: for tools that alter portraits to try the checks.

use crate::detect;
use crate::engine::Engine;
use crate::geometry::{Bounds, Point};
use crate::landmarks::Landmarks;
use crate::model::ModelError;
use crate::picture::{Picture, Plane, Pyramid};
use crate::segment;

/// The main face of a picture, and its person.
#[derive(Clone, Debug)]
pub struct Anatomy {
    /// In pixels of the picture.
    pub face: Landmarks,
    /// The segmentation's cells over the whole picture.
    mask: Plane,
    width: f32,
    height: f32,
}

impl Anatomy {
    /// Probability that the picture shows the person at a point, 0–1; as coarse as the segmentation's cells.
    pub fn person(&self, point: Point) -> f32 {
        let (across, down) = (point.x / self.width, point.y / self.height);
        self.mask.sample(across * self.mask.width as f32, down * self.mask.height as f32)
    }
}

impl Engine {
    /// The landmarks of the main face and the person around it; `None` where no face is found.
    ///
    /// # Errors
    /// [`ModelError`] when a network fails.
    pub fn anatomy(&self, picture: &Picture) -> Result<Option<Anatomy>, ModelError> {
        let (width, height) = (picture.width as f32, picture.height as f32);
        let pyramid = Pyramid::new(picture.clone());
        let Some(face) = detect::faces(&self.models, &pyramid)?.into_iter().next() else { return Ok(None) };
        let whole = Bounds { left: 0.0, top: 0.0, right: width, bottom: height };
        let mask = segment::person(&self.models, &pyramid, &whole)?.cells;
        Ok(Some(Anatomy { face, mask, width, height }))
    }
}
