//! How personal data is shown to people who do not need all of it.

/// The family name, then one star for each further character: 陈＊＊.
pub fn name(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_string() + &"＊".repeat(letters.count())).unwrap_or_default()
}

/// The first four and the last two characters: 2023＊＊＊＊18. Short numbers keep their last two only.
pub fn number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let head = if letters.len() > 7 { 4 } else { 0 };
    let tail = letters.len().saturating_sub(2).max(head);
    let mut masked: String = letters[..head].iter().collect();
    masked.extend(std::iter::repeat_n('＊', tail - head));
    masked.extend(&letters[tail..]);
    masked
}

/// The first three and the last four characters of the number of a paper: 110＊＊＊＊＊＊＊＊＊＊＊002X. Of short ones a
/// third stays hidden.
pub fn identity_number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let hidden = letters.len().saturating_sub(7).max(letters.len().div_ceil(3));
    let tail = (letters.len() - hidden).min(4);
    let head = letters.len() - hidden - tail;
    let shown = |part: &[char]| part.iter().collect::<String>();
    shown(&letters[..head]) + &"＊".repeat(hidden) + &shown(&letters[letters.len() - tail..])
}

/// 138＊＊＊＊5678, or z＊＊＊@example.edu.
pub fn address(address: &str) -> String {
    match address.split_once('@') {
        Some((local, host)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}＊＊＊@{host}")
        }
        None => {
            let letters: Vec<char> = address.chars().collect();
            let tail = letters.len().saturating_sub(4);
            let head = tail.min(3);
            letters[..head].iter().collect::<String>() + "＊＊＊＊" + &letters[tail..].iter().collect::<String>()
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn enough_is_left_to_recognise_and_too_little_to_identify() {
        assert_eq!(super::name("陈小明"), "陈＊＊");
        assert_eq!(super::number("2023012318"), "2023＊＊＊＊18");
        assert_eq!(super::number("123456"), "＊＊＊＊56");
        assert_eq!(super::number("1"), "1");
        assert_eq!(super::identity_number("11010519491231002X"), "110＊＊＊＊＊＊＊＊＊＊＊002X");
        assert_eq!(super::identity_number("E12345678"), "E1＊＊＊5678");
        assert_eq!(super::identity_number("12345"), "＊＊345");
        assert_eq!(super::identity_number(""), "");
        assert_eq!(super::address("13812345678"), "138＊＊＊＊5678");
        assert_eq!(super::address("zhang@example.edu"), "z＊＊＊@example.edu");
    }
}
