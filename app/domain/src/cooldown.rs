//! Cooldown and locks: every failure makes the student wait a little, repeated failures a lot.

use crate::attempt::{Failure, FailureKind};
use crate::lock::{Lock, LockCause, LockKind};
use crate::refusal::Refusal;
use crate::session::SettingsFault;
use crate::time::{Seconds, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CooldownPolicy {
    /// The wait after any failure.
    pub wait: Seconds,
    /// This many quality failures within `window` lock for a time.
    pub failures: u32,
    pub window: Seconds,
    /// The first, second, third … lock's length; the last one repeats.
    pub locks: Vec<Seconds>,
    /// A lock this long ago no longer makes the next one longer.
    pub memory: Seconds,
    /// This many liveness failures lock until a person unlocks.
    pub liveness_failures: u32,
}

impl Default for CooldownPolicy {
    /// The defaults of REQUIREMENTS 32.
    fn default() -> Self {
        Self {
            wait: Seconds(60),
            failures: 5,
            window: Seconds::hours(24),
            locks: vec![Seconds::minutes(30), Seconds::hours(2), Seconds::hours(24)],
            memory: Seconds::days(7),
            liveness_failures: 3,
        }
    }
}

impl CooldownPolicy {
    pub fn validate(&self) -> Result<(), SettingsFault> {
        let fault = |field: &str, fault: &str| Err(SettingsFault { field: field.into(), fault: fault.into() });
        if self.wait.0 < 0 || self.window.0 <= 0 || self.locks.iter().any(|lock| lock.0 <= 0) {
            return fault("cooldown", "times cannot be negative");
        }
        if self.locks.is_empty() || self.failures == 0 || self.liveness_failures == 0 {
            return fault("cooldown", "name at least one lock length and positive counts");
        }
        Ok(())
    }
}

/// Whether the shutter is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Free,
    Cooling { until: Timestamp },
    Locked(LockKind),
}

impl Standing {
    /// The refusal that a retake would meet now. `has_draft`: one may be submitted, which is the way on for the locked.
    pub fn check(self, has_draft: bool) -> Result<(), Refusal> {
        match self {
            Standing::Free => Ok(()),
            Standing::Cooling { until } => Err(Refusal::Cooling { until }),
            Standing::Locked(LockKind::Timed { until }) => Err(Refusal::TimedLock { until, has_draft }),
            Standing::Locked(LockKind::UntilUnlocked { cause }) => Err(Refusal::AdminLock { cause, has_draft }),
        }
    }
}

/// Where a student stands. `failures` and `locks` may come in any order.
pub fn standing(failures: &[Failure], locks: &[Lock], policy: &CooldownPolicy, now: Timestamp) -> Standing {
    if let Some(lock) = strongest(locks, now) {
        return Standing::Locked(lock);
    }
    // A lifted or expired lock has already been the wait for what came before it.
    let fresh = failures.iter().map(|failure| failure.at).filter(|at| Some(*at) > last_release(locks, now)).max();
    match fresh.map(|at| at + policy.wait) {
        Some(until) if now < until => Standing::Cooling { until },
        _ => Standing::Free,
    }
}

/// The lock that a failure at `now` brings; `failures` includes that failure.
pub fn lock_after(failures: &[Failure], locks: &[Lock], policy: &CooldownPolicy, now: Timestamp) -> Option<LockKind> {
    let released = last_release(locks, now);
    let count = |kind, since: Timestamp| {
        failures.iter().filter(|f| f.kind == kind && f.at > since && Some(f.at) > released).count()
    };
    if count(FailureKind::Liveness, Timestamp(i64::MIN)) >= policy.liveness_failures as usize {
        return Some(LockKind::UntilUnlocked { cause: LockCause::Liveness });
    }
    if count(FailureKind::Quality, now - policy.window) < policy.failures as usize {
        return None;
    }
    let earlier = locks
        .iter()
        .filter(|lock| matches!(lock.kind, LockKind::Timed { .. }) && lock.since > now - policy.memory)
        .count();
    let length = policy.locks.get(earlier).or(policy.locks.last())?;
    Some(LockKind::Timed { until: now + *length })
}

fn strongest(locks: &[Lock], now: Timestamp) -> Option<LockKind> {
    let holding = || locks.iter().filter(|lock| lock.holds(now)).map(|lock| lock.kind);
    holding().find(|kind| matches!(kind, LockKind::UntilUnlocked { .. })).or_else(|| {
        holding().max_by_key(|kind| match kind {
            LockKind::Timed { until } => *until,
            LockKind::UntilUnlocked { .. } => Timestamp(i64::MAX),
        })
    })
}

