//! What the finished photo has to be: size, resolution, background, and where the head sits.

use serde::{Deserialize, Serialize};

/// A photo specification. Pixel ranges refer to the finished photo, from its top edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhotoSpec {
    pub id: String,
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

/// The sky blue of the degree photo (教毕指〔2017〕99 号).
pub const SKY_BLUE: [u8; 3] = [100, 197, 255];
pub const WHITE: [u8; 3] = [255, 255, 255];

impl PhotoSpec {
    /// Every preset; docs/quality-measures.md names their sources.
    pub fn all() -> Vec<PhotoSpec> {
        let degree = PhotoSpec {
            id: "degree-blue".into(),
            width: 480,
            height: 640,
            dpi: 300,
            background: SKY_BLUE,
            jpeg_quality_min: 60,
            bytes: (20_000, 40_960),
            head_top: (50.0, 110.0),
            eye_line: (200.0, 300.0),
            face_width: (180.0, 300.0),
            centre_tolerance: 0.05,
        };
        let id_card = PhotoSpec {
            id: "id-card".into(),
            width: 358,
            height: 441,
            dpi: 350,
            background: WHITE,
            jpeg_quality_min: 70,
            bytes: (14_000, 20_480),
            head_top: (7.0, 21.0),
            eye_line: (150.0, 234.0),
            face_width: (193.0, 221.0),
            centre_tolerance: 0.05,
        };
        let one_inch = PhotoSpec {
            id: "one-inch".into(),
            width: 295,
            height: 413,
            background: WHITE,
            bytes: (10_000, 40_960),
            head_top: (20.0, 62.0),
            eye_line: (124.0, 206.0),
            face_width: (110.0, 185.0),
            ..degree.clone()
        };
        let white = PhotoSpec { id: "degree-white".into(), background: WHITE, ..degree.clone() };
        vec![degree, white, id_card, one_inch]
    }

    pub fn find(id: &str) -> Option<PhotoSpec> {
        Self::all().into_iter().find(|spec| spec.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_own_id() {
        let all = PhotoSpec::all();
        assert!(all.iter().all(|spec| PhotoSpec::find(&spec.id).as_ref() == Some(spec)));
        let mut ids: Vec<_> = all.iter().map(|spec| &spec.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), all.len());
    }
}
