//! What a session asks of its students, and how much of an answer is read.

use super::{Challenge, Gesture, Reason, Timetable};
use crate::session::SettingsFault;
use crate::time::Seconds;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A stored format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which gestures are drawn from, each once.
    pub gestures: Vec<Gesture>,
    /// How many a challenge has.
    pub count: usize,
    /// From showing the challenge to the last frame.
    pub seconds: i64,
    /// Frames read at most.
    pub frames: usize,
    /// Bytes of one frame at most.
    pub bytes: usize,
}

impl Default for Settings {
    /// Two of four gestures: ten challenges, answered within about four seconds; the rest is for reading and trying.
    fn default() -> Self {
        Self {
            gestures: Gesture::ALL.to_vec(),
            count: 2,
            seconds: 30,
            frames: Self::MOST_FRAMES,
            bytes: Self::MOST_BYTES,
        }
    }
}

impl Settings {
    /// Four seconds at ten frames a second: three gestures. A frame costs the server about ten milliseconds.
    pub const MOST_FRAMES: usize = 40;
    /// Fewer cannot show a face at rest, one gesture, and the face at rest again.
    pub const LEAST_FRAMES: usize = 12;
    /// A frame of 640×480 at JPEG quality 90 has about 90 kB.
    pub const MOST_BYTES: usize = 200_000;
    pub const LEAST_BYTES: usize = 20_000;
    /// Nobody reads a prompt, turns and is photographed in less; a challenge that is open longer can be answered with edited
    /// material.
    pub const SECONDS: (i64, i64) = (10, 120);

    pub fn time(&self) -> Seconds {
        Seconds(self.seconds)
    }

    /// Frames that are read at most, whatever was set.
    pub fn most_frames(&self) -> usize {
        self.frames.min(Self::MOST_FRAMES)
    }

    /// And bytes of each.
    pub fn most_bytes(&self) -> usize {
        self.bytes.min(Self::MOST_BYTES)
    }

    /// Whether so much is read at all: to be asked before it is in memory.
    pub fn check_amount(&self, frames: usize, bytes: u64) -> Result<(), Reason> {
        let most = self.most_frames() as u64 * self.most_bytes() as u64;
        if bytes > most {
            return Err(Reason::TooManyBytes { found: bytes, most });
        }
        if frames > self.most_frames() {
            return Err(Reason::TooManyFrames { found: frames, most: self.most_frames() });
        }
        if frames < Self::LEAST_FRAMES {
            return Err(Reason::TooFewFrames { found: frames, least: Self::LEAST_FRAMES });
        }
        Ok(())
    }

    pub fn validate(&self) -> Result<(), SettingsFault> {
        let fault = |field: &str, fault: String| Err(SettingsFault { field: format!("liveness.{field}"), fault });
        let mut distinct = self.gestures.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() != self.gestures.len() {
            return fault("gestures", "name each gesture once".into());
        }
        if !(1..=Challenge::MOST).contains(&self.count) {
            return fault("count", format!("between 1 and {}", Challenge::MOST));
        }
        if Challenge::possible(self).is_empty() {
            return fault("gestures", "no challenge with a turn can be drawn from these".into());
        }
        if !(Self::SECONDS.0..=Self::SECONDS.1).contains(&self.seconds) {
            return fault("seconds", format!("between {} and {}", Self::SECONDS.0, Self::SECONDS.1));
        }
        if !(Self::LEAST_FRAMES..=Self::MOST_FRAMES).contains(&self.frames) {
            return fault("frames", format!("between {} and {}", Self::LEAST_FRAMES, Self::MOST_FRAMES));
        }
        // The page does not begin a film that cannot end in time.
        let needs = Challenge::possible(self).iter().map(|challenge| Timetable::of(challenge, self).needs()).max();
        if needs.is_some_and(|needs| needs > Duration::from_secs(self.seconds.unsigned_abs())) {
            return fault("seconds", "too short for the prompts of every challenge, or too few frames".into());
        }
        if !(Self::LEAST_BYTES..=Self::MOST_BYTES).contains(&self.bytes) {
            return fault("bytes", format!("between {} and {}", Self::LEAST_BYTES, Self::MOST_BYTES));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faulty(change: impl FnOnce(&mut Settings)) -> String {
        let mut settings = Settings::default();
        change(&mut settings);
        settings.validate().unwrap_err().field
    }

    #[test]
    fn the_default_is_valid_and_what_is_not_said_is_the_default() {
        assert_eq!(Settings::default().validate(), Ok(()));
        assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), Settings::default());
        assert_eq!(serde_json::from_str::<Settings>(r#"{"count":3}"#).unwrap().count, 3);
    }

    #[test]
    fn a_challenge_that_a_flat_picture_could_answer_cannot_be_set() {
        assert_eq!(faulty(|s| s.gestures = vec![Gesture::Blink, Gesture::OpenMouth]), "liveness.gestures");
        assert_eq!(faulty(|s| s.gestures = vec![Gesture::TurnLeft]), "liveness.gestures");
        assert_eq!(
            faulty(|s| s.gestures = vec![Gesture::TurnLeft, Gesture::Blink, Gesture::Blink]),
            "liveness.gestures"
        );
    }

    #[test]
    fn numbers_out_of_their_bounds_are_named() {
        assert_eq!(faulty(|s| s.count = 4), "liveness.count");
        assert_eq!(faulty(|s| s.seconds = 0), "liveness.seconds");
        assert_eq!(faulty(|s| s.frames = 41), "liveness.frames");
        assert_eq!(faulty(|s| s.bytes = 1 << 20), "liveness.bytes");
    }
}
