//! What a student types about a paper.

use crate::id_number::IdNumber;
use crate::idcard::{Document, Treatment};
use crate::mask;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Personal: `Debug` shows the kind of paper only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub document: Document,
    pub name: String,
    pub number: String,
}

/// What may be shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskedClaim {
    pub document: Document,
    pub name: String,
    pub number: String,
}

/// Names of foreigners are long; what is longer is no name.
const LONGEST_NAME: usize = 60;

impl Claim {
    /// The entry as it is compared and kept: the name without spaces around it, the number by [`Document::plain`].
    ///
    /// # Errors
    /// [`Refusal::NameMissing`], [`Refusal::NumberUnfit`].
    pub fn checked(&self) -> Result<Claim, Refusal> {
        let name = self.name.trim();
        if !(1..=LONGEST_NAME).contains(&name.chars().count()) {
            return Err(Refusal::NameMissing);
        }
        let number = self.document.plain(&self.number);
        if !self.fits(&number) {
            return Err(Refusal::NumberUnfit { document: self.document });
        }
        Ok(Claim { document: self.document, name: name.to_owned(), number })
    }

    /// Whether the number has the paper's form. A card that is read has eighteen digits with a check, whatever its region:
    /// whether they are this student's is the roster's to say.
    fn fits(&self, number: &str) -> bool {
        match self.document.treatment() {
            Treatment::Read => IdNumber::parse(number).is_some(),
            Treatment::KeepForStaff => self.document.accepts(number),
        }
    }

    /// As a citizen number, where it is one.
    pub fn id_number(&self) -> Option<IdNumber> {
        IdNumber::parse(&self.number)
    }

    /// The name is shown whole: who may see the file sees the roster's beside it.
    pub fn masked(&self) -> MaskedClaim {
        MaskedClaim { document: self.document, name: self.name.clone(), number: mask::identity_number(&self.number) }
    }
}

impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claim({:?}, …)", self.document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(document: Document, name: &str, number: &str) -> Claim {
        Claim { document, name: name.into(), number: number.into() }
    }

    #[test]
    fn an_entry_is_read_as_people_type_it() {
        let typed = claim(Document::IdCard, " 陈小明 ", "110105 19491231 002x").checked().unwrap();
        assert_eq!((typed.name.as_str(), typed.number.as_str()), ("陈小明", "11010519491231002X"));
        let typed = claim(Document::HongKongCard, "CHAN SIU MING", "a123456（3）").checked().unwrap();
        assert_eq!(typed.number, "A1234563");
    }

    #[test]
    fn a_missing_name_and_a_number_of_another_form_are_told() {
        assert_eq!(claim(Document::IdCard, " ", "11010519491231002X").checked(), Err(Refusal::NameMissing));
        let unfit = |document| Err(Refusal::NumberUnfit { document });
        assert_eq!(claim(Document::IdCard, "陈小明", "110105194912310021").checked(), unfit(Document::IdCard));
        assert_eq!(claim(Document::Passport, "陈小明", "护照").checked(), unfit(Document::Passport));
        assert!(claim(Document::Passport, "CHEN XIAOMING", "e12345678").checked().is_ok());
    }

    #[test]
    fn debug_output_shows_neither_name_nor_number() {
        let text = format!("{:?}", claim(Document::IdCard, "陈小明", "11010519491231002X"));
        assert!(!text.contains('陈') && !text.contains("1949"));
    }
}
