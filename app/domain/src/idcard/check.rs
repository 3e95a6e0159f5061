//! Whether what a card says can be true: its fields against each other, against the day, and against the school's roster.

use super::{Back, Day, Field, Front, Sex, Until, known_province};
use crate::id_number::IdNumber;
use serde::{Deserialize, Serialize};

/// Something about a card that a person should look at. A stored format: add, never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// The field could not be read, or what was read cannot stand in it.
    Unread {
        field: Field,
    },
    /// The number's check digit or date is wrong: misread, or no number.
    NumberInvalid,
    /// The day of birth in print is not the number's.
    BirthDiffers {
        printed: Day,
        in_number: Day,
    },
    SexDiffers {
        printed: Sex,
        in_number: Sex,
    },
    /// The number's first two digits are no province.
    ProvinceUnknown,
    /// Not 5, 10 or 20 years, or 长期.
    SpanUnusual {
        from: Day,
        until: Day,
    },
    NotYetValid {
        from: Day,
    },
    Expired {
        on: Day,
    },
    /// The roster has another name or number for this student.
    NameDiffers,
    NumberDiffers,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The student types it; nothing is wrong with the card.
    Ask,
    /// A reviewer is told.
    Warn,
    /// Not to be accepted without a person's decision.
    Stop,
}

impl Finding {
    pub fn severity(&self) -> Severity {
        match self {
            Finding::Unread { .. } | Finding::NumberInvalid => Severity::Ask,
            Finding::ProvinceUnknown
            | Finding::SpanUnusual { .. }
            | Finding::NotYetValid { .. }
            | Finding::Expired { .. } => Severity::Warn,
            Finding::BirthDiffers { .. }
            | Finding::SexDiffers { .. }
            | Finding::NameDiffers
            | Finding::NumberDiffers => Severity::Stop,
        }
    }
}

/// The front against itself. `number` is what stands in the number's place, also when it is no valid number.
pub fn check_front(front: &Front, number: &str) -> Vec<Finding> {
    let mut found = vec![];
    let mut unread = |missing: bool, field| {
        if missing {
            found.push(Finding::Unread { field });
        }
    };
    unread(front.name.chars().count() < 2, Field::Name);
    unread(front.sex.is_none(), Field::Sex);
    unread(front.nation.is_none() && !is_permit(front), Field::Nation);
    unread(front.birth.is_none(), Field::Birth);
    unread(front.address.is_empty(), Field::Address);
    unread(number.is_empty(), Field::Number);
    let Some(valid) = &front.number else {
        if !number.is_empty() {
            found.push(Finding::NumberInvalid);
        }
        return found;
    };
    if let (Some(printed), Some(in_number)) = (front.birth, valid.birth())
        && printed != in_number
    {
        found.push(Finding::BirthDiffers { printed, in_number });
    }
    if let Some(printed) = front.sex
        && printed != valid.sex()
    {
        found.push(Finding::SexDiffers { printed, in_number: valid.sex() });
    }
    if !known_province(valid.as_str()) {
        found.push(Finding::ProvinceUnknown);
    }
    found
}

/// 港澳台居民居住证 has no nation on it.
fn is_permit(front: &Front) -> bool {
    front.number.as_ref().is_some_and(|number| ["81", "82", "83"].contains(&&number.as_str()[..2]))
}

/// The back on a given day.
pub fn check_back(back: &Back, today: Day) -> Vec<Finding> {
    let mut found = vec![];
    if back.authority.is_empty() {
        found.push(Finding::Unread { field: Field::Authority });
    }
    let Some(validity) = back.validity else {
        found.push(Finding::Unread { field: Field::Validity });
        return found;
    };
    if validity.from > today {
        found.push(Finding::NotYetValid { from: validity.from });
    }
    if let Until::Day(until) = validity.until {
        if !validity.is_usual() {
            found.push(Finding::SpanUnusual { from: validity.from, until });
        }
        if until < today {
            found.push(Finding::Expired { on: until });
        }
    }
    found
}

/// The card against the roster's name, and whether its number is the roster's; the roster keeps that sealed, and it need
/// not be opened to be compared.
pub fn compare(front: &Front, name: &str, is_rosters: impl FnOnce(&IdNumber) -> bool) -> Vec<Finding> {
    let mut found = vec![];
    if !front.name.is_empty() && !same_name(&front.name, name) {
        found.push(Finding::NameDiffers);
    }
    if front.number.as_ref().is_some_and(|read| !is_rosters(read)) {
        found.push(Finding::NumberDiffers);
    }
    found
}

