//! Signing in and the student's own password.

use super::Words;

pub const TITLE: Words = Words("登录", "Sign in");
pub const NUMBER: Words = Words("学号/工号", "Student or staff number");
pub const PASSWORD: Words = Words("密码", "Password");
pub const INITIAL: Words =
    Words("初始密码为身份证后六位", "The initial password is the last six characters of your ID number");
pub const SIGN_IN: Words = Words("登录", "Sign in");
pub const NUMBER_MISSING: Words = Words("请输入学号/工号。", "Enter your number.");
pub const PASSWORD_MISSING: Words = Words("请输入密码。", "Enter your password.");
pub const NO_RECORD: Words =
    Words("名单中没有您的信息？需联系系统管理人员解决。", "Not on the roster? Please contact the administrators.");

pub const OWN_TITLE: Words = Words("设置您自己的密码", "Choose your own password");
pub const OWN_LEAD: Words = Words(
    "初始密码只能使用一次。请设置新密码，下次在任何手机上都用它登录。",
    "The initial password works once. Choose a new one; it signs you in on any phone.",
);
pub const NEW: Words = Words("新密码", "New password");
pub const AGAIN: Words = Words("确认新密码", "New password again");
pub const DIFFERENT: Words = Words("两次输入的密码不一致。", "The two entries differ.");
pub const RULE_LENGTH: Words = Words("至少 8 位", "At least 8 characters");
pub const RULE_KINDS: Words = Words("混合使用字母、数字或符号", "Letters, digits or symbols mixed");
pub const RULE_OWN: Words = Words("不包含学号", "Without your student number");
pub const RULE_SAME: Words = Words("两次输入一致", "Both entries alike");
pub const MET: Words = Words("已满足", "met");
pub const UNMET: Words = Words("未满足", "not met");
