//! Draft box and confirmation.

use super::Words;
use domain::words::Lang;

pub const TITLE: Words = Words("草稿箱", "Draft box");
pub const PHOTOS: Words = Words("选择一张提交审核", "Choose one to submit");
pub const CHOSEN: Words = Words("已选用", "Chosen");
pub const DELETE: Words = Words("删除", "Delete");
pub const DELETE_SURE: Words = Words("确定删除", "Really delete");
pub const EMPTY_TITLE: Words = Words("草稿箱还是空的", "The draft box is empty");
pub const EMPTY: Words = Words("检测通过的照片会自动存到这里。", "Photos that pass the check are kept here.");
pub const SHOOT: Words = Words("去拍照", "Take a photo");
pub const MORE: Words = Words("继续拍摄", "Take another");
pub const FINAL: Words =
    Words("照片一经审核通过，即不支持修改信息或更换照片。", "Once approved, neither data nor photo can be changed.");

pub const CONFIRM_TITLE: Words = Words("确认上传", "Confirm your photo");
pub const CONFIRM_LEAD: Words =
    Words("照片上传之前，请再次确认您的照片，然后点击【提交】", "Look at your photo once more, then submit it");
pub const CONFIRM_FINAL: Words = Words(
    "照片一经提交审核通过，采集完成或进入上网中后，即不支持修改信息或更换照片。",
    "Once the photo is approved, collected or on its way to publication, neither data nor photo can be changed.",
);
pub const SUBMIT: Words = Words("提交", "Submit");
pub const BACK: Words = Words("返回草稿箱", "Back to the draft box");
pub const SPEC: Words = Words("规格", "Photo");
pub const SIZE: Words = Words("文件", "File");
pub const TAKEN: Words = Words("拍摄时间", "Taken");
pub const ALT: Words = Words("将要提交的证件照", "The portrait to submit");

/// 3 / 5 张 · 选择一张提交审核
pub fn count(drafts: usize, capacity: u32, lang: Lang) -> String {
    let choose = PHOTOS.of(lang);
    lang.pick(format!("{drafts} / {capacity} 张 · {choose}"), format!("{drafts} of {capacity} · {choose}"))
}

pub fn deletable_in(wait: &str, lang: Lang) -> String {
    lang.pick(format!("{wait}后可删除"), format!("Deletable in {wait}"))
}

pub fn photo(number: usize, lang: Lang) -> String {
    lang.pick(format!("第 {number} 张照片"), format!("Photo {number}"))
}
