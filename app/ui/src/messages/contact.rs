//! Proving a phone number or an e-mail address.

use super::Words;
use domain::contact::Channel;
use domain::words::Lang;

pub const TITLE: Words = Words("绑定联系方式", "Your contact address");
pub const LEAD: Words = Words("审核结果会发送到这里。", "The result of the review is sent here.");
pub const CHANNEL: Words = Words("接收验证码的方式", "Where to send the code");
pub const PHONE: Words = Words("手机号", "Phone number");
pub const EMAIL: Words = Words("邮箱", "E-mail");
pub const GET_CODE: Words = Words("获取验证码", "Send code");
pub const CODE: Words = Words("验证码", "Verification code");
pub const CODE_MISSING: Words = Words("请输入收到的验证码。", "Enter the code you received.");
pub const WHY_NOT: Words =
    Words("先获取验证码，再填写收到的 6 位数字", "Ask for a code first, then enter its six digits");
pub const DEMO: Words = Words("演示环境不会真的发送消息。", "The demo sends no real messages.");
pub const DEMO_OUTBOX: Words = Words("查看演示发件箱", "Open the demo's outbox");

pub fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Phone => PHONE,
        Channel::Email => EMAIL,
    }
}

pub fn sent(to: &str, lang: Lang) -> String {
    lang.pick(
        format!("验证码已发送至 {to}，10 分钟内有效。"),
        format!("A code was sent to {to}. It is valid for 10 minutes."),
    )
}

pub fn again_in(seconds: i64, lang: Lang) -> String {
    lang.pick(format!("{seconds} 秒后可重发"), format!("Again in {seconds} s"))
}
