//! What is said about papers that are handed in.

use super::{Lang, idcard};
use crate::identity::{Doubt, Slot};

/// The side of a card.
pub fn slot(slot: Slot, lang: Lang) -> &'static str {
    idcard::side(slot.side(), lang)
}

/// Why a person has to look. No number and no name is repeated in it.
pub fn doubt(doubt: &Doubt, lang: Lang) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match doubt {
        Doubt::OtherDocument { document } => {
            let name = idcard::document(*document, lang);
            lang.pick(format!("{name}需由老师核验。"), format!("A {name} is checked by a person."))
        }
        Doubt::NameDiffers => {
            fixed("填写的姓名与学籍姓名不一致。", "The name that was entered is not the one on the roster.")
        }
        Doubt::NumberDiffers => {
            fixed("填写的身份证号与学籍号码不一致。", "The number that was entered is not the one on the roster.")
        }
        Doubt::NumberOfAnother => fixed(
            "填写的号码在名单中属于另一名学生。",
            "On the roster, the number that was entered belongs to another student.",
        ),
        Doubt::NumberElsewhere => {
            fixed("另一名学生也提交过这个证件号码。", "Another student has handed in a document with this number.")
        }
        Doubt::CardDiffers { field } => {
            let name = idcard::field(*field, lang);
            lang.pick(
                format!("填写的{name}与证件照片上识别到的不一致。"),
                format!("The {name} that was entered is not what could be read on the card."),
            )
        }
        Doubt::Unread { field } => {
            let name = idcard::field(*field, lang);
            lang.pick(
                format!("证件照片上的{name}未能识别。"),
                format!("The {name} could not be read on the picture of the card."),
            )
        }
        Doubt::CardContradicts { field } => {
            let name = idcard::field(*field, lang);
            lang.pick(
                format!("证件照片上的{name}与证件号码不一致。"),
                format!("The {name} on the card is not what its number says."),
            )
        }
        Doubt::Card { finding } => idcard::finding(finding, lang),
        Doubt::Picture { slot, fault } => {
            let (side, fault) = (self::slot(*slot, lang), idcard::fault(fault, lang));
            lang.pick(format!("{side}：{fault}。"), format!("{fault}: {side}."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idcard::{CardFault, Field};

    #[test]
    fn a_doubt_names_the_side_or_the_field_and_nothing_that_stands_in_it() {
        let picture = Doubt::Picture { slot: Slot::Back, fault: CardFault::NoCard };
        assert_eq!(doubt(&picture, Lang::Zh), "国徽面：未检测到证件。");
        let differs = Doubt::CardDiffers { field: Field::Number };
        assert_eq!(doubt(&differs, Lang::Zh), "填写的公民身份号码与证件照片上识别到的不一致。");
    }
}
