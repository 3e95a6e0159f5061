//! The side with the authority.

use super::{Day, Field, FieldText, text_of};
use serde::{Deserialize, Serialize};

/// What the back says, as far as it can be understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Back {
    /// 签发机关; empty when it could not be read.
    pub authority: String,
    pub validity: Option<Validity>,
}

/// 有效期限, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    pub from: Day,
    pub until: Until,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    Day(Day),
    /// 长期: cards of people from 46.
    LongTerm,
}

impl Back {
    pub fn of(fields: &[FieldText]) -> Back {
        Back {
            authority: text_of(fields, Field::Authority).to_owned(),
            validity: Validity::read(text_of(fields, Field::Validity)),
        }
    }
}

impl Validity {
    /// 2021.05.07-2031.05.07, or 2021.05.07-长期.
    pub fn read(text: &str) -> Option<Validity> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let digits: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
        let (ends, _) = *digits.get(7)?;
        // Eight digits are a day, whatever became of the points and the dash between them.
        let day = |part: &[(usize, char)]| Day::read(&part.iter().map(|(_, c)| *c).collect::<String>());
        let from = day(&digits[..8])?;
        if text[ends + 1..].contains(['长', '期']) && digits.len() == 8 {
            return Some(Validity { from, until: Until::LongTerm });
        }
        let until = if digits.len() == 16 { day(&digits[8..])? } else { return None };
        Some(Validity { from, until: Until::Day(until) })
    }

    /// Whether cards are given for so long: 5, 10 or 20 years, or 长期.
    pub fn is_usual(self) -> bool {
        match self.until {
            Until::LongTerm => true,
            Until::Day(until) => [5, 10, 20].iter().any(|years| self.from.years_later(*years) == Some(until)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_read_with_or_without_its_points() {
        let day = |year, month, day| Day::new(year, month, day).unwrap();
        let ten = Validity { from: day(2021, 5, 7), until: Until::Day(day(2031, 5, 7)) };
        for text in ["2021.05.07-2031.05.07", "2021.05.07 - 2031.05.07", "2021.0507-2031.05.07"] {
            assert_eq!(Validity::read(text), Some(ten), "{text}");
        }
        assert_eq!(Validity::read("2021.05.07-长期").map(|span| span.until), Some(Until::LongTerm));
        for text in ["", "2021.05.07", "2021.13.07-2031.05.07", "长期", "2021.05.07-2031.05"] {
            assert_eq!(Validity::read(text), None, "{text}");
        }
    }

    #[test]
    fn cards_are_given_for_five_ten_or_twenty_years() {
        let usual = |text: &str| Validity::read(text).unwrap().is_usual();
        assert!(usual("2021.05.07-2026.05.07") && usual("2021.05.07-2041.05.07") && usual("2021.05.07-长期"));
        assert!(!usual("2021.05.07-2032.05.07") && !usual("2021.05.07-2031.05.08"));
    }
}
