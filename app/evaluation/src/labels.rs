//! `labels.tsv`: what has to be said of a picture, and what must not. docs/evaluation.md describes the format.

use domain::reason::ReasonCode;

/// What a person sees in one picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    pub file: String,
    /// Each has to be met by one of its alternatives.
    pub must: Vec<Vec<ReasonCode>>,
    pub must_not: Vec<ReasonCode>,
    /// Neither may anything block that `must` and `open` do not name.
    pub nothing_else: bool,
    /// May be said or not, beside `nothing_else`. Only the generated set uses it.
    pub open: Vec<ReasonCode>,
    /// Such as `skin:dark`.
    pub groups: Vec<String>,
}

impl Label {
    /// Whether the label asks for that code, if only as an alternative.
    pub fn asks(&self, code: ReasonCode) -> bool {
        self.must.iter().flatten().any(|asked| *asked == code)
    }

    /// Whether the label asks for the code or leaves it open.
    pub fn allows(&self, code: ReasonCode) -> bool {
        self.asks(code) || self.open.contains(&code)
    }

    /// Whether a reason would be false. What was named counts whether it blocks or warns, all the rest only if it blocks.
    pub fn forbids(&self, code: ReasonCode, blocks: bool) -> bool {
        self.must_not.contains(&code) || self.nothing_else && blocks && !self.allows(code)
    }

    /// Whether the picture is labelled as one that has to pass.
    pub fn is_good(&self) -> bool {
        self.nothing_else && self.must.is_empty() && self.open.is_empty()
    }
}

/// Reads a table.
///
/// # Errors
/// One sentence for every line that cannot be understood.
pub fn parse(text: &str) -> Result<Vec<Label>, Vec<String>> {
    let (mut labels, mut errors): (Vec<Label>, Vec<String>) = (vec![], vec![]);
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let heading = line.split('\t').next() == Some("file");
        if line.trim().is_empty() || line.starts_with('#') || heading {
            continue;
        }
        match label(line) {
            Ok(label) if labels.iter().any(|known| known.file == label.file) => {
                errors.push(format!("line {}: {} is labelled twice", number + 1, label.file));
            }
            Ok(label) => labels.push(label),
            Err(error) => errors.push(format!("line {}: {error}", number + 1)),
        }
    }
    if errors.is_empty() { Ok(labels) } else { Err(errors) }
}

fn label(line: &str) -> Result<Label, String> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    if fields.len() > 4 {
        return Err(format!("{} fields, there are four: file, must, must_not, groups", fields.len()));
    }
    let field = |k: usize| fields.get(k).copied().unwrap_or_default();
    let must = items(field(1)).map(|item| item.split('|').map(code).collect()).collect::<Result<Vec<Vec<_>>, _>>()?;
    let forbidden: Vec<&str> = items(field(2)).collect();
    let named = forbidden.iter().filter(|item| **item != "*").map(|item| code(item)).collect::<Result<Vec<_>, _>>()?;
    if let Some(both) = named.iter().find(|code| must.iter().flatten().any(|asked| asked == *code)) {
        return Err(format!("{} both must and must not be given", both.code()));
    }
    Ok(Label {
        file: field(0).into(),
        must,
        must_not: named,
        nothing_else: forbidden.contains(&"*"),
        open: vec![],
        groups: items(field(3)).map(String::from).collect(),
    })
}

/// The entries of a field; a dash is an empty one.
fn items(field: &str) -> impl Iterator<Item = &str> {
    field.split(',').map(str::trim).filter(|item| !item.is_empty() && *item != "-" && *item != "–")
}

fn code(text: &str) -> Result<ReasonCode, String> {
    let text = text.trim();
    ReasonCode::ALL.iter().copied().find(|code| code.code() == text).ok_or_else(|| format!("no reason code {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_alternatives_everything_else_and_groups() {
        let text = "file\tmust\tmust_not\tgroups\n# a comment\n\na.png\tTEETH|MOUTH_OPEN,HEAD_TILT\t*,NO_FACE\tskin:dark\nb.png\n";
        let labels = parse(text).unwrap();
        assert_eq!(labels[0].must, [vec![ReasonCode::Teeth, ReasonCode::MouthOpen], vec![ReasonCode::HeadTilt]]);
        assert_eq!((labels[0].must_not.as_slice(), labels[0].nothing_else), ([ReasonCode::NoFace].as_slice(), true));
        assert_eq!(labels[0].groups, ["skin:dark"]);
        assert_eq!(labels[1], Label { file: "b.png".into(), ..Label::default() });
    }

    #[test]
    fn every_wrong_line_is_told_with_its_number() {
        let errors = parse("a.png\tTEETHS\nb.png\tBLUR\tBLUR\nc.png\nc.png\nd\t-\t-\t-\t-").unwrap_err();
        let expected = [
            "line 1: no reason code \"TEETHS\"",
            "line 2: BLUR both must and must not be given",
            "line 4: c.png is labelled twice",
            "line 5: 5 fields, there are four: file, must, must_not, groups",
        ];
        assert_eq!(errors, expected);
    }

    #[test]
    fn a_star_forbids_what_blocks_and_is_not_asked_for() {
        let label = &parse("a.png\tTEETH\t*").unwrap()[0];
        assert!(label.forbids(ReasonCode::Blur, true) && !label.forbids(ReasonCode::Blur, false));
        assert!(!label.forbids(ReasonCode::Teeth, true));
        let named = &parse("a.png\t-\tBLUR").unwrap()[0];
        assert!(named.forbids(ReasonCode::Blur, false) && !named.forbids(ReasonCode::Dark, true));
    }
}
