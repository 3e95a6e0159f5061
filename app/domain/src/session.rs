//! A capture session (场次): whom it is for, when it is open, and every rule that schools set differently.

use crate::calibration::CalibrationPolicy;
use crate::contact::Channel;
use crate::cooldown::CooldownPolicy;
use crate::draft::DraftPolicy;
use crate::id::{SchoolId, SessionId};
use crate::identity::IdentityPolicy;
use crate::liveness;
use crate::platform::Platform;
use crate::policy::{Effect, Policy};
use crate::reason::ReasonCode;
use crate::refusal::Refusal;
use crate::time::{Timestamp, Zone};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// Eight digits, as in “25103003”.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SessionCode(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a session code has eight digits")]
pub struct NotASessionCode;

impl FromStr for SessionCode {
    type Err = NotASessionCode;
    /// Spaces are forgiven: codes are printed as “2510 3003”.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let good = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
        good.then_some(Self(digits)).ok_or(NotASessionCode)
    }
}

impl TryFrom<String> for SessionCode {
    type Error = NotASessionCode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<SessionCode> for String {
    fn from(code: SessionCode) -> String {
        code.0
    }
}

impl fmt::Display for SessionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaptureSession {
    pub id: SessionId,
    pub school: SchoolId,
    pub code: SessionCode,
    pub title: String,
    /// The cohort, such as “2027 届毕业生”.
    pub audience: String,
    pub window: Window,
    pub settings: Settings,
    /// Attempts and reviews remember under which version they were judged.
    pub settings_version: u32,
}

/// When students may work. Both ends in absolute time; hours on the school's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub daily: Option<DailyHours>,
}

/// Minutes of the day, `from` inclusive, `to` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailyHours {
    pub from: u16,
    pub to: u16,
}

impl Window {
    pub fn check(&self, zone: Zone, now: Timestamp) -> Result<(), Refusal> {
        if now < self.opens_at {
            return Err(Refusal::NotYetOpen { opens_at: self.opens_at });
        }
        if now >= self.closes_at {
            return Err(Refusal::Closed { closed_at: self.closes_at });
        }
        match self.daily {
            Some(hours) if !(hours.from..hours.to).contains(&now.civil(zone).minute_of_day()) => {
                Err(Refusal::OutsideHours { hours })
            }
            _ => Ok(()),
        }
    }
}

/// Which camera a session accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameraRule {
    /// Held by somebody else: “此处只允许使用后置摄像头拍摄”.
    RearOnly,
    Any,
}

/// Every rule that differs between schools. A stored format: add fields with defaults, never change one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// A [`crate::spec::PhotoSpec`] id.
    pub spec: String,
    /// A [`crate::policy::Policy`] id.
    pub policy: String,
    /// Reasons that block, warn or are switched off in this session, whatever the policy says of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub effects: BTreeMap<ReasonCode, Effect>,
    pub camera: CameraRule,
    /// Offers “应急上传”.
    pub emergency_upload: bool,
    pub contact_channels: Vec<Channel>,
    /// “学校图采通知”, one paragraph a line.
    pub notice: String,
    pub instruction_video: bool,
    pub cooldown: CooldownPolicy,
    pub drafts: DraftPolicy,
    /// 图像校准; `None` where it is not offered, as in every session from before there was one.
    #[serde(default)]
    pub calibration: Option<CalibrationPolicy>,
    /// Asks for a live person before the shutter; `None` where it does not, as in every session from before that.
    #[serde(default)]
    pub liveness: Option<liveness::Settings>,
    /// Asks for a paper before the camera (采集资格); `None` where it does not, as in every session from before that.
    #[serde(default)]
    pub identity: Option<IdentityPolicy>,
    /// What students are told, and after which a review counts as overdue.
    pub review_hours: u16,
    pub platforms: Vec<Platform>,
    /// Who gets the approved portrait, as named in the consent.
    pub receiver: String,
    /// 【电话咨询】, with hours.
    pub hotline: String,
}

/// What is wrong with settings, by field name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("setting `{field}`: {fault}")]
pub struct SettingsFault {
    pub field: String,
    pub fault: String,
}

impl Settings {
    /// The [004] “江苏图采” preset: rear camera, video, cooldown and both locks, draft box; no payment.
    pub fn jiangsu() -> Self {
        Self {
            spec: "degree-blue".into(),
            policy: "degree".into(),
            effects: BTreeMap::new(),
            camera: CameraRule::RearOnly,
            emergency_upload: true,
            contact_channels: vec![Channel::Phone, Channel::Email],
            notice: String::new(),
            instruction_video: true,
            cooldown: CooldownPolicy::default(),
            drafts: DraftPolicy::default(),
            calibration: None,
            liveness: None,
            identity: None,
            review_hours: 48,
            platforms: Vec::new(),
            receiver: String::new(),
            hotline: String::new(),
        }
    }

    /// The rules that photos of this session are judged by; `None` when the policy is not known here any more.
    pub fn policy(&self) -> Option<Policy> {
        Some(Policy::find(&self.policy)?.with_effects(&self.effects))
    }

    /// The same as text ([`Policy::line`]), for the browser's worker.
    pub fn policy_line(&self) -> String {
        Policy::line(&self.policy, &self.effects)
    }

