//! The camera's original: whether the server keeps it, what for, and how long.

use crate::calibration::KEPT;
use crate::consent::{Consent, Purpose, covers};
use crate::session::Settings;
use crate::time::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The student agreed that a person may look at it when a verdict is disputed.
    ForDisputes,
    /// Until the student goes on, and never longer than this.
    ForCalibration { until: Timestamp },
}

/// Why an original is kept, if it is. One from which no photo was made has nothing to calibrate.
pub fn keeping(settings: &Settings, consents: &[Consent], made: bool, now: Timestamp) -> Option<Keeping> {
    if covers(consents, Purpose::Original) {
        return Some(Keeping::ForDisputes);
    }
    (made && settings.calibration.is_some()).then_some(Keeping::ForCalibration { until: now + KEPT })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibration::CalibrationPolicy;
    use crate::consent::CLAUSES_VERSION;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn agreed() -> Vec<Consent> {
        vec![Consent { purpose: Purpose::Original, version: CLAUSES_VERSION, given_at: NOW, withdrawn_at: None }]
    }

    #[test]
    fn nothing_is_kept_without_a_reason() {
        assert_eq!(keeping(&Settings::jiangsu(), &[], true, NOW), None);
        let offering = Settings { calibration: Some(CalibrationPolicy::default()), ..Settings::jiangsu() };
        assert_eq!(keeping(&offering, &[], false, NOW), None);
    }

    #[test]
    fn a_calibration_needs_it_for_a_day_and_a_dispute_until_consent_is_withdrawn() {
        let offering = Settings { calibration: Some(CalibrationPolicy::default()), ..Settings::jiangsu() };
        let until = NOW + KEPT;
        assert_eq!(keeping(&offering, &[], true, NOW), Some(Keeping::ForCalibration { until }));
        assert_eq!(keeping(&offering, &agreed(), true, NOW), Some(Keeping::ForDisputes));
        assert_eq!(keeping(&Settings::jiangsu(), &agreed(), false, NOW), Some(Keeping::ForDisputes));
    }
}
