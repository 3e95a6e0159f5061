//! A challenge on its way to the browser and back.

use super::{Challenge, Timetable};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the browser shows, and what it sends back with the burst.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub challenge: Challenge,
    /// The challenge as the server sealed it: nobody else can make or change one.
    pub token: String,
    pub until: Timestamp,
    /// The server's clock when it was given.
    pub now: Timestamp,
}

impl Ticket {
    /// How long the challenge was open yet when it was given.
    pub fn left(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.until.0 - self.now.0).unwrap_or(0))
    }

    /// How long after that the last frame may be taken: later there is too little time for the photo and the word of it.
    pub fn left_to_film(&self) -> Duration {
        self.left().saturating_sub(Timetable::AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Seconds;

    fn left(seconds: i64) -> (Duration, Duration) {
        let now = Timestamp(1_800_000_000_000);
        let challenge = "left".parse().unwrap();
        let ticket = Ticket { challenge, token: String::new(), until: now + Seconds(seconds), now };
        (ticket.left(), ticket.left_to_film())
    }

    #[test]
    fn a_film_ends_early_enough_for_a_slow_shutter_and_the_word_of_it() {
        let (whole, film) = left(30);
        assert_eq!(whole, Duration::from_secs(30));
        // Four seconds of the shutter, two for digests and network.
        assert!(whole - film >= Duration::from_secs(6));
    }

    #[test]
    fn a_challenge_that_is_over_leaves_no_time() {
        assert_eq!(left(-1), (Duration::ZERO, Duration::ZERO));
        assert_eq!(left(3), (Duration::from_secs(3), Duration::ZERO));
    }
}
