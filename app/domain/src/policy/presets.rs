//! The policies that come with the product. Where each limit comes from stands in docs/quality-measures.md.

use super::{Effect, Policy, Rule, measure};
use crate::reason::ReasonCode;
use crate::verdict::Limit;

impl Policy {
    /// The degree photo: a neutral, frontal, sharp face, as the graduates' photo platforms check it.
    pub(super) fn degree() -> Policy {
        let block = |limit| (limit, Effect::Block);
        let warn = |limit| (limit, Effect::Warn);
        let off = |limit| (limit, Effect::Off);
        Policy::from_table("degree", |rule| match rule {
            DefaultRule::Faces => block(Limit::AtLeast(1.0)),
            DefaultRule::OtherFaces => block(Limit::AtLeast(85.0)),
            DefaultRule::Yaw | DefaultRule::Pitch => block(Limit::Between(-12.0, 12.0)),
            DefaultRule::Roll => block(Limit::Between(-8.0, 8.0)),
            DefaultRule::Eyes => block(Limit::AtLeast(0.075)),
            DefaultRule::Mouth => block(Limit::AtMost(0.06)),
            DefaultRule::Teeth => block(Limit::AtMost(0.02)),
            DefaultRule::Sharpness => block(Limit::AtLeast(0.15)),
            DefaultRule::EdgeWidth => block(Limit::AtMost(6.5)),
            DefaultRule::Dark => block(Limit::AtLeast(0.30)),
            DefaultRule::Crushed => warn(Limit::AtMost(0.35)),
            DefaultRule::Bright => block(Limit::AtMost(0.90)),
            DefaultRule::Clipped => block(Limit::AtMost(0.25)),
            DefaultRule::Balance => block(Limit::AtLeast(0.55)),
            DefaultRule::Shadow => warn(Limit::AtMost(0.2)),
            DefaultRule::ChinShadow => warn(Limit::AtMost(0.6)),
            DefaultRule::Shine => warn(Limit::AtMost(0.1)),
            DefaultRule::SkinColour => block(Limit::AtLeast(40.0)),
            DefaultRule::Cast => warn(Limit::AtMost(12.0)),
            DefaultRule::Noise => block(Limit::AtMost(6.0)),
            DefaultRule::Compression => warn(Limit::AtLeast(25.0)),
            DefaultRule::RedEye => block(Limit::AtMost(0.2)),
            DefaultRule::Glare => warn(Limit::AtMost(0.04)),
            DefaultRule::Clothes => block(Limit::AtLeast(12.0)),
            DefaultRule::Background => off(Limit::AtLeast(40.0)),
            DefaultRule::Moire => warn(Limit::AtMost(14.0)),
            // The standard's 90 px less 4 % that the landmarks may be off.
            DefaultRule::EyeDistance => block(Limit::AtLeast(86.0)),
            DefaultRule::Upscaling => block(Limit::AtMost(1.3)),
            DefaultRule::HeadCut => block(Limit::AtLeast(0.04)),
            DefaultRule::Cut => block(Limit::AtMost(0.01)),
            DefaultRule::Matte => block(Limit::AtMost(0.3)),
            DefaultRule::Composition => block(Limit::AtLeast(0.0)),
            DefaultRule::FaceShare => warn(Limit::AtLeast(0.08)),
            DefaultRule::GazeYaw => warn(Limit::Between(-15.0, 15.0)),
            DefaultRule::GazePitch => warn(Limit::Between(-15.0, 15.0)),
            DefaultRule::Smile => warn(Limit::AtMost(0.05)),
            DefaultRule::ShoulderSlope => warn(Limit::Between(-8.0, 8.0)),
            DefaultRule::ShoulderImbalance => warn(Limit::AtMost(0.2)),
            DefaultRule::Brows => warn(Limit::AtMost(0.5)),
            DefaultRule::EyesCovered => block(Limit::AtMost(0.6)),
            DefaultRule::Ears => warn(Limit::AtLeast(0.15)),
            DefaultRule::MouthCovered => block(Limit::AtLeast(25.0)),
            DefaultRule::Headwear => warn(Limit::AtMost(0.25)),
        })
    }

