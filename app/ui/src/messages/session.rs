//! Start page, entry by code, and the session page.

use super::Words;
use domain::session::{SessionCode, Window};
use domain::spec::PhotoSpec;
use domain::time::{Seconds, Timestamp, Zone};
use domain::words::{Lang, clock};

pub const PURPOSE: Words = Words(
    "学生证件照的采集、检测与审核：用手机拍一张，系统按标准制作并检测，学校审核后即可下载。",
    "ID portraits for students: take a picture with a phone, have it made and checked to the standard, approved by the school, and download it.",
);
pub const ENTER: Words = Words("立即进入", "Enter now");
pub const STAFF: Words = Words("工作人员入口", "Staff");
pub const PROMISES: [Words; 3] = [
    Words(
        "照片在学校的服务器上制作和检测，不发送给第三方识别服务",
        "Photos are made and checked on the school's own server",
    ),
    Words("不合格时逐条告诉您原因和改法", "Every rejection says why, and how to mend it"),
    Words("中途离开，换一部手机也能接着做", "Leave at any time and go on, on another phone too"),
];

pub const CODE_TITLE: Words = Words("进入采集场次", "Enter a session");
pub const CODE: Words = Words("场次编码", "Session code");
pub const CODE_HINT: Words = Words("8 位数字，见学校通知", "Eight digits, in your school's notice");
pub const QR_HINT: Words = Words(
    "也可以用手机相机扫描学校通知中的二维码，直接进入。",
    "You can also scan the QR code in your school's notice with the phone's camera.",
);
pub const CODE_FAULT: Words = Words("场次编码是 8 位数字，请核对。", "A session code has eight digits.");

pub const STEPS_TITLE: Words = Words("简单五步，约三分钟", "Five steps, about three minutes");
pub const STEPS: [(Words, Words); 5] = [
    (Words("身份核验", "Identity"), Words("", "")),
    (Words("关联学籍", "Student record"), Words("", "")),
    (Words("拍照", "Photo"), Words("请他人用后置摄像头为您拍摄", "somebody takes it with the rear camera")),
    (Words("照片标准化", "Making the portrait"), Words("自动裁剪、换底色并检测", "cropped, new background, checked")),
    (Words("照片上传", "Submission"), Words("", "")),
];
pub const SESSION: Words = Words("场次", "Session");
pub const AUDIENCE: Words = Words("对象", "For");
pub const TIME: Words = Words("时间", "Time");
pub const BACKGROUND: Words = Words("背景", "Background");
pub const SPEC: Words = Words("规格", "Photo");
pub const FEE: Words = Words("费用", "Fee");
pub const FREE: Words = Words("免费", "Free");
pub const NOT_OPEN: Words = Words("未开始", "Not open yet");
pub const CLOSED: Words = Words("已结束", "Closed");
pub const OFF_HOURS: Words = Words("今日时段外", "Outside today's hours");
pub const SEE_MINE: Words = Words("查看我的照片", "See my photo");
pub const LEAD: Words = Words(
    "请他人用手机后置摄像头为您拍摄，系统自动制作标准证件照。",
    "Have somebody photograph you with a phone's rear camera; the system makes the ID portrait.",
);

/// 进行中 · 还剩 6 天
pub fn open(left: Seconds, lang: Lang) -> String {
    let left = clock::wait(left, lang);
    lang.pick(format!("进行中 · 还剩 {left}"), format!("Open · {left} left"))
}

/// 2510 3003
pub fn printed(code: &SessionCode) -> String {
    let code = code.to_string();
    format!("{} {}", &code[..4], &code[4..])
}

/// 11 月 18 日 – 11 月 26 日，每天 8:00–18:00
pub fn window(window: &Window, zone: Zone, lang: Lang) -> String {
    // It closes at the first moment outside: a session that closes at midnight lasts until the day before.
    let last = Timestamp(window.closes_at.0.saturating_sub(1));
    let dates = format!("{} – {}", clock::date(window.opens_at, zone, lang), clock::date(last, zone, lang));
    match window.daily {
        None => dates,
        Some(hours) => {
            let hours = clock::hours(hours);
            lang.pick(format!("{dates}，每天 {hours}"), format!("{dates}, daily {hours}"))
        }
    }
}

pub fn colour(background: [u8; 3], lang: Lang) -> String {
    match background {
        [100, 197, 255] => lang.pick("天蓝色", "sky blue").into(),
        [255, 255, 255] => lang.pick("白色", "white").into(),
        [240, 240, 240] => lang.pick("浅灰色", "light grey").into(),
        [r, g, b] => format!("RGB {r}, {g}, {b}"),
    }
}

pub fn background(spec: &PhotoSpec, lang: Lang) -> String {
    let colour = colour(spec.background, lang);
    lang.pick(format!("任何背景均可，自动替换为{colour}"), format!("Any; it is replaced by {colour}"))
}

/// What a photo of the session is made and checked to: 学历照标准 · 480 × 640 像素 · 300 dpi · 20–40 KB. An id that is
/// not known here is told as it is.
pub fn standard(spec_id: &str, policy_id: &str, lang: Lang) -> String {
    let policy = match policy_id {
        "degree" => lang.pick("学历照标准", "Degree photo standard"),
        "campus" => lang.pick("校园卡标准", "Campus card standard"),
        own => own,
    };
    let photo = PhotoSpec::find(spec_id).map_or_else(|| spec_id.to_owned(), |known| spec(&known, lang));
    format!("{policy} · {photo}")
}

/// 480 × 640 像素 · 300 dpi · 20–40 KB
pub fn spec(spec: &PhotoSpec, lang: Lang) -> String {
    let (low, high) = (spec.bytes.0 / 1000, spec.bytes.1 / 1000);
    let pixels = lang.pick("像素", "px");
    format!("{} × {} {pixels} · {} dpi · {low}–{high} KB", spec.width, spec.height, spec.dpi)
}
