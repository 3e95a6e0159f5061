//! The guard at the door: wrong passwords are counted by login, and too many of them close it for a while.

use crate::{Result, Services};
use domain::refusal::Refusal;
use domain::time::{Seconds, Timestamp};
use store::sign_in_failures::{self as failures, Counter, Failures};

/// Wrong entries in a row before the door closes.
const TRIES: u32 = 5;
const BLOCK: Seconds = Seconds::minutes(5);
/// Wrong entries this long ago are forgotten.
pub const MEMORY: Seconds = Seconds::minutes(15);

/// Counts a try before its password is looked at, so that a thousand guesses at once are not a thousand first tries.
/// The right password forgets the count again.
pub async fn admit(services: &Services, realm: &str, login: &str) -> Result<Counter> {
    let tx = services.begin().await?;
    let counter = failures::counter(&tx, realm, login);
    let known = failures::hold(&tx, &counter).await?;
    let counted = count(known, tx.now())?;
    failures::save(&tx, &counter, counted).await?;
    tx.commit().await?;
    Ok(counter)
}

fn count(known: Failures, now: Timestamp) -> Result<Failures, Refusal> {
    if let Some(until) = known.blocked_until.filter(|until| now < *until) {
        return Err(Refusal::SignInBlocked { until });
    }
    let stale = known.blocked_until.is_some() || now >= known.last_at + MEMORY;
    let count = if stale { 1 } else { known.count + 1 };
    Ok(Failures { count, last_at: now, blocked_until: (count >= TRIES).then(|| now + BLOCK) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn try_again(known: Failures, now: Timestamp) -> Failures {
        count(known, now).unwrap()
    }

    #[test]
    fn the_fifth_wrong_entry_closes_the_door_for_five_minutes() {
        let mut known = Failures { last_at: NOW, ..Default::default() };
        for _ in 0..5 {
            known = try_again(known, NOW);
        }
        assert_eq!(count(known, NOW), Err(Refusal::SignInBlocked { until: NOW + Seconds::minutes(5) }));
        assert_eq!(try_again(known, NOW + Seconds::minutes(5)).count, 1);
    }

    #[test]
    fn old_entries_are_forgotten() {
        let known = Failures { count: 4, last_at: NOW, blocked_until: None };
        assert_eq!(try_again(known, NOW + Seconds::minutes(15)).count, 1);
        assert_eq!(try_again(known, NOW + Seconds::minutes(14)).count, 5);
    }
}
