//! Citizen identity numbers (GB 11643-1999): eighteen characters, the last a check over the rest.

use crate::idcard::{Day, Sex};
use std::fmt;

/// A number whose check digit and birth date are right. It is never printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber(String);

impl IdNumber {
    /// Reads a number as people type it: spaces and a small x are accepted.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let bytes = text.as_bytes();
        let well_formed = bytes.len() == 18
            && bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17] == b'X');
        (well_formed && bytes[17] == check(&bytes[..17]) && born(&text[6..14])).then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day of birth that the number states.
    pub fn birth(&self) -> Option<Day> {
        Day::read(&self.0[6..14])
    }

    /// The seventeenth digit is odd for men.
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// The one-time password that schools announce: “初始密码为身份证后六位”.
    pub fn last_six(&self) -> &str {
        &self.0[12..]
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdNumber(…)")
    }
}

/// ISO 7064 MOD 11-2 over the first seventeen digits.
fn check(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize]
}

fn born(yyyymmdd: &str) -> bool {
    let part = |range: std::ops::Range<usize>| yyyymmdd[range].parse::<u16>().unwrap_or(0);
    let month = u8::try_from(part(4..6)).ok().and_then(|month| time::Month::try_from(month).ok());
    month.is_some_and(|month| {
        let year = i32::from(part(0..4));
        (1900..2100).contains(&year) && time::Date::from_calendar_date(year, month, part(6..8) as u8).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expect: bool) {
        assert_eq!(IdNumber::parse(input).is_some(), expect, "{input}");
    }

    #[test]
    fn the_published_examples_are_accepted() {
        check("11010519491231002X", true);
        check("11010519491231002x", true);
        check("440524 18800101 0014", false); // the year 1880 is outside any living roster
        check("810000199901010014", true);
    }

    #[test]
    fn a_wrong_check_digit_or_an_impossible_date_is_not() {
        check("110105194912310021", false);
        check("110105194913310026", false);
        check("", false);
        check("一二三", false);
    }

    #[test]
    fn debug_output_never_shows_it() {
        let number = IdNumber::parse("11010519491231002X").unwrap();
        assert!(!format!("{number:?}").contains("1949"));
        assert_eq!(number.last_six(), "31002X");
    }
}
