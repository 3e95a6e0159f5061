//! How long each stage of a file took.

use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

pub struct Stopwatch {
    start: Instant,
    last: Instant,
    stages: Map<String, Value>,
}

impl Stopwatch {
    pub fn start() -> Self {
        let now = Instant::now();
        Self { start: now, last: now, stages: Map::new() }
    }

    /// A stage has ended; one that comes twice has both its times.
    pub fn lap(&mut self, stage: &str) {
        let now = Instant::now();
        let before = self.stages.get(stage).and_then(Value::as_f64).unwrap_or(0.0);
        self.stages.insert(stage.into(), json!(tenths(milliseconds(now - self.last) + before)));
        self.last = now;
    }

    /// Milliseconds of each stage, and of all as `total`.
    pub fn stop(mut self) -> Map<String, Value> {
        self.stages.insert("total".into(), json!(tenths(milliseconds(self.start.elapsed()))));
        self.stages
    }
}

fn milliseconds(spent: Duration) -> f64 {
    spent.as_secs_f64() * 1e3
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
