//! The demo's marked pages.

use super::Words;
use domain::contact::Channel;
use domain::words::Lang;

pub const BANNER: Words = Words("演示环境 · 数据均为虚构", "Demo · all data are made up");
pub const TITLE: Words = Words("演示说明", "About this demo");
pub const LEAD: Words = Words(
    "这里可以完整走一遍采集和审核。消息不会真的发送，都收在演示发件箱里。",
    "Walk through the whole collection and review here. Messages are not sent; they are kept in the demo's outbox.",
);
pub const TRY: Words = Words("开始体验", "Try it");
pub const OUTBOX: Words = Words("演示发件箱", "The demo's outbox");
pub const OUTBOX_LEAD: Words = Words("系统发出的消息，最新的在最上面。", "Messages of the system, newest first.");
pub const EMPTY: Words = Words("还没有消息。", "No messages yet.");
pub const REFRESH: Words = Words("刷新", "Refresh");
pub const SESSIONS: Words = Words("场次", "Sessions");
pub const STUDENTS: Words = Words("学生账号", "Students");
pub const STUDENTS_NOTE: Words = Words(
    "学号、姓名和密码。未开始的学生使用初始密码，登录后自设新密码。",
    "Student number, name and password. Those who have not begun sign in with the initial one and choose their own.",
);
pub const NOT_BEGUN: Words = Words("未开始", "Not begun");
pub const SUBMITTED: Words = Words("审核中", "Under review");
pub const LOCKED: Words = Words("账号已锁定", "Locked");
pub const STAFF: Words = Words("工作人员账号", "Staff");
pub const STAFF_PASSWORD: Words = Words("密码均为", "All have the password");
pub const STAFF_ENTRY: Words = Words("工作人员入口", "Staff sign-in");
pub const WAITING: Words = Words("等待发送", "Waiting");
pub const SENT: Words = Words("已发送", "Sent");

pub fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Phone => lang.pick("短信", "Text message"),
        Channel::Email => lang.pick("邮件", "E-mail"),
    }
}
pub const ID_NUMBER: Words = Words("身份证号", "Identity number");
