//! The first two digits of a number: the province it was given in (GB/T 2260).

/// Whether a number's address code begins with a province, region or municipality that there is. Districts are not
/// checked: their codes change, and a number keeps that of its day.
pub fn known_province(number: &str) -> bool {
    let province = number.get(..2).and_then(|digits| digits.parse::<u8>().ok());
    // North, north-east, east, middle and south, south-west, north-west; Taiwan; residence permits of Hong Kong, Macao
    // and Taiwan residents (810000, 820000, 830000); foreigners' permanent residence (9).
    province.is_some_and(
        |code| matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 90..=99),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn provinces_are_known_and_gaps_between_them_are_not() {
        for number in ["110105", "440524", "830000", "65"] {
            assert!(super::known_province(number), "{number}");
        }
        for number in ["", "1", "000000", "161234", "601234", "xx"] {
            assert!(!super::known_province(number), "{number}");
        }
    }
}