    /// A campus card for daily use: a smile is welcome and an old low-resolution picture tolerated; only what makes the
    /// person unrecognisable blocks.
    pub(super) fn campus() -> Policy {
        let block = |limit| (limit, Effect::Block);
        let warn = |limit| (limit, Effect::Warn);
        let off = |limit| (limit, Effect::Off);
        Policy::from_table("campus", |rule| match rule {
            DefaultRule::Faces => block(Limit::AtLeast(1.0)),
            DefaultRule::OtherFaces => block(Limit::AtLeast(75.0)),
            DefaultRule::Yaw | DefaultRule::Pitch => block(Limit::Between(-20.0, 20.0)),
            DefaultRule::Roll => block(Limit::Between(-15.0, 15.0)),
            DefaultRule::Eyes => block(Limit::AtLeast(0.06)),
            DefaultRule::Mouth => warn(Limit::AtMost(0.12)),
            DefaultRule::Teeth => off(Limit::AtMost(0.02)),
            DefaultRule::Sharpness => warn(Limit::AtLeast(0.15)),
            DefaultRule::EdgeWidth => warn(Limit::AtMost(6.5)),
            DefaultRule::Dark => block(Limit::AtLeast(0.22)),
            DefaultRule::Crushed => warn(Limit::AtMost(0.35)),
            DefaultRule::Bright => block(Limit::AtMost(0.95)),
            DefaultRule::Clipped => warn(Limit::AtMost(0.25)),
            DefaultRule::Balance => warn(Limit::AtLeast(0.55)),
            DefaultRule::Shadow => warn(Limit::AtMost(0.3)),
            DefaultRule::ChinShadow => off(Limit::AtMost(0.6)),
            DefaultRule::Shine => warn(Limit::AtMost(0.15)),
            DefaultRule::SkinColour => warn(Limit::AtLeast(40.0)),
            DefaultRule::Cast => warn(Limit::AtMost(18.0)),
            DefaultRule::Noise => warn(Limit::AtMost(6.0)),
            DefaultRule::Compression => warn(Limit::AtLeast(15.0)),
            DefaultRule::RedEye => warn(Limit::AtMost(0.2)),
            DefaultRule::Glare => warn(Limit::AtMost(0.06)),
            DefaultRule::Clothes => warn(Limit::AtLeast(12.0)),
            DefaultRule::Background => off(Limit::AtLeast(40.0)),
            DefaultRule::Moire => warn(Limit::AtMost(14.0)),
            DefaultRule::EyeDistance => block(Limit::AtLeast(20.0)),
            DefaultRule::Upscaling => warn(Limit::AtMost(1.3)),
            DefaultRule::HeadCut => block(Limit::AtLeast(0.04)),
            DefaultRule::Cut => block(Limit::AtMost(0.01)),
            DefaultRule::Matte => warn(Limit::AtMost(0.3)),
            DefaultRule::Composition => block(Limit::AtLeast(0.0)),
            DefaultRule::FaceShare => warn(Limit::AtLeast(0.05)),
            DefaultRule::GazeYaw => off(Limit::Between(-15.0, 15.0)),
            DefaultRule::GazePitch => off(Limit::Between(-15.0, 15.0)),
            DefaultRule::Smile => off(Limit::AtMost(0.05)),
            DefaultRule::ShoulderSlope => off(Limit::Between(-8.0, 8.0)),
            DefaultRule::ShoulderImbalance => off(Limit::AtMost(0.2)),
            DefaultRule::Brows => off(Limit::AtMost(0.5)),
            DefaultRule::EyesCovered => block(Limit::AtMost(0.6)),
            DefaultRule::Ears => off(Limit::AtLeast(0.15)),
            DefaultRule::MouthCovered => block(Limit::AtLeast(25.0)),
            DefaultRule::Headwear => off(Limit::AtMost(0.25)),
        })
    }

    fn from_table(id: &str, decide: impl Fn(DefaultRule) -> (Limit, Effect)) -> Policy {
        let rules = DEFAULT_RULES.iter().map(|(code, measure, rule)| {
            let (limit, effect) = decide(*rule);
            Rule { code: *code, measure: (*measure).into(), limit, effect }
        });
        Policy { id: id.into(), rules: rules.collect() }
    }
}

/// What a default policy has to decide about; the compiler makes sure that each one does.
#[derive(Clone, Copy)]
enum DefaultRule {
    Faces,
    OtherFaces,
    Yaw,
    Pitch,
    Roll,
    Eyes,
    Mouth,
    Teeth,
    Sharpness,
    EdgeWidth,
    Dark,
    Crushed,
    Bright,
    Clipped,
    Balance,
    Shadow,
    ChinShadow,
    Shine,
    SkinColour,
    Cast,
    Noise,
    Compression,
    RedEye,
    Glare,
    Clothes,
    Background,
    Moire,
    EyeDistance,
    Upscaling,
    FaceShare,
    HeadCut,
    Cut,
    GazeYaw,
    GazePitch,
    Smile,
    ShoulderSlope,
    ShoulderImbalance,
    Brows,
    EyesCovered,
    Ears,
    MouthCovered,
    Headwear,
    Matte,
    /// Limits that [`Policy::for_spec`] takes from the spec.
    Composition,
}

