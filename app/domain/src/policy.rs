//! Which measures a session cares about, and where each limit lies.

use crate::reason::ReasonCode;
use crate::spec::PhotoSpec;
use crate::verdict::{Limit, Measures, Reason, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub mod measure;
mod presets;

/// What happens when a measure is on the wrong side of its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Block,
    Warn,
    Off,
}

impl Effect {
    pub const ALL: [Effect; 3] = [Effect::Block, Effect::Warn, Effect::Off];

    pub fn code(self) -> &'static str {
        match self {
            Effect::Block => "block",
            Effect::Warn => "warn",
            Effect::Off => "off",
        }
    }
}

/// One check of a policy: this reason is given when this measure leaves this limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub code: ReasonCode,
    pub measure: String,
    pub limit: Limit,
    pub effect: Effect,
}

/// A named set of checks. Several rules may share a code (yaw and pitch both give `HEAD_TURN`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    pub id: String,
    pub rules: Vec<Rule>,
}

impl Policy {
    /// Judges measures. A measure that was not taken (no face: no mouth) decides nothing; a reason appears once,
    /// with the measure that strays furthest from its limit.
    pub fn judge(&self, measures: &Measures) -> Verdict {
        Verdict { reasons: self.broken(Effect::Block, measures), hints: self.broken(Effect::Warn, measures) }
    }

    /// The same policy with other effects for some reasons. A reason that no rule gives is not added.
    pub fn with_effects(mut self, effects: &BTreeMap<ReasonCode, Effect>) -> Policy {
        for rule in &mut self.rules {
            rule.effect = effects.get(&rule.code).copied().unwrap_or(rule.effect);
        }
        self
    }

    /// A policy's id and the effects that a session gives some reasons instead, in one line: `degree BLUR=off`. This is how the
    /// browser's worker is told; to read anything richer would make its module larger by more than effects are worth.
    pub fn line(id: &str, effects: &BTreeMap<ReasonCode, Effect>) -> String {
        let other = effects.iter().map(|(code, effect)| format!(" {}={}", code.code(), effect.code()));
        std::iter::once(id.to_owned()).chain(other).collect()
    }

    /// The policy of a [`Policy::line`]; `None` for one that is not known here.
    pub fn of_line(line: &str) -> Option<Policy> {
        let mut words = line.split(' ');
        let policy = Policy::find(words.next()?)?;
        let effect = |word: &str| {
            let (code, effect) = word.split_once('=')?;
            let code = ReasonCode::ALL.iter().find(|known| known.code() == code)?;
            Some((*code, Effect::ALL.into_iter().find(|known| known.code() == effect)?))
        };
        Some(policy.with_effects(&words.map(effect).collect::<Option<_>>()?))
    }

    /// Whether these effects can mean anything here.
    ///
    /// # Errors
    /// What is wrong, for whoever sets them: a reason that no rule gives, or a photo that would pass without a face.
    pub fn check_effects(&self, effects: &BTreeMap<ReasonCode, Effect>) -> Result<(), String> {
        if let Some(code) = effects.keys().find(|code| !self.rules.iter().any(|rule| rule.code == **code)) {
            return Err(format!("the policy {} does not check {}", self.id, code.code()));
        }
        match effects.get(&ReasonCode::NoFace) {
            Some(Effect::Warn | Effect::Off) => Err("a photo without a face cannot pass".into()),
            _ => Ok(()),
        }
    }

    /// The same policy for one specification: where the head sits is limited by the spec, not by the policy, which only
    /// says what happens when it is missed.
    pub fn for_spec(&self, spec: &PhotoSpec) -> Policy {
        // The spec's numbers are short decimals; the detour keeps 0.025 from becoming 0.02500000037 on the way to f64.
        let exact = |value: f32| (f64::from(value) * 1e6).round() / 1e6;
        let both = |(low, high): (f32, f32)| Limit::Between(exact(low), exact(high));
        let mut policy = self.clone();
        for rule in &mut policy.rules {
            rule.limit = match (rule.code, rule.measure.as_str()) {
                (ReasonCode::HeadTop, measure::HEAD_TOP) => both(spec.head_top),
                (ReasonCode::EyeLine, measure::EYE_LINE) => both(spec.eye_line),
                (ReasonCode::HeadLarge, measure::FACE_WIDTH) => Limit::AtMost(exact(spec.face_width.1)),
                (ReasonCode::HeadSmall, measure::FACE_WIDTH) => Limit::AtLeast(exact(spec.face_width.0)),
                (ReasonCode::HeadLarge, measure::HEAD_LENGTH) => {
                    spec.head_length.map_or(rule.limit, |(_, long)| Limit::AtMost(exact(long)))
                }
                (ReasonCode::HeadSmall, measure::HEAD_LENGTH) => {
                    spec.head_length.map_or(rule.limit, |(short, _)| Limit::AtLeast(exact(short)))
                }
                (ReasonCode::Format, measure::FILE_SIZE) => {
                    Limit::Between(f64::from(spec.bytes.0), f64::from(spec.bytes.1))
                }
                (ReasonCode::OffCenter, measure::MIDLINE_OFFSET) => Limit::AtMost(exact(spec.centre_tolerance)),
                _ => rule.limit,
            };
            if spec.eye_line_wins && rule.measure == measure::HEAD_TOP && rule.effect == Effect::Block {
                rule.effect = Effect::Warn;
            }
        }
        policy
    }

