//! The characters of the network's classes, and the parts of them that a field is restricted to.

use super::BLANK;
use std::collections::HashMap;

/// All characters that the network knows. A class may stand for more than one code point (emoji).
pub struct Charset {
    texts: Vec<String>,
    classes: HashMap<char, usize>,
}

/// Which classes may be read; the blank is always one of them.
pub struct Alphabet(Vec<usize>);

impl Charset {
    /// From the list in the model's metadata, one character a line. Class 0 is the blank before it, the last class the
    /// space after it.
    pub fn new(list: &str) -> Charset {
        let mut texts = vec![String::new()];
        texts.extend(list.split('\n').map(|line| line.trim_end_matches('\r').to_owned()));
        texts.push(" ".to_owned());
        let mut classes = HashMap::new();
        for (class, text) in texts.iter().enumerate() {
            let mut characters = text.chars();
            if let (Some(only), None) = (characters.next(), characters.next()) {
                classes.entry(only).or_insert(class);
            }
        }
        Charset { texts, classes }
    }

    pub fn classes(&self) -> usize {
        self.texts.len()
    }

    /// The text of a class; empty for the blank and for classes that there are not.
    pub fn text(&self, class: usize) -> &str {
        self.texts.get(class).map_or("", String::as_str)
    }

    /// The classes of a text; none when it has a character that the network does not know.
    pub fn encode(&self, text: &str) -> Option<Vec<usize>> {
        text.chars().map(|character| self.classes.get(&character).copied()).collect()
    }

    pub fn decode(&self, classes: &[usize]) -> String {
        classes.iter().map(|class| self.text(*class)).collect()
    }

    /// The classes of the characters that `allowed` accepts.
    pub fn alphabet(&self, allowed: impl Fn(char) -> bool) -> Alphabet {
        let mut classes = vec![BLANK];
        let mut found: Vec<usize> =
            self.classes.iter().filter(|(character, _)| allowed(**character)).map(|(_, class)| *class).collect();
        found.sort_unstable();
        classes.extend(found);
        Alphabet(classes)
    }
}

impl Alphabet {
    pub fn classes(&self) -> &[usize] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_count_from_the_blank_and_end_with_the_space() {
        let charset = Charset::new("a\n京\n1");
        assert_eq!(charset.classes(), 5);
        assert_eq!(charset.encode("京1 "), Some(vec![2, 3, 4]));
        assert_eq!(charset.encode("沪"), None);
        assert_eq!(charset.decode(&[2, 3]), "京1");
    }

    #[test]
    fn an_alphabet_always_holds_the_blank() {
        let charset = Charset::new("a\n京\n1");
        assert_eq!(charset.alphabet(|c| c.is_ascii_digit()).classes(), [BLANK, 3]);
    }
}
