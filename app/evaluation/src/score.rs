//! How often the engine was right: by reason, by group, and picture by picture.

use crate::case::Case;
use domain::policy::Effect;
use domain::reason::ReasonCode;
use domain::verdict::Limit;
use std::collections::BTreeMap;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub count: usize,
    pub of: usize,
}

impl Share {
    fn add(&mut self, counts: bool) {
        self.of += 1;
        self.count += usize::from(counts);
    }

    /// `None` of nothing.
    pub fn rate(self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }
}

/// One reason over all pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Pictures that have to be given it.
    pub cases: usize,
    /// Those that were; among them those only as a hint.
    pub found: usize,
    pub hinted: usize,
    /// Pictures that were given it and must not be; among them those only as a hint.
    pub falsely: usize,
    pub falsely_hinted: usize,
}

impl Row {
    /// `None` without cases.
    pub fn recall(self) -> Option<f64> {
        Share { count: self.found, of: self.cases }.rate()
    }

    /// Among the pictures where a label decides; `None` where it was never given to one.
    pub fn precision(self) -> Option<f64> {
        Share { count: self.found, of: self.found + self.falsely }.rate()
    }
}

/// The faults that keep a good portrait from being judged at all come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faces {
    /// Pictures with a face that was not found.
    pub no_face: Share,
    /// Pictures of one person that were refused for several.
    pub multi_face: Share,
    /// Pictures labelled as good that were refused.
    pub refused: Share,
}

/// The pictures that share a label such as `skin:dark`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub faces: Faces,
    /// Requirements met.
    pub met: Share,
    /// Pictures with a false reason that blocks.
    pub falsely: Share,
}

/// What a measure was and what it had to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub name: String,
    /// `None` when it was not taken.
    pub measure: Option<f64>,
    pub limit: Limit,
    pub effect: Effect,
}

/// One thing that was wrong about one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    pub file: String,
    /// More than one where alternatives were missed.
    pub codes: Vec<ReasonCode>,
    pub missed: bool,
    /// Of a false reason: it blocks. Of a missed one: false.
    pub blocks: bool,
    pub evidence: Vec<Evidence>,
}

/// Everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub pictures: usize,
    pub faces: Faces,
    pub rows: BTreeMap<ReasonCode, Row>,
    pub groups: BTreeMap<String, Group>,
    pub wrong: Vec<Wrong>,
}

/// Compares what was said with what should have been.
pub fn score(cases: &[Case]) -> Report {
    let mut report = Report { pictures: cases.len(), ..Report::default() };
    for case in cases {
        let mut own = Group::default();
        own.faces.count(case);
        report.faces.count(case);
        for asked in &case.label.must {
            let met = require(case, asked, &mut report);
            own.met.add(met);
        }
        let falsely = forbid(case, &mut report);
        own.falsely.add(falsely);
        for group in &case.label.groups {
            report.groups.entry(group.clone()).or_default().join(&own);
        }
    }
    report
}

/// Counts one requirement: for the alternative that was given, or, where none was, against the first.
fn require(case: &Case, asked: &[ReasonCode], report: &mut Report) -> bool {
    let given = asked.iter().find_map(|code| case.given(*code).map(|(_, blocks)| (*code, blocks)));
    let Some(code) = given.map(|(code, _)| code).or(asked.first().copied()) else { return true };
    let row = report.rows.entry(code).or_default();
    row.cases += 1;
    if let Some((_, blocks)) = given {
        row.found += 1;
        row.hinted += usize::from(!blocks);
        return true;
    }
    let rules = asked.iter().flat_map(|code| case.rules(*code));
    let evidence = rules.map(|rule| Evidence {
        name: rule.measure.clone(),
        measure: case.measures.get(&rule.measure).copied(),
        limit: rule.limit,
        effect: rule.effect,
    });
    let file = case.label.file.clone();
    let wrong = Wrong { file, codes: asked.to_vec(), missed: true, blocks: false, evidence: evidence.collect() };
    report.wrong.push(wrong);
    false
}

/// Counts the reasons that must not have been given; true when one of them blocks.
fn forbid(case: &Case, report: &mut Report) -> bool {
    let mut refused = false;
    for (reason, blocks) in case.all_given().filter(|(reason, blocks)| case.label.forbids(reason.code, *blocks)) {
        let row = report.rows.entry(reason.code).or_default();
        row.falsely += 1;
        row.falsely_hinted += usize::from(!blocks);
        refused |= blocks;
        let effect = if blocks { Effect::Block } else { Effect::Warn };
        let evidence =
            Evidence { name: reason.name.clone(), measure: Some(reason.measure), limit: reason.limit, effect };
        let file = case.label.file.clone();
        report.wrong.push(Wrong { file, codes: vec![reason.code], missed: false, blocks, evidence: vec![evidence] });
    }
    refused
}

