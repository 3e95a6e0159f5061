//! What is said about a card: fields, faults of its picture, and findings.

use super::Lang;
use crate::idcard::{CardFault, Document, Edge, Field, Finding, Side};

pub fn side(side: Side, lang: Lang) -> &'static str {
    match side {
        Side::Front => lang.pick("人像面", "the side with the portrait"),
        Side::Back => lang.pick("国徽面", "the side with the emblem"),
    }
}

pub fn field(field: Field, lang: Lang) -> &'static str {
    let (zh, en) = match field {
        Field::Name => ("姓名", "name"),
        Field::Sex => ("性别", "sex"),
        Field::Nation => ("民族", "nation"),
        Field::Birth => ("出生", "date of birth"),
        Field::Address => ("住址", "address"),
        Field::Number => ("公民身份号码", "identity number"),
        Field::Authority => ("签发机关", "authority"),
        Field::Validity => ("有效期限", "validity"),
    };
    lang.pick(zh, en)
}

pub fn document(document: Document, lang: Lang) -> &'static str {
    let (zh, en) = match document {
        Document::IdCard => ("居民身份证", "resident identity card"),
        Document::ResidencePermit => ("港澳台居民居住证", "residence permit for Hong Kong, Macao and Taiwan residents"),
        Document::PermanentResidence => ("外国人永久居留身份证", "foreign permanent resident ID card"),
        Document::HongKongMacaoPermit => {
            ("港澳居民来往内地通行证", "mainland travel permit for Hong Kong and Macao residents")
        }
        Document::TaiwanPermit => ("台湾居民来往大陆通行证", "mainland travel permit for Taiwan residents"),
        Document::HongKongCard => ("香港居民身份证", "Hong Kong identity card"),
        Document::MacaoCard => ("澳门居民身份证", "Macao resident identity card"),
        Document::TaiwanCard => ("台湾居民身份证", "Taiwan identity card"),
        Document::Passport => ("护照", "passport"),
        Document::HouseholdRegister => ("户口簿", "household register"),
    };
    lang.pick(zh, en)
}

/// The short name of a fault.
pub fn fault(fault: &CardFault, lang: Lang) -> &'static str {
    let (zh, en) = match fault {
        CardFault::Blurred { .. } => ("照片模糊", "Blurred"),
        CardFault::EdgesMissing { .. } => ("边缘缺失", "Edges missing"),
        CardFault::Glare { .. } => ("闪光强烈", "Strong reflection"),
        CardFault::WrongSide { .. } => ("证件面不符", "Wrong side"),
        CardFault::TooSmall { .. } => ("证件过小", "Card too small"),
        CardFault::NotIdCard => ("不是居民身份证", "Not an identity card"),
        CardFault::NoCard => ("未检测到证件", "No card found"),
    };
    lang.pick(zh, en)
}

/// One sentence that says what to do about it.
pub fn mend(fault: &CardFault, lang: Lang) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match fault {
        CardFault::Blurred { .. } => fixed(
            "请擦拭镜头，拿稳手机，点一下证件对焦后再拍。",
            "Wipe the lens, hold the phone still, tap the card to focus and take the picture again.",
        ),
        CardFault::EdgesMissing { edges, .. } => {
            let names: Vec<_> = edges.iter().map(|name| edge(*name, lang)).collect();
            lang.pick(
                format!("证件{}未拍全，请让四个边角都在画面内。", names.join("、")),
                format!("The card's {} is outside the picture. Show all four corners.", names.join(" and ")),
            )
        }
        CardFault::Glare { fields, .. } => {
            let names: Vec<_> = fields.iter().map(|name| field(*name, lang)).collect();
            lang.pick(
                format!("反光遮住了{}，请关闭闪光灯，换个角度再拍。", names.join("、")),
                format!("A reflection covers {}. Switch the flash off and change the angle.", names.join(", ")),
            )
        }
        CardFault::WrongSide { wanted, found } => lang.pick(
            format!("这是{}，请拍摄{}。", side(*found, lang), side(*wanted, lang)),
            format!("This is {}. Photograph {}.", side(*found, lang), side(*wanted, lang)),
        ),
        CardFault::TooSmall { .. } => {
            fixed("请靠近一些，让证件占满画面。", "Move closer until the card fills the picture.")
        }
        CardFault::NotIdCard => fixed(
            "没有读到身份证信息，请把证件正放在取景框内重拍。",
            "No identity card can be read. Lay the card flat inside the frame and try again.",
        ),
        CardFault::NoCard => fixed(
            "请把证件平放在颜色不同的桌面上，完整拍入画面。",
            "Lay the card on a table of another colour and show all of it.",
        ),
    }
}

fn edge(edge: Edge, lang: Lang) -> &'static str {
    match edge {
        Edge::Top => lang.pick("上边", "upper edge"),
        Edge::Right => lang.pick("右边", "right edge"),
        Edge::Bottom => lang.pick("下边", "lower edge"),
        Edge::Left => lang.pick("左边", "left edge"),
    }
}

/// What a finding says to whoever checks the card. No number and no name is repeated in it.
pub fn finding(finding: &Finding, lang: Lang) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match finding {
        Finding::Unread { field } => {
            let name = self::field(*field, lang);
            lang.pick(format!("未能识别{name}，请手工填写。"), format!("The {name} could not be read. Please type it."))
        }
        Finding::NumberInvalid => {
            fixed("身份证号码校验不通过，请核对。", "The identity number fails its check. Please compare it.")
        }
        Finding::BirthDiffers { printed, in_number } => lang.pick(
            format!("出生日期 {printed} 与号码中的 {in_number} 不一致。"),
            format!("The date of birth {printed} is not the number's {in_number}."),
        ),
        Finding::SexDiffers { .. } => fixed("性别与号码不一致。", "The sex is not the number's."),
        Finding::ProvinceUnknown => {
            fixed("号码前两位不是已知的省级代码。", "The number begins with no known province.")
        }
        Finding::SpanUnusual { from, until } => lang.pick(
            format!("有效期限 {from} 至 {until} 不是 5、10 或 20 年。"),
            format!("{from} to {until} is not 5, 10 or 20 years."),
        ),
        Finding::NotYetValid { from } => {
            lang.pick(format!("证件自 {from} 起有效。"), format!("The card is valid from {from} only."))
        }
        Finding::Expired { on } => lang.pick(format!("证件已于 {on} 到期。"), format!("The card expired on {on}.")),
        Finding::NameDiffers => fixed("证件姓名与学籍姓名不一致。", "The name is not the one on the roster."),
        Finding::NumberDiffers => fixed("证件号码与学籍号码不一致。", "The number is not the one on the roster."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_which_side_and_which_fields() {
        let glare = CardFault::Glare { fields: vec![Field::Name, Field::Number], share: 0.4 };
        assert_eq!(fault(&glare, Lang::Zh), "闪光强烈");
        assert!(mend(&glare, Lang::Zh).contains("姓名、公民身份号码"));
        let wrong = CardFault::WrongSide { wanted: Side::Front, found: Side::Back };
        assert_eq!(mend(&wrong, Lang::Zh), "这是国徽面，请拍摄人像面。");
        let cut = CardFault::EdgesMissing { edges: vec![Edge::Left, Edge::Top], share: 0.1 };
        assert!(mend(&cut, Lang::En).contains("left edge and upper edge"));
    }
}
