//! What a comparison of two portraits says, and why one could not be made.

use super::Lang;
use crate::comparison::{Outcome, TooFew, Unusable};

/// The short name on the pill.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Consistent => lang.pick("一致", "Consistent"),
        Outcome::Undecided => lang.pick("无法判断", "Undecided"),
        Outcome::Different => lang.pick("不一致", "Different"),
    }
}

/// One sentence that says what the outcome is worth.
pub fn meaning(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Consistent => lang.pick(
            "两张照片的相似程度与同一人的照片相当；请仍以肉眼核对。",
            "The pictures are as alike as two of one person. Look at them all the same.",
        ),
        Outcome::Undecided => lang.pick(
            "相似度不足以说明是否为同一人，请以肉眼核对。",
            "The score does not say whether this is one person. Compare the pictures by eye.",
        ),
        Outcome::Different => lang.pick(
            "两张照片的相似程度低于绝大多数同一人的照片，请仔细核对。",
            "The pictures are less alike than nearly all pairs of one person. Look closely.",
        ),
    }
}

/// What stands beside every outcome without a measured threshold.
pub fn advisory(lang: Lang) -> &'static str {
    lang.pick(
        "本校尚未测定该模型的误差，相似度仅供参考。",
        "Nobody has measured this model's errors here: the score is advice only.",
    )
}

/// Why a picture cannot be compared.
pub fn unusable(why: Unusable, lang: Lang) -> String {
    match (why, lang) {
        (Unusable::NoFace, Lang::Zh) => "照片中没有找到人脸。".into(),
        (Unusable::NoFace, Lang::En) => "No face was found in the picture.".into(),
        (Unusable::SeveralFaces { count }, Lang::Zh) => format!("照片中有 {count} 张人脸，无法确定比对哪一张。"),
        (Unusable::SeveralFaces { count }, Lang::En) => {
            format!("The picture shows {count} faces; which one to compare is unclear.")
        }
        (Unusable::TooSmall { eyes_apart, least }, Lang::Zh) => {
            format!("人脸过小：两眼相距 {eyes_apart} 像素，至少需要 {least} 像素。")
        }
        (Unusable::TooSmall { eyes_apart, least }, Lang::En) => {
            format!("The face is too small: {eyes_apart} px between the eyes, at least {least} are needed.")
        }
    }
}

/// What to import instead of such a picture.
pub fn mend(why: Unusable, lang: Lang) -> &'static str {
    match why {
        Unusable::NoFace => lang.pick(
            "请换一张正脸清晰、没有遮挡的图片。",
            "Choose one that shows the face from the front, clear and uncovered.",
        ),
        Unusable::SeveralFaces { .. } => {
            lang.pick("请先裁剪到只有本人，再导入。", "Crop it to this person alone and import it again.")
        }
        Unusable::TooSmall { .. } => {
            lang.pick("请用更大的原图，或重新扫描证件。", "Use a larger original, or scan the document anew.")
        }
    }
}

/// Why no threshold is given.
pub fn too_few(why: TooFew, lang: Lang) -> String {
    match (why, lang) {
        (TooFew::Mated { found, needed }, Lang::Zh) => {
            format!("同一人的照片对只有 {found} 对，至少需要 {needed} 对才能证明达到目标。")
        }
        (TooFew::NonMated { found, needed }, Lang::Zh) => {
            format!("不同人的照片对只有 {found} 对，至少需要 {needed} 对才能证明达到目标。")
        }
        (TooFew::Target, Lang::Zh) => "目标错误匹配率须大于 0 且不超过 0.01，目标错误不匹配率不超过 0.05。".into(),
        (why, Lang::En) => why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_outcome_speaks_with_the_words_of_another() {
        let all = [Outcome::Consistent, Outcome::Undecided, Outcome::Different];
        for lang in [Lang::Zh, Lang::En] {
            let names: std::collections::BTreeSet<_> = all.iter().map(|one| outcome(*one, lang)).collect();
            let meanings: std::collections::BTreeSet<_> = all.iter().map(|one| meaning(*one, lang)).collect();
            assert_eq!((names.len(), meanings.len()), (3, 3));
        }
    }

    #[test]
    fn every_unusable_picture_is_mended_in_its_own_way() {
        let all =
            [Unusable::NoFace, Unusable::SeveralFaces { count: 2 }, Unusable::TooSmall { eyes_apart: 11, least: 20 }];
        for lang in [Lang::Zh, Lang::En] {
            let ways: std::collections::BTreeSet<_> = all.iter().map(|why| mend(*why, lang)).collect();
            assert_eq!(ways.len(), all.len());
        }
    }

    #[test]
    fn a_refusal_names_the_numbers_it_rests_on() {
        for lang in [Lang::Zh, Lang::En] {
            let small = unusable(Unusable::TooSmall { eyes_apart: 11, least: 20 }, lang);
            assert!(small.contains("11") && small.contains("20"), "{small}");
            let few = too_few(TooFew::NonMated { found: 3000, needed: 3838 }, lang);
            assert!(few.contains("3000") && few.contains("3838"), "{few}");
        }
    }
}
