//! Two portraits beside and over each other.

use super::Words;
use domain::words::Lang;

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
pub const FAILED: Words = Words("照片没有加载出来，请刷新页面。", "The picture did not load. Reload the page.");
pub const BY_EYE: Words = Words(
    "系统不作判断，请比对五官的形状与位置。",
    "No verdict is made here: compare features and proportions by eye.",
);

/// How much of the upper picture shows.
pub fn share(upper: f32, lang: Lang) -> String {
    let upper = (upper * 100.0).round();
    format!("{} {}% · {} {upper}%", REFERENCE.of(lang), 100.0 - upper, CAPTURE.of(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shares_are_told_and_make_a_whole() {
        assert_eq!(share(0.25, Lang::En), "Reference 75% · Capture 25%");
        assert_eq!(share(1.0, Lang::Zh), "参考照片 0% · 采集照片 100%");
    }
}
