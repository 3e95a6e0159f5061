//! 图像校准.

use super::Words;
use domain::calibration::Calibration;
use domain::words::Lang;

pub const TITLE: Words = Words("图像校准", "Calibrate the photo");
pub const LEAD: Words = Words(
    "拖动照片或调整下面的滑块，让人像居中、端正。应用后，服务器用拍摄的原图重新制作并重新检测。",
    "Drag the photo or use the sliders until you are centred and upright. The server then makes the photo anew from your picture, and checks it anew.",
);
pub const FRAME: Words = Words("照片的位置", "Place of the photo");
pub const KEYS: Words = Words(
    "方向键移动，加号和减号缩放，方括号旋转；双指可以缩放。",
    "Arrow keys move, plus and minus zoom, square brackets turn; two fingers zoom.",
);
pub const ACROSS: Words = Words("左右", "Across");
pub const DOWN: Words = Words("上下", "Up and down");
pub const ZOOM: Words = Words("缩放", "Zoom");
pub const TURN: Words = Words("旋转", "Turn");
pub const BACKGROUND: Words = Words("更换背景", "Background");
pub const BACKGROUND_LATER: Words = Words("新背景在应用之后可见。", "The new background shows once applied.");
pub const HEAD_TOP: Words = Words("头顶", "Hair");
pub const EYES: Words = Words("眼睛", "Eyes");
pub const RESET: Words = Words("恢复", "Reset");
pub const APPLY: Words = Words("应用", "Apply");
pub const UNCHANGED: Words = Words("调整之后可以应用", "Move, turn or zoom the photo, then apply");
pub const BACK: Words = Words("不校准，返回", "Back without calibrating");
pub const MAKING: Words = Words("正在重新制作和检测…", "Making and checking the photo…");

pub const REFUSED: Words = Words("校准未采用", "Not taken over");
pub const REFUSED_TITLE: Words = Words("这样校准后不合格", "This calibration does not pass");
pub const NOTHING_LOST: Words = Words("您原来的照片没有改变。", "Your photo is as it was before: nothing is lost.");
pub const MADE_ALT: Words = Words("校准后的照片，未采用", "The calibrated photo, which was not taken over");
pub const AGAIN: Words = Words("继续校准", "Go on calibrating");
pub const TO_FORMER: Words = Words("返回原来的照片", "Back to the photo as it was");

pub const CALIBRATED: Words = Words("已校准", "Calibrated");
pub const OFFER: Words = Words(
    "人像偏了、歪了或大小不合适？可以自己调整，不用重新拍摄。",
    "Off centre, tilted, too large or too small? Adjust it yourself, without a retake.",
);
pub const RESTORE: Words = Words("恢复校准前的照片", "Undo: back to the photo before");

/// 还可校准 5 次，不计入拍摄次数
pub fn left(left: u32, lang: Lang) -> String {
    match (lang, left) {
        (Lang::Zh, _) => format!("还可校准 {left} 次，不计入拍摄次数"),
        (Lang::En, 1) => "1 calibration left; it counts as no attempt".into(),
        (Lang::En, _) => format!("{left} calibrations left; they count as no attempt"),
    }
}

/// 原图加密暂存至 11 月 21 日 10:42，提交后立即删除
pub fn kept(until: &str, lang: Lang) -> String {
    lang.pick(
        format!("拍摄原图加密暂存至 {until}，提交后立即删除"),
        format!("Your picture is kept encrypted until {until}, and deleted as soon as you submit"),
    )
}

/// 右移 3%
pub fn across(share: f32, lang: Lang) -> String {
    let (left, right) = lang.pick(("左移", "右移"), ("left", "right"));
    moved(share, left, right, lang)
}

pub fn down(share: f32, lang: Lang) -> String {
    let (up, down) = lang.pick(("上移", "下移"), ("up", "down"));
    moved(share, up, down, lang)
}

fn moved(share: f32, back: &str, forth: &str, lang: Lang) -> String {
    let percent = (share * 1000.0).round() / 10.0;
    match percent {
        0.0 => lang.pick("未移动", "unmoved").into(),
        _ if percent < 0.0 => format!("{back} {}%", -percent),
        _ => format!("{forth} {percent}%"),
    }
}

/// 105%
pub fn zoom(zoom: f32) -> String {
    format!("{:.0}%", zoom * 100.0)
}

/// 顺时针 2.5°
pub fn turn(degrees: f32, lang: Lang) -> String {
    let rounded = (degrees * 10.0).round() / 10.0;
    match rounded {
        0.0 => lang.pick("未旋转", "not turned").into(),
        _ if rounded < 0.0 => lang.pick(format!("逆时针 {}°", -rounded), format!("{}° anticlockwise", -rounded)),
        _ => lang.pick(format!("顺时针 {rounded}°"), format!("{rounded}° clockwise")),
    }
}

/// The whole of it, for whoever does not see the photo move.
pub fn told(calibration: &Calibration, lang: Lang) -> String {
    let Calibration { shift, zoom: factor, turn: degrees, .. } = *calibration;
    let parts = [
        across(shift.0, lang),
        down(shift.1, lang),
        format!("{} {}", ZOOM.of(lang), zoom(factor)),
        turn(degrees, lang),
    ];
    parts.join(lang.pick("，", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calibration_is_told_with_its_directions() {
        let calibration = Calibration { shift: (0.034, -0.1), zoom: 1.05, turn: -2.5, background: None };
        assert_eq!(told(&calibration, Lang::Zh), "右移 3.4%，上移 10%，缩放 105%，逆时针 2.5°");
        assert_eq!(told(&Calibration::default(), Lang::En), "unmoved, unmoved, Zoom 100%, not turned");
    }
}
