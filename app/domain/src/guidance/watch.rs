//! Which measures of a frame are watched, in which order, and which hint mends each.

use super::{Hint, place};
use crate::policy::{Effect, Policy, measure};
use crate::reason::ReasonCode;
use crate::verdict::{Limit, Measures};

/// One measure, its limit, and what mends it on either side.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    pub measure: &'static str,
    pub limit: Limit,
    /// How far inside the limit the measure has to come before a hint that is shown is taken back, in the measure's unit:
    /// about twice what it trembles by on a still person.
    pub slack: f64,
    pub below: Hint,
    pub above: Hint,
}

impl Watch {
    /// The hint that this frame asks for. One that is shown already stays until the measure lies inside by [`Watch::slack`].
    /// A measure that was not taken asks for nothing.
    pub fn hint(&self, measures: &Measures, shown: Option<Hint>) -> Option<Hint> {
        let value = *measures.get(self.measure)?;
        let inside = |hint: Hint| if shown == Some(hint) { self.slack } else { 0.0 };
        let (low, high) = match self.limit {
            Limit::AtLeast(low) => (Some(low), None),
            Limit::AtMost(high) => (None, Some(high)),
            Limit::Between(low, high) => (Some(low), Some(high)),
        };
        if low.is_some_and(|low| value < low + inside(self.below)) {
            Some(self.below)
        } else if high.is_some_and(|high| value > high - inside(self.above)) {
            Some(self.above)
        } else {
            None
        }
    }
}

