//! Whether card, entry and roster agree; where not, what a person has to look at.

use super::{Claim, Picture, Reading, Slot};
use crate::idcard::{
    Back, CardFault, Day, Document, Field, Finding, Front, Severity, Treatment, check_back, check_front, same_name,
};
use serde::{Deserialize, Serialize};

/// A stored format: add, never change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// The machine reads no such paper.
    OtherDocument {
        document: Document,
    },
    /// What was typed is not the roster's.
    NameDiffers,
    NumberDiffers,
    /// The roster has the number for another student of the school.
    NumberOfAnother,
    /// Another student has handed in a paper with this number.
    NumberElsewhere,
    /// What was typed is not what the card says.
    CardDiffers {
        field: Field,
    },
    /// The card proves nothing: this could not be read on it.
    Unread {
        field: Field,
    },
    /// What is printed in this field is not what the card's own number says. Neither is kept here: both are numbers' parts.
    CardContradicts {
        field: Field,
    },
    /// Something about the card itself.
    Card {
        finding: Finding,
    },
    /// Something about its picture.
    Picture {
        slot: Slot,
        fault: CardFault,
    },
}

/// Everything that is compared.
pub struct Evidence<'a> {
    pub claim: &'a Claim,
    pub roster_name: &'a str,
    /// Whether the typed number is the roster's for this student, and for another one.
    pub number_is_theirs: bool,
    pub number_is_anothers: bool,
    /// Whether another student handed it in.
    pub number_is_elsewhere: bool,
    /// Those of the claim's document.
    pub pictures: &'a [Picture],
    pub today: Day,
}

/// Nothing when all of it agrees.
pub fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let Evidence { claim, roster_name, number_is_theirs, pictures, today, .. } = *evidence;
    let mut found = vec![];
    let read = claim.document.treatment() == Treatment::Read;
    if !read {
        found.push(Doubt::OtherDocument { document: claim.document });
    }
    if !same_name(&claim.name, roster_name) {
        found.push(Doubt::NameDiffers);
    }
    // The roster has citizen numbers: those of other papers differ from it by their nature.
    if read && !number_is_theirs {
        found.push(Doubt::NumberDiffers);
    }
    if evidence.number_is_anothers {
        found.push(Doubt::NumberOfAnother);
    }
    if evidence.number_is_elsewhere {
        found.push(Doubt::NumberElsewhere);
    }
    for picture in pictures {
        let Some(reading) = &picture.reading else { continue };
        found.extend(reading.faults.iter().map(|fault| Doubt::Picture { slot: picture.slot, fault: fault.clone() }));
        match picture.slot {
            Slot::Front => found.extend(on_front(reading, claim, number_is_theirs)),
            Slot::Back => found.extend(on_back(reading, today)),
        }
    }
    found
}

fn on_front(reading: &Reading, claim: &Claim, number_is_theirs: bool) -> Vec<Doubt> {
    let mut found = vec![];
    let front = Front::of(&reading.fields);
    if front.name.is_empty() {
        found.push(Doubt::Unread { field: Field::Name });
    } else if !same_name(&front.name, &claim.name) {
        found.push(Doubt::CardDiffers { field: Field::Name });
    }
    match (&front.number, claim.id_number()) {
        (None, _) => found.push(Doubt::Unread { field: Field::Number }),
        (Some(read), Some(typed)) if *read == typed => {}
        (Some(_), _) => found.push(Doubt::CardDiffers { field: Field::Number }),
    }
    let of_note = |finding: &Finding| {
        // A province that there is not: the roster has it too, or the number differs and that is told already.
        finding.severity() > Severity::Ask && !(number_is_theirs && *finding == Finding::ProvinceUnknown)
    };
    let findings = check_front(&front, reading.text(Field::Number)).into_iter().filter(of_note);
    found.extend(findings.map(|finding| match finding {
        Finding::BirthDiffers { .. } => Doubt::CardContradicts { field: Field::Birth },
        Finding::SexDiffers { .. } => Doubt::CardContradicts { field: Field::Sex },
        finding => Doubt::Card { finding },
    }));
    found
}

/// What the student may be told of these: nothing of other people. Such a doubt alone is for staff.
pub fn told(mut doubts: Vec<Doubt>) -> Vec<Doubt> {
    doubts.retain(|doubt| !matches!(doubt, Doubt::NumberOfAnother | Doubt::NumberElsewhere));
    doubts
}

