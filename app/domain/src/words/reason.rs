//! What each reason is called and how to mend it. Names follow the field's usual lists.

use super::Lang;
use crate::policy::measure;
use crate::reason::ReasonCode::{self, *};
use crate::verdict::{Limit, Reason};

/// The short name on the pill.
pub fn name(reason: ReasonCode, lang: Lang) -> &'static str {
    let (zh, en, _, _) = words(reason);
    lang.pick(zh, en)
}

/// One sentence that says what to do.
pub fn mend(reason: ReasonCode, lang: Lang) -> &'static str {
    let (_, _, zh, en) = words(reason);
    lang.pick(zh, en)
}

/// The same for one finding: two measures can stand behind one reason and be mended differently.
pub fn advice(found: &Reason, lang: Lang) -> &'static str {
    match (found.code, found.name.as_str()) {
        (BgEdge, measure::PERSON_CUT) => lang.pick(
            "原图里没有更多的身体可以移入照片，请少移动一些，或放大照片。",
            "The picture has no more of the body to move into the photo. Move it less, or enlarge it.",
        ),
        (BgColor, measure::BACKGROUND_DIFFERENCE) => lang.pick(
            "该平台要求另一种背景颜色，请在图像校准中更换背景，或联系图采工作部门。",
            "This platform asks for another background colour. Change it in the calibration, or contact the office.",
        ),
        (Format, measure::FILE_SIZE) => file_size(found, lang),
        (HeadSmall, measure::FACE_WIDTH) => lang.pick(
            "头部连同头发相对脸宽过高，照片放不下。请压平蓬起的头发，摆正头部后重拍。",
            "With its hair the head is too tall beside its width for this photo. Flatten raised hair and hold the head straight.",
        ),
        (EyeLine, measure::EYE_LINE) => lang.pick(
            "画面余量不够，裁不到规定的眼睛高度。请在头顶上方和肩膀下方多留一些空间。",
            "The picture is too tight to be cropped to the right eye line. Leave more room above the head and below the shoulders.",
        ),
        (HeadTilt, measure::ROLL) if found.measure.abs() > LYING => lang.pick(
            "照片是横着的，请转正后重新上传，或竖着拿手机重新拍摄。",
            "The picture lies on its side. Turn it upright and upload it again, or take it anew with the phone upright.",
        ),
        (code, _) => mend(code, lang),
    }
}

/// From here on, in degrees, it is the picture that is turned and not the head.
const LYING: f64 = 45.0;

fn file_size(found: &Reason, lang: Lang) -> &'static str {
    match found.limit {
        Limit::Between(least, _) | Limit::AtLeast(least) if found.measure < least => lang.pick(
            "制作的照片细节太少，文件小于要求。请上传清晰的原图，或在更亮的地方重拍。",
            "The photo has too little detail to reach the least file size. Upload the sharp original, or take it in better light.",
        ),
        _ => lang.pick(
            "制作的照片细节太多，文件超出要求。请在更亮的地方拍摄以减少噪点，换一件没有细密花纹的上衣。",
            "The photo has too much detail to fit the file size. Use more light, so that there is less grain, and wear plainer clothes.",
        ),
    }
}