/// A rule of the policy: its slack, and its hints below and above the limit.
type Mended = (ReasonCode, &'static str, f64, Hint, Hint);

/// Before the place in the frame: without one lit face, nothing else can be judged.
const FIRST: [Mended; 5] = [
    (ReasonCode::NoFace, measure::FACE_COUNT, 0.0, Hint::ShowFace, Hint::OnePersonOnly),
    (ReasonCode::MultiFace, measure::SINGLE_FACE_PRESENT, 3.0, Hint::OnePersonOnly, Hint::OnePersonOnly),
    (ReasonCode::Dark, measure::FACE_EXPOSURE, 0.03, Hint::TooDark, Hint::TooBright),
    (ReasonCode::Bright, measure::FACE_LUMINANCE, 0.03, Hint::TooDark, Hint::TooBright),
    (ReasonCode::Bright, measure::OVER_EXPOSED, 0.05, Hint::TooBright, Hint::TooBright),
];

/// After it: how the phone and the head are held, then the light, and last what a face does from one second to the next.
const LAST: [Mended; 6] = [
    (ReasonCode::HeadTilt, measure::ROLL, 1.5, Hint::Level, Hint::Level),
    (ReasonCode::HeadTurn, measure::YAW, 2.0, Hint::FaceTheLens, Hint::FaceTheLens),
    (ReasonCode::HeadTurn, measure::PITCH, 2.0, Hint::FaceTheLens, Hint::FaceTheLens),
    (ReasonCode::LightUneven, measure::LIGHT_BALANCE, 0.04, Hint::FaceTheLight, Hint::FaceTheLight),
    (ReasonCode::EyesClosed, measure::EYE_OPENING, 0.02, Hint::OpenEyes, Hint::OpenEyes),
    (ReasonCode::MouthOpen, measure::MOUTH_OPENING, 0.01, Hint::CloseLips, Hint::CloseLips),
];

/// The head may be a quarter smaller than the dashed one and a sixth larger: outside of that, shoulders or resolution run
/// short. It may be off by a fifth of the dashed width and a seventh of its height: the photo is cut out around the head
/// anyway, and a guide that is never content is switched off.
const PLACES: [(&str, Limit, f64, Hint, Hint); 3] = [
    (place::FILL, Limit::Between(0.75, 1.17), 0.05, Hint::Closer, Hint::Further),
    (place::RIGHT, Limit::Between(-0.2, 0.2), 0.06, Hint::Left, Hint::Right),
    (place::DOWN, Limit::Between(-0.14, 0.14), 0.04, Hint::Higher, Hint::Lower),
];

/// What is watched under a policy, the most important first: only what it refuses, by its own limits.
pub fn watches(policy: &Policy) -> Vec<Watch> {
    let of_policy = |(code, measure, slack, below, above): Mended| {
        let refused =
            |rule: &&crate::policy::Rule| rule.code == code && rule.measure == measure && rule.effect == Effect::Block;
        let rule = policy.rules.iter().find(refused)?;
        Some(Watch { measure, limit: rule.limit, slack, below, above })
    };
    let places = PLACES.map(|(measure, limit, slack, below, above)| Watch { measure, limit, slack, below, above });
    let first = FIRST.into_iter().filter_map(of_policy);
    first.chain(places).chain(LAST.into_iter().filter_map(of_policy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::FORETOLD;

    fn hint(values: &[(&str, f64)]) -> Option<Hint> {
        let measures = values.iter().map(|(name, value)| ((*name).into(), *value)).collect();
        watches(&Policy::find("degree").unwrap()).iter().find_map(|watch| watch.hint(&measures, None))
    }

    #[test]
    fn the_phone_moves_to_where_the_face_is() {
        assert_eq!(hint(&[(place::FILL, 0.5)]), Some(Hint::Closer));
        assert_eq!(hint(&[(place::FILL, 1.4)]), Some(Hint::Further));
        assert_eq!(hint(&[(place::RIGHT, 0.4)]), Some(Hint::Right));
        assert_eq!(hint(&[(place::RIGHT, -0.4)]), Some(Hint::Left));
        assert_eq!(hint(&[(place::DOWN, -0.3)]), Some(Hint::Higher));
        assert_eq!(hint(&[(place::DOWN, 0.3)]), Some(Hint::Lower));
        assert_eq!(hint(&[(place::FILL, 0.9), (place::RIGHT, 0.1), (place::DOWN, -0.1)]), None);
    }

    #[test]
    fn the_distance_comes_before_the_eyes_and_the_light_before_both() {
        let eyes = (measure::EYE_OPENING, 0.01);
        assert_eq!(hint(&[eyes]), Some(Hint::OpenEyes));
        assert_eq!(hint(&[eyes, (place::FILL, 0.5)]), Some(Hint::Closer));
        assert_eq!(hint(&[eyes, (place::FILL, 0.5), (measure::FACE_EXPOSURE, 0.1)]), Some(Hint::TooDark));
        assert_eq!(hint(&[(measure::FACE_COUNT, 0.0)]), Some(Hint::ShowFace));
    }

    #[test]
    fn what_a_policy_only_warns_of_gives_no_hint() {
        let open = Measures::from([(measure::MOUTH_OPENING.into(), 0.3)]);
        let said = |id: &str| watches(&Policy::find(id).unwrap()).iter().find_map(|watch| watch.hint(&open, None));
        assert_eq!(said("degree"), Some(Hint::CloseLips));
        assert_eq!(said("campus"), None, "a campus card may laugh");
    }

    #[test]
    fn a_hint_that_is_shown_stays_until_the_measure_lies_well_inside() {
        let policy = Policy::find("degree").unwrap();
        let watch = watches(&policy).into_iter().find(|watch| watch.measure == measure::ROLL).unwrap();
        let measures = Measures::from([(measure::ROLL.into(), 7.0)]);
        assert_eq!(watch.hint(&measures, None), None);
        assert_eq!(watch.hint(&measures, Some(Hint::Level)), Some(Hint::Level));
        assert_eq!(watch.hint(&measures, Some(Hint::Closer)), None);
    }

    #[test]
    fn a_frame_has_a_hint_where_and_only_where_the_server_has_a_foretold_reason() {
        let policy = Policy::find("degree").unwrap();
        for (code, measure, ..) in FIRST.iter().chain(&LAST) {
            assert!(FORETOLD.contains(code), "{}", code.code());
            let rule = policy.rules.iter().find(|rule| rule.code == *code && rule.measure == *measure).unwrap();
            for value in [-90.0, -10.0, 0.0, 0.01, 0.07, 0.2, 0.5, 0.95, 5.0, 50.0, 90.0] {
                let measures = Measures::from([((*measure).into(), value)]);
                let refused = rule.effect == Effect::Block && !rule.limit.allows(value);
                let watch = watches(&policy).into_iter().find(|watch| watch.measure == *measure);
                assert_eq!(watch.and_then(|watch| watch.hint(&measures, None)).is_some(), refused, "{measure} {value}");
            }
        }
        let covered = |code: &ReasonCode| FIRST.iter().chain(&LAST).any(|(known, ..)| known == code);
        assert!(FORETOLD.iter().all(covered));
    }
}
