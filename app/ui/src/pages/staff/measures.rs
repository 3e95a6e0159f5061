//! What measures are called, in which unit they are told, and in which order a reviewer reads them.

use crate::messages::Words;
use domain::policy::measure::*;
use domain::words::Lang;

struct Named {
    measure: &'static str,
    name: Words,
    unit: &'static str,
}

const fn named(measure: &'static str, name: Words, unit: &'static str) -> Named {
    Named { measure, name, unit }
}

/// What a reviewer can see and weigh first; what only the machine minds last.
const TABLE: &[Named] = &[
    named(SHARPNESS, Words("清晰度", "Sharpness"), ""),
    named(FACE_LUMINANCE, Words("面部亮度", "Face brightness"), ""),
    named(EYE_LINE, Words("眼线位置", "Eye line"), " px"),
    named(HEAD_TOP, Words("头顶边距", "Above the head"), " px"),
    named(FACE_WIDTH, Words("脸宽", "Face width"), " px"),
    named(PITCH, Words("俯仰角", "Pitch"), "°"),
    named(YAW, Words("偏转角", "Yaw"), "°"),
    named(ROLL, Words("倾斜角", "Roll"), "°"),
    named(MOUTH_OPENING, Words("唇缝", "Lip gap"), ""),
    named(TEETH_VISIBLE, Words("露齿", "Teeth"), ""),
    named(EYE_OPENING, Words("睁眼", "Eye opening"), ""),
    named(MIDLINE_OFFSET, Words("居中偏差", "Off centre"), ""),
    named(OVER_EXPOSED, Words("过曝", "Over-exposed"), ""),
    named(UNDER_EXPOSED, Words("欠曝", "Under-exposed"), ""),
    named(INTER_EYE_DISTANCE, Words("瞳距", "Eye distance"), " px"),
    named(UPSCALING, Words("放大倍数", "Upscaling"), ""),
    named(HEAD_MARGIN, Words("头部留边", "Head margin"), ""),
    named(FACE_SHARE, Words("脸部占比", "Face share"), ""),
    named(SINGLE_FACE_PRESENT, Words("单人", "One person"), ""),
    named(FACE_COUNT, Words("人脸数", "Faces"), ""),
    named(LUMINANCE_MEAN, Words("亮度得分", "Brightness score"), ""),
    named(MOUTH_CLOSED, Words("闭口得分", "Mouth-closed score"), ""),
    named(EYES_OPEN, Words("睁眼得分", "Eyes-open score"), ""),
];

fn find(measure: &str) -> Option<(usize, &'static Named)> {
    TABLE.iter().enumerate().find(|(_, named)| named.measure == measure)
}

/// A measure's name; one that is not in the table goes by its key.
pub fn name(measure: &str, lang: Lang) -> String {
    find(measure).map_or_else(|| measure.to_owned(), |(_, named)| named.name.of(lang).to_owned())
}

fn unit(measure: &str) -> &'static str {
    find(measure).map_or("", |(_, named)| named.unit)
}

/// The place of a measure in the reading order.
pub fn place(measure: &str) -> usize {
    find(measure).map_or(TABLE.len(), |(place, _)| place)
}

/// A measure with as many decimals as its unit and size deserve: 251 px, 12.4°, 0.58.
pub fn told(measure: &str, value: f64) -> String {
    let unit = unit(measure);
    match unit {
        " px" => round(value, 0) + unit,
        "°" => round(value, 1) + unit,
        _ => number(value),
    }
}

pub fn number(value: f64) -> String {
    round(value, if value.abs() >= 100.0 { 0 } else { 2 })
}

fn round(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    // Rounded from below, zero keeps a sign that says nothing.
    if text.trim_start_matches(['-', '0', '.']).is_empty() { text.trim_start_matches('-').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_need_to_be() {
        assert_eq!([number(251.4), number(0.58), number(-0.001)], ["251", "0.58", "0.00"]);
        assert_eq!([told(YAW, -12.44), told(EYE_LINE, 250.6)], ["-12.4°", "251 px"]);
    }

    #[test]
    fn every_measure_that_a_policy_judges_has_a_name() {
        for policy in domain::policy::Policy::all() {
            for rule in policy.rules {
                assert!(find(&rule.measure).is_some(), "{} has no name", rule.measure);
            }
        }
    }
}
