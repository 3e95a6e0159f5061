//! Why a photo is refused: the codes of the field, and where on the photo each one is seen.

use serde::{Deserialize, Serialize};

macro_rules! reasons {
    ($($variant:ident $code:literal $area:ident),+ $(,)?) => {
        /// One reason a portrait can be refused. The code is a stored and published format: add, never rename.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ReasonCode { $(#[serde(rename = $code)] $variant),+ }

        impl ReasonCode {
            pub const ALL: &[ReasonCode] = &[$(ReasonCode::$variant),+];

            /// The published code, such as `HEAD_TURN`.
            pub fn code(self) -> &'static str {
                match self { $(ReasonCode::$variant => $code),+ }
            }

            /// The part of the photo that shows it.
            pub fn area(self) -> Area {
                match self { $(ReasonCode::$variant => Area::$area),+ }
            }
        }
    };
}

reasons! {
    BgColor "BG_COLOR" Frame, BgUneven "BG_UNEVEN" Frame, BgEdge "BG_EDGE" Head,
    HeadLarge "HEAD_LARGE" Head, HeadSmall "HEAD_SMALL" Head, HeadTop "HEAD_TOP" Head, EyeLine "EYE_LINE" Eyes,
    OffCenter "OFF_CENTER" Head, HeadTilt "HEAD_TILT" Face, HeadTurn "HEAD_TURN" Face, Shoulder "SHOULDER" Frame,
    EyesClosed "EYES_CLOSED" Eyes, Gaze "GAZE" Eyes, MouthOpen "MOUTH_OPEN" Mouth, Teeth "TEETH" Mouth,
    Expression "EXPRESSION" Face, BrowCover "BROW_COVER" Eyes, EarCover "EAR_COVER" Head, EyeCover "EYE_COVER" Eyes,
    FaceCover "FACE_COVER" Face,
    GlassGlare "GLASS_GLARE" Eyes, GlassTint "GLASS_TINT" Eyes, GlassFrame "GLASS_FRAME" Eyes,
    Headwear "HEADWEAR" Head, Jewelry "JEWELRY" Frame, Makeup "MAKEUP" Face, Beauty "BEAUTY" Face,
    ClothColor "CLOTH_COLOR" Frame, ClothStyle "CLOTH_STYLE" Frame, Collar "COLLAR" Frame,
    LightUneven "LIGHT_UNEVEN" Face, FaceShadow "FACE_SHADOW" Face, Highlight "HIGHLIGHT" Face,
    Dark "DARK" Face, Bright "BRIGHT" Face, RedEye "RED_EYE" Eyes, ColorCast "COLOR_CAST" Face,
    Blur "BLUR" Face, Noise "NOISE" Face, LowRes "LOW_RES" Face, Distort "DISTORT" Face,
    Mirrored "MIRRORED" Frame, Reshoot "RESHOOT" Frame, Liveness "LIVENESS" Face, Selfie "SELFIE" Frame,
    NotPortrait "NOT_PORTRAIT" Frame, NoFace "NO_FACE" Frame, MultiFace "MULTI_FACE" Frame,
    Mismatch "MISMATCH" Face, OldPhoto "OLD_PHOTO" Frame, IdInfo "ID_INFO" Frame, Format "FORMAT" Frame,
    Other "OTHER" Frame,
}

/// A named part of the portrait. Its rectangle on the made photo is measured by the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Frame,
    Head,
    Face,
    Eyes,
    Mouth,
}

/// An axis-aligned rectangle in fractions of the made photo's width and height, origin top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_survives_being_stored() {
        for reason in ReasonCode::ALL {
            let stored = serde_json::to_string(reason).unwrap();
            assert_eq!(stored, format!("\"{}\"", reason.code()));
            assert_eq!(serde_json::from_str::<ReasonCode>(&stored).unwrap(), *reason);
        }
    }
}
