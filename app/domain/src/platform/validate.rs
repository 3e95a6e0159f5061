//! Which profiles a session may have.

use super::Platform;
use crate::policy::Policy;
use crate::session::{Settings, SettingsFault};
use crate::spec::PhotoSpec;
use std::collections::BTreeSet;

/// More would be a page that nobody reads; every one is judged and stored for each attempt.
const MOST: usize = 12;
/// Proportions within a hundredth of each other: a photo of one size is one of the other, drawn larger or smaller.
const SAME_PROPORTIONS: f64 = 0.01;

impl Platform {
    /// The platforms of a session, each sound by itself and no two with the same id.
    pub fn validate_all(settings: &Settings) -> Result<(), SettingsFault> {
        let fault = |fault: String| Err(SettingsFault { field: "platforms".into(), fault });
        let platforms = &settings.platforms;
        if platforms.len() > MOST {
            return fault(format!("at most {MOST}"));
        }
        let ids: BTreeSet<&str> = platforms.iter().map(|platform| platform.id.as_str()).collect();
        if ids.len() != platforms.len() {
            return fault("give each an id of its own".into());
        }
        for platform in platforms {
            if let Err(what) = platform.check(settings) {
                return fault(format!("{}: {what}", platform.name));
            }
        }
        Ok(())
    }

    fn check(&self, settings: &Settings) -> Result<(), String> {
        if self.id.trim().is_empty() || self.name.trim().is_empty() {
            return Err("needs an id and a name".into());
        }
        let policy = Policy::find(&self.policy).ok_or("no such policy")?;
        if let Some(own) = &self.spec {
            let own = PhotoSpec::find(own).ok_or("no such photo specification")?;
            let session = PhotoSpec::find(&settings.spec).ok_or("the session has no photo specification")?;
            if !same_proportions(&own, &session) {
                return Err("its photo specification has other proportions than the session's photo".into());
            }
        }
        policy.check_effects(&self.effects)?;
        if self.liveness && settings.liveness.is_none() {
            return Err("asks for liveness where the session does not".into());
        }
        Ok(())
    }
}

fn same_proportions(one: &PhotoSpec, other: &PhotoSpec) -> bool {
    let proportion = |spec: &PhotoSpec| f64::from(spec.width) / f64::from(spec.height);
    (proportion(one) / proportion(other) - 1.0).abs() <= SAME_PROPORTIONS
}

#[cfg(test)]
mod tests {
    use super::super::tests::platform;
    use super::*;
    use crate::liveness;
    use crate::policy::Effect;
    use crate::reason::ReasonCode;

    fn check(platforms: Vec<Platform>) -> Result<(), String> {
        let settings = Settings { platforms, ..Settings::jiangsu() };
        settings.validate().map_err(|fault| {
            assert_eq!(fault.field, "platforms");
            fault.fault
        })
    }

    #[test]
    fn a_sound_profile_is_accepted() {
        let effects = [(ReasonCode::Teeth, Effect::Warn)].into();
        let visa = Platform { spec: Some("visa".into()), effects, identity: true, required: true, ..platform("visa") };
        assert_eq!(check(vec![platform("degree"), visa]), Ok(()));
    }

    #[test]
    fn what_a_profile_cannot_mean_is_refused() {
        let faulty = |change: fn(&mut Platform)| {
            let mut platform = platform("police");
            change(&mut platform);
            check(vec![platform]).unwrap_err()
        };
        assert!(faulty(|p| p.name = " ".into()).contains("a name"));
        assert!(faulty(|p| p.policy = "x".into()).contains("no such policy"));
        assert!(faulty(|p| p.spec = Some("x".into())).contains("no such photo specification"));
        assert!(faulty(|p| p.spec = Some("id-card".into())).contains("proportions"));
        assert!(faulty(|p| p.effects = [(ReasonCode::Mismatch, Effect::Block)].into()).contains("MISMATCH"));
        assert!(faulty(|p| p.effects = [(ReasonCode::NoFace, Effect::Off)].into()).contains("without a face"));
        assert!(faulty(|p| p.liveness = true).contains("liveness"));
        assert!(check(vec![platform("a"), platform("a")]).is_err());
        assert!(check((0..=MOST).map(|n| platform(&n.to_string())).collect()).is_err());
    }

    #[test]
    fn a_platform_may_ask_for_liveness_where_the_session_does() {
        let platforms = vec![Platform { liveness: true, ..platform("police") }];
        let liveness = Some(liveness::Settings::default());
        assert_eq!(Settings { platforms, liveness, ..Settings::jiangsu() }.validate(), Ok(()));
    }
}
