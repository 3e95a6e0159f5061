//! The resident identity card (居民身份证) as the rules see it: what its two sides say, whether that can be true, and what
//! kept it from being read. What a card says is a proposal until the student has confirmed it.

mod back;
mod check;
mod day;
mod document;
mod fault;
mod front;
mod nation;
mod region;

pub use back::{Back, Until, Validity};
pub use check::{Finding, Severity, check_back, check_front, compare, same_name};
pub use day::Day;
pub use document::{Document, Treatment};
pub use fault::{CardFault, Edge};
pub use front::Front;
pub use nation::Nation;
pub use region::known_province;

use serde::{Deserialize, Serialize};
use std::fmt;

/// The front has the portrait (人像面), the back the authority and the emblem (国徽面).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Front,
    Back,
}

/// What is printed on a card. The first six are on the front, the others on the back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Sex,
    Nation,
    Birth,
    Address,
    Number,
    Authority,
    Validity,
}

impl Field {
    pub const ALL: [Field; 8] = [
        Field::Name,
        Field::Sex,
        Field::Nation,
        Field::Birth,
        Field::Address,
        Field::Number,
        Field::Authority,
        Field::Validity,
    ];

    pub fn side(self) -> Side {
        match self {
            Field::Authority | Field::Validity => Side::Back,
            _ => Side::Front,
        }
    }

    /// The name in files and programs.
    pub fn code(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Sex => "sex",
            Field::Nation => "nation",
            Field::Birth => "birth",
            Field::Address => "address",
            Field::Number => "number",
            Field::Authority => "authority",
            Field::Validity => "validity",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
}

/// One field as a machine read it. What it says is personal: `Debug` shows its length only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldText {
    pub field: Field,
    /// Empty when nothing could be read.
    pub text: String,
    /// 0–1.
    pub confidence: f32,
}

impl fmt::Debug for FieldText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.text.chars().count();
        write!(f, "FieldText({}, {length} characters, {:.2})", self.field.code(), self.confidence)
    }
}

/// The text of one field among those read; empty when it is not there.
pub fn text_of(fields: &[FieldText], field: Field) -> &str {
    fields.iter().find(|read| read.field == field).map_or("", |read| read.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_never_shows_what_a_field_says() {
        let read = FieldText { field: Field::Name, text: "陈小明".into(), confidence: 0.9 };
        assert!(!format!("{read:?}").contains('陈'));
        assert_eq!(text_of(&[read], Field::Name), "陈小明");
    }

    #[test]
    fn a_field_is_stored_under_the_code_that_programs_see() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_string(&field).unwrap(), format!("\"{}\"", field.code()));
        }
    }
}
