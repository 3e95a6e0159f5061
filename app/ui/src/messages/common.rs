//! Words that several pages share.

use super::Words;
use domain::words::Lang;

pub const BRAND: Words = Words("图采", "Tucai");
pub const NEXT: Words = Words("下一步", "Next");
pub const CONFIRM: Words = Words("确定", "OK");
pub const CANCEL: Words = Words("取消", "Cancel");
pub const BACK: Words = Words("返回", "Back");
pub const RETRY: Words = Words("重试", "Try again");
pub const RETAKE: Words = Words("重新拍摄", "Retake");
pub const LOADING: Words = Words("正在加载…", "Loading…");
pub const SENDING: Words = Words("请稍候…", "One moment…");
pub const SHOW: Words = Words("显示", "Show");
pub const HIDE: Words = Words("隐藏", "Hide");
pub const TO_CONTENT: Words = Words("跳到正文", "Skip to content");
pub const MY_DATA: Words = Words("我的数据", "My data");
pub const HOTLINE: Words = Words("电话咨询", "Telephone");
pub const START_PAGE: Words = Words("返回首页", "Start page");

/// 示范大学 · 图采
pub fn brand_of(school: &str, lang: Lang) -> String {
    format!("{school} · {}", BRAND.of(lang))
}

/// The switch is labelled in the language that it leads to.
pub fn other_language(lang: Lang) -> &'static str {
    lang.pick("EN", "中文")
}

pub fn switch_language(lang: Lang) -> &'static str {
    lang.pick("Switch to English", "切换为中文")
}

/// 第 3 步，共 5 步
pub fn step_of(stage: usize, lang: Lang) -> String {
    let step = stage + 1;
    lang.pick(format!("第 {step} 步，共 5 步"), format!("Step {step} of 5"))
}
