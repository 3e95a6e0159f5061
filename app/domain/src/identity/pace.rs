//! How often something that costs may be asked for.

use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

/// What was asked for since the window began. The window begins with the first request after the one before has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    pub count: u32,
    pub since: Timestamp,
}

impl Default for Pace {
    fn default() -> Self {
        Self { count: 0, since: Timestamp(i64::MIN) }
    }
}

impl Pace {
    /// One more now, or when the next one is free.
    pub fn take(self, most: u32, window: Seconds, now: Timestamp) -> Result<Pace, Timestamp> {
        let begun = self.count > 0 && now < self.since + window;
        match (begun, self.count < most) {
            (false, _) => Ok(Pace { count: 1, since: now }),
            (true, true) => Ok(Pace { count: self.count + 1, ..self }),
            (true, false) => Err(self.since + window),
        }
    }
}

impl Pace {
    /// One fewer: what was asked for was not given.
    pub fn give_back(self) -> Pace {
        Pace { count: self.count.saturating_sub(1), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);
    const HOUR: Seconds = Seconds::hours(1);

    #[test]
    fn so_many_are_free_and_the_next_waits_for_the_end_of_the_window() {
        let mut pace = Pace::default();
        for minute in 0..3 {
            pace = pace.take(3, HOUR, NOW + Seconds::minutes(minute)).unwrap();
        }
        assert_eq!(pace.take(3, HOUR, NOW + Seconds::minutes(59)), Err(NOW + HOUR));
        assert!(pace.give_back().take(3, HOUR, NOW + Seconds::minutes(59)).is_ok());
        assert_eq!(pace.take(3, HOUR, NOW + HOUR), Ok(Pace { count: 1, since: NOW + HOUR }));
    }
}
