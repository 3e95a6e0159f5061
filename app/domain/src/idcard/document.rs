//! The papers that a student may prove the name with, and what is done with a picture of each.

use crate::id_number::IdNumber;
use serde::{Deserialize, Serialize};

/// A kind of paper. A stored format: add, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// 居民身份证
    IdCard,
    /// 港澳台居民居住证: the same card, with numbers from 810000, 820000 and 830000 and without a nation
    ResidencePermit,
    /// 外国人永久居留身份证
    PermanentResidence,
    /// 港澳居民来往内地通行证
    HongKongMacaoPermit,
    /// 台湾居民来往大陆通行证
    TaiwanPermit,
    /// 香港居民身份证
    HongKongCard,
    /// 澳门居民身份证
    MacaoCard,
    /// 台湾居民身份证
    TaiwanCard,
    /// 护照
    Passport,
    /// 户口簿
    HouseholdRegister,
}

/// What the system does with a picture of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Read by the machine, confirmed by the student.
    Read,
    /// Kept for staff to look at; its number is typed and checked for its form.
    KeepForStaff,
}

impl Document {
    pub const ALL: [Document; 10] = [
        Document::IdCard,
        Document::ResidencePermit,
        Document::PermanentResidence,
        Document::HongKongMacaoPermit,
        Document::TaiwanPermit,
        Document::HongKongCard,
        Document::MacaoCard,
        Document::TaiwanCard,
        Document::Passport,
        Document::HouseholdRegister,
    ];

    pub fn treatment(self) -> Treatment {
        match self {
            Document::IdCard | Document::ResidencePermit => Treatment::Read,
            _ => Treatment::KeepForStaff,
        }
    }

    /// A typed number as it is compared and kept: without spaces, in capital letters, and without the brackets that Hong Kong
    /// and Macao print around the last character of their cards' numbers.
    pub fn plain(self, number: &str) -> String {
        let text: String = number.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        match self {
            Document::HongKongCard | Document::MacaoCard => without_brackets(&text).unwrap_or(text),
            _ => text,
        }
    }

    /// Whether a typed number has this paper's form, and its check digit where that is GB 11643's. Form only:
    /// nobody is asked whether the paper exists.
    pub fn accepts(self, number: &str) -> bool {
        let text = self.plain(number);
        let permit = ["810000", "820000", "830000"].iter().any(|code| text.starts_with(code));
        let checked = IdNumber::parse(&text).is_some();
        let (letters, digits) = text.split_at(text.bytes().take_while(u8::is_ascii_uppercase).count());
        let numeric = digits.bytes().all(|b| b.is_ascii_digit());
        match self {
            Document::IdCard | Document::HouseholdRegister => checked && !permit && !text.starts_with('9'),
            Document::ResidencePermit => checked && permit,
            Document::PermanentResidence => {
                (checked && text.starts_with('9')) || (letters.len() == 3 && numeric && digits.len() == 12)
            }
            Document::HongKongMacaoPermit => {
                ["H", "M"].contains(&letters) && numeric && [8, 10].contains(&digits.len())
            }
            Document::TaiwanPermit => {
                text.bytes().take(8).filter(u8::is_ascii_digit).count() == 8 && {
                    let rest = &text[8..];
                    rest.is_empty() || (rest.len() <= 3 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
                }
            }
            Document::HongKongCard => {
                let checked = digits.strip_suffix('A').unwrap_or(digits);
                [1, 2].contains(&letters.len())
                    && digits.len() == 7
                    && [6, 7].contains(&checked.len())
                    && checked.bytes().all(|b| b.is_ascii_digit())
            }
            Document::MacaoCard => text.starts_with(['1', '5', '7']) && numeric && text.len() == 8,
            Document::TaiwanCard => letters.len() == 1 && numeric && digits.len() == 9,
            Document::Passport => (5..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()),
        }
    }
}

/// `A123456(3)` as `A1234563`, in brackets of either width; nothing where one character stands in none.
fn without_brackets(text: &str) -> Option<String> {
    let (body, last) = text.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    (last.chars().count() == 1).then(|| format!("{body}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paper_accepts_numbers_of_its_own_form() {
        let accepts = |document: Document, number: &str| assert!(document.accepts(number), "{document:?} {number}");
        accepts(Document::IdCard, "11010519491231002x");
        accepts(Document::ResidencePermit, "830000200103150038");
        accepts(Document::PermanentResidence, "911124199901010015");
        accepts(Document::PermanentResidence, "ABC123456789012");
        accepts(Document::HongKongMacaoPermit, "H12345678");
        accepts(Document::HongKongMacaoPermit, "M1234567801");
        accepts(Document::TaiwanPermit, "01234567");
        accepts(Document::TaiwanPermit, "0123456701B");
        accepts(Document::HongKongCard, "G123456(A)");
        accepts(Document::HongKongCard, "ab987654（3）");
        accepts(Document::HongKongCard, "G123456A");
        accepts(Document::MacaoCard, "1234567(8)");
        accepts(Document::MacaoCard, "7654321 (0)");
        accepts(Document::MacaoCard, "51234567");
        accepts(Document::TaiwanCard, "a123456789");
        accepts(Document::Passport, "E12345678");
    }

    #[test]
    fn a_number_is_the_same_with_and_without_the_brackets_that_are_printed_on_it() {
        for typed in ["g123456(a)", "G123456 （A）", "G123456A"] {
            assert_eq!(Document::HongKongCard.plain(typed), "G123456A");
        }
        assert_eq!(Document::MacaoCard.plain("1234567(8)"), "12345678");
        assert_eq!(Document::Passport.plain("e1234567(8)"), "E1234567(8)");
    }

    #[test]
    fn and_refuses_those_of_others() {
        let refuses = |document: Document, number: &str| assert!(!document.accepts(number), "{document:?} {number}");
        refuses(Document::IdCard, "830000200103150038");
        refuses(Document::IdCard, "911124199901010015");
        refuses(Document::ResidencePermit, "11010519491231002X");
        refuses(Document::HongKongMacaoPermit, "K12345678");
        refuses(Document::TaiwanPermit, "1234567");
        for number in ["123456(7)", "ABC123456(7)", "A12345(6)", "A123456", "A123456(B)", "A12345A(6)", "A123456AA"] {
            refuses(Document::HongKongCard, number);
        }
        for number in ["A1(2345)67", "A123456(7", "A1234567)", "A12345()67", "(A123456)7", "Ａ123456(7)"] {
            refuses(Document::HongKongCard, number);
        }
        for number in ["2234567(8)", "123456(7)", "12345678(9)", "1234567(A)", "A234567(8)"] {
            refuses(Document::MacaoCard, number);
        }
        for number in ["1234567890", "A12345678", "A1234567890", "AB12345678", "A12345678X"] {
            refuses(Document::TaiwanCard, number);
        }
        refuses(Document::Passport, "护照12345");
        for document in Document::ALL {
            refuses(document, "");
        }
    }

    #[test]
    fn only_cards_of_the_same_layout_are_read_by_the_machine() {
        let read: Vec<_> =
            Document::ALL.into_iter().filter(|document| document.treatment() == Treatment::Read).collect();
        assert_eq!(read, [Document::IdCard, Document::ResidencePermit]);
    }
}
