//! Days as cards print them.

use crate::time::Civil;
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A day of the calendar that exists. Written 1990-05-20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// None for a day that the calendar does not have, and outside the years 1900 to 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let valid = Month::try_from(month).is_ok_and(|m| Date::from_calendar_date(i32::from(year), m, day).is_ok());
        (valid && (1900..2200).contains(&year)).then_some(Day { year, month, day })
    }

    /// The first three numbers of a text: 1990年5月20日, 1990.05.20, 19900520.
    pub fn read(text: &str) -> Option<Day> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok());
        let whole = digits.len() == 8 && parts.clone().count() < 3;
        let (year, month, day) = if whole {
            (number(digits.get(..4)), number(digits.get(4..6)), number(digits.get(6..)))
        } else {
            (number(parts.next()), number(parts.next()), number(parts.next()))
        };
        Day::new(year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?)
    }

    pub fn of(civil: Civil) -> Option<Day> {
        Day::new(u16::try_from(civil.year).ok()?, civil.month, civil.day)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// The same day so many years later. The 29th of February becomes the 28th where there is none.
    pub fn years_later(self, years: u16) -> Option<Day> {
        let year = self.year.checked_add(years)?;
        Day::new(year, self.month, self.day).or_else(|| Day::new(year, self.month, self.day.checked_sub(1)?))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Day, Self::Error> {
        Day::read(&text).ok_or("not a day")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_every_way_in_which_cards_write_it() {
        for text in ["1990年5月20日", "1990.05.20", "1990-05-20", "19900520", " 1990 年 5 月 20 日"] {
            assert_eq!(Day::read(text).unwrap().to_string(), "1990-05-20", "{text}");
        }
        for text in ["", "1990年13月1日", "1990.02.30", "19900", "99999999999999年1月1日"] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn ten_years_after_a_leap_day_is_the_day_before_march() {
        let leap = Day::new(2016, 2, 29).unwrap();
        assert_eq!(leap.years_later(10), Day::new(2026, 2, 28));
        assert_eq!(leap.years_later(20), Day::new(2036, 2, 29));
    }
}
