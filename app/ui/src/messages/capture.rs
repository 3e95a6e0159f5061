//! Camera, preview, upload, and the verdict.

use super::Words;
use crate::camera::CameraFault;
use domain::words::Lang;

pub const TITLE: Words = Words("第 3 步 / 5 · 拍照", "Step 3 of 5 · Photo");
pub const CLOSE: Words = Words("退出拍摄", "Leave the camera");
pub const HELP: Words = Words("帮助", "Help");
pub const SHOOT: Words = Words("拍照", "Take photo");
pub const FRAME: Words = Words("尽量将人像放在取景框内", "Bring the person into the frame");
pub const FRAME_HINT: Words = Words(
    "调整拍照距离，使整个头部尽量充满虚线框；人像水平居中，左右对称",
    "Move until the head fills the dashed line, centred, both sides alike",
);
pub const OPENING: Words = Words("正在打开相机…", "Opening the camera…");
pub const VOICE: Words = Words("语音提示", "Spoken hints");
pub const EMERGENCY: Words = Words("应急上传", "Emergency upload");
pub const NO_CAMERA: Words = Words("无法使用摄像头？", "Camera does not work?");
pub const EMERGENCY_RULE: Words = Words(
    "必须使用现拍照片，且照片质量符合拍照注意事项中的拍摄要求",
    "Only a photo taken just now, and by the rules of the cautions",
);
pub const REOPEN: Words = Words("重新打开相机", "Open the camera again");
pub const CAMERA_TITLE: Words = Words("相机暂时不可用", "The camera is not available");
pub const TO_DRAFTS: Words = Words("前往草稿箱", "Go to the draft box");
pub const LOCKED_TITLE: Words = Words("暂时不能拍摄", "You cannot take a photo now");
pub const FULL_TITLE: Words = Words("草稿箱已满", "The draft box is full");

pub const PREVIEW_TITLE: Words = Words("确认照片", "Check your picture");
pub const PREVIEW_LEAD: Words =
    Words("如无问题，请点击【确定】进行照片制作。", "If the picture is good, tap OK: the portrait is made from it.");
pub const PREVIEW_KEPT: Words = Words(
    "上次拍的这张还没有上传完成，可以继续上传，不会重复计数。",
    "This picture was not uploaded completely. Go on with it; it counts once.",
);
pub const PREVIEW_NONE: Words = Words("这个文件无法预览", "This file cannot be previewed");
pub const PREVIEW_ALT: Words = Words("刚拍的照片", "The picture just taken");
pub const WHICH: Words = Words("用哪一张？", "Which picture?");
pub const SHOT: Words = Words("按快门时", "At the shutter");
pub const BEFORE: Words = Words("快门前一刻", "Just before");
pub const USE: Words = Words("确定", "OK");
pub const RETAKE: Words = Words("重新拍摄", "Retake");

pub const MAKING_TITLE: Words = Words("正在制作照片", "Making your portrait");
pub const MAKING_LEAD: Words =
    Words("约 8-15 秒，请不要关闭页面。", "This takes 8 to 15 seconds. Please keep the page open.");
pub const STAGES: [Words; 3] =
    [Words("上传照片", "Uploading"), Words("照片制作", "Making the portrait"), Words("检测", "Checking")];

pub const FAILED: Words = Words("未通过检测", "Not passed");
pub const PASSED: Words = Words("已通过检测", "Passed");
pub const PASSED_TITLE: Words = Words("照片合格，已存入草稿箱", "Your photo is good and in the draft box");
pub const ALL_PASSED: Words = Words("全部检测通过", "All checks passed");
pub const HINTS: Words = Words("可以更好", "Could be better");
pub const MADE_ALT: Words = Words("制作好的证件照", "The portrait that was made");
pub const NO_PHOTO: Words = Words("没有制作出照片", "No portrait could be made");

