//! Points in time as the rules see them, and their civil reading at the school's clock.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};
use time::{OffsetDateTime, UtcOffset};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A length of time in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seconds(pub i64);

impl Seconds {
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60)
    }

    pub const fn hours(n: i64) -> Self {
        Self(n * 3600)
    }

    pub const fn days(n: i64) -> Self {
        Self(n * 86_400)
    }
}

impl Add<Seconds> for Timestamp {
    type Output = Timestamp;
    fn add(self, length: Seconds) -> Timestamp {
        Timestamp(self.0.saturating_add(length.0.saturating_mul(1000)))
    }
}

impl Sub<Seconds> for Timestamp {
    type Output = Timestamp;
    fn sub(self, length: Seconds) -> Timestamp {
        Timestamp(self.0.saturating_sub(length.0.saturating_mul(1000)))
    }
}

impl Timestamp {
    /// Whole seconds until `later`, rounded up so that a countdown ends at 0 and not one second early; 0 when past.
    pub fn seconds_until(self, later: Timestamp) -> i64 {
        let millis = later.0.saturating_sub(self.0).max(0);
        millis / 1000 + i64::from(millis % 1000 > 0)
    }

    /// The date and time on a clock `zone` east of Greenwich. A time outside years -9999..9999 reads as the epoch.
    pub fn civil(self, zone: Zone) -> Civil {
        let offset = UtcOffset::from_whole_seconds(i32::from(zone.0) * 60).unwrap_or(UtcOffset::UTC);
        let at = OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000))
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .to_offset(offset);
        Civil {
            year: at.year(),
            month: u8::from(at.month()),
            day: at.day(),
            hour: at.hour(),
            minute: at.minute(),
            second: at.second(),
        }
    }
}

/// Minutes east of Greenwich. China has one zone without summer time; a school elsewhere sets its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(pub i16);

impl Zone {
    pub const BEIJING: Zone = Zone(8 * 60);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

impl Civil {
    pub fn minute_of_day(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beijing_reads_eight_hours_ahead() {
        let civil = Timestamp(1_793_116_799_000).civil(Zone::BEIJING);
        assert_eq!((civil.year, civil.month, civil.day), (2026, 10, 27));
        assert_eq!((civil.hour, civil.minute, civil.second), (23, 59, 59));
    }

    #[test]
    fn a_countdown_never_ends_early() {
        assert_eq!(Timestamp(0).seconds_until(Timestamp(1)), 1);
        assert_eq!(Timestamp(0).seconds_until(Timestamp(60_000)), 60);
        assert_eq!(Timestamp(5).seconds_until(Timestamp(1)), 0);
    }
}