fn on_back(reading: &Reading, today: Day) -> Vec<Doubt> {
    let back = Back::of(&reading.fields);
    let mut found = vec![];
    if back.validity.is_none() {
        found.push(Doubt::Unread { field: Field::Validity });
    }
    let findings = check_back(&back, today).into_iter().filter(|finding| finding.severity() > Severity::Ask);
    found.extend(findings.map(|finding| Doubt::Card { finding }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CardPictureId;
    use crate::idcard::FieldText;
    use crate::time::Timestamp;

    const NUMBER: &str = "11010519491231002X";

    fn reading(texts: &[(Field, &str)]) -> Reading {
        let field = |(field, text): &(Field, &str)| FieldText { field: *field, text: (*text).into(), confidence: 1.0 };
        Reading { side: Some(texts[0].0.side()), fields: texts.iter().map(field).collect(), faults: vec![] }
    }

    fn front() -> Reading {
        reading(&[
            (Field::Name, "林样本"),
            (Field::Sex, "女"),
            (Field::Nation, "汉"),
            (Field::Birth, "1949年12月31日"),
            (Field::Address, "北京市朝阳区样本路1号"),
            (Field::Number, NUMBER),
        ])
    }

    fn back(validity: &str) -> Reading {
        reading(&[(Field::Authority, "样本市公安局"), (Field::Validity, validity)])
    }

    fn picture(slot: Slot, reading: Reading) -> Picture {
        let id = CardPictureId(uuid::Uuid::nil());
        Picture { id, slot, document: Document::IdCard, uploaded_at: Timestamp(1), reading: Some(reading) }
    }

    fn card() -> [Picture; 2] {
        [picture(Slot::Front, front()), picture(Slot::Back, back("2021.05.07-2031.05.07"))]
    }

    fn found(typed: (&str, &str), theirs: bool, pictures: &[Picture]) -> Vec<Doubt> {
        let claim = Claim { document: Document::IdCard, name: typed.0.into(), number: typed.1.into() };
        doubts(&Evidence {
            claim: &claim,
            roster_name: "林样本",
            number_is_theirs: theirs,
            number_is_anothers: false,
            number_is_elsewhere: false,
            pictures,
            today: Day::new(2026, 11, 20).unwrap(),
        })
    }

    #[test]
    fn a_card_that_says_what_was_typed_and_what_the_roster_has_raises_none() {
        assert_eq!(found(("林样本", NUMBER), true, &card()), []);
        assert_eq!(found(("林 样本", NUMBER), true, &card()), []);
    }

    #[test]
    fn what_was_typed_is_held_against_roster_and_card() {
        let other = "440524200101010014";
        let doubts = found(("林样", other), false, &card());
        let card_differs = |field| Doubt::CardDiffers { field };
        assert_eq!(
            doubts,
            [Doubt::NameDiffers, Doubt::NumberDiffers, card_differs(Field::Name), card_differs(Field::Number)]
        );
    }

    #[test]
    fn an_unread_number_proves_nothing_and_an_expired_card_is_for_a_person() {
        let mut unread = front();
        unread.fields.retain(|field| field.field != Field::Number);
        let pictures = [picture(Slot::Front, unread), picture(Slot::Back, back("2010.05.07-2020.05.07"))];
        let on = Day::new(2020, 5, 7).unwrap();
        let expired = Doubt::Card { finding: Finding::Expired { on } };
        assert_eq!(found(("林样本", NUMBER), true, &pictures), [Doubt::Unread { field: Field::Number }, expired]);
    }

    #[test]
    fn faults_of_a_picture_are_doubts() {
        let fault = CardFault::Glare { fields: vec![Field::Address], share: 0.3 };
        let mut glared = front();
        glared.faults.push(fault.clone());
        let pictures = [picture(Slot::Front, glared), card()[1].clone()];
        assert_eq!(found(("林样本", NUMBER), true, &pictures), [Doubt::Picture { slot: Slot::Front, fault }]);
    }

    #[test]
    fn another_paper_is_always_for_a_person_and_its_number_is_not_the_rosters() {
        let claim = Claim { document: Document::Passport, name: "林样本".into(), number: "E12345678".into() };
        let found = doubts(&Evidence {
            claim: &claim,
            roster_name: "林样本",
            number_is_theirs: false,
            number_is_anothers: false,
            number_is_elsewhere: false,
            pictures: &[],
            today: Day::new(2026, 11, 20).unwrap(),
        });
        assert_eq!(found, [Doubt::OtherDocument { document: Document::Passport }]);
    }
}
