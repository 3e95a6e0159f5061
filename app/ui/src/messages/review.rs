//! The state of a submitted photo.

use super::Words;
use domain::words::Lang;

pub const PENDING: Words = Words("审核中", "Under review");
pub const REJECTED: Words = Words("审核未通过", "Not approved");
pub const APPROVED: Words = Words("审核通过", "Approved");
pub const DONE: Words = Words("采集完成", "Complete");
pub const PENDING_TITLE: Words = Words("学校正在审核您的照片", "Your school is reviewing your photo");
pub const REJECTED_TITLE: Words = Words("请按提示重新拍摄", "Please retake your photo");
pub const APPROVED_TITLE: Words = Words("照片已通过，请您确认", "Approved: please confirm");
pub const DONE_TITLE: Words = Words("您的照片已采集完成", "Your portrait is complete");
pub const REJECTED_LEAD: Words = Words(
    "如果您的照片“审核未通过”请您按照提示重拍上传，以免影响您的采集。",
    "If your photo is not approved, please retake and submit it as told, so that your portrait is ready in time.",
);
pub const APPROVED_LEAD: Words =
    Words("请核对照片和信息，点击【确认】后即可下载。", "Check photo and data; once confirmed you can download it.");
pub const DONE_LEAD: Words = Words("照片可以随时下载。", "You can download it at any time.");
pub const CONFIRM: Words = Words("确认", "Confirm");
pub const DOWNLOAD: Words = Words("下载照片", "Download photo");
pub const NOTE: Words = Words("审核意见", "Reviewer's note");
pub const ALT: Words = Words("提交的证件照", "The submitted portrait");
pub const SUBMITTED: Words = Words("提交审核", "Submitted");
pub const CHECKED: Words = Words("系统检测通过", "Checked by the system");
pub const REVIEW: Words = Words("人工审核", "Review by a person");
pub const FINISH: Words = Words("确认并下载", "Confirm and download");
pub const STEP_DONE: Words = Words("已完成", "done");
pub const STEP_NOW: Words = Words("进行中", "under way");
pub const STEP_FAILED: Words = Words("未通过", "failed");
pub const STEP_AHEAD: Words = Words("未开始", "not yet");
pub const CONFIRMED: Words = Words("已确认", "Confirmed");

/// 预计 11 月 22 日 18:00 前完成，结果会发送给您。
pub fn promise(due: &str, told: Option<&str>, lang: Lang) -> String {
    match told {
        Some(to) => lang.pick(
            format!("预计 {due} 前完成，结果会发送到 {to}。"),
            format!("Expected before {due}. The result is sent to {to}."),
        ),
        None => lang.pick(
            format!("预计 {due} 前完成，请届时回到本页查看。"),
            format!("Expected before {due}. Please look here then."),
        ),
    }
}

pub fn overdue(lang: Lang) -> &'static str {
    lang.pick(
        "审核比预计的慢，学校已能看到超时提醒。",
        "The review takes longer than promised; the school sees that it is overdue.",
    )
}

pub fn ahead(people: u32, lang: Lang) -> String {
    match (lang, people) {
        (_, 0) => lang.pick("下一个就是您", "You are next").into(),
        (Lang::Zh, _) => format!("前面还有 {people} 人"),
        (Lang::En, 1) => "1 person before you".into(),
        (Lang::En, _) => format!("{people} people before you"),
    }
}
