//! The server's clock in the browser: countdowns run from the moment that came with the data, not from the phone's clock.

use domain::time::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

/// The server's time, ticking. On the server and at hydration it stands at the moment the data was read.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    /// The server's time and the phone's at one moment.
    together: StoredValue<(Timestamp, f64)>,
}

impl Clock {
    /// Starts at `read_at`. Only differences of the phone's clock are used, so a wrong date does no harm; time between
    /// reading and showing makes a wait end late rather than early.
    pub fn starting(read_at: Timestamp) -> Self {
        let clock = Self { now: RwSignal::new(read_at), together: StoredValue::new((read_at, 0.0)) };
        Effect::new(move |_| {
            clock.set(clock.together.get_value().0);
            if let Ok(ticking) = set_interval_with_handle(move || clock.tick(), Duration::from_millis(500)) {
                on_cleanup(move || ticking.clear());
            }
        });
        clock
    }

    /// Goes by a newer reading. In the browser only.
    pub fn set(self, read_at: Timestamp) {
        self.together.set_value((read_at, js_sys::Date::now()));
        self.now.set(read_at);
    }

    fn tick(self) {
        if let Some((read_at, started)) = self.together.try_get_value() {
            let passed = (js_sys::Date::now() - started).max(0.0) as i64;
            self.now.try_set(Timestamp(read_at.0 + passed));
        }
    }

    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// Whole seconds until `until`, 0 when it has passed. Tracks.
    pub fn seconds_until(self, until: Timestamp) -> i64 {
        self.now.get().seconds_until(until)
    }
}
