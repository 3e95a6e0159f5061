//! What the finished photo has to be: size, resolution, background, and where the head sits.

use serde::{Deserialize, Serialize};

mod presets;

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
    /// Top of the hair to chin, px, where the norm limits it beside the width.
    #[serde(default)]
    pub head_length: Option<(f32, f32)>,
    /// Whether the norm lets the eye line win where a head's shape does not allow both it and the margin above the head:
    /// the margin is then only pointed out.
    #[serde(default)]
    pub eye_line_wins: bool,
    /// Largest distance of the face's midline from the photo's, as a share of its width.
    pub centre_tolerance: f32,
}

impl PhotoSpec {
    /// Every specification known.
    pub fn all() -> Vec<PhotoSpec> {
        presets::all()
    }

    /// The specification of that id.
    pub fn find(id: &str) -> Option<PhotoSpec> {
        PhotoSpec::all().into_iter().find(|spec| spec.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spec_is_found_by_its_id_and_survives_being_sent() {
        for spec in PhotoSpec::all() {
            assert_eq!(PhotoSpec::find(&spec.id).as_ref(), Some(&spec));
            let sent = serde_json::to_string(&spec).unwrap();
            assert_eq!(serde_json::from_str::<PhotoSpec>(&sent).unwrap(), spec);
        }
        assert_eq!(PhotoSpec::find("driving-licence-1987"), None);
    }

    #[test]
    fn every_range_lies_in_order_inside_the_photo() {
        for spec in PhotoSpec::all() {
            let (width, height) = (spec.width as f32, spec.height as f32);
            assert!(spec.head_top.0 < spec.head_top.1 && spec.head_top.1 < spec.eye_line.1, "{}", spec.id);
            assert!(spec.eye_line.0 < spec.eye_line.1 && spec.eye_line.1 < height, "{}", spec.id);
            assert!(spec.face_width.0 < spec.face_width.1 && spec.face_width.1 < width, "{}", spec.id);
            assert!(spec.bytes.0 < spec.bytes.1, "{}", spec.id);
            let once = PhotoSpec::all().into_iter().filter(|other| other.id == spec.id).count();
            assert_eq!(once, 1, "{}", spec.id);
        }
    }

    #[test]
    fn an_average_head_meets_every_range_of_a_spec_at_once() {
        // Hair top to eyes 0.90 and eyes to chin 0.85 of the width from cheek to cheek: mean of frontal portraits.
        const TOP_TO_EYES: f32 = 0.90;
        const TOP_TO_CHIN: f32 = TOP_TO_EYES + 0.85;
        let meets = |spec: &PhotoSpec, width: f32| {
            let (low, high) = spec.eye_line;
            let (near, far) = (spec.head_top.0 + TOP_TO_EYES * width, spec.head_top.1 + TOP_TO_EYES * width);
            let length = TOP_TO_CHIN * width;
            low.max(near) < high.min(far)
                && spec.head_length.is_none_or(|(short, long)| (short..=long).contains(&length))
        };
        for spec in PhotoSpec::all() {
            let (narrow, wide) = spec.face_width;
            let widths = (0..=20).map(|k| narrow + (wide - narrow) * k as f32 / 20.0);
            assert!(widths.into_iter().any(|width| meets(&spec, width)), "{}", spec.id);
        }
    }
}
