//! What a strip says, given what its field can hold.

use crate::recognise::{Alphabet, Charset, Line, Scores, beam, greedy, likelihood};
use domain::id_number::IdNumber;
use domain::idcard::{Day, Field, FieldText, Nation, Side, Validity};

/// Texts that the number is chosen from.
const BEAM: usize = 12;
/// A number that passes its check may be this much less likely (natural logarithm) than the likeliest text: one digit that
/// the network holds for hardly possible is not invented.
const MOST_BELOW: f32 = 7.0;
/// Length of a number.
const DIGITS: usize = 18;

pub fn nothing(field: Field) -> FieldText {
    FieldText { field, text: String::new(), confidence: 0.0 }
}

/// The characters that a field can hold.
pub fn alphabet(charset: &Charset, field: Field) -> Alphabet {
    match field {
        Field::Name => charset.alphabet(|c| is_ideograph(c) || c == '·'),
        Field::Sex => charset.alphabet(|c| "男女".contains(c)),
        Field::Nation | Field::Authority => charset.alphabet(is_ideograph),
        Field::Birth => charset.alphabet(|c| c.is_ascii_digit() || "年月日".contains(c)),
        Field::Address => {
            charset.alphabet(|c| is_ideograph(c) || c.is_ascii_alphanumeric() || "-#()（）、·".contains(c))
        }
        Field::Number => charset.alphabet(|c| c.is_ascii_digit() || c == 'X'),
        Field::Validity => charset.alphabet(|c| c.is_ascii_digit() || ".-长期".contains(c)),
    }
}

/// CJK unified ideographs and the first extension, and the zero that some names are written with.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Reads one line as a field.
pub fn value(scores: &Scores, charset: &Charset, field: Field) -> FieldText {
    let line = match field {
        Field::Number => number(scores, charset),
        Field::Nation => nation(scores, charset),
        _ => greedy(scores, charset, &alphabet(charset, field)),
    };
    FieldText { field, text: line.text, confidence: line.confidence }
}

/// The likeliest number whose check digit and date are right; without one, the likeliest of eighteen characters, or text.
fn number(scores: &Scores, charset: &Charset) -> Line {
    let texts: Vec<(String, f32)> = beam(scores, &alphabet(charset, Field::Number), BEAM)
        .into_iter()
        .map(|(classes, log)| (charset.decode(&classes), log))
        .collect();
    let Some((first, most)) = texts.first().cloned() else { return Line::default() };
    let valid = texts.iter().find(|(text, log)| *log > most - MOST_BELOW && IdNumber::parse(text).is_some());
    let whole = valid.or_else(|| texts.iter().find(|(text, _)| text.len() == DIGITS));
    let (text, log) = whole.cloned().unwrap_or((first, most));
    let confidence = (log / DIGITS as f32).exp() * if valid.is_some() { 1.0 } else { 0.5 };
    Line { text, confidence }
}

/// The nation whose name fits the line best.
fn nation(scores: &Scores, charset: &Charset) -> Line {
    // The strip holds the label too, with or without a space behind it.
    let best = |nation: Nation| {
        let texts = ["民族 ", "民族", ""].map(|label| format!("{label}{}", nation.name()));
        let log = |text: &String| charset.encode(text).map_or(f32::NEG_INFINITY, |text| likelihood(scores, &text));
        // A label that is read well must not make up for a name that is not.
        (texts.iter().map(log).fold(f32::NEG_INFINITY, f32::max) / nation.name().chars().count() as f32).exp()
    };
    let fits = Nation::all().map(|nation| (nation, best(nation)));
    let Some((nation, confidence)) = fits.max_by(|a, b| a.1.total_cmp(&b.1)) else { return Line::default() };
    // A line that is none of them, as on a permit without a nation, is left empty.
    const LEAST: f32 = 0.02;
    if confidence < LEAST { Line::default() } else { Line { text: nation.name().to_owned(), confidence } }
}

/// How well a line fits a text that is known, 0–1: the geometric mean over its characters.
pub fn fit(scores: &Scores, charset: &Charset, text: &str) -> f32 {
    let Some(classes) = charset.encode(text) else { return 0.0 };
    (likelihood(scores, &classes) / classes.len().max(1) as f32).exp()
}

/// How surely a line is the field that tells a side: a number of eighteen digits, or a span of days. Writing of any kind
/// looks like some digits when nothing else is allowed, so that a text has to hold a day where the field has one.
pub fn sureness(scores: &Scores, charset: &Charset, side: Side) -> f32 {
    /// What a text without a valid number or span is worth, and one in which not even a day stands.
    const DOUBTFUL: f32 = 0.7;
    const HARDLY: f32 = 0.3;
    let day = |text: Option<&str>| text.is_some_and(|text| text.is_ascii() && Day::read(text).is_some());
    match side {
        Side::Front => {
            let read = value(scores, charset, Field::Number);
            if IdNumber::parse(&read.text).is_some() {
                return read.confidence.max(0.8);
            }
            let whole = read.text.len() == DIGITS && day(read.text.get(6..14));
            read.confidence * 2.0 * if whole { DOUBTFUL } else { HARDLY }
        }
        Side::Back => {
            let read = value(scores, charset, Field::Validity);
            if Validity::read(&read.text).is_some() {
                return read.confidence.max(0.8);
            }
            let text: String = read.text.chars().filter(char::is_ascii_digit).collect();
            let whole = day(text.get(..8)) || day(text.len().checked_sub(8).and_then(|from| text.get(from..)));
            read.confidence * if whole { DOUBTFUL } else { HARDLY }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A charset of the digits and X, and scores in which each character of a text stands a step, with a blank between.
    fn scores(text: &str, doubtful: usize, other: char) -> (Scores, Charset) {
        let charset = Charset::new("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\nX");
        let classes = charset.classes();
        let mut values = vec![];
        for (k, character) in text.chars().enumerate() {
            let class = charset.encode(&character.to_string()).unwrap()[0];
            let mut row = vec![0.0001; classes];
            row[class] = 0.99;
            if k == doubtful {
                row[class] = 0.55;
                row[charset.encode(&other.to_string()).unwrap()[0]] = 0.44;
            }
            values.extend(row);
            let mut blank = vec![0.0001; classes];
            blank[0] = 0.99;
            values.extend(blank);
        }
        (Scores::new(text.len() * 2, classes, values), charset)
    }

    #[test]
    fn of_two_likely_numbers_the_one_that_passes_its_check_is_read() {
        // 1 was taken for 7 in the fourteenth place: the check decides.
        let (scores, charset) = scores("11010519491237002X", 13, '1');
        let read = value(&scores, &charset, Field::Number);
        assert_eq!(read.text, "11010519491231002X");
    }

    #[test]
    fn a_number_that_fails_its_check_is_read_as_it_stands_and_trusted_less() {
        let (scores, charset) = scores("110105194912310021", 0, '1');
        let read = value(&scores, &charset, Field::Number);
        assert_eq!(read.text, "110105194912310021");
        assert!(read.confidence < 0.51);
    }
}