const DEFAULT_RULES: &[(ReasonCode, &str, DefaultRule)] = &[
    (ReasonCode::NoFace, measure::FACE_COUNT, DefaultRule::Faces),
    (ReasonCode::MultiFace, measure::SINGLE_FACE_PRESENT, DefaultRule::OtherFaces),
    (ReasonCode::HeadTurn, measure::YAW, DefaultRule::Yaw),
    (ReasonCode::HeadTurn, measure::PITCH, DefaultRule::Pitch),
    (ReasonCode::HeadTilt, measure::ROLL, DefaultRule::Roll),
    (ReasonCode::EyesClosed, measure::EYE_OPENING, DefaultRule::Eyes),
    (ReasonCode::MouthOpen, measure::MOUTH_OPENING, DefaultRule::Mouth),
    (ReasonCode::Teeth, measure::TEETH_VISIBLE, DefaultRule::Teeth),
    (ReasonCode::Blur, measure::SHARPNESS, DefaultRule::Sharpness),
    (ReasonCode::Blur, measure::EDGE_WIDTH, DefaultRule::EdgeWidth),
    (ReasonCode::Dark, measure::FACE_EXPOSURE, DefaultRule::Dark),
    (ReasonCode::Dark, measure::UNDER_EXPOSED, DefaultRule::Crushed),
    (ReasonCode::Bright, measure::FACE_LUMINANCE, DefaultRule::Bright),
    (ReasonCode::Bright, measure::OVER_EXPOSED, DefaultRule::Clipped),
    (ReasonCode::LightUneven, measure::LIGHT_BALANCE, DefaultRule::Balance),
    (ReasonCode::FaceShadow, measure::FACE_SHADOW, DefaultRule::Shadow),
    (ReasonCode::FaceShadow, measure::CHIN_SHADOW, DefaultRule::ChinShadow),
    (ReasonCode::Highlight, measure::HIGHLIGHT, DefaultRule::Shine),
    (ReasonCode::ColorCast, measure::NATURAL_COLOUR, DefaultRule::SkinColour),
    (ReasonCode::ColorCast, measure::COLOUR_CAST, DefaultRule::Cast),
    (ReasonCode::Noise, measure::NOISE, DefaultRule::Noise),
    (ReasonCode::Noise, measure::COMPRESSION_ARTIFACTS, DefaultRule::Compression),
    (ReasonCode::RedEye, measure::RED_EYE, DefaultRule::RedEye),
    (ReasonCode::GlassGlare, measure::GLASS_GLARE, DefaultRule::Glare),
    (ReasonCode::ClothColor, measure::CLOTHES_CONTRAST, DefaultRule::Clothes),
    (ReasonCode::BgUneven, measure::BACKGROUND_UNIFORMITY, DefaultRule::Background),
    (ReasonCode::Reshoot, measure::MOIRE, DefaultRule::Moire),
    (ReasonCode::LowRes, measure::INTER_EYE_DISTANCE, DefaultRule::EyeDistance),
    (ReasonCode::LowRes, measure::UPSCALING, DefaultRule::Upscaling),
    (ReasonCode::HeadSmall, measure::FACE_SHARE, DefaultRule::FaceShare),
    (ReasonCode::HeadSmall, measure::FACE_WIDTH, DefaultRule::Composition),
    (ReasonCode::HeadLarge, measure::FACE_WIDTH, DefaultRule::Composition),
    (ReasonCode::HeadTop, measure::HEAD_MARGIN, DefaultRule::HeadCut),
    (ReasonCode::HeadTop, measure::HEAD_TOP, DefaultRule::Composition),
    (ReasonCode::BgEdge, measure::PERSON_CUT, DefaultRule::Cut),
    (ReasonCode::BgEdge, measure::MATTE_UNCERTAINTY, DefaultRule::Matte),
    (ReasonCode::EyeLine, measure::EYE_LINE, DefaultRule::Composition),
    (ReasonCode::OffCenter, measure::MIDLINE_OFFSET, DefaultRule::Composition),
    (ReasonCode::Gaze, measure::GAZE_YAW, DefaultRule::GazeYaw),
    (ReasonCode::Gaze, measure::GAZE_PITCH, DefaultRule::GazePitch),
    (ReasonCode::Expression, measure::MOUTH_CORNER_LIFT, DefaultRule::Smile),
    (ReasonCode::Shoulder, measure::SHOULDER_SLOPE, DefaultRule::ShoulderSlope),
    (ReasonCode::Shoulder, measure::SHOULDER_IMBALANCE, DefaultRule::ShoulderImbalance),
    (ReasonCode::BrowCover, measure::BROWS_COVERED, DefaultRule::Brows),
    (ReasonCode::EyeCover, measure::EYES_COVERED, DefaultRule::EyesCovered),
    (ReasonCode::EarCover, measure::EARS_SHOWN, DefaultRule::Ears),
    (ReasonCode::FaceCover, measure::MOUTH_OCCLUSION_PREVENTION, DefaultRule::MouthCovered),
    (ReasonCode::Headwear, measure::HEAD_COLOURED, DefaultRule::Headwear),
    (ReasonCode::Format, measure::FILE_SIZE, DefaultRule::Composition),
];