/// When the latest lock ended: failures before that have been paid for.
fn last_release(locks: &[Lock], now: Timestamp) -> Option<Timestamp> {
    locks
        .iter()
        .filter_map(|lock| match (&lock.lifted, lock.kind) {
            (Some(lift), _) => Some(lift.at),
            (None, LockKind::Timed { until }) if until <= now => Some(until),
            _ => None,
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{LockId, StaffId};
    use crate::lock::Lift;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn ago(seconds: i64, kind: FailureKind) -> Failure {
        Failure { at: NOW - Seconds(seconds), kind }
    }

    fn quality(seconds_ago: &[i64]) -> Vec<Failure> {
        seconds_ago.iter().map(|s| ago(*s, FailureKind::Quality)).collect()
    }

    fn lock(kind: LockKind, since: Timestamp) -> Lock {
        Lock { id: LockId(Default::default()), kind, since, lifted: None }
    }

    fn lifted(mut lock: Lock, at: Timestamp) -> Lock {
        lock.lifted = Some(Lift { at, by: StaffId(Default::default()), reason: "核实为本人".into() });
        lock
    }

    fn stand(failures: &[Failure], locks: &[Lock]) -> Standing {
        standing(failures, locks, &CooldownPolicy::default(), NOW)
    }

    fn after(failures: &[Failure], locks: &[Lock]) -> Option<LockKind> {
        lock_after(failures, locks, &CooldownPolicy::default(), NOW)
    }

    #[test]
    fn a_failure_makes_the_student_wait_a_minute() {
        assert_eq!(stand(&quality(&[42]), &[]), Standing::Cooling { until: NOW + Seconds(18) });
        assert_eq!(stand(&quality(&[60]), &[]), Standing::Free);
        assert_eq!(stand(&[], &[]), Standing::Free);
    }

    #[test]
    fn the_fifth_quality_failure_in_a_day_locks_for_half_an_hour() {
        assert_eq!(after(&quality(&[0, 70, 140, 210]), &[]), None);
        let five = quality(&[0, 70, 140, 210, 280]);
        assert_eq!(after(&five, &[]), Some(LockKind::Timed { until: NOW + Seconds::minutes(30) }));
        let spread = quality(&[0, 70, 140, 210, 86_401]);
        assert_eq!(after(&spread, &[]), None);
    }

    #[test]
    fn the_second_and_third_locks_are_longer_and_an_old_one_is_forgotten() {
        let five = quality(&[0, 70, 140, 210, 280]);
        let earlier = |hours_ago: i64| {
            let since = NOW - Seconds::hours(hours_ago);
            lock(LockKind::Timed { until: since + Seconds::minutes(30) }, since)
        };
        let until = |locks: &[Lock]| match after(&five, locks) {
            Some(LockKind::Timed { until }) => until,
            other => panic!("{other:?}"),
        };
        assert_eq!(until(&[earlier(3)]), NOW + Seconds::hours(2));
        assert_eq!(until(&[earlier(3), earlier(30)]), NOW + Seconds::hours(24));
        assert_eq!(until(&[earlier(3), earlier(30), earlier(60)]), NOW + Seconds::hours(24));
        assert_eq!(until(&[earlier(24 * 8)]), NOW + Seconds::minutes(30));
    }

    #[test]
    fn failures_before_a_lock_ended_are_paid_for() {
        let since = NOW - Seconds::hours(1);
        let expired = lock(LockKind::Timed { until: NOW - Seconds(100) }, since);
        let failures = quality(&[0, 4000, 4100, 4200, 4300, 4400]);
        assert_eq!(after(&failures, &[expired]), None);
    }

    #[test]
    fn the_third_liveness_failure_locks_until_a_person_unlocks() {
        let live = |s| ago(s, FailureKind::Liveness);
        assert_eq!(after(&[live(0), live(90_000)], &[]), None);
        let three = [live(0), live(90_000), live(900_000)];
        assert_eq!(after(&three, &[]), Some(LockKind::UntilUnlocked { cause: LockCause::Liveness }));
    }

    #[test]
    fn a_lock_holds_until_its_time_or_its_lift_and_the_retake_is_free_at_once() {
        let kind = LockKind::UntilUnlocked { cause: LockCause::Liveness };
        let held = lock(kind, NOW - Seconds::days(30));
        assert_eq!(stand(&[], std::slice::from_ref(&held)), Standing::Locked(kind));
        let failures = [ago(30, FailureKind::Liveness)];
        assert_eq!(stand(&failures, &[lifted(held, NOW - Seconds(5))]), Standing::Free);
    }

    #[test]
    fn a_lock_that_needs_a_person_is_told_before_one_that_needs_time() {
        let admin = LockKind::UntilUnlocked { cause: LockCause::Reshoot };
        let timed = LockKind::Timed { until: NOW + Seconds::hours(1) };
        assert_eq!(stand(&[], &[lock(timed, NOW), lock(admin, NOW)]), Standing::Locked(admin));
    }
}
