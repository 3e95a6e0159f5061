//! The clock: the one place that asks the machine for the time.

use domain::time::{Seconds, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Stands still until a test moves it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn fixed(at: Timestamp) -> Self {
        Clock::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => system(),
            Clock::Fixed(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; the machine's goes by itself.
    pub fn advance(&self, length: Seconds) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(length.0 * 1000, Ordering::SeqCst);
        }
    }
}

/// The machine's time, for what needs a plain function. A clock before 1970 reads as 1970.
pub fn system() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "time has to enter somewhere, and this is where")]
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
