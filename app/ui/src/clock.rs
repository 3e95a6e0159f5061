//! The server's clock in the browser: countdowns run from the moment that came with the data, not from the phone's clock.

use domain::time::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

/// The server's time, ticking. On the server and at hydration it stands at the moment the data was read.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<Timestamp>,
}

impl Clock {
    /// Starts at `read_at`. Only differences of the phone's clock are used, so a wrong date does no harm; time between
    /// reading and showing makes a wait end late rather than early.
    pub fn starting(read_at: Timestamp) -> Self {
        let now = RwSignal::new(read_at);
        Effect::new(move |_| {
            let started = js_sys::Date::now();
            let tick = move || {
                let passed = (js_sys::Date::now() - started).max(0.0) as i64;
                now.try_set(Timestamp(read_at.0 + passed));
            };
            if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_millis(500)) {
                on_cleanup(move || ticking.clear());
            }
        });
        Self { now }
    }

    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// Whole seconds until `until`, 0 when it has passed.
    pub fn seconds_until(self, until: Timestamp) -> i64 {
        self.now.get().seconds_until(until)
    }
}
