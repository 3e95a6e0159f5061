//! The side with the portrait.

use super::{Day, Field, FieldText, Nation, Sex, text_of};
use crate::id_number::IdNumber;

/// What the front says, as far as it can be understood. `Debug` of the number shows nothing of it.
#[derive(Clone, PartialEq)]
pub struct Front {
    /// Empty when it could not be read.
    pub name: String,
    pub sex: Option<Sex>,
    /// Residence permits of Hong Kong, Macao and Taiwan residents name none.
    pub nation: Option<Nation>,
    pub birth: Option<Day>,
    pub address: String,
    /// Only a number whose check digit and date are right.
    pub number: Option<IdNumber>,
}

impl Front {
    pub fn of(fields: &[FieldText]) -> Front {
        Front {
            name: text_of(fields, Field::Name).to_owned(),
            sex: Sex::read(text_of(fields, Field::Sex)),
            nation: Nation::find(text_of(fields, Field::Nation)),
            birth: Day::read(text_of(fields, Field::Birth)),
            address: text_of(fields, Field::Address).to_owned(),
            number: IdNumber::parse(text_of(fields, Field::Number)),
        }
    }
}

impl Sex {
    /// 男 or 女.
    pub fn read(text: &str) -> Option<Sex> {
        match text.trim() {
            "女" => Some(Sex::Female),
            "男" => Some(Sex::Male),
            _ => None,
        }
    }
}
