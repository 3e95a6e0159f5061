//! What a refusal says to the person who met it.

use super::{Lang, clock, comparison, idcard, identity};
use crate::lock::LockCause;
use crate::password::{LONGEST, PasswordFault, SHORTEST};
use crate::photo::FileFault;
use crate::refusal::Refusal;
use crate::time::Zone;

/// The whole text. Those of locks and of the full draft box are verbatim from REQUIREMENTS 28, 29 and 37.
pub fn text(refusal: &Refusal, zone: Zone, lang: Lang) -> String {
    let t = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let at = |time| clock::short(time, zone, lang);
    match refusal {
        Refusal::UnknownSession => {
            t("没有找到这个场次，请核对 8 位场次编码。", "There is no such session. Check the 8-digit code.")
        }
        Refusal::NotYetOpen { opens_at } => lang
            .pick(format!("本场次将于 {} 开始。", at(*opens_at)), format!("This session opens on {}.", at(*opens_at))),
        Refusal::Closed { closed_at } => lang.pick(
            format!("本场次已于 {} 结束，如需补采请联系学校图采工作部门。", at(*closed_at)),
            format!("This session closed on {}. Contact the office if you still need a photo.", at(*closed_at)),
        ),
        Refusal::OutsideHours { hours } => lang.pick(
            format!("采集时间为每天 {}，请在此时间内操作。", clock::hours(*hours)),
            format!("Photos are taken daily {}. Please come back then.", clock::hours(*hours)),
        ),
        Refusal::WrongCredentials => t("学号/工号或密码不正确。", "The number or the password is wrong."),
        Refusal::SignInBlocked { until } => lang.pick(
            format!("多次输入错误，请于 {} 后再试。", at(*until)),
            format!("Too many wrong entries. Try again after {}.", at(*until)),
        ),
        Refusal::NoRecord { contact } => lang.pick(
            format!("本场次名单中没有您的信息，需联系系统管理人员解决。{contact}"),
            format!("You are not on the roster of this session. Please contact the administrators. {contact}"),
        ),
        Refusal::PasswordUnfit { fault } => password(*fault, lang),
        Refusal::AddressInvalid => t("请输入正确的手机号或邮箱地址。", "Enter a valid phone number or e-mail address."),
        Refusal::CodeTooSoon { again_at } => lang.pick(
            format!("验证码发送过于频繁，请于 {} 后重试。", at(*again_at)),
            format!("A code was sent a moment ago. Ask for another after {}.", at(*again_at)),
        ),
        Refusal::CodeWrong { tries_left } => lang.pick(
            format!("验证码不正确，还可以再试 {tries_left} 次。"),
            format!("Wrong code. {tries_left} tries left."),
        ),
        Refusal::CodeExpired => t("验证码已失效，请重新获取。", "This code is no longer valid. Ask for a new one."),
        Refusal::NotYourTurn { .. } => t("请先完成前面的步骤。", "Please finish the earlier steps first."),
        Refusal::ConsentMissing => {
            t("请阅读条款并勾选“已阅读并同意此条款”。", "Please read the clauses and tick the box.")
        }
        Refusal::VideoUnfinished => t("请完整观看视频后再点击下一步。", "Please watch the video to its end first."),
        Refusal::IdentityOff => t("本场次不需要证件核验。", "This session asks for no identity document."),
        Refusal::PapersConsentMissing => {
            t("请确认已阅读《用户隐私协议》", "Please confirm that you have read the privacy notice.")
        }
        Refusal::DocumentNotOffered => {
            t("本场次只接受居民身份证。", "This session accepts the resident identity card only.")
        }
        Refusal::PictureMissing { slot } => {
            let side = identity::slot(*slot, lang);
            lang.pick(format!("请先拍摄{side}。"), format!("Please photograph {side} first."))
        }
        Refusal::NameMissing => t("请输入姓名。", "Enter your name."),
        Refusal::NumberUnfit { document } => {
            let name = idcard::document(*document, lang);
            lang.pick(
                format!("{name}号码不正确，请核对每一位。"),
                format!("This is no number of a {name}. Please check each character."),
            )
        }
        Refusal::IdentityHandedIn => {
            t("您的证件信息已提交，不需要重复提交。", "Your document has been handed in already.")
        }
        Refusal::IdentityTooOften { again_at } => lang.pick(
            format!("尝试次数较多，请于 {} 后再试。已填写的内容会保留。", at(*again_at)),
            format!("That was tried many times. Try again after {}; what you entered is kept.", at(*again_at)),
        ),
        Refusal::NothingToDecide => t("该学生没有待核验的证件。", "No document of this student waits for a decision."),
        Refusal::Cooling { until } => lang.pick(
            format!("冷静期内，请于 {} 后重新拍摄。", clock::full(*until, zone, lang)),
            format!("Please wait until {} before retaking.", clock::full(*until, zone, lang)),
        ),
        Refusal::TimedLock { until, has_draft } => {
            let when = clock::full(*until, zone, lang);
            let base = lang.pick(
                format!("请仔细阅读拍摄要求，可于{when}后重新拍摄。"),
                format!("Please read the shooting rules carefully. You can retake the photo after {when}. "),
            );
            base + draft_hint(*has_draft, lang)
        }
        Refusal::AdminLock { cause: LockCause::Liveness, has_draft } => {
            t(
                "系统检测到您的照片多次未通过活体检测，请联系学校图采工作部门进行账号解锁。",
                "Your photos failed the liveness check several times. Please ask the school's photo office to unlock your account. ",
            ) + draft_hint(*has_draft, lang)
        }
        Refusal::AdminLock { cause: LockCause::Reshoot, has_draft } => {
            t(
                "审核发现您的照片为翻拍，账号已锁定，需由学院管理员进行解锁。",
                "A reviewer found a photo of a photo. Your account is locked until a college administrator unlocks it. ",
            ) + draft_hint(*has_draft, lang)
        }
        Refusal::AdminLock { cause: LockCause::Retouched, has_draft } => {
            t(
                "审核发现您的照片经过美颜或修图，账号已锁定，需由学院管理员进行解锁。",
                "A reviewer found a retouched photo. Your account is locked until a college administrator unlocks it. ",
            ) + draft_hint(*has_draft, lang)
        }
        Refusal::DraftBoxFull { .. } => t(
            "草稿箱已满，请前往草稿箱删除或使用草稿箱照片。",
            "Your draft box is full. Delete a draft or use one of its photos.",
        ),
        Refusal::File { fault } => file(*fault, lang),
        Refusal::Busy { .. } => t(
            "当前拍摄人数较多，照片已保留，请稍候几秒再试。",
            "Many photos are being made right now. Yours is kept; try again in a few seconds.",
        ),
        Refusal::EmergencyUploadOff => {
            t("本场次未开放应急上传，请使用相机拍摄。", "This session takes photos with the camera only.")
        }
        Refusal::LivenessMissing => t(
            "本场次需要活体检测，请在拍照页按提示完成动作后拍摄。",
            "This session asks for a liveness check: follow the prompts on the camera page before the photo.",
        ),
        Refusal::LivenessOff => t("本场次不需要活体检测。", "This session asks for no liveness check."),
        Refusal::LivenessNotAgreed => t(
            "本场次需要活体检测，您还没有同意。请在拍照页选择同意，或联系学校改用其他方式。",
            "This session asks for a liveness check, to which you have not agreed. Agree on the camera page, or ask the school for another way.",
        ),
        Refusal::TooManyChallenges { again_at } => lang.pick(
            format!("动作检测已多次开始而没有完成，请于 {} 后再试，或联系学校图采工作部门。", at(*again_at)),
            format!("The check was begun several times and not finished. Try again after {}, or ask the school's photo office.", at(*again_at)),
        ),
        Refusal::ChallengeUnknown => t(
            "动作提示无法识别，请回到拍照页重新开始。",
            "These prompts are not ours. Go back to the camera page and start again.",
        ),
        Refusal::ChallengeUnfit { why } => super::liveness::mend(why, lang),
        Refusal::ChallengeAnswered => t(
            "这组动作已经用过，请回到拍照页重新开始。",
            "These prompts were answered before. Go back to the camera page and start again.",
        ),
        Refusal::CalibrationOff => t("本场次不提供图像校准。", "This session does not offer calibration."),
        Refusal::CalibrationOver => t(
            "这张照片已不能校准：原图只为最近一次拍摄保留，最长 24 小时。如需调整，请重新拍摄。",
            "This photo can no longer be calibrated: only the latest shot's picture is kept for that, for 24 hours at most. Retake the photo to change it.",
        ),
        Refusal::CalibrationsUsedUp { most } => lang.pick(
            format!("每次拍摄最多校准 {most} 次，次数已用完。如需调整，请重新拍摄。"),
            format!("A shot can be calibrated {most} times, and that is used up. Retake the photo to change it."),
        ),
        Refusal::BackgroundNotOffered => t("本场次不提供这种背景。", "This session does not offer that background."),
        Refusal::NothingToRestore => t("没有可以恢复的照片。", "There is no earlier photo to go back to."),
        Refusal::DraftChanged => t(
            "这张草稿的照片已经更换，请重新查看后再提交。",
            "This draft has another photo by now. Look at it again, then submit it.",
        ),
        Refusal::DraftGone => t("这张草稿已不在草稿箱中。", "This photo is no longer in the draft box."),
        Refusal::DraftTooYoung { deletable_at } => lang.pick(
            format!("这张草稿 {} 后可以删除。", at(*deletable_at)),
            format!("This draft can be deleted from {}.", at(*deletable_at)),
        ),
        Refusal::AlreadySubmitted => t(
            "您的照片已提交，审核期间不能更换。",
            "Your photo has been submitted and cannot be changed while it is under review.",
        ),
        Refusal::PlatformsFailed { platforms } => lang.pick(
            format!(
                "{}未通过，这张照片暂不能提交。请按原因调整后重新拍摄，或选用草稿箱中的其他照片。",
                platforms.join("、")
            ),
            format!(
                "Not passed: {}. This photo cannot be submitted. Retake it as the reasons say, or use another draft.",
                platforms.join(", ")
            ),
        ),
        Refusal::NotApproved => t("照片审核通过后才能确认。", "You can confirm once the photo is approved."),
        Refusal::AlreadyDecided => {
            t("这张照片已由其他审核员处理。", "Another reviewer has already decided on this photo.")
        }
        Refusal::ReasonMissing => t("请填写原因。", "Please give a reason."),
        Refusal::StudentHasNotAgreed => t(
            "该学生尚未同意授权或已撤回，不能保存其参考照片。",
            "This student has not agreed, or has withdrawn: no reference photo of them can be kept.",
        ),
        Refusal::NothingToUnlock => t("该账号当前没有锁定。", "This account is not locked."),
        Refusal::NotComparable { why } => {
            let (fault, mend) = (comparison::unusable(*why, lang), comparison::mend(*why, lang));
            lang.pick(format!("{fault}{mend}"), format!("{fault} {mend}"))
        }
    }
}

