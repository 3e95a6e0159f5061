//! What a failed call says.

use super::Words;
use api::ApiError;
use domain::time::Zone;
use domain::words::{Lang, refusal};

pub const OFFLINE: Words = Words(
    "网络连接不畅，请检查网络后重试。您填写的内容没有丢失。",
    "No connection. Check the network and try again; nothing you entered is lost.",
);
pub const SIGNED_OUT: Words = Words("登录已失效，请重新登录。", "You are signed out. Please sign in again.");
pub const MALFORMED: Words =
    Words("页面版本已更新，请刷新后重试。", "This page is out of date. Reload it and try again.");
pub const MISSING_TITLE: Words = Words("没有找到这个页面", "There is no such page");
pub const MISSING: Words = Words(
    "请核对网址，或从学校通知中的二维码重新进入。",
    "Check the address, or enter again with the QR code in your school's notice.",
);
pub const TROUBLE_TITLE: Words = Words("页面暂时打不开", "This page cannot be shown now");
pub const REFUSED_TITLE: Words = Words("暂时无法继续", "This is not possible now");

/// One or two sentences. An internal error is told with the reference under which the office finds its cause.
pub fn text(error: &ApiError, zone: Zone, lang: Lang) -> String {
    match error {
        ApiError::Refused { why } => refusal::text(why, zone, lang),
        ApiError::SignedOut => SIGNED_OUT.of(lang).into(),
        ApiError::NotFound => MISSING_TITLE.of(lang).into(),
        ApiError::Malformed => MALFORMED.of(lang).into(),
        ApiError::Offline => OFFLINE.of(lang).into(),
        ApiError::Internal { reference } if reference.is_empty() => {
            lang.pick("系统出现问题，请稍后重试。", "Something went wrong. Please try again later.").into()
        }
        ApiError::Internal { reference } => lang.pick(
            format!("系统出现问题，请稍后重试。如需帮助，请提供编号 {reference}。"),
            format!(
                "Something went wrong. Please try again later. If you ask for help, give this reference: {reference}."
            ),
        ),
    }
}
