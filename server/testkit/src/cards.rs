//! Identity cards as the reader would have read them.

use domain::id_number::IdNumber;
use domain::idcard::{Document, Field, FieldText, Sex, Side};
use domain::identity::{Claim, Reading};

/// A front that says this and agrees with itself.
pub fn front(name: &str, number: &IdNumber) -> Reading {
    let sex = match number.sex() {
        Sex::Female => "女",
        Sex::Male => "男",
    };
    let birth = number.birth().expect("a number that was parsed has a birthday").to_string();
    reading(
        Side::Front,
        &[
            (Field::Name, name),
            (Field::Sex, sex),
            (Field::Nation, "汉"),
            (Field::Birth, &birth),
            (Field::Address, "北京市朝阳区样本路1号"),
            (Field::Number, number.as_str()),
        ],
    )
}

/// A back that is valid in the worlds of tests.
pub fn back() -> Reading {
    valid("2021.05.07-2031.05.07")
}

pub fn valid(span: &str) -> Reading {
    reading(Side::Back, &[(Field::Authority, "样本市公安局"), (Field::Validity, span)])
}

/// What the student types.
pub fn claim(name: &str, number: &IdNumber) -> Claim {
    Claim { document: Document::IdCard, name: name.to_owned(), number: number.as_str().to_owned() }
}

fn reading(side: Side, texts: &[(Field, &str)]) -> Reading {
    let field = |(field, text): &(Field, &str)| FieldText { field: *field, text: (*text).to_owned(), confidence: 0.98 };
    Reading { side: Some(side), fields: texts.iter().map(field).collect(), faults: vec![] }
}
