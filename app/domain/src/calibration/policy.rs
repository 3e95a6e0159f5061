//! What a session allows of 图像校准.

use crate::refusal::Refusal;
use crate::session::SettingsFault;
use crate::spec::PhotoSpec;
use serde::{Deserialize, Serialize};

/// A stored format within the session's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalibrationPolicy {
    /// How often one shot can be calibrated. A calibration costs no attempt, but a second of a core.
    pub most: u32,
    /// Backgrounds to choose from beside the specification's own.
    pub backgrounds: Vec<[u8; 3]>,
}

impl Default for CalibrationPolicy {
    /// Five are enough to centre, straighten and try again; the background is the specification's.
    fn default() -> Self {
        Self { most: 5, backgrounds: Vec::new() }
    }
}

impl CalibrationPolicy {
    /// The most that a session may allow: as much of a core as eight students take with one shot each.
    pub const MOST: u32 = 8;

    pub fn validate(&self) -> Result<(), SettingsFault> {
        if !(1..=Self::MOST).contains(&self.most) {
            let fault = format!("between 1 and {} a shot; leave the setting out to offer none", Self::MOST);
            return Err(SettingsFault { field: "calibration.most".into(), fault });
        }
        Ok(())
    }

    /// Every background that can be had, the specification's own first, each once.
    pub fn offered(&self, spec: &PhotoSpec) -> Vec<[u8; 3]> {
        let mut offered = vec![spec.background];
        for background in &self.backgrounds {
            if !offered.contains(background) {
                offered.push(*background);
            }
        }
        offered
    }

    pub fn check_background(&self, wanted: Option<[u8; 3]>, spec: &PhotoSpec) -> Result<(), Refusal> {
        match wanted {
            Some(background) if !self.offered(spec).contains(&background) => Err(Refusal::BackgroundNotOffered),
            _ => Ok(()),
        }
    }

    /// How often still, after so many.
    pub fn left(&self, calibrations: usize) -> Result<u32, Refusal> {
        let used = u32::try_from(calibrations).unwrap_or(u32::MAX);
        match self.most.saturating_sub(used) {
            0 => Err(Refusal::CalibrationsUsedUp { most: self.most }),
            left => Ok(left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: [u8; 3] = [255; 3];

    #[test]
    fn the_sixth_calibration_of_a_shot_is_refused() {
        let policy = CalibrationPolicy::default();
        assert_eq!((policy.left(0), policy.left(4)), (Ok(5), Ok(1)));
        assert_eq!(policy.left(5), Err(Refusal::CalibrationsUsedUp { most: 5 }));
        // A session may have lowered its number meanwhile.
        assert_eq!(policy.left(9), Err(Refusal::CalibrationsUsedUp { most: 5 }));
    }

    #[test]
    fn only_the_specifications_own_background_is_offered_unless_the_session_names_more() {
        let blue = PhotoSpec::find("degree-blue").unwrap();
        let own = CalibrationPolicy::default();
        assert_eq!(own.offered(&blue), [blue.background]);
        assert_eq!(own.check_background(Some(WHITE), &blue), Err(Refusal::BackgroundNotOffered));
        assert_eq!(own.check_background(Some(blue.background), &blue), Ok(()));
        let more = CalibrationPolicy { backgrounds: vec![WHITE, blue.background, WHITE], ..own };
        assert_eq!(more.offered(&blue), [blue.background, WHITE]);
        assert_eq!(more.check_background(Some(WHITE), &blue), Ok(()));
    }

    #[test]
    fn a_number_that_offers_nothing_or_the_whole_processor_is_no_setting() {
        let of = |most| CalibrationPolicy { most, ..CalibrationPolicy::default() }.validate();
        assert!(of(0).is_err() && of(CalibrationPolicy::MOST + 1).is_err());
        assert!(of(1).is_ok() && of(CalibrationPolicy::MOST).is_ok());
    }
}
