//! Verification platforms (认证平台): several readers of one photo, each with requirements of its own. The photo is measured
//! once; what a platform says of it is its profile over those measures, and where it asks who is on the photo, the
//! reviewer's word. Nothing here guesses: what nobody measured and nobody looked at is told as not yet confirmed.

mod profile;
mod state;
mod validate;

pub use profile::Sitting;
pub use state::{State, all_passed};

use crate::policy::Effect;
use crate::reason::ReasonCode;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A platform as a session names it: a requirement profile over the measures that were taken once. A stored format: add
/// fields with defaults, never change one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Platform {
    pub id: String,
    pub name: String,
    /// What the platform is for, shown under 【详情】.
    pub purpose: String,
    /// A [`crate::policy::Policy`] id.
    pub policy: String,
    /// A [`crate::spec::PhotoSpec`] id of the same proportions as the session's; `None` is the session's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// Reasons that block, warn or are switched off here, whatever the policy says of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub effects: BTreeMap<ReasonCode, Effect>,
    /// Fails a photo whose burst proved nobody alive, for `LIVENESS`.
    #[serde(default)]
    pub liveness: bool,
    /// Asks whether the photo shows the person of the record: for the reviewer to say, with `MISMATCH` or `ID_INFO`.
    #[serde(default)]
    pub identity: bool,
    /// A photo that fails here cannot be submitted.
    #[serde(default)]
    pub required: bool,
}

impl Platform {
    /// A policy under a name: no specification of its own, nothing overridden, nothing required.
    pub fn new(id: &str, name: &str, purpose: &str, policy: &str) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            purpose: purpose.into(),
            policy: policy.into(),
            spec: None,
            effects: BTreeMap::new(),
            liveness: false,
            identity: false,
            required: false,
        }
    }
}

/// What a platform's profile says of one attempt, with the platform as it was named then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlatformVerdict {
    pub platform: Platform,
    pub verdict: Verdict,
    pub judged_at: Timestamp,
}

/// Whether a photo may be submitted with what the platforms said of it. A platform that is not required only tells; one that
/// waits for the reviewer cannot fail before there is a review.
pub fn check_submit(said: &[PlatformVerdict]) -> Result<(), Refusal> {
    let failed = said.iter().filter(|said| said.platform.required && !said.verdict.passed());
    let platforms: Vec<String> = failed.map(|said| said.platform.name.clone()).collect();
    if platforms.is_empty() { Ok(()) } else { Err(Refusal::PlatformsFailed { platforms }) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::verdict::{Limit, Reason};

    pub(crate) fn platform(id: &str) -> Platform {
        Platform::new(id, id, "示范", "degree")
    }

    /// What a platform said: nothing against the photo, or one reason.
    pub(crate) fn said(platform: Platform, against: Option<ReasonCode>) -> PlatformVerdict {
        let reason = |code| Reason { code, name: "Measure".into(), measure: 0.0, limit: Limit::AtLeast(1.0) };
        let verdict = Verdict { reasons: against.map(reason).into_iter().collect(), hints: Vec::new() };
        PlatformVerdict { platform, verdict, judged_at: Timestamp(0) }
    }

    #[test]
    fn only_a_required_platform_holds_a_photo_back_and_it_is_named() {
        let required = Platform { required: true, ..platform("police") };
        let failed = |platform| said(platform, Some(ReasonCode::Blur));
        assert_eq!(check_submit(&[failed(platform("gate"))]), Ok(()));
        assert_eq!(check_submit(&[said(required.clone(), None), failed(platform("gate"))]), Ok(()));
        let refused = Refusal::PlatformsFailed { platforms: vec!["police".into()] };
        assert_eq!(check_submit(&[failed(required), failed(platform("gate"))]), Err(refused));
        assert_eq!(check_submit(&[]), Ok(()));
    }

    #[test]
    fn a_platform_stored_before_there_were_profiles_asks_for_its_policy_and_holds_nothing_back() {
        let stored = r#"{"id":"chsi","name":"学历图像平台","purpose":"用于注册。","policy":"degree"}"#;
        let read: Platform = serde_json::from_str(stored).unwrap();
        assert_eq!(read, Platform::new("chsi", "学历图像平台", "用于注册。", "degree"));
    }

    #[test]
    fn a_profile_survives_being_stored() {
        let profile = Platform {
            spec: Some("visa".into()),
            effects: BTreeMap::from([(ReasonCode::Blur, Effect::Block), (ReasonCode::Teeth, Effect::Off)]),
            liveness: true,
            identity: true,
            required: true,
            ..platform("police")
        };
        let stored = serde_json::to_string(&profile).unwrap();
        assert!(stored.contains(r#""effects":{"TEETH":"off","BLUR":"block"}"#), "{stored}");
        assert_eq!(serde_json::from_str::<Platform>(&stored).unwrap(), profile);
    }
}
