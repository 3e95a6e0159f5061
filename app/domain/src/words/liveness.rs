//! What a student is asked to do, why a burst failed and how to mend it, and what a reviewer reads. Never a score: whoever
//! learns by how much a picture failed learns how to make one that passes.

use super::Lang;
use crate::liveness::{Cue, Flag, Gesture, Reason};

/// The prompt on the screen. The photographer holds the phone and reads it out.
pub fn prompt(gesture: Gesture, lang: Lang) -> &'static str {
    let (zh, en) = match gesture {
        Gesture::Blink => ("请闭一下眼，再睁开", "Close your eyes for a moment, and open them"),
        Gesture::TurnLeft => ("请把头慢慢转向自己的左边，再转回来", "Turn your head slowly to your own left, and back"),
        Gesture::TurnRight => {
            ("请把头慢慢转向自己的右边，再转回来", "Turn your head slowly to your own right, and back")
        }
        Gesture::OpenMouth => ("请张开嘴，再合上", "Open your mouth, and close it"),
    };
    lang.pick(zh, en)
}

/// The prompt in words large enough to be read at arm's length, to the student. It is read out by whoever holds the phone.
pub fn cue(cue: Cue, lang: Lang) -> &'static str {
    let (zh, en) = match cue {
        Cue::Rest => ("正对镜头，保持不动", "Face the camera, hold still"),
        Cue::Gesture(Gesture::Blink) => ("闭一下眼，再睁开", "Close your eyes, then open"),
        Cue::Gesture(Gesture::TurnLeft) => ("向自己的左边转头", "Turn to your own left"),
        Cue::Gesture(Gesture::TurnRight) => ("向自己的右边转头", "Turn to your own right"),
        Cue::Gesture(Gesture::OpenMouth) => ("张开嘴，再合上", "Open your mouth, then close"),
        Cue::Photo => ("看镜头，马上拍照", "Look here, photo now"),
    };
    lang.pick(zh, en)
}

/// What else belongs to a prompt. `own_face`: the student holds the phone, and nobody stands opposite.
pub fn beside(cue: Cue, own_face: bool, lang: Lang) -> &'static str {
    let (zh, en) = match (cue, own_face) {
        (Cue::Rest | Cue::Photo, _) => ("睁开眼睛，闭上嘴", "Eyes open, mouth closed"),
        (Cue::Gesture(Gesture::TurnLeft), false) => {
            ("再慢慢转回来（拍摄者看到的是向右）", "And slowly back. The photographer sees a turn to the right")
        }
        (Cue::Gesture(Gesture::TurnRight), false) => {
            ("再慢慢转回来（拍摄者看到的是向左）", "And slowly back. The photographer sees a turn to the left")
        }
        (Cue::Gesture(Gesture::TurnLeft | Gesture::TurnRight), true) => ("再慢慢转回来", "And slowly back"),
        (Cue::Gesture(Gesture::Blink | Gesture::OpenMouth), _) => ("继续看镜头", "Keep facing the camera"),
    };
    lang.pick(zh, en)
}

/// The gesture as a thing, for a sentence about it.
pub fn gesture(gesture: Gesture, lang: Lang) -> &'static str {
    let (zh, en) = match gesture {
        Gesture::Blink => ("眨眼", "the blink"),
        Gesture::TurnLeft => ("向左转头", "the turn to the left"),
        Gesture::TurnRight => ("向右转头", "the turn to the right"),
        Gesture::OpenMouth => ("张嘴", "the open mouth"),
    };
    lang.pick(zh, en)
}

