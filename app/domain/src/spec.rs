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

/// The light blue of degree photos, RGB(100, 197, 255).
const LIGHT_BLUE: [u8; 3] = [100, 197, 255];
const WHITE: [u8; 3] = [255, 255, 255];
/// “Horizontally centred” without a number in the norms; a fortieth of the width is 12 px on the degree photo, about as
/// far as an eye notices.
const CENTRED: f32 = 0.025;

impl PhotoSpec {
    /// Every specification known.
    pub fn all() -> Vec<PhotoSpec> {
        vec![
            PhotoSpec::degree("degree-blue", LIGHT_BLUE),
            PhotoSpec::degree("degree-white", WHITE),
            PhotoSpec::id_card(),
            PhotoSpec::one_inch(),
        ]
    }

    /// The specification of that id.
    pub fn find(id: &str) -> Option<PhotoSpec> {
        PhotoSpec::all().into_iter().find(|spec| spec.id == id)
    }

    /// 高等教育学历证书电子注册图像采集规范 (教毕指〔2017〕99号): 480×640 at 300 dpi, 20–40 KB. Some upload pages ask for
    /// 30 KB and more, so files are made as large as 40 KB allow.
    fn degree(id: &str, background: [u8; 3]) -> PhotoSpec {
        PhotoSpec {
            id: id.into(),
            width: 480,
            height: 640,
            dpi: 300,
            background,
            jpeg_quality_min: 60,
            bytes: (20_000, 40_000),
            head_top: (50.0, 110.0),
            eye_line: (200.0, 300.0),
            face_width: (180.0, 300.0),
            centre_tolerance: CENTRED,
        }
    }

    /// GA 461-2004, the resident identity card: 26×32 mm at 350 dpi; eyes at least 207 px above the lower edge, which
    /// wins over the head's margin.
    fn id_card() -> PhotoSpec {
        PhotoSpec {
            id: "id-card".into(),
            width: 358,
            height: 441,
            dpi: 350,
            background: WHITE,
            jpeg_quality_min: 70,
            bytes: (14_000, 20_000),
            head_top: (7.0, 21.0),
            // The norm gives only 441 − 207; the upper bound keeps a head of the norm's width inside its top margin.
            eye_line: (150.0, 234.0),
            face_width: (193.0, 221.0),
            centre_tolerance: CENTRED,
        }
    }

    /// 一寸, 25×35 mm at 300 dpi. No norm fixes where the head sits: the degree photo's proportions.
    fn one_inch() -> PhotoSpec {
        PhotoSpec {
            id: "one-inch".into(),
            width: 295,
            height: 413,
            dpi: 300,
            background: WHITE,
            jpeg_quality_min: 60,
            bytes: (8_000, 30_000),
            head_top: (32.0, 71.0),
            eye_line: (129.0, 194.0),
            face_width: (111.0, 184.0),
            centre_tolerance: CENTRED,
        }
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
        assert_eq!(PhotoSpec::find("passport"), None);
    }

    #[test]
    fn every_range_lies_in_order_inside_the_photo() {
        for spec in PhotoSpec::all() {
            let (width, height) = (spec.width as f32, spec.height as f32);
            assert!(spec.head_top.0 < spec.head_top.1 && spec.head_top.1 < spec.eye_line.1, "{}", spec.id);
            assert!(spec.eye_line.0 < spec.eye_line.1 && spec.eye_line.1 < height, "{}", spec.id);
            assert!(spec.face_width.0 < spec.face_width.1 && spec.face_width.1 < width, "{}", spec.id);
            assert!(spec.bytes.0 < spec.bytes.1, "{}", spec.id);
        }
    }
}
