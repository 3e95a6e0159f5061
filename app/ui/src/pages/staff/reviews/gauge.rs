//! What a policy judged on a photo, ready to be drawn: each measure against its limit on a common scale.

use super::super::measures;
use crate::messages::measure;
use domain::attempt::Attempt;
use domain::policy::{Effect, Policy, Rule};
use domain::reason::ReasonCode;
use domain::spec::PhotoSpec;
use domain::verdict::Limit;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    Blocked,
    Warned,
    Met,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    pub code: ReasonCode,
    /// A key of the attempt's measures.
    pub name: String,
    pub value: f64,
    pub limit: Limit,
    pub finding: Finding,
}

/// Positions on the bar in percent: the stretch that is allowed, and the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marks {
    pub from: f64,
    pub to: f64,
    pub at: f64,
}

/// How much of the bar lies beyond the limits, as a share of the stretch between them.
const BEYOND: f64 = 0.35;

/// Every judged measure of an attempt: what was not met first, then in the order in which a reviewer reads.
pub fn gauges(attempt: &Attempt, spec: &str) -> Vec<Gauge> {
    let mut gauges: Vec<Gauge> = Vec::new();
    for rule in rules(attempt, spec) {
        let Some(&value) = attempt.measures.get(&rule.measure) else { continue };
        let finding = match rule.effect {
            _ if rule.limit.allows(value) => Finding::Met,
            Effect::Block => Finding::Blocked,
            Effect::Warn | Effect::Off => Finding::Warned,
        };
        match gauges.iter_mut().find(|gauge| gauge.name == rule.measure) {
            Some(known) => known.join(rule.code, rule.limit, finding),
            None => gauges.push(Gauge { code: rule.code, name: rule.measure, value, limit: rule.limit, finding }),
        }
    }
    gauges.sort_by_key(|gauge| (gauge.finding, measures::place(&gauge.name)));
    gauges
}

/// The rules under which this verdict was reached. An attempt keeps its verdict, not its policy's name: the policy is the
/// one that comes to the same verdict.
fn rules(attempt: &Attempt, spec: &str) -> Vec<Rule> {
    let spec = PhotoSpec::find(spec);
    let mut policies: Vec<Policy> = Policy::all()
        .into_iter()
        .map(|policy| spec.as_ref().map_or_else(|| policy.clone(), |spec| policy.for_spec(spec)))
        .collect();
    let same = policies.iter().position(|policy| policy.judge(&attempt.measures) == attempt.verdict).unwrap_or(0);
    if policies.is_empty() {
        return Vec::new();
    }
    policies.swap_remove(same).rules.into_iter().filter(|rule| rule.effect != Effect::Off).collect()
}

impl Gauge {
    /// Takes in another rule over the same measure, such as the upper bound beside the lower.
    fn join(&mut self, code: ReasonCode, limit: Limit, finding: Finding) {
        if finding < self.finding {
            (self.code, self.finding) = (code, finding);
        }
        self.limit = match (self.limit, limit) {
            (Limit::AtLeast(low), Limit::AtMost(high)) | (Limit::AtMost(high), Limit::AtLeast(low)) => {
                Limit::Between(low, high)
            }
            (known, _) => known,
        };
    }

    /// Both ends of the drawn scale.
    fn scale(&self) -> (f64, f64) {
        let (low, high) = match self.limit {
            Limit::Between(low, high) => (low, high),
            Limit::AtLeast(low) => (low, low + low.abs().max(0.01)),
            Limit::AtMost(high) => (if high > 0.0 { 0.0 } else { high - high.abs().max(0.01) }, high),
        };
        let beyond = (high - low) * BEYOND;
        let floor = if low >= 0.0 { (low - beyond).max(0.0) } else { low - beyond };
        (floor.min(self.value), (high + beyond).max(self.value))
    }

    pub fn marks(&self) -> Marks {
        let (start, end) = self.scale();
        let span = (end - start).max(f64::EPSILON);
        let place = |value: f64| ((value - start) / span * 100.0).clamp(0.0, 100.0);
        let (from, to) = match self.limit {
            Limit::AtLeast(low) => (place(low), 100.0),
            Limit::AtMost(high) => (0.0, place(high)),
            Limit::Between(low, high) => (place(low), place(high)),
        };
        Marks { from, to, at: place(self.value) }
    }
}

/// ≥ 0.60, ≤ 12°, 200–300: as brief as a limit beside its measure can be.
pub fn limit(measure: &str, limit: Limit) -> String {
    let told = |value: f64| measure::value(measure, value).replace(".0°", "°").replace(".0%", "%");
    let bare = |value: f64| told(value).trim_end_matches([' ', 'p', 'x', '°', '%']).to_owned();
    match limit {
        Limit::AtLeast(low) => format!("≥ {}", told(low)),
        Limit::AtMost(high) => format!("≤ {}", told(high)),
        Limit::Between(low, high) if low == -high => format!("±{}", told(high)),
        Limit::Between(low, high) => format!("{}–{}", bare(low), bare(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge(value: f64, limit: Limit) -> Gauge {
        Gauge { code: ReasonCode::Blur, name: "x".into(), value, limit, finding: Finding::Met }
    }

    #[test]
    fn an_allowed_measure_lies_in_the_allowed_stretch() {
        for (value, limit) in [
            (0.88, Limit::AtLeast(0.6)),
            (0.0, Limit::AtMost(0.04)),
            (251.0, Limit::Between(200.0, 300.0)),
            (-1.8, Limit::Between(-10.0, 10.0)),
            (95.0, Limit::AtLeast(20.0)),
        ] {
            let Marks { from, to, at } = gauge(value, limit).marks();
            assert!((from..=to).contains(&at), "{value} in {limit:?}: {at} in {from}..{to}");
        }
    }

    #[test]
    fn a_measure_beyond_its_limit_lies_outside_the_allowed_stretch_and_on_the_bar() {
        for (value, limit) in
            [(0.1, Limit::AtLeast(0.6)), (9.0, Limit::AtMost(0.04)), (-44.0, Limit::Between(-10.0, 10.0))]
        {
            let Marks { from, to, at } = gauge(value, limit).marks();
            assert!(!(from..=to).contains(&at) && (0.0..=100.0).contains(&at), "{value}: {at} in {from}..{to}");
        }
    }

    #[test]
    fn limits_are_told_briefly() {
        assert_eq!(limit("HeadPoseYaw", Limit::Between(-10.0, 10.0)), "±10°");
        assert_eq!(limit("Sharpness", Limit::AtLeast(0.6)), "≥ 0.60");
        assert_eq!(limit("EyeLine", Limit::Between(200.0, 300.0)), "200–300");
    }

    #[test]
    fn two_bounds_of_one_measure_are_one_gauge() {
        let mut face = gauge(190.0, Limit::AtLeast(180.0));
        face.join(ReasonCode::HeadLarge, Limit::AtMost(300.0), Finding::Met);
        assert_eq!(face.limit, Limit::Between(180.0, 300.0));
    }
}
