//! Two portraits beside and over each other.

use super::Words;
use api::ApiError;
use domain::refusal::Refusal;
use domain::words::{Lang, comparison};

pub const TITLE: Words = Words("同一人核对", "Same person");
pub const REFERENCE: Words = Words("参考照片", "Reference");
pub const CAPTURE: Words = Words("采集照片", "Capture");
pub const NONE: Words = Words("没有参考照片", "No reference photo");
pub const NONE_HINT: Words = Words(
    "可在学生档案中导入身份证照片或学籍照片。",
    "An identity card's or the register's portrait can be added in the student's file.",
);
pub const OVER_EACH_OTHER: Words = Words("叠放比对", "Lay over each other");
pub const OVERLAY: Words = Words("两张照片按双眼对齐后叠放", "Both portraits over each other, aligned by the eyes");
pub const BLEND: Words = Words("叠放", "Blend");
pub const FLICKER: Words = Words("交替显示", "Alternate");
pub const BY_EYE: Words = Words(
    "系统不作判断，请比对五官的形状与位置。",
    "No verdict is made here: compare features and proportions by eye.",
);

/// Why one of the pictures is not shown, and what to go by instead.
pub fn broken(picture: &str, fault: Option<&ApiError>, lang: Lang) -> String {
    let why = match fault {
        Some(ApiError::Refused { why: Refusal::NotComparable { why } }) => {
            let by_hand = lang.pick("请直接对照上方的原照。", "Go by the photo above instead.");
            format!("{}{}{by_hand}", comparison::unusable(*why, lang), lang.pick("", " "))
        }
        _ => lang.pick("没有加载出来，请刷新页面。", "did not load. Reload the page.").into(),
    };
    lang.pick(format!("{picture}：{why}"), format!("{picture}: {why}"))
}

/// How much of the upper picture shows.
pub fn share(upper: f32, lang: Lang) -> String {
    let upper = (upper * 100.0).round();
    format!("{} {}% · {} {upper}%", REFERENCE.of(lang), 100.0 - upper, CAPTURE.of(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_a_face_is_told_from_one_that_did_not_load() {
        let why = domain::comparison::Unusable::NoFace;
        let refused = ApiError::from(Refusal::NotComparable { why });
        let told = broken("采集照片", Some(&refused), Lang::Zh);
        assert_eq!(told, "采集照片：照片中没有找到人脸。请直接对照上方的原照。");
        assert!(broken("Capture", None, Lang::En).contains("Reload"));
    }

    #[test]
    fn both_shares_are_told_and_make_a_whole() {
        assert_eq!(share(0.25, Lang::En), "Reference 75% · Capture 25%");
        assert_eq!(share(1.0, Lang::Zh), "参考照片 0% · 采集照片 100%");
    }
}
