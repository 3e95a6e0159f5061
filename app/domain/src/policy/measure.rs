//! The names of the measures that rules refer to; docs/quality-measures.md has formulas and units.

pub const FACE_COUNT: &str = "FaceCount";
pub const SINGLE_FACE_PRESENT: &str = "SingleFacePresent";
pub const YAW: &str = "HeadPoseYaw";
pub const PITCH: &str = "HeadPosePitch";
pub const ROLL: &str = "HeadPoseRoll";
pub const EYE_OPENING: &str = "EyeOpening";
pub const EYES_OPEN: &str = "EyesOpen";
pub const MOUTH_OPENING: &str = "MouthOpening";
pub const MOUTH_CLOSED: &str = "MouthClosed";
pub const TEETH_VISIBLE: &str = "TeethVisible";
pub const SHARPNESS: &str = "Sharpness";
pub const FACE_LUMINANCE: &str = "FaceLuminance";
pub const LUMINANCE_MEAN: &str = "LuminanceMean";
pub const UNDER_EXPOSED: &str = "UnderExposed";
pub const OVER_EXPOSED: &str = "OverExposed";
pub const INTER_EYE_DISTANCE: &str = "InterEyeDistance";
pub const UPSCALING: &str = "Upscaling";
pub const FACE_SHARE: &str = "FaceShare";
pub const HEAD_MARGIN: &str = "HeadMargin";
pub const PERSON_CUT: &str = "PersonCut";
pub const MATTE_UNCERTAINTY: &str = "MatteUncertainty";
pub const HEAD_TOP: &str = "HeadTop";
pub const EYE_LINE: &str = "EyeLine";
pub const FACE_WIDTH: &str = "FaceWidth";
pub const FILE_SIZE: &str = "FileSize";
pub const MIDLINE_OFFSET: &str = "MidlineOffset";