pub fn fault(fault: CameraFault, lang: Lang) -> &'static str {
    let words = match fault {
        CameraFault::Denied => Words(
            "请确认是否已允许应用使用手机拍照权限？如已允许仍无法使用拍照功能，请通过页面底部“应急上传”入口上传个人照片",
            "Has this browser been allowed to use the camera? If it has and the camera still does not work, use “Emergency upload” at the bottom of this page",
        ),
        CameraFault::Missing => Words(
            "没有找到摄像头。请换一部有后置摄像头的手机，用同一账号登录即可继续。",
            "No camera was found. Sign in on a phone with a rear camera and go on there.",
        ),
        CameraFault::Busy => Words(
            "摄像头正被其他应用占用，或画面无法读取。请关闭其他使用相机的应用后重新打开。",
            "Another app is using the camera. Close it and open the camera again.",
        ),
        CameraFault::Insecure => Words(
            "当前网址不是安全连接（https），浏览器不允许使用相机。请从学校通知中的网址重新进入。",
            "This address is not secure (https), so the browser forbids the camera. Enter again from your school's notice.",
        ),
        CameraFault::Unsupported => Words(
            "当前浏览器不支持拍照。请用手机自带浏览器、Chrome、Safari 或微信最新版打开本页。",
            "This browser cannot take photos. Open the page in a current Chrome, Safari or WeChat.",
        ),
        CameraFault::FrontOnly => Words("此处只允许使用后置摄像头拍摄", "Only the rear camera may be used here"),
        CameraFault::Unknown => Words(
            "相机没有打开。请重新打开；仍然不行时，请换一个浏览器或另一部手机。",
            "The camera did not open. Try again, or use another browser or phone.",
        ),
    };
    words.of(lang)
}

/// Where no other way in is offered.
pub const DENIED_WITHOUT_UPLOAD: Words = Words(
    "请确认是否已允许应用使用手机拍照权限？如已允许仍无法使用拍照功能，请换一部手机登录，或联系学校改用其他方式",
    "Has this browser been allowed to use the camera? If it has and the camera still does not work, sign in on another phone, or ask the school for another way",
);

/// How to allow the camera, below the question whether it was allowed.
pub const HOW_TO_ALLOW: [Words; 3] = [
    Words(
        "iPhone：设置 › Safari 浏览器（或微信）› 相机 › 允许",
        "iPhone: Settings › Safari (or WeChat) › Camera › Allow",
    ),
    Words(
        "安卓：点地址栏左侧的图标 › 权限 › 相机 › 允许",
        "Android: icon left of the address › Permissions › Camera › Allow",
    ),
    Words("微信：我 › 设置 › 通用 › 系统权限 › 相机", "WeChat: Me › Settings › General › Permissions › Camera"),
];

/// What a frame from just before the shutter is without.
pub fn better(flaws: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("按快门时可能有问题：{}。快门前一刻的画面没有这个问题，请选用其中一张。", flaws.join("、")),
        Lang::En => format!(
            "At the shutter something may be wrong: {}. The frame from just before does not show it; choose one of the two.",
            flaws.join(", ")
        ),
    }
}

/// 42 秒后可重新拍摄
pub fn again_in(seconds: i64, lang: Lang) -> String {
    lang.pick(format!("{seconds} 秒后可重新拍摄"), format!("Retake in {seconds} s"))
}

pub const AGAIN_NOW: Words = Words("现在可以重新拍摄了", "You can retake the photo now");

pub fn to_mend(reasons: usize, lang: Lang) -> String {
    match (lang, reasons) {
        (Lang::Zh, _) => format!("有 {reasons} 处需要调整"),
        (Lang::En, 1) => "1 thing to change".into(),
        (Lang::En, _) => format!("{reasons} things to change"),
    }
}

pub fn rest_passed(rest: u32, lang: Lang) -> String {
    lang.pick(format!("其余 {rest} 项均已通过"), format!("The other {rest} checks passed"))
}

/// 33 项检测，用时 0.4 秒
pub fn checked(checks: u32, millis: u32, lang: Lang) -> String {
    let seconds = f64::from(millis) / 1000.0;
    lang.pick(format!("{checks} 项检测，用时 {seconds:.1} 秒"), format!("{checks} checks in {seconds:.1} s"))
}

pub fn drafts_ready(drafts: usize, lang: Lang) -> String {
    match (lang, drafts) {
        (Lang::Zh, _) => format!("草稿箱里有 {drafts} 张已通过的照片，可以直接选用。"),
        (Lang::En, 1) => "There is 1 photo in your draft box that passed; you can use it.".into(),
        (Lang::En, _) => format!("There are {drafts} photos in your draft box that passed; you can use one."),
    }
}

pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