impl Faces {
    fn count(&mut self, case: &Case) {
        let given = |code| case.given(code).is_some_and(|(_, blocks)| blocks);
        if !case.label.allows(ReasonCode::NoFace) {
            self.no_face.add(given(ReasonCode::NoFace));
            if !case.label.allows(ReasonCode::MultiFace) {
                self.multi_face.add(given(ReasonCode::MultiFace));
            }
        }
        if case.label.is_good() {
            self.refused.add(!case.verdict.passed());
        }
    }
}

impl Group {
    fn join(&mut self, other: &Group) {
        let sum = |a: &mut Share, b: Share| *a = Share { count: a.count + b.count, of: a.of + b.of };
        sum(&mut self.faces.no_face, other.faces.no_face);
        sum(&mut self.faces.multi_face, other.faces.multi_face);
        sum(&mut self.faces.refused, other.faces.refused);
        sum(&mut self.met, other.met);
        sum(&mut self.falsely, other.falsely);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::parse;
    use domain::policy::Policy;
    use domain::verdict::Measures;

    /// A picture with that label line and those measures, judged by the degree policy.
    fn case(line: &str, measures: &[(&str, f64)]) -> Case {
        let policy = Policy::find("degree").unwrap();
        let mut taken = Measures::from([("FaceCount".to_string(), 1.0), ("SingleFacePresent".to_string(), 100.0)]);
        taken.extend(measures.iter().map(|(name, value)| ((*name).to_string(), *value)));
        let label = parse(line).unwrap().remove(0);
        Case { label, verdict: policy.judge(&taken), measures: taken, policy }
    }

    #[test]
    fn a_requirement_counts_for_the_alternative_that_was_given() {
        let report = score(&[case("a\tMOUTH_OPEN|TEETH", &[("TeethVisible", 0.1)])]);
        assert_eq!(report.rows[&ReasonCode::Teeth], Row { cases: 1, found: 1, ..Row::default() });
        assert!(!report.rows.contains_key(&ReasonCode::MouthOpen) && report.wrong.is_empty());
    }

    #[test]
    fn a_missed_requirement_counts_against_the_first_and_shows_every_measure() {
        let report = score(&[case("a\tMOUTH_OPEN|TEETH", &[("TeethVisible", 0.01)])]);
        assert_eq!(report.rows[&ReasonCode::MouthOpen].recall(), Some(0.0));
        let wrong = &report.wrong[0];
        assert_eq!(wrong.codes, [ReasonCode::MouthOpen, ReasonCode::Teeth]);
        let seen: Vec<_> = wrong.evidence.iter().map(|e| (e.name.as_str(), e.measure)).collect();
        assert!(seen.contains(&("MouthOpening", None)) && seen.contains(&("TeethVisible", Some(0.01))));
    }

    #[test]
    fn what_the_label_leaves_open_counts_neither_way() {
        let report = score(&[case("a\tTEETH\tBLUR", &[("TeethVisible", 0.1), ("HeadPoseYaw", 40.0)])]);
        assert!(!report.rows.contains_key(&ReasonCode::HeadTurn));
        assert_eq!(report.rows[&ReasonCode::Teeth].precision(), Some(1.0));
    }

    #[test]
    fn a_false_reason_lowers_precision_and_refuses_a_good_portrait() {
        let good = case("a\t-\t*\tskin:dark", &[("HeadPoseYaw", 40.0)]);
        let turned = case("b\tHEAD_TURN", &[("HeadPoseYaw", 40.0)]);
        let report = score(&[good, turned]);
        assert_eq!(report.rows[&ReasonCode::HeadTurn].precision(), Some(0.5));
        assert_eq!(report.faces.refused, Share { count: 1, of: 1 });
        assert_eq!(report.groups["skin:dark"].falsely, Share { count: 1, of: 1 });
    }

    #[test]
    fn a_face_that_is_there_and_not_found_is_counted_whatever_the_label_forbids() {
        let blind = case("a\tTEETH", &[("FaceCount", 0.0)]);
        let nobody = case("b\tNO_FACE", &[("FaceCount", 0.0)]);
        let report = score(&[blind, nobody]);
        assert_eq!(report.faces.no_face, Share { count: 1, of: 1 });
        assert_eq!(report.rows[&ReasonCode::NoFace].recall(), Some(1.0));
    }
}
