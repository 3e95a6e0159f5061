//! What was read against what was drawn, counted and printed.

use super::cases::{Case, Series};
use domain::idcard::{Back, Day, Field, Front, Nation, Sex, Side, Until, Validity};
use idcard::CardReading;
use std::fmt::Write;

/// One picture's outcome.
pub struct Outcome {
    pub series: Series,
    pub seed: u64,
    /// The right side was found.
    pub found: bool,
    /// Each field of the side, and whether it is right.
    pub fields: Vec<(Field, bool)>,
    /// Codes of the faults that were named.
    pub faults: Vec<&'static str>,
    /// Processor time, ms; steps of ten.
    pub spent: f64,
    /// What was read, for whoever looks for reasons.
    pub texts: String,
}

impl Outcome {
    pub fn judge(case: &Case, reading: &CardReading, spent: f64) -> Outcome {
        let card = reading.card.as_ref();
        let fields = Field::ALL.into_iter().filter(|field| field.side() == case.side);
        let read = card.map_or(&[][..], |card| &card.fields);
        let truth = fields.map(|field| (field, is_right(case, field, read))).collect();
        let texts = read.iter().map(|read| format!("{} ({:.2})", read.text, read.confidence)).collect::<Vec<_>>();
        Outcome {
            series: case.series,
            seed: case.seed,
            found: card.is_some_and(|card| card.side == case.side),
            fields: truth,
            faults: reading.faults.iter().map(|fault| fault.code()).collect(),
            spent,
            texts: texts.join(" | "),
        }
    }

    /// The series' fault is among those named; for cards that have to be read, none is.
    pub fn named(&self) -> bool {
        let asks = self.series.asks();
        if asks.is_empty() { self.faults.is_empty() } else { self.faults.iter().any(|code| asks.contains(code)) }
    }

    /// Whether anything is not as it should be.
    pub fn is_wrong(&self) -> bool {
        let readable = self.series.asks().is_empty();
        !self.named() || (readable && self.fields.iter().any(|(_, right)| !right))
    }
}

/// Fields are compared as the rules understand them, text as it stands.
fn is_right(case: &Case, field: Field, read: &[domain::idcard::FieldText]) -> bool {
    let person = &case.person;
    let day = |(year, month, day)| Day::new(year, month, day);
    if read.is_empty() {
        return false;
    }
    let (front, back) = (Front::of(read), Back::of(read));
    match field {
        Field::Name => front.name == person.name,
        Field::Sex => front.sex == Some(if person.female { Sex::Female } else { Sex::Male }),
        Field::Nation => front.nation.is_some() && front.nation == Nation::find(person.nation),
        Field::Birth => front.birth.is_some() && front.birth == day(person.birth),
        Field::Address => front.address == person.address,
        Field::Number => front.number.is_some_and(|number| number.as_str() == person.number),
        Field::Authority => back.authority == person.authority,
        Field::Validity => back.validity.is_some_and(|validity: Validity| {
            let until = match validity.until {
                Until::Day(until) => Some(until),
                Until::LongTerm => None,
            };
            Some(validity.from) == day(person.from) && until == person.until.and_then(day)
        }),
    }
}

/// The tables of docs/idcard.md.
pub fn text(outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "field       right of  share");
    for field in Field::ALL {
        let series = if field.side() == Side::Front { Series::Front } else { Series::Back };
        let of_field = |outcome: &&Outcome| outcome.series == series;
        let all: Vec<bool> = outcomes
            .iter()
            .filter(of_field)
            .filter_map(|outcome| outcome.fields.iter().find(|(known, _)| *known == field).map(|(_, right)| *right))
            .collect();
        let right = all.iter().filter(|right| **right).count();
        let _ = writeln!(out, "{:<10} {right:>6} {:>3}  {}", field.code(), all.len(), percent(right, all.len()));
    }
    let _ = writeln!(out, "\nseries      pictures  side told  number right  fault named  ms median  most");
    for series in Series::ALL {
        let of: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.series == series).collect();
        let count = |test: &dyn Fn(&Outcome) -> bool| of.iter().filter(|outcome| test(outcome)).count();
        let number = |outcome: &Outcome| outcome.fields.contains(&(Field::Number, true));
        let mut spent: Vec<f64> = of.iter().map(|outcome| outcome.spent).collect();
        spent.sort_by(f64::total_cmp);
        let _ = writeln!(
            out,
            "{:<11} {:>8}  {:>9}  {:>12}  {:>11}  {:>9.0}  {:>4.0}",
            series.name(),
            of.len(),
            count(&|outcome| outcome.found),
            count(&number),
            count(&Outcome::named),
            spent.get(spent.len() / 2).copied().unwrap_or(0.0),
            spent.last().copied().unwrap_or(0.0),
        );
    }
    out
}

/// Every picture with something wrong, a line each.
pub fn wrong(outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.is_wrong()) {
        let wrong: Vec<&str> =
            outcome.fields.iter().filter(|(_, right)| !right).map(|(field, _)| field.code()).collect();
        let _ = writeln!(
            out,
            "{} {}: not right {}; faults {}; read {}",
            outcome.series.name(),
            outcome.seed,
            wrong.join(","),
            outcome.faults.join(","),
            outcome.texts,
        );
    }
    out
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / whole.max(1) as f64)
}
