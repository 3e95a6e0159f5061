//! The order in which a reviewer reads measures: what can be seen and weighed first, what only the machine minds last.

use domain::policy::measure::*;

const ORDER: &[&str] = &[
    SHARPNESS,
    FACE_LUMINANCE,
    EYE_LINE,
    HEAD_TOP,
    FACE_WIDTH,
    PITCH,
    YAW,
    ROLL,
    MOUTH_OPENING,
    TEETH_VISIBLE,
    EYE_OPENING,
    BROWS_COVERED,
    EARS_SHOWN,
    EYES_COVERED,
    MOUTH_OCCLUSION_PREVENTION,
    GAZE_YAW,
    GAZE_PITCH,
    SHOULDER_SLOPE,
    SHOULDER_IMBALANCE,
    MOUTH_CORNER_LIFT,
    HEAD_COLOURED,
    EYEGLASS_FRAMES,
    MIDLINE_OFFSET,
    OVER_EXPOSED,
    UNDER_EXPOSED,
    INTER_EYE_DISTANCE,
    UPSCALING,
    HEAD_MARGIN,
    PERSON_CUT,
    FILE_SIZE,
    FACE_SHARE,
    SINGLE_FACE_PRESENT,
    FACE_COUNT,
];

/// The place of a measure in the reading order; one that is not in it comes last.
pub fn place(measure: &str) -> usize {
    ORDER.iter().position(|known| *known == measure).unwrap_or(ORDER.len())
}
