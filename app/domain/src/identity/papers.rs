//! What is on the table: pictures with what was read on them, for the student and for staff.

use super::{Doubt, MaskedClaim, Outcome};
use crate::id::CardPictureId;
use crate::idcard::{CardFault, Document, Field, FieldText, Finding, Side, Treatment, text_of};
use crate::refusal::Refusal;
use crate::task::Task;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The place of a picture. Of papers other than cards the front is the page with the portrait, the back any other page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Front,
    Back,
}

impl Slot {
    pub const ALL: [Slot; 2] = [Slot::Front, Slot::Back];

    pub fn side(self) -> Side {
        match self {
            Slot::Front => Side::Front,
            Slot::Back => Side::Back,
        }
    }

    /// The name in addresses and in the log.
    pub fn code(self) -> &'static str {
        match self {
            Slot::Front => "front",
            Slot::Back => "back",
        }
    }

    /// Without it nothing can be handed in: both sides of a card, one page of another paper.
    pub fn required(self, document: Document) -> bool {
        self == Slot::Front || document.treatment() == Treatment::Read
    }
}

/// What the machine made of one picture of a card. A stored format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// `None` when no side of a card could be told.
    pub side: Option<Side>,
    pub fields: Vec<FieldText>,
    pub faults: Vec<CardFault>,
}

impl Reading {
    /// Empty when the field was not read.
    pub fn text(&self, field: Field) -> &str {
        text_of(&self.fields, field)
    }

    /// The other side was photographed: nothing is to be decided by it.
    pub fn is_wrong_side(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault, CardFault::WrongSide { .. }))
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    pub id: CardPictureId,
    pub slot: Slot,
    pub document: Document,
    pub uploaded_at: Timestamp,
    /// `None` for papers that only people read.
    pub reading: Option<Reading>,
}

/// The first picture that is missing, or shows the wrong side.
///
/// # Errors
/// [`Refusal::PictureMissing`].
pub fn complete(document: Document, pictures: &[Picture]) -> Result<(), Refusal> {
    let there = |slot: Slot| {
        let of_it = |picture: &&Picture| picture.slot == slot && picture.document == document;
        pictures.iter().find(of_it).is_some_and(|picture| !picture.reading.as_ref().is_some_and(Reading::is_wrong_side))
    };
    match Slot::ALL.into_iter().find(|slot| slot.required(document) && !there(*slot)) {
        Some(slot) => Err(Refusal::PictureMissing { slot }),
        None => Ok(()),
    }
}

/// The roster's row for this student, masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub name: String,
    /// 学号
    pub number: String,
    pub college: String,
    pub class_name: String,
    /// 前 3 后 4
    pub id_number: String,
}

/// The student's own table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Papers {
    pub record: Record,
    /// What was uploaded and is not decided yet.
    pub pictures: Vec<Picture>,
    /// What the rules find on the pictures.
    pub findings: Vec<Finding>,
    /// What waits for staff.
    pub claim: Option<MaskedClaim>,
    pub outcome: Option<Outcome>,
}

/// The answer to handing in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "handed_in", rename_all = "snake_case")]
pub enum HandedIn {
    /// Decided, or given to staff.
    Taken { task: Box<Task> },
    /// Nothing was decided: the student mends this, or asks for a person.
    Doubtful { doubts: Vec<Doubt> },
}

/// A picture as staff find it in the student's file; looking at it is a step of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    pub id: CardPictureId,
    pub slot: Slot,
    pub uploaded_at: Timestamp,
}

/// The matter in the student's file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub outcome: Option<Outcome>,
    /// Only while it waits for staff.
    pub claim: Option<MaskedClaim>,
    pub pictures: Vec<Shown>,
    /// When they are deleted at the latest.
    pub until: Option<Timestamp>,
    /// The roster's number, masked.
    pub roster_number: String,
}

/// Both numbers whole, for whoever has to compare them. Asking for them is on record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    pub typed: String,
    pub roster: String,
}

impl std::fmt::Debug for Revealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Revealed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(slot: Slot, document: Document, faults: Vec<CardFault>) -> Picture {
        let reading = (document.treatment() == Treatment::Read).then(|| Reading {
            side: Some(slot.side()),
            fields: vec![],
            faults,
        });
        Picture { id: CardPictureId(uuid::Uuid::nil()), slot, document, uploaded_at: Timestamp(1), reading }
    }

    #[test]
    fn a_card_needs_both_sides_and_each_its_own() {
        let card = Document::IdCard;
        let (front, back) = (picture(Slot::Front, card, vec![]), picture(Slot::Back, card, vec![]));
        let missing = |slot| Err(Refusal::PictureMissing { slot });
        assert_eq!(complete(card, &[]), missing(Slot::Front));
        assert_eq!(complete(card, std::slice::from_ref(&front)), missing(Slot::Back));
        assert_eq!(complete(card, &[front.clone(), back.clone()]), Ok(()));
        let wrong = CardFault::WrongSide { wanted: Side::Front, found: Side::Back };
        assert_eq!(complete(card, &[picture(Slot::Front, card, vec![wrong]), back.clone()]), missing(Slot::Front));
        let unclear = picture(Slot::Front, card, vec![CardFault::NoCard]);
        assert_eq!(complete(card, &[unclear, back]), Ok(()), "a person can look at it");
    }

    #[test]
    fn of_a_passport_one_page_is_enough_and_a_card_is_none() {
        let page = picture(Slot::Front, Document::Passport, vec![]);
        assert_eq!(complete(Document::Passport, &[page]), Ok(()));
        let card = picture(Slot::Front, Document::IdCard, vec![]);
        assert_eq!(complete(Document::Passport, &[card]), Err(Refusal::PictureMissing { slot: Slot::Front }));
    }
}
