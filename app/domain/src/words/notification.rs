//! What messages say: Chinese first, English below, since a phone's language is not known to the server.

use super::{Lang, reason};
use crate::notification::Message;

pub struct Letter {
    pub subject: String,
    pub body: String,
}

/// The message as an e-mail; a text message uses the first line of its body.
pub fn letter(message: &Message, school: &str) -> Letter {
    let (subject, zh, en) = match message {
        Message::ContactCode { code } => (
            format!("【{school}】验证码 {code}"),
            format!("【{school}】您的验证码是 {code}，10 分钟内有效。如非本人操作，请忽略。"),
            format!("Your verification code is {code}. It is valid for 10 minutes."),
        ),
        Message::Approved { session } => (
            format!("【{school}】照片审核通过"),
            format!("【{school}】您在“{session}”提交的照片已审核通过，请登录确认并下载。"),
            format!("Your photo for “{session}” was approved. Sign in to confirm and download it."),
        ),
        Message::Rejected { session, reasons, note } => {
            let list =
                |lang: Lang, gap: &str| reasons.iter().map(|r| reason::name(*r, lang)).collect::<Vec<_>>().join(gap);
            let note = if note.is_empty() { String::new() } else { format!("（{note}）") };
            (
                format!("【{school}】照片审核未通过"),
                format!(
                    "【{school}】您在“{session}”提交的照片审核未通过：{}{note}。请您按照提示重拍上传，以免影响您的采集。",
                    list(Lang::Zh, "、")
                ),
                format!("Your photo for “{session}” was not approved: {}. Please retake it.", list(Lang::En, ", ")),
            )
        }
        Message::Unlocked { session } => (
            format!("【{school}】账号已解锁"),
            format!("【{school}】您在“{session}”的账号已解锁，可以重新拍摄。"),
            format!("Your account for “{session}” was unlocked. You can retake the photo."),
        ),
    };
    Letter { subject, body: format!("{zh}\n\n{en}\n") }
}
