//! What the finished photo has to be: size, resolution, background, and where the head sits.

use serde::{Deserialize, Serialize};

/// A photo specification. Pixel ranges refer to the finished photo, from its top edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhotoSpec {
    pub id: &'static str,
    pub width: u32,
    pub height: u32,
    pub dpi: u16,
    pub background: [u8; 3],
    /// Smallest JPEG quality allowed.
    pub jpeg_quality_min: u8,
    /// File size in bytes.
    pub bytes: (u32, u32),
    /// Top of the hair below the upper edge, px.
    pub head_top: (f32, f32),
    /// Eye line below the upper edge, px.
    pub eye_line: (f32, f32),
    /// Face width, cheek to cheek, px.
    pub face_width: (f32, f32),
    /// Largest distance of the face's midline from the photo's, as a share of its width.
    pub centre_tolerance: f32,
}
