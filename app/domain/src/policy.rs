//! Which measures a session cares about, and where each limit lies.

use crate::reason::ReasonCode;
use crate::verdict::{Limit, Measures, Reason, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happens when a measure is on the wrong side of its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Block,
    Warn,
    Off,
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
    pub fn all() -> Vec<Policy> {
        ["degree", "campus"].into_iter().map(|id| Policy { id: id.into(), rules: Vec::new() }).collect()
    }

    pub fn find(id: &str) -> Option<Policy> {
        Self::all().into_iter().find(|policy| policy.id == id)
    }

    /// Judges measures. A measure that was not taken (no face: no mouth) decides nothing; a reason appears once,
    /// with the measure that strays furthest from its limit.
    pub fn judge(&self, measures: &Measures) -> Verdict {
        let mut verdict = Verdict::default();
        for (effect, into) in [(Effect::Block, &mut verdict.reasons), (Effect::Warn, &mut verdict.hints)] {
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
            into.extend(worst.into_values().map(|(_, reason)| reason));
        }
        verdict
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
}
