//! The check for a living person on the camera page, and the consent to it.

use super::Words;
use crate::camera::FilmFault;
use domain::words::Lang;

pub const BEGIN: Words = Words("开始活体检测", "Start the liveness check");
pub const STOP: Words = Words("停止", "Stop");
pub const TOGETHER: Words = Words(
    "点击开始后，请拍摄者把屏幕上的提示念给同学听，同学照做几个小动作，随后自动拍照；结果只有通过或不通过，不显示分数。",
    "After the start, read the prompts on the screen out to the student, who follows them; the photo is then taken by itself. The answer is passed or not passed: no score is shown.",
);
pub const ALONE: Words = Words(
    "点击开始后，请照屏幕上的提示做几个小动作，随后自动拍照；结果只有通过或不通过，不显示分数。",
    "After the start, follow the prompts on the screen; the photo is then taken by itself. The answer is passed or not passed: no score is shown.",
);
pub const DONE: Words = Words("已拍摄", "Filmed so far");

/// 第 1 步 / 共 4 步
pub fn place(place: usize, places: usize, lang: Lang) -> String {
    lang.pick(format!("第 {} 步 / 共 {places} 步", place + 1), format!("Step {} of {places}", place + 1))
}

/// The challenge that is open yet has to run out before another is given.
pub fn wait(seconds: i64, lang: Lang) -> String {
    lang.pick(format!("{seconds} 秒后可开始新的一组动作"), format!("New prompts in {seconds} s"))
}

pub const WAIT: Words = Words(
    "上一组动作提示的时间快到了，到时会给您一组新的。",
    "The time of the last prompts is nearly over; then you are given new ones.",
);

pub fn fault(fault: FilmFault, lang: Lang) -> &'static str {
    let words = match fault {
        FilmFault::Stopped => Words("已停止。准备好后可以重新开始。", "Stopped. Start again when you are ready."),
        FilmFault::Interrupted => Words(
            "刚才离开了本页，拍摄中断。请停留在本页，重新开始。",
            "The page was left for a moment, so filming stopped. Stay on this page and start again.",
        ),
        FilmFault::OutOfTime => Words(
            "这组动作的时间已过。请重新开始，您会看到一组新的动作。",
            "The time for these prompts is over. Start again; you will see new ones.",
        ),
        FilmFault::NoPicture => Words(
            "没有读到相机画面。请关闭其他使用相机的应用，重新开始。",
            "The camera's picture could not be read. Close other apps that use the camera and start again.",
        ),
    };
    words.of(lang)
}

pub const CLAUSE: Words =
    Words("活体检测（单独同意，可以不同意）", "Liveness check (a consent of its own; you may decline)");
pub const AGREE: Words = Words(
    "同意在拍照前录制几秒画面，用于活体检测（可选）",
    "Film a few seconds before the photo for the liveness check (optional)",
);

/// What the consent is about; `contact` is where to turn without it.
pub fn clause(contact: &str, lang: Lang) -> String {
    lang.pick(
        format!("本场次在拍照前请您按提示做几个小动作（如眨眼、转头），系统录制约 40 幅小画面，在学校管理的服务器上判断是否本人在场。判断后画面即不再保存；为识别重复提交，只保留头部转动、眼睛和嘴部开合的数值，在您确认照片或撤回同意时删除。结果只有通过或不通过，不打分，不与任何人脸库比对。不同意不影响您的权益：请联系学校（{contact}），改用现场人工核验等其他方式。"),
        format!("Before the photo this session asks you to follow a few prompts, such as a blink or a turn of the head. About 40 small frames are taken and judged on servers that the school runs, to see whether you are there yourself. The frames are not kept after that. To recognise frames that are handed in twice, numbers of how the head turned and how far eyes and mouth opened are kept until you confirm your photo or withdraw your consent. The answer is passed or not passed; there is no score, and your face is compared with no collection of faces. You may decline without any disadvantage: ask the school ({contact}) for another way, such as a check in person."),
    )
}

pub const PURPOSE: Words = Words("活体检测", "Liveness check");

pub const UNAGREED_TITLE: Words = Words("本场次需要活体检测", "This session asks for a liveness check");
pub const UNAGREED_LEAD: Words = Words(
    "您还没有同意活体检测，因此不能在这里拍照。",
    "You have not agreed to the liveness check, so no photo can be taken here.",
);
pub const OTHER_WAY: Words = Words("不同意时的其他方式", "Without it");
pub const AGREE_NOW: Words = Words("同意并继续", "Agree and go on");

pub fn other_way(contact: &str, lang: Lang) -> String {
    lang.pick(
        format!("请联系学校：{contact}。可以改用现场人工核验等方式，不因此受到差别对待。"),
        format!("Contact the school: {contact}. You can be checked in person instead, without any disadvantage."),
    )
}