/// Whether two ways of writing are one name: spaces, points and capitals do not count. Older rosters write rare characters in
/// Unicode's private areas: they do.
pub fn same_name(a: &str, b: &str) -> bool {
    let private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    let plain = |name: &str| {
        name.chars().filter(|c| c.is_alphanumeric() || private(*c)).flat_map(char::to_uppercase).collect::<String>()
    };
    plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::super::FieldText;
    use super::*;

    fn read(texts: &[(Field, &str)]) -> Vec<FieldText> {
        texts.iter().map(|(field, text)| FieldText { field: *field, text: (*text).into(), confidence: 1.0 }).collect()
    }

    /// The published example number: a woman born on 1949-12-31.
    fn front(changed: &[(Field, &str)]) -> Vec<Finding> {
        let mut texts = vec![
            (Field::Name, "林样本"),
            (Field::Sex, "女"),
            (Field::Nation, "汉"),
            (Field::Birth, "1949年12月31日"),
            (Field::Address, "北京市朝阳区样本路1号"),
            (Field::Number, "11010519491231002X"),
        ];
        for (field, text) in changed {
            texts.iter_mut().filter(|(known, _)| known == field).for_each(|known| known.1 = text);
        }
        let fields = read(&texts);
        check_front(&Front::of(&fields), super::super::text_of(&fields, Field::Number))
    }

    fn back(validity: &str) -> Vec<Finding> {
        let fields = read(&[(Field::Authority, "样本市公安局"), (Field::Validity, validity)]);
        check_back(&Back::of(&fields), day(2026, 11, 20))
    }

    fn day(year: u16, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn a_card_that_agrees_with_itself_has_no_findings() {
        assert_eq!(front(&[]), []);
        assert_eq!(back("2021.05.07-2031.05.07"), []);
        assert_eq!(back("2021.05.07-长期"), []);
    }

    #[test]
    fn birth_and_sex_are_held_against_the_number() {
        let printed = day(1949, 12, 30);
        let in_number = day(1949, 12, 31);
        assert_eq!(front(&[(Field::Birth, "1949年12月30日")]), [Finding::BirthDiffers { printed, in_number }]);
        let differs = Finding::SexDiffers { printed: Sex::Male, in_number: Sex::Female };
        assert_eq!(front(&[(Field::Sex, "男")]), [differs]);
    }

    #[test]
    fn a_wrong_check_digit_is_told_and_compared_with_nothing() {
        assert_eq!(front(&[(Field::Number, "110105194912310021"), (Field::Sex, "男")]), [Finding::NumberInvalid]);
        assert_eq!(front(&[(Field::Number, "")]), [Finding::Unread { field: Field::Number }]);
    }

    #[test]
    fn a_permit_of_a_resident_of_macao_names_no_nation() {
        let permit = [
            (Field::Nation, ""),
            (Field::Birth, "2000年2月29日"),
            (Field::Sex, "女"),
            (Field::Number, "820000200002290021"),
        ];
        assert_eq!(front(&permit), []);
        assert_eq!(front(&[(Field::Nation, "")]), [Finding::Unread { field: Field::Nation }]);
    }

    #[test]
    fn a_card_is_valid_on_its_last_day_and_expired_on_the_next() {
        assert_eq!(back("2016.11.20-2026.11.20"), []);
        assert_eq!(back("2016.11.19-2026.11.19"), [Finding::Expired { on: day(2026, 11, 19) }]);
        assert_eq!(back("2026.11.21-2036.11.21"), [Finding::NotYetValid { from: day(2026, 11, 21) }]);
    }

    #[test]
    fn a_span_that_no_office_gives_is_told() {
        let found = back("2021.05.07-2033.05.07");
        assert_eq!(found, [Finding::SpanUnusual { from: day(2021, 5, 7), until: day(2033, 5, 7) }]);
        assert_eq!(found[0].severity(), Severity::Warn);
    }

    #[test]
    fn the_roster_decides_whose_card_it_is() {
        let fields = read(&[(Field::Name, "买买提·样本"), (Field::Number, "11010519491231002X")]);
        let card = Front::of(&fields);
        let number = IdNumber::parse("11010519491231002X").unwrap();
        let other = IdNumber::parse("810000199901010014").unwrap();
        assert_eq!(compare(&card, "买买提.样本", |read| *read == number), []);
        let found = compare(&card, "林样本", |read| *read == other);
        assert_eq!(found, [Finding::NameDiffers, Finding::NumberDiffers]);
        assert!(same_name("Anna-Maria Weiß", "ANNA MARIA WEISS"));
    }
}