    /// Settings that would strand a student are refused before they are stored.
    pub fn validate(&self) -> Result<(), SettingsFault> {
        let fault = |field: &str, fault: &str| Err(SettingsFault { field: field.into(), fault: fault.into() });
        if crate::spec::PhotoSpec::find(&self.spec).is_none() {
            return fault("spec", "no such photo specification");
        }
        let Some(policy) = Policy::find(&self.policy) else {
            return fault("policy", "no such policy");
        };
        if let Err(what) = policy.check_effects(&self.effects) {
            return fault("effects", &what);
        }
        if self.contact_channels.is_empty() {
            return fault("contact_channels", "at least one channel is needed");
        }
        if self.drafts.capacity == 0 {
            return fault("drafts.capacity", "a box without room blocks the camera for ever");
        }
        if self.review_hours == 0 {
            return fault("review_hours", "promise at least one hour");
        }
        self.calibration.iter().try_for_each(CalibrationPolicy::validate)?;
        self.liveness.iter().try_for_each(liveness::Settings::validate)?;
        Platform::validate_all(self)?;
        self.identity.iter().try_for_each(IdentityPolicy::validate)?;
        self.cooldown.validate()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::measure;
    use crate::time::Seconds;

    #[test]
    fn a_code_is_read_with_or_without_its_space() {
        assert_eq!("2510 3003".parse::<SessionCode>().unwrap().to_string(), "25103003");
        assert!("2510300".parse::<SessionCode>().is_err());
        assert!("２５１０３００３".parse::<SessionCode>().is_err());
    }

    #[test]
    fn a_window_opens_and_closes_to_the_second() {
        let window = Window { opens_at: Timestamp(1000), closes_at: Timestamp(2000), daily: None };
        assert_eq!(window.check(Zone::BEIJING, Timestamp(999)), Err(Refusal::NotYetOpen { opens_at: Timestamp(1000) }));
        assert_eq!(window.check(Zone::BEIJING, Timestamp(1000)), Ok(()));
        assert_eq!(window.check(Zone::BEIJING, Timestamp(2000)), Err(Refusal::Closed { closed_at: Timestamp(2000) }));
    }

    #[test]
    fn daily_hours_are_read_on_the_schools_clock() {
        let hours = DailyHours { from: 8 * 60, to: 18 * 60 };
        let window = Window { opens_at: Timestamp(0), closes_at: Timestamp(i64::MAX), daily: Some(hours) };
        let midnight_in_beijing = Timestamp(0) + Seconds::hours(16);
        let check = |minutes| window.check(Zone::BEIJING, midnight_in_beijing + Seconds::minutes(minutes));
        assert_eq!(check(8 * 60 - 1), Err(Refusal::OutsideHours { hours }));
        assert_eq!(check(8 * 60), Ok(()));
        assert_eq!(check(18 * 60), Err(Refusal::OutsideHours { hours }));
    }

    #[test]
    fn settings_that_were_stored_before_there_were_calibrations_offer_none() {
        let mut stored = serde_json::to_value(Settings::jiangsu()).unwrap();
        stored.as_object_mut().unwrap().remove("calibration");
        assert_eq!(serde_json::from_value::<Settings>(stored).unwrap().calibration, None);
    }

    #[test]
    fn settings_that_were_stored_before_papers_were_asked_for_ask_for_none() {
        let mut stored = serde_json::to_value(Settings::jiangsu()).unwrap();
        stored.as_object_mut().unwrap().remove("identity");
        assert_eq!(serde_json::from_value::<Settings>(stored).unwrap().identity, None);
        let policy = IdentityPolicy { pictures: 0, ..IdentityPolicy::default() };
        let settings = Settings { identity: Some(policy), ..Settings::jiangsu() };
        assert_eq!(settings.validate().unwrap_err().field, "identity.pictures");
    }

    #[test]
    fn a_session_says_of_each_reason_whether_it_blocks_warns_or_is_off() {
        let tilted = crate::verdict::Measures::from([(measure::ROLL.into(), 12.0)]);
        let judge = |effect: Option<Effect>| {
            let effects = effect.map(|effect| (ReasonCode::HeadTilt, effect)).into_iter().collect();
            let settings = Settings { effects, ..Settings::jiangsu() };
            assert_eq!(settings.validate(), Ok(()));
            let verdict = settings.policy().unwrap().judge(&tilted);
            (verdict.reasons.len(), verdict.hints.len())
        };
        assert_eq!(judge(None), (1, 0));
        assert_eq!(judge(Some(Effect::Warn)), (0, 1));
        assert_eq!(judge(Some(Effect::Off)), (0, 0));
        let faceless = [(ReasonCode::NoFace, Effect::Off)].into();
        assert_eq!(Settings { effects: faceless, ..Settings::jiangsu() }.validate().unwrap_err().field, "effects");
    }

    #[test]
    fn the_preset_is_valid_and_a_session_without_room_for_drafts_is_not() {
        assert_eq!(Settings::jiangsu().validate(), Ok(()));
        let mut settings = Settings::jiangsu();
        settings.drafts.capacity = 0;
        assert_eq!(settings.validate().unwrap_err().field, "drafts.capacity");
    }
}
