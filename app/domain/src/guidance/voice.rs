//! How often a hint is said, to a screen reader or aloud: a voice that talks all the time is switched off.

use super::Hint;
use std::time::Duration;

/// Between two announcements; a hint takes about this long to say.
pub const BREATH: Duration = Duration::from_millis(1_500);

#[derive(Clone, Copy, Debug, Default)]
pub struct Voice {
    said: Option<(Hint, Duration)>,
}

impl Voice {
    /// The hint, if it is to be said now: when it is another than the last one and there was time to breathe.
    pub fn say(&mut self, shown: Hint, at: Duration) -> Option<Hint> {
        if self.said.is_some_and(|(hint, since)| hint == shown || at.saturating_sub(since) < BREATH) {
            return None;
        }
        self.said = Some((shown, at));
        Some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_is_said_once_and_the_next_after_a_breath() {
        let (mut voice, at) = (Voice::default(), Duration::from_millis);
        assert_eq!(voice.say(Hint::Closer, at(0)), Some(Hint::Closer));
        assert_eq!(voice.say(Hint::Closer, at(4_000)), None);
        assert_eq!(voice.say(Hint::Ready, at(4_100)), Some(Hint::Ready));
        assert_eq!(voice.say(Hint::Closer, at(5_000)), None);
        assert_eq!(voice.say(Hint::Closer, at(5_600)), Some(Hint::Closer));
    }
}