#[rustfmt::skip] // a table reads better with a reason a line
fn words(reason: ReasonCode) -> (&'static str, &'static str, &'static str, &'static str) {
    match reason {
        BgColor => ("背景不符", "Background colour", "请换一处背景，与衣服和头发的颜色区分开。", "Choose a background that differs from hair and clothes."),
        BgUneven => ("背景不均匀", "Uneven background", "请站在干净的墙面前，离墙约一米，避免影子和杂物。", "Stand about a metre in front of a plain wall, without shadows or objects."),
        BgEdge => ("抠图边缘不可信", "Unclear outline", "头发与背景太接近，请换一处颜色不同的背景再拍。", "Hair and background look alike; choose a background of another colour."),
        HeadLarge => ("头像过大", "Head too large", "请拍摄者后退一步，让头部完整进入虚线框。", "Ask the photographer to step back so that the whole head fits the dashed frame."),
        HeadSmall => ("头像过小", "Head too small", "请拍摄者靠近一步，让头部充满虚线框。", "Ask the photographer to step closer so that the head fills the dashed frame."),
        HeadTop => ("头顶距上边不合格", "Space above the head", "请在头顶上方多留一些空间。", "Leave more space above the head."),
        EyeLine => ("眼睛位置不合格", "Eye line", "请把手机举到与眼睛同高，让眼睛落在参考线上。", "Hold the phone at eye height so that the eyes lie on the guide."),
        OffCenter => ("人像未居中", "Not centred", "请让人像在矩形框中水平居中，左右对称。", "Centre the person in the frame, with both sides alike."),
        HeadTilt => ("头部倾斜", "Head tilted", "请把头摆正，让双眼在同一水平线上。", "Hold the head upright, both eyes level."),
        HeadTurn => ("侧脸、仰头或低头", "Head turned", "请正对镜头，平视前方，不要仰头或低头。", "Face the camera straight on; neither up nor down."),
        Shoulder => ("双肩不平或侧身", "Shoulders uneven", "请站直，双肩放平，身体正对镜头。", "Stand straight with level shoulders, facing the camera."),
        EyesClosed => ("闭眼", "Eyes closed", "请自然睁开双眼，拍照瞬间不要眨眼。", "Keep both eyes naturally open when the shutter is pressed."),
        Gaze => ("未平视镜头", "Not looking at the camera", "请看向手机镜头，而不是屏幕或别处。", "Look into the phone's lens, not elsewhere."),
        MouthOpen => ("张嘴", "Mouth open", "请自然闭合嘴唇。", "Close your lips naturally."),
        Teeth => ("露齿", "Teeth visible", "请自然闭合嘴唇，不要微笑露齿。", "Close your lips; a smile must not show teeth."),
        Expression => ("表情不自然", "Expression", "请放松面部，保持自然平静的表情。", "Relax and keep a calm, natural expression."),
        BrowCover => ("刘海遮挡眉毛", "Hair over eyebrows", "请把刘海拨开，露出眉毛。", "Move the fringe aside so that the eyebrows show."),
        EarCover => ("未露双耳", "Ears covered", "请把头发梳到耳后，露出双耳。", "Put the hair behind both ears."),
        EyeCover => ("眼睛被遮挡", "Eyes covered", "请移开遮住眼睛的头发或镜框。", "Move hair or spectacle frames away from the eyes."),
        FaceCover => ("面部被遮挡", "Face covered", "请摘下口罩，并移开遮住口鼻的物品。", "Take off the mask and move away whatever covers mouth and nose."),
        GlassGlare => ("眼镜反光", "Glare on glasses", "请稍微低下镜片或换个方向，避免镜片反光；也可以摘下眼镜。", "Turn away from the light until the lenses show no reflection, or take the glasses off."),
        GlassTint => ("有色眼镜或美瞳", "Tinted lenses", "请摘下有色眼镜或有色隐形眼镜。", "Take off tinted glasses or coloured contact lenses."),
        GlassFrame => ("镜框过粗", "Thick frame", "请摘下粗框眼镜，或换一副细框眼镜。", "Take off glasses with a thick frame, or use a thin one."),
        Headwear => ("佩戴帽子或头饰", "Head covering", "请摘下帽子和头饰；因宗教、医疗或文化原因佩戴的，请联系图采工作部门。", "Take off hats and hair ornaments; for religious, medical or cultural reasons contact the office."),
        Jewelry => ("佩戴饰品", "Jewellery", "请摘下耳环、项链等饰品。", "Take off earrings, necklaces and other jewellery."),
        Makeup => ("化妆过浓", "Heavy make-up", "请素颜拍摄。", "Take the photo without make-up."),
        Beauty => ("美颜或修图", "Retouched", "请关闭美颜和滤镜，用原相机效果重新拍摄。", "Switch off beautifying and filters and take the photo again."),
        ClothColor => ("衣服颜色与背景相近", "Clothes match the background", "请换一件与背景颜色区分明显的上衣：白底不穿白色，蓝底不穿蓝色。", "Wear a top that differs clearly from the background: no white on white, no blue on blue."),
        ClothStyle => ("着装不符合要求", "Clothing", "请穿单色有领上衣，避免条纹、吊带、无袖、带帽或低领。", "Wear a plain top with a collar; no stripes, straps, sleeveless, hooded or low-cut clothes."),
        Collar => ("无领或高领遮挡颈部", "Collar", "请穿有领、不遮挡颈部的上衣。", "Wear a top with a collar that leaves the neck visible."),
        LightUneven => ("阴阳脸", "Uneven light", "请面向窗户站立，让光线均匀照在脸上。", "Face a window so that both sides of the face are lit alike."),
        FaceShadow => ("面部或下颌阴影", "Shadow on the face", "请避开头顶灯光，面向柔和的自然光。", "Avoid light from above; face soft daylight."),
        Highlight => ("面部高光", "Highlights on the face", "请擦去汗和油光，避开直射光。", "Wipe off sweat and shine; avoid direct light."),
        Dark => ("照片过暗", "Too dark", "请到更亮的地方，面向窗户拍摄。", "Move to a brighter place and face a window."),
        Bright => ("照片过亮", "Too bright", "请避开阳光直射和强灯光。", "Avoid direct sun and strong lamps."),
        RedEye => ("红眼", "Red eye", "请关闭闪光灯重新拍摄。", "Switch the flash off and take the photo again."),
        ColorCast => ("偏色", "Colour cast", "请换到自然光下拍摄，避开彩色灯光。", "Use daylight and avoid coloured lamps."),
        Blur => ("照片模糊", "Blurred", "请擦拭镜头、拿稳手机，点一下脸部对焦后再拍。", "Wipe the lens, hold the phone still and tap the face to focus."),
        Noise => ("噪点或压缩严重", "Noise or compression", "请在更亮的地方拍摄，并直接上传原图。", "Use more light and upload the original picture."),
        LowRes => ("清晰度不足", "Resolution too low", "请靠近一些拍摄，或使用手机的后置主摄像头。", "Step closer, or use the phone's main rear camera."),
        Distort => ("人像变形", "Distorted", "请后退一步并使用主摄像头，不要使用广角。", "Step back and use the main lens, not the wide angle."),
        Mirrored => ("左右镜像或方向错误", "Mirrored", "请关闭镜像功能后重新拍摄。", "Switch mirroring off and take the photo again."),
        Reshoot => ("疑似翻拍", "Photo of a photo", "必须本人实时拍照，禁止翻拍照片或屏幕。", "You must be photographed live; a photo of a photo or a screen is not accepted."),
        Liveness => ("未通过活体检测", "Liveness check", "请由他人持手机为您现场拍摄，并按提示完成动作。", "Have somebody photograph you on the spot and follow the prompts."),
        Selfie => ("自拍照", "Selfie", "请他人用后置摄像头为您拍摄。", "Ask somebody to photograph you with the rear camera."),
        NotPortrait => ("生活照或艺术照", "Not an ID portrait", "请按证件照要求重新拍摄。", "Take a new photo that follows the rules for ID portraits."),
        NoFace => ("未检测到人脸", "No face", "请让完整的脸出现在虚线框内，光线充足。", "Bring the whole face into the dashed frame, in good light."),
        MultiFace => ("检测到多人", "More than one person", "请让画面中只有您一个人，注意身后的人和照片。", "Only you may be in the picture; watch for people and pictures behind you."),
        Mismatch => ("与参考照片不一致", "Does not match the reference", "请确认是本人拍摄；如有疑问请联系图采工作部门。", "The photo must show you; contact the office if you disagree."),
        OldPhoto => ("非近期照片", "Not recent", "请现场拍摄一张新照片。", "Take a new photo now."),
        IdInfo => ("身份信息有误", "Identity data wrong", "身份证信息有误，如身份证号错误，姓名错误，身份证和姓名不对应，请联系图采工作部门更正。", "Name and identity number do not match; contact the office."),
        Format => ("格式或大小不符", "Format or file size", "请上传 JPG、PNG 或 WebP 格式的原图。", "Upload the original as JPG, PNG or WebP."),
        Other => ("其他", "Other", "请按审核意见修改后重新拍摄。", "Follow the reviewer's note and take a new photo."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_name_and_a_way_to_mend_it_in_both_languages() {
        for reason in ReasonCode::ALL {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!name(*reason, lang).is_empty() && mend(*reason, lang).len() > 8, "{}", reason.code());
            }
        }
    }

    #[test]
    fn a_body_that_ends_inside_the_photo_is_no_matter_of_the_background() {
        let found = |name: &str| found(BgEdge, name, 0.2, Limit::AtMost(0.01));
        assert!(advice(&found(measure::PERSON_CUT), Lang::Zh).contains("少移动"));
        assert_eq!(advice(&found("MatteUncertainty"), Lang::Zh), mend(BgEdge, Lang::Zh));
    }

    fn found(code: ReasonCode, name: &str, measure: f64, limit: Limit) -> Reason {
        Reason { code, name: name.into(), measure, limit }
    }

    #[test]
    fn a_file_too_large_wants_less_detail_and_one_too_small_wants_more() {
        let size = |bytes| found(Format, measure::FILE_SIZE, bytes, Limit::Between(14_000.0, 20_000.0));
        assert!(advice(&size(23_000.0), Lang::En).contains("too much detail"));
        assert!(advice(&size(9_000.0), Lang::En).contains("too little detail"));
    }

    #[test]
    fn what_no_step_of_the_photographer_mends_is_not_answered_with_a_step() {
        let tall = found(HeadSmall, measure::FACE_WIDTH, 171.9, Limit::AtLeast(193.0));
        assert!(advice(&tall, Lang::En).contains("Flatten"));
        let far = found(HeadSmall, measure::FACE_SHARE, 0.05, Limit::AtLeast(0.08));
        assert_eq!(advice(&far, Lang::En), mend(HeadSmall, Lang::En));
    }

    #[test]
    fn a_picture_on_its_side_is_turned_and_a_tilted_head_is_raised() {
        let tilted = |roll| found(HeadTilt, measure::ROLL, roll, Limit::Between(-8.0, 8.0));
        assert!(advice(&tilted(-92.0), Lang::Zh).contains("横着"));
        assert_eq!(advice(&tilted(14.0), Lang::Zh), mend(HeadTilt, Lang::Zh));
    }

    #[test]
    fn two_reasons_never_share_a_name() {
        for lang in [Lang::Zh, Lang::En] {
            let mut names: Vec<_> = ReasonCode::ALL.iter().map(|reason| name(*reason, lang)).collect();
            names.sort_unstable();
            names.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1]));
        }
    }
}
