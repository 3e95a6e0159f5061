//! The order in which a reviewer reads measures: what can be seen and weighed first, what only the machine minds last.

use domain::policy::measure::*;

const ORDER: &[&str] = &[
    SHARPNESS,
    FACE_EXPOSURE,
    FACE_LUMINANCE,
    LIGHT_BALANCE,
    FACE_SHADOW,
    CHIN_SHADOW,
    HIGHLIGHT,
    NATURAL_COLOUR,
    COLOUR_CAST,
    CLOTHES_CONTRAST,
    GLASS_GLARE,
    RED_EYE,
    NOISE,
    COMPRESSION_ARTIFACTS,
    EYE_LINE,
    HEAD_TOP,
    FACE_WIDTH,
    PITCH,
    YAW,
    ROLL,
    MOUTH_OPENING,
    TEETH_VISIBLE,
    EYE_OPENING,
    MIDLINE_OFFSET,
    OVER_EXPOSED,
    UNDER_EXPOSED,
    ILLUMINATION_UNIFORMITY,
    BACKGROUND_UNIFORMITY,
    MOIRE,
    DYNAMIC_RANGE,
    LUMINANCE_VARIANCE,
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
