//! What the hints of the viewfinder say: short enough to be read over a picture and said in a breath. They speak to whoever
//! holds the phone; what the person in the picture has to do is said so that it can be called across.

use super::Lang;
use crate::guidance::Hint::{self, *};

/// What the button under the viewfinder begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Photo,
    /// A check for a living person, which ends with the photo.
    Check,
}

pub fn hint(hint: Hint, next: Next, lang: Lang) -> &'static str {
    let (zh, en) = match hint {
        ShowFace => ("请让完整的脸出现在虚线框内", "Bring the whole face into the dashed line"),
        OnePersonOnly => ("画面中只能有一个人", "One person only"),
        TooDark => ("光线太暗，请到更亮的地方", "Too dark: find more light"),
        TooBright => ("光线太强，请避开直射光", "Too bright: avoid direct light"),
        Closer => ("请靠近一些", "Move closer"),
        Further => ("请后退一些", "Move back"),
        Left => ("请将手机向左移", "Move the phone left"),
        Right => ("请将手机向右移", "Move the phone right"),
        Higher => ("请将手机举高一些", "Raise the phone"),
        Lower => ("请将手机放低一些", "Lower the phone"),
        Level => ("请端平手机，头部摆正", "Hold the phone level and the head upright"),
        FaceTheLens => ("手机与眼睛同高，正对镜头", "Phone at eye height, face the lens"),
        FaceTheLight => ("请面向光源，让脸部受光均匀", "Face the light so that both sides are lit alike"),
        OpenEyes => ("请睁开眼睛", "Open your eyes"),
        CloseLips => ("请闭合嘴唇", "Close your lips"),
        Ready if next == Next::Check => ("很好，可以开始活体检测", "Good. Start the liveness check"),
        Ready => ("很好，请保持不动，可以拍照", "Good. Hold still and take the photo"),
    };
    lang.pick(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_has_words_of_its_own_that_fit_over_a_picture() {
        for (lang, next) in [Lang::Zh, Lang::En].into_iter().flat_map(|lang| [(lang, Next::Photo), (lang, Next::Check)])
        {
            let said = Hint::ALL.map(|known| hint(known, next, lang));
            for (k, words) in said.iter().enumerate() {
                assert!(!words.is_empty() && words.chars().count() <= 48, "{words}");
                assert!(!said[..k].contains(words), "{words}");
            }
        }
    }
}
