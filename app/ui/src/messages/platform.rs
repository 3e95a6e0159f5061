//! Verification platforms: several verdicts on one photo.

use super::Words;
use domain::words::Lang;

pub const TITLE: Words = Words("认证平台", "Verification platforms");
pub const PASSED: Words = Words("通过", "Passed");
pub const FAILED: Words = Words("未通过", "Not passed");
pub const UNCONFIRMED: Words = Words("待核对本人", "Person to be confirmed");
pub const DETAILS: Words = Words("详情", "Details");
pub const UPLOAD_AGAIN: Words = Words("重新上传", "Upload again");
pub const SEE: Words = Words("查看各平台核验结果", "See each platform's verdict");
pub const STATUS: Words = Words("查看审核进度", "See the review");
pub const ALL_PASSED: Words = Words("全部认证平台已通过", "Every platform has passed your photo");
pub const ALL_PASSED_LEAD: Words = Words(
    "这张照片符合每个平台的要求，无需再做调整。",
    "The photo meets what each platform asks; nothing is left to change.",
);
pub const UNCONFIRMED_TITLE: Words =
    Words("照片质量合格，待审核核对本人", "Good enough; a reviewer confirms the person");
pub const UNCONFIRMED_NOTE: Words = Words(
    "照片质量已合格。是否为本人由学校审核人员核对，提交后即可等待结果。",
    "The photo is good enough. A reviewer confirms that it shows you, once it is submitted.",
);
pub const REJECTED_TITLE: Words = Words("学校审核未通过", "Not approved by the school");
pub const ONE_FOR_ALL: Words = Words(
    "一张照片用于全部平台：重新上传后，每个平台都会重新核验。",
    "One photo serves every platform: after another upload each of them judges anew.",
);
pub const REQUIRED: Words = Words("须通过后才能提交", "Has to pass before you can submit");
pub const OPTIONAL: Words = Words("未通过也可以提交", "You can submit without it");
pub const UNFIT: Words = Words("不能提交", "Cannot be submitted");
pub const ALT: Words = Words("由各平台核验的证件照", "The portrait that the platforms judge");

/// 同一张照片由 3 个平台分别核验
pub fn judged_by(platforms: usize, lang: Lang) -> String {
    match (lang, platforms) {
        (Lang::Zh, _) => format!("同一张照片由 {platforms} 个平台分别核验，要求各不相同。"),
        (Lang::En, 1) => "Your photo is judged by one platform.".into(),
        (Lang::En, _) => format!("One photo, judged by {platforms} platforms that ask for different things."),
    }
}

pub fn some_failed(failed: usize, lang: Lang) -> String {
    match (lang, failed) {
        (Lang::Zh, _) => format!("{failed} 个认证平台未通过"),
        (Lang::En, 1) => "1 platform has not passed your photo".into(),
        (Lang::En, _) => format!("{failed} platforms have not passed your photo"),
    }
}

/// 2 / 3 个平台已通过
pub fn passed_of(passed: usize, platforms: usize, lang: Lang) -> String {
    lang.pick(format!("{passed} / {platforms} 个平台已通过"), format!("{passed} of {platforms} platforms passed"))
}