    /// One reason per code of the rules with that effect.
    fn broken(&self, effect: Effect, measures: &Measures) -> Vec<Reason> {
        let mut worst: BTreeMap<ReasonCode, (f64, Reason)> = BTreeMap::new();
        for rule in self.rules.iter().filter(|rule| rule.effect == effect) {
            let Some(&measure) = measures.get(&rule.measure) else { continue };
            if rule.limit.allows(measure) {
                continue;
            }
            let stray = rule.limit.stray(measure);
            let reason = Reason { code: rule.code, name: rule.measure.clone(), measure, limit: rule.limit };
            match worst.get(&rule.code) {
                Some((known, _)) if *known >= stray => {}
                _ => {
                    worst.insert(rule.code, (stray, reason));
                }
            }
        }
        worst.into_values().map(|(_, reason)| reason).collect()
    }

    /// Every policy known.
    pub fn all() -> Vec<Policy> {
        vec![Policy::degree(), Policy::campus()]
    }

    /// The policy of that id.
    pub fn find(id: &str) -> Option<Policy> {
        Policy::all().into_iter().find(|policy| policy.id == id)
    }
}

impl Limit {
    /// How far a measure lies outside, as a share of the limit, so that degrees and pixels can be compared.
    fn stray(self, measure: f64) -> f64 {
        let (edge, distance) = match self {
            Limit::AtLeast(low) => (low, low - measure),
            Limit::AtMost(high) => (high, measure - high),
            Limit::Between(low, _) if measure < low => (low, low - measure),
            Limit::Between(_, high) => (high, measure - high),
        };
        distance / edge.abs().max(1e-6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        let rule = |code, measure: &str, limit, effect| Rule { code, measure: measure.into(), limit, effect };
        Policy {
            id: "test".into(),
            rules: vec![
                rule(ReasonCode::HeadTurn, "yaw", Limit::Between(-10.0, 10.0), Effect::Block),
                rule(ReasonCode::HeadTurn, "pitch", Limit::Between(-10.0, 10.0), Effect::Block),
                rule(ReasonCode::Blur, "sharpness", Limit::AtLeast(0.5), Effect::Warn),
                rule(ReasonCode::Dark, "mean", Limit::AtLeast(0.2), Effect::Off),
            ],
        }
    }

    fn judge(measures: &[(&str, f64)]) -> Verdict {
        policy().judge(&measures.iter().map(|(name, value)| ((*name).into(), *value)).collect())
    }

    #[test]
    fn a_policy_is_read_as_it_is_told() {
        let effects = BTreeMap::from([(ReasonCode::Blur, Effect::Off), (ReasonCode::HeadTilt, Effect::Warn)]);
        for (effects, line) in [(BTreeMap::new(), "degree"), (effects, "degree HEAD_TILT=warn BLUR=off")] {
            assert_eq!(Policy::line("degree", &effects), line);
            assert_eq!(Policy::of_line(line), Policy::find("degree").map(|policy| policy.with_effects(&effects)));
        }
        for unknown in ["", "strange", "degree BLUR", "degree BLUR=often", "degree SMELL=off"] {
            assert_eq!(Policy::of_line(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_reason_appears_once_with_its_worst_measure() {
        let verdict = judge(&[("yaw", 14.0), ("pitch", -25.0)]);
        assert_eq!(verdict.reasons.len(), 1);
        assert_eq!(verdict.reasons[0].name, "pitch");
    }

    #[test]
    fn a_warning_does_not_fail_the_photo_and_a_switched_off_rule_is_silent() {
        let verdict = judge(&[("sharpness", 0.1), ("mean", 0.0)]);
        assert!(verdict.passed());
        assert_eq!(verdict.hints.len(), 1);
    }

    #[test]
    fn what_was_not_measured_decides_nothing() {
        assert_eq!(judge(&[]), Verdict::default());
    }

    #[test]
    fn every_policy_is_found_by_its_id_and_names_each_rule_once() {
        for policy in Policy::all() {
            assert_eq!(Policy::find(&policy.id).as_ref(), Some(&policy));
            let names: std::collections::BTreeSet<_> =
                policy.rules.iter().map(|rule| (rule.code, rule.measure.as_str())).collect();
            assert_eq!(names.len(), policy.rules.len());
        }
    }

    #[test]
    fn where_the_head_sits_is_limited_by_the_spec() {
        let reasons = judged_for("exit-entry", &[(measure::HEAD_TOP, 60.0), (measure::FACE_WIDTH, 207.0)]).reasons;
        assert_eq!(reasons.len(), 1);
        assert_eq!((reasons[0].code, reasons[0].limit), (ReasonCode::HeadTop, Limit::Between(35.0, 59.0)));
    }

    fn judged_for(spec: &str, measures: &[(&str, f64)]) -> Verdict {
        let measures: Measures = measures.iter().map(|(name, value)| ((*name).into(), *value)).collect();
        Policy::find("degree").unwrap().for_spec(&PhotoSpec::find(spec).unwrap()).judge(&measures)
    }

    #[test]
    fn a_heads_length_is_limited_only_where_the_norm_says_how_long() {
        let short = [(measure::HEAD_LENGTH, 300.0), (measure::FACE_WIDTH, 200.0)];
        assert_eq!(judged_for("exit-entry", &short).reasons[0].code, ReasonCode::HeadSmall);
        assert_eq!(judged_for("exit-entry", &[(measure::HEAD_LENGTH, 391.0)]).reasons[0].code, ReasonCode::HeadLarge);
        assert!(judged_for("degree-blue", &short).passed());
    }

    #[test]
    fn where_the_eye_line_wins_the_margin_above_the_head_only_warns() {
        let verdict = judged_for("id-card", &[(measure::HEAD_TOP, 3.0), (measure::EYE_LINE, 230.0)]);
        assert!(verdict.passed());
        assert_eq!(verdict.hints[0].code, ReasonCode::HeadTop);
        assert_eq!(judged_for("id-card", &[(measure::EYE_LINE, 240.0)]).reasons[0].code, ReasonCode::EyeLine);
    }
}
