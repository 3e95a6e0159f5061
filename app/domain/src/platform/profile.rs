//! A platform's profile over measures that were taken for the session's photo.

use super::Platform;
use crate::liveness;
use crate::policy::{Policy, measure};
use crate::reason::ReasonCode;
use crate::spec::PhotoSpec;
use crate::verdict::{Limit, Measures, Reason, Verdict};

/// Two colours whose channels lie no further apart are one colour to a reader of photos, steps of 255.
const SAME_COLOUR: f64 = 10.0;

/// What every platform judges: one photo with everything that was measured of it.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// As the photo was made, its background included.
    pub spec: &'a PhotoSpec,
    pub measures: &'a Measures,
    /// What became of the burst; `None` where none was asked for.
    pub liveness: Option<&'a liveness::Verdict>,
}

impl Platform {
    /// What this platform says of a photo; `None` when its policy or specification is not known here any more.
    pub fn judge(&self, sitting: Sitting<'_>) -> Option<Verdict> {
        let spec = self.spec_of(sitting.spec)?;
        let policy = Policy::find(&self.policy)?.with_effects(&self.effects).for_spec(&spec);
        let mut verdict = policy.judge(&as_at(&spec, sitting));
        let seen = [self.background(&spec, sitting.spec), self.living(sitting.liveness)];
        verdict.reasons.extend(seen.into_iter().flatten());
        verdict.reasons.sort_by_key(|reason| reason.code);
        Some(verdict)
    }

    pub(super) fn spec_of(&self, session: &PhotoSpec) -> Option<PhotoSpec> {
        self.spec.as_deref().map_or_else(|| Some(session.clone()), PhotoSpec::find)
    }

    /// Only where the platform names a specification: the session's own may be chosen freely among what it offers.
    fn background(&self, wanted: &PhotoSpec, made: &PhotoSpec) -> Option<Reason> {
        self.spec.as_ref()?;
        let apart = wanted.background.iter().zip(made.background).map(|(a, b)| a.abs_diff(b)).max()?;
        let limit = Limit::AtMost(SAME_COLOUR);
        let name = measure::BACKGROUND_DIFFERENCE.into();
        let reason = Reason { code: ReasonCode::BgColor, name, measure: f64::from(apart), limit };
        (!limit.allows(reason.measure)).then_some(reason)
    }

    /// Asked and not answered is as bad as answered wrongly: nobody alive was seen.
    fn living(&self, burst: Option<&liveness::Verdict>) -> Option<Reason> {
        let faults = burst.map_or(1, |verdict| verdict.reasons.len());
        (self.liveness && faults > 0).then(|| liveness::failure(faults))
    }
}

/// The measures as they are on a photo of another size and the same proportions. A file of that size was not made, so
/// nothing is known of its bytes.
fn as_at(spec: &PhotoSpec, sitting: Sitting<'_>) -> Measures {
    let mut measures = sitting.measures.clone();
    let made = sitting.spec;
    if (spec.width, spec.height) == (made.width, made.height) {
        return measures;
    }
    let scale = f64::from(spec.height) / f64::from(made.height);
    const LENGTHS: [&str; 5] =
        [measure::HEAD_TOP, measure::EYE_LINE, measure::FACE_WIDTH, measure::HEAD_LENGTH, measure::UPSCALING];
    for name in LENGTHS {
        if let Some(value) = measures.get_mut(name) {
            *value *= scale;
        }
    }
    measures.remove(measure::FILE_SIZE);
    measures
}

#[cfg(test)]
mod tests {
    use super::super::tests::platform;
    use super::*;
    use crate::policy::Effect;

    fn spec(id: &str) -> PhotoSpec {
        PhotoSpec::find(id).unwrap()
    }

    fn codes(platform: &Platform, made: &str, measures: &[(&str, f64)]) -> Vec<ReasonCode> {
        let measures = measures.iter().map(|(name, value)| ((*name).into(), *value)).collect();
        let sitting = Sitting { spec: &spec(made), measures: &measures, liveness: None };
        platform.judge(sitting).unwrap().reasons.iter().map(|reason| reason.code).collect()
    }

    #[test]
    fn one_photo_passes_one_platform_and_fails_another() {
        let tilted = [(measure::ROLL, 11.0), (measure::TEETH_VISIBLE, 0.05)];
        let gate = Platform { policy: "campus".into(), ..platform("gate") };
        assert_eq!(codes(&platform("degree"), "degree-blue", &tilted), [ReasonCode::HeadTilt, ReasonCode::Teeth]);
        assert!(codes(&gate, "degree-blue", &tilted).is_empty());
    }

    #[test]
    fn a_platform_is_stricter_or_milder_than_its_policy_by_reason() {
        let soft = [(measure::SHARPNESS, 0.01), (measure::TEETH_VISIBLE, 0.05)];
        let effects = [(ReasonCode::Teeth, Effect::Off), (ReasonCode::Blur, Effect::Block)].into();
        let strict = Platform { policy: "campus".into(), effects, ..platform("police") };
        assert_eq!(codes(&strict, "degree-blue", &soft), [ReasonCode::Blur]);
        let mild = Platform { effects: [(ReasonCode::Blur, Effect::Warn)].into(), ..platform("degree") };
        assert_eq!(codes(&mild, "degree-blue", &soft), [ReasonCode::Teeth]);
    }

    #[test]
    fn a_smaller_photo_is_judged_by_the_places_it_would_have() {
        // 354×472 is 0.7375 of 480×640: 118 px above the head become 87, beyond the visa form's 70.
        let visa = Platform { spec: Some("visa".into()), ..platform("visa") };
        let measures = [(measure::HEAD_TOP, 118.0), (measure::FILE_SIZE, 1.0)];
        assert_eq!(codes(&visa, "degree-white", &measures), [ReasonCode::HeadTop]);
        assert!(codes(&visa, "degree-white", &[(measure::HEAD_TOP, 60.0)]).is_empty());
        assert_eq!(codes(&platform("degree"), "degree-white", &[(measure::FILE_SIZE, 1.0)]), [ReasonCode::Format]);
    }

    #[test]
    fn a_platform_with_a_specification_asks_for_its_background() {
        let white = Platform { spec: Some("degree-white".into()), ..platform("white") };
        assert_eq!(codes(&white, "degree-blue", &[]), [ReasonCode::BgColor]);
        assert!(codes(&white, "degree-white", &[]).is_empty());
        assert!(codes(&platform("any"), "degree-blue", &[]).is_empty());
    }

    #[test]
    fn a_platform_that_asks_for_a_living_person_fails_a_burst_that_shows_none() {
        let asks = Platform { liveness: true, ..platform("police") };
        let dead = liveness::Verdict { reasons: vec![liveness::Reason::FlatPicture], flags: Vec::new() };
        let (spec, measures, alive) = (spec("degree-blue"), Measures::new(), liveness::Verdict::default());
        let said = |platform: &Platform, liveness| {
            platform.judge(Sitting { spec: &spec, measures: &measures, liveness }).unwrap().passed()
        };
        assert!(said(&asks, Some(&alive)) && !said(&asks, Some(&dead)) && !said(&asks, None));
        assert!(said(&platform("gate"), Some(&dead)) && said(&platform("gate"), None));
    }

    #[test]
    fn a_profile_that_is_not_known_any_more_says_nothing() {
        let sitting = Sitting { spec: &spec("degree-blue"), measures: &Measures::new(), liveness: None };
        assert_eq!(Platform { policy: "gone".into(), ..platform("old") }.judge(sitting), None);
        assert_eq!(Platform { spec: Some("gone".into()), ..platform("old") }.judge(sitting), None);
    }
}
