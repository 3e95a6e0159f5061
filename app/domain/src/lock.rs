//! Locks: a student may not retake a photo for a time, or until a college administrator allows it.

use crate::id::{LockId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Why, and for how long.
///
/// ```text
/// (free) ── failures ──▶ Timed ── its time passes ──▶ (free)
/// (free) ── liveness failures, or a reviewer finds a re-photograph ──▶ UntilUnlocked ── lift ──▶ (free)
/// Timed ── lift ──▶ (free)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    Timed { until: Timestamp },
    UntilUnlocked { cause: LockCause },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockCause {
    Liveness,
    /// A reviewer found a re-photographed picture.
    Reshoot,
    /// A reviewer found a retouched picture.
    Retouched,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    pub id: LockId,
    pub kind: LockKind,
    pub since: Timestamp,
    pub lifted: Option<Lift>,
}

/// Who ended a lock before its time, and the reason they gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    pub at: Timestamp,
    pub by: StaffId,
    pub reason: String,
}

/// Since when a student cannot go on before somebody has unlocked them.
pub fn waits_since(locks: &[Lock]) -> Option<Timestamp> {
    let waiting =
        locks.iter().filter(|lock| lock.lifted.is_none() && matches!(lock.kind, LockKind::UntilUnlocked { .. }));
    waiting.map(|lock| lock.since).min()
}

impl Lock {
    pub fn holds(&self, now: Timestamp) -> bool {
        self.lifted.is_none()
            && match self.kind {
                LockKind::Timed { until } => now < until,
                LockKind::UntilUnlocked { .. } => true,
            }
    }
}
