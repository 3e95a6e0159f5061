//! The instruction video: watched to its end by each account; jumping ahead does not count.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How far the video was really watched. Stored, so that it goes on from there on another phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    pub millis: i64,
    /// When the browser last reported its position.
    pub reported_at: Option<Timestamp>,
    pub finished: bool,
}

/// Reports come about once a second; a phone that slept or a slow network may hold some back.
const LONGEST_GAP_MILLIS: i64 = 10_000;
/// Clocks and decoders differ by this much within one gap.
const SLACK_MILLIS: i64 = 1_500;

impl Watched {
    /// The progress after the browser reports playing at `position` (ms into the video of `length` ms).
    /// The position counts only as far as the time since the last report allows.
    pub fn report(self, position: i64, length: i64, now: Timestamp) -> Watched {
        let since = self.reported_at.map_or(0, |at| (now.0 - at.0).clamp(0, LONGEST_GAP_MILLIS));
        let earned = self.millis + since;
        // A jump ahead moves nothing: the viewer has to return to where they were. The slack forgives, but is never
        // earned, or a script could collect it report by report.
        let followed = position <= earned + SLACK_MILLIS;
        let millis = if followed { self.millis.max(position.min(earned).min(length)) } else { self.millis };
        let at_end = followed && position + SLACK_MILLIS / 3 >= length && millis + SLACK_MILLIS >= length;
        let finished = self.finished || at_end;
        Watched { millis, reported_at: Some(now), finished }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: i64 = 10_000;

    fn watch(positions: &[(i64, i64)]) -> Watched {
        positions
            .iter()
            .fold(Watched::default(), |watched, &(position, at)| watched.report(position, LENGTH, Timestamp(at)))
    }

    #[test]
    fn watching_second_by_second_reaches_the_end() {
        let reports: Vec<_> = (0..=10).map(|s| (s * 1000, 50_000 + s * 1000)).collect();
        assert!(watch(&reports).finished);
    }

    #[test]
    fn seeking_ahead_does_not_count() {
        let watched = watch(&[(0, 50_000), (9_900, 51_000), (10_000, 52_000)]);
        assert_eq!(watched.millis, 0);
        assert!(!watched.finished);
    }

    #[test]
    fn a_script_that_reports_faster_than_time_passes_gains_nothing_but_the_slack() {
        let reports: Vec<_> = (0..=10).map(|s| (s * 1000, 50_000)).collect();
        assert!(watch(&reports).millis < LENGTH);
    }

    #[test]
    fn watching_goes_on_where_another_phone_stopped() {
        let first = watch(&[(0, 50_000), (1000, 51_000)]);
        let later = first.report(1000, LENGTH, Timestamp(9_000_000)).report(2000, LENGTH, Timestamp(9_001_000));
        assert_eq!(later.millis, 2000);
    }
}
