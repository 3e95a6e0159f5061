//! How often somebody may be asked: one challenge at a time, and not many that nobody answers. Otherwise whoever has a film of
//! some gestures asks until these are asked for.

use crate::refusal::Refusal;
use crate::time::{Seconds, Timestamp};

/// Within each of these times, so many challenges may run out unanswered before the next one is given.
pub const LIMITS: [(Seconds, usize); 2] = [(Seconds::hours(1), 5), (Seconds::days(1), 10)];
/// Challenges that are older count no more, and need not be kept.
pub const REMEMBERED: Seconds = Seconds::days(1);

/// Whether another challenge may be drawn, when those given at `unanswered` have run out: in any order. Answered ones are
/// attempts, which waits and locks bound.
pub fn check(unanswered: &[Timestamp], now: Timestamp) -> Result<(), Refusal> {
    let mut given = unanswered.to_vec();
    given.sort_unstable();
    let again = LIMITS.into_iter().filter_map(|(within, most)| {
        // The one that has to grow old enough, so that fewer than `most` are left.
        let oldest = given.len().checked_sub(most).map(|at| given[at] + within)?;
        (oldest > now).then_some(oldest)
    });
    match again.max() {
        Some(again_at) => Err(Refusal::TooManyChallenges { again_at }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn ago(minutes: &[i64]) -> Vec<Timestamp> {
        minutes.iter().map(|minutes| NOW - Seconds::minutes(*minutes)).collect()
    }

    #[test]
    fn five_in_an_hour_may_run_out_and_the_next_waits_for_the_first_of_them() {
        assert_eq!(check(&ago(&[50, 40, 30, 20]), NOW), Ok(()));
        let again_at = NOW + Seconds::minutes(10);
        assert_eq!(check(&ago(&[10, 50, 40, 30, 20]), NOW), Err(Refusal::TooManyChallenges { again_at }));
        assert_eq!(check(&ago(&[60, 40, 30, 20, 10]), NOW), Ok(()));
    }

    #[test]
    fn ten_in_a_day_may_run_out() {
        let hourly: Vec<i64> = (1..=10).map(|k| 100 * k).collect();
        let again_at = NOW + Seconds::minutes(24 * 60 - 1000);
        assert_eq!(check(&ago(&hourly), NOW), Err(Refusal::TooManyChallenges { again_at }));
        assert_eq!(check(&ago(&hourly[..9]), NOW), Ok(()));
    }

    #[test]
    fn whoever_waits_as_long_as_was_said_is_asked_again() {
        let mut given = ago(&[3, 2, 2, 1, 0]);
        let Err(Refusal::TooManyChallenges { again_at }) = check(&given, NOW) else { panic!("six in an hour") };
        assert_eq!(check(&given, again_at), Ok(()));
        given.push(again_at);
        assert!(check(&given, again_at).is_err());
    }
}