fn draft_hint(has_draft: bool, lang: Lang) -> &'static str {
    if has_draft {
        lang.pick(
            "系统检测到草稿箱有照片，可以选择进行上传。",
            "There is a photo in your draft box that you can submit.",
        )
    } else {
        ""
    }
}

fn password(fault: PasswordFault, lang: Lang) -> String {
    match fault {
        PasswordFault::TooShort => {
            lang.pick(format!("密码至少 {SHORTEST} 位。"), format!("Use at least {SHORTEST} characters."))
        }
        PasswordFault::TooLong => {
            lang.pick(format!("密码最多 {LONGEST} 位。"), format!("Use at most {LONGEST} characters."))
        }
        PasswordFault::OneKind => lang.pick("请混合使用字母、数字或符号。", "Mix letters, digits or symbols.").into(),
        PasswordFault::Guessable => lang
            .pick("密码不能包含学号或初始密码。", "The password must not contain your number or the initial password.")
            .into(),
    }
}

fn file(fault: FileFault, lang: Lang) -> String {
    match fault {
        FileFault::Empty => {
            lang.pick("文件是空的，请重新选择照片。", "The file is empty. Choose the photo again.").into()
        }
        FileFault::UnknownFormat => lang
            .pick(
                "这不是可识别的照片，请上传 JPG、PNG 或 WebP 格式。",
                "This is not a picture we can read. Use JPG, PNG or WebP.",
            )
            .into(),
        FileFault::Corrupt => lang
            .pick(
                "照片文件不完整或已损坏，请重新拍摄或重新上传。",
                "The picture is incomplete or damaged. Take or upload it again.",
            )
            .into(),
        FileFault::TooManyBytes { limit } => lang.pick(
            format!("照片超过 {} MB，请选择较小的照片。", limit >> 20),
            format!("The picture is larger than {} MB.", limit >> 20),
        ),
        FileFault::TooLarge { width, height } => lang.pick(
            format!("照片尺寸 {width}×{height} 过大，请使用手机相机的常规尺寸。"),
            format!("At {width}×{height} the picture is too large. Use the camera's normal size."),
        ),
        FileFault::TooSmall { width, height } => lang.pick(
            format!("照片尺寸 {width}×{height} 过小，请上传原图。"),
            format!("At {width}×{height} the picture is too small. Upload the original."),
        ),
        FileFault::NotFresh => lang
            .pick("必须使用现拍照片，请重新拍摄后上传。", "The photo must have been taken just now. Take a new one.")
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    fn zh(refusal: Refusal) -> String {
        text(&refusal, Zone::BEIJING, Lang::Zh)
    }

    #[test]
    fn the_locks_speak_the_published_words() {
        assert_eq!(
            zh(Refusal::AdminLock { cause: LockCause::Liveness, has_draft: true }),
            "系统检测到您的照片多次未通过活体检测，请联系学校图采工作部门进行账号解锁。系统检测到草稿箱有照片，可以选择进行上传。"
        );
        assert_eq!(
            zh(Refusal::TimedLock { until: Timestamp(1_795_136_700_000), has_draft: true }),
            "请仔细阅读拍摄要求，可于2026年11月20日09：05：00后重新拍摄。系统检测到草稿箱有照片，可以选择进行上传。"
        );
    }

    #[test]
    fn without_a_draft_nothing_is_said_of_one() {
        let text = zh(Refusal::TimedLock { until: Timestamp(0), has_draft: false });
        assert!(text.ends_with("后重新拍摄。"));
    }

    #[test]
    fn the_words_for_a_calibration_that_is_over_name_the_time_that_the_rule_has() {
        let hours = crate::calibration::KEPT.0 / 3600;
        assert!(zh(Refusal::CalibrationOver).contains(&format!("最长 {hours} 小时")));
        assert!(text(&Refusal::CalibrationOver, Zone::BEIJING, Lang::En).contains(&format!("{hours} hours")));
    }

    #[test]
    fn platforms_that_hold_a_photo_back_are_named() {
        let text =
            zh(Refusal::PlatformsFailed { platforms: vec!["公安身份核验".into(), "学历图像平台".into()] });
        assert!(text.starts_with("公安身份核验、学历图像平台未通过"), "{text}");
    }

    #[test]
    fn the_full_box_speaks_the_published_words() {
        assert_eq!(zh(Refusal::DraftBoxFull { capacity: 5 }), "草稿箱已满，请前往草稿箱删除或使用草稿箱照片。");
    }
}