/// One or two sentences for the student: what was missing and how to mend it.
#[rustfmt::skip] // a table reads better with a reason a line
pub fn mend(reason: &Reason, lang: Lang) -> String {
    let (zh, en) = match reason {
        Reason::GestureMissing { gesture: g } => return match lang {
            Lang::Zh => format!("没有看到“{}”。请按提示做完整的动作，动作慢一些。", gesture(*g, lang)),
            Lang::En => format!("We did not see {}. Follow the prompts in full, and a little slower.", gesture(*g, lang)),
        },
        Reason::WrongGesture { seen } => return match lang {
            Lang::Zh => format!("看到了没有要求的动作“{}”。请只按提示的顺序做动作。", gesture(*seen, lang)),
            Lang::En => format!("We saw {}, which was not asked for. Do only what the prompts say, in their order.", gesture(*seen, lang)),
        },
        Reason::GestureTooEarly { seen, awaited } => return match lang {
            Lang::Zh => format!("“{}”做得太早，应在“{}”之后。请看到提示再做动作，左右以您自己为准。", gesture(*seen, lang), gesture(*awaited, lang)),
            Lang::En => format!("We saw {} before {}. Wait for each prompt; left and right are your own.", gesture(*seen, lang), gesture(*awaited, lang)),
        },
        Reason::AnothersChallenge => ("这组动作不是发给您的。请回到拍照页重新开始。", "These prompts were not given to you. Go back to the camera page and start again."),
        Reason::Expired { .. } => ("时间已过。请重新开始，看到提示后马上做动作。", "The time is over. Start again, and follow each prompt as it appears."),
        Reason::TooManyBytes { .. } | Reason::TooManyFrames { .. } | Reason::FrameTooLarge { .. } => ("上传的画面超过限制。请刷新页面后重新拍摄。", "More was sent than is read. Reload the page and start again."),
        Reason::TooFewFrames { .. } | Reason::FramesMissing { .. } => ("画面不完整。请检查网络，刷新页面后重新拍摄。", "Some frames did not arrive. Check the network, reload the page and start again."),
        Reason::UnreadableFrame { .. } | Reason::FramesOutOfOrder { .. } | Reason::UnreadablePhoto => ("画面无法读取。请刷新页面后重新拍摄。", "The frames cannot be read. Reload the page and start again."),
        Reason::NoFace { .. } | Reason::NoFaceOnPhoto => ("没有一直看到您的脸。请让脸始终在画面里，光线充足。", "Your face was not always seen. Keep it in the frame, in good light."),
        Reason::FaceTooSmall { .. } => ("脸太小，看不清动作。请拍摄者靠近一步。", "Your face is too small for the movements to be seen. Ask the photographer to step closer."),
        Reason::Leap { .. } | Reason::Shuffled => ("画面不连贯。请拿稳手机，动作慢一些，重新拍摄。", "The frames do not follow each other. Hold the phone steady, move slowly, and start again."),
        Reason::NotFacing => ("请先正对镜头，睁眼闭嘴，再开始做动作。", "Begin facing the camera, eyes open and mouth closed."),
        Reason::FlatPicture => ("必须由本人现场拍摄。请不要用照片或屏幕代替；转头幅度大一些，再慢慢转回来。", "You must be there yourself: a photo or a screen will not do. Turn your head further, then slowly back."),
        Reason::NotTheSamePerson => ("照片与刚才做动作的人不一致。请同一人做完动作，并留在镜头前，等待自动拍照。", "The photo does not go with the person who followed the prompts. The same person stays before the camera until the photo is taken by itself."),
        Reason::DifferentClothes => ("照片中的衣服与刚才不同。请穿同一件衣服做完动作，并留在镜头前，等待自动拍照。", "The clothes on the photo differ from before. Wear the same ones, and stay before the camera until the photo is taken by itself."),
        Reason::DifferentLight => ("照片的光线与刚才不同。请在同一位置做完动作，不要走动，等待自动拍照。", "The light on the photo differs from before. Stay in the same place until the photo is taken by itself."),
        Reason::Replayed => ("这段画面以前提交过。请现场重新拍摄。", "These frames were handed in before. Start again, live."),
    };
    lang.pick(zh, en).into()
}

/// One sentence for the reviewer.
#[rustfmt::skip] // a table reads better with a flag a line
pub fn flag(flag: &Flag, lang: Lang) -> String {
    let (zh, en) = match flag {
        Flag::EditedWith { software } => return match lang {
            Lang::Zh => format!("照片文件由“{software}”保存，可能经过编辑。"),
            Lang::En => format!("The photo's file was saved by {software}; it may have been edited."),
        },
        Flag::VirtualCamera { label } => return match lang {
            Lang::Zh => format!("摄像头名称“{label}”属于虚拟摄像头程序。"),
            Lang::En => format!("The camera calls itself {label}, which is a program's name."),
        },
        Flag::Moire => ("皮肤上有网纹，可能翻拍自屏幕或印刷品。", "The skin shows a lattice, as on a photo of a screen or a print."),
        Flag::PictureBorder => (
            "人像和背景在同一条直线处中断，可能翻拍自屏幕或打印件。",
            "Person and background end at the same straight line, as on a photo of a screen or a print.",
        ),
        Flag::LensGlare => ("镜片位置有反光，请看是否翻拍玻璃或屏幕。", "There are reflections over the eyes; see whether glass or a screen was photographed."),
        Flag::OldCapture { .. } => ("照片文件记录的拍摄时间不是刚才。", "The photo's file says that it was not taken just now."),
        Flag::DifferentHair => ("照片与动作画面中的头发颜色不同。", "The hair's colour differs between the photo and the frames."),
        Flag::DifferentBackground => ("照片与动作画面的背景不同。", "The background differs between the photo and the frames."),
        Flag::FlatnessUntested => ("动作中没有转头，无法判断是否为平面照片。", "No turn was asked for: nothing says whether this is a flat picture."),
        Flag::SpoofSuspected => ("已安装的防翻拍模型认为这是复制的照片。", "The installed anti-spoofing model takes this for a copy."),
    };
    lang.pick(zh, en).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::liveness::{flag_tests, reason_tests};

    #[test]
    fn everything_is_said_in_both_languages_and_without_a_number() {
        for lang in [Lang::Zh, Lang::En] {
            let reasons = reason_tests::ALL.iter().map(|reason| mend(reason, lang));
            let flags = flag_tests::all().into_iter().map(|found| flag(&found, lang));
            let prompts = Gesture::ALL.map(|gesture| prompt(gesture, lang).to_string());
            let cues = Gesture::ALL.map(Cue::Gesture).into_iter().chain([Cue::Rest, Cue::Photo]);
            let cues = cues.flat_map(|known| [cue(known, lang), beside(known, false, lang), beside(known, true, lang)]);
            for text in reasons.chain(flags).chain(prompts).chain(cues.map(String::from)) {
                assert!(text.chars().count() > 4 && !text.chars().any(|c| c.is_ascii_digit()), "{text}");
            }
        }
    }

    #[test]
    fn a_missing_gesture_is_named() {
        let missing = Reason::GestureMissing { gesture: Gesture::Blink };
        assert!(mend(&missing, Lang::Zh).contains("眨眼") && mend(&missing, Lang::En).contains("blink"));
        let early = Reason::GestureTooEarly { seen: Gesture::TurnRight, awaited: Gesture::TurnLeft };
        assert_eq!(mend(&early, Lang::Zh).split('，').next(), Some("“向右转头”做得太早"));
        assert!(mend(&early, Lang::En).contains("the turn to the right before the turn to the left"));
    }
}
