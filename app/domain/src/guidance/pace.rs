//! How often a phone can afford to look at a frame: as often as it likes, twice a second, or not at all.

use std::time::Duration;

/// So many frames are timed for each decision; their median, since the first ones compile and warm up, and one alone says
/// little.
const TIMED: usize = 10;
/// A frame that takes longer makes the preview stutter and the phone hot: eight a second at most, with nothing else done.
const HEAVY: Duration = Duration::from_millis(120);
/// At two frames a second, one that takes longer than this keeps a processor busy all the same.
const HOPELESS: Duration = Duration::from_millis(400);
/// Between two frames at full pace: thirty a second is what cameras show.
const EAGER: Duration = Duration::from_millis(33);
const SLOW: Duration = Duration::from_millis(500);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Eager,
    Slow,
    Off,
}

/// Steps down and never up: a phone that was too slow once gets hotter, not faster. It is timed all the while: one that is
/// fast at first may get hot later.
#[derive(Clone, Debug)]
pub struct Pace {
    level: Level,
    times: Vec<Duration>,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { level: Level::Eager, times: Vec::with_capacity(TIMED) }
    }
}

impl Pace {
    /// Takes in how long a frame took and says how long to rest before the next one; none when there shall be no more.
    pub fn took(&mut self, frame: Duration) -> Option<Duration> {
        self.times.push(frame);
        if self.times.len() == TIMED {
            self.decide();
            self.times.clear();
        }
        match self.level {
            Level::Eager => Some(EAGER.saturating_sub(frame)),
            Level::Slow => Some(SLOW.saturating_sub(frame)),
            Level::Off => None,
        }
    }

    fn decide(&mut self) {
        self.times.sort_unstable();
        let median = self.times[TIMED / 2];
        self.level = match self.level {
            Level::Eager if median > HEAVY => Level::Slow,
            Level::Slow if median > HOPELESS => Level::Off,
            level => level,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(pace: &mut Pace, frames: usize, millis: u64) -> Option<u64> {
        let rests: Vec<_> = (0..frames).map(|_| pace.took(Duration::from_millis(millis))).collect();
        rests.last().copied().flatten().map(|rest| rest.as_millis() as u64)
    }

    #[test]
    fn a_fast_phone_looks_at_thirty_frames_a_second() {
        assert_eq!(rest(&mut Pace::default(), 100, 20), Some(13));
    }

    #[test]
    fn the_first_frames_may_be_slow() {
        let mut pace = Pace::default();
        assert_eq!(rest(&mut pace, 4, 900), Some(0));
        assert_eq!(rest(&mut pace, 20, 25), Some(8));
    }

    #[test]
    fn a_slow_phone_looks_twice_a_second_and_goes_on_doing_so() {
        let mut pace = Pace::default();
        assert_eq!(rest(&mut pace, 9, 150), Some(0));
        assert_eq!(rest(&mut pace, 1, 150), Some(350));
        assert_eq!(rest(&mut pace, 50, 150), Some(350));
    }

    #[test]
    fn a_phone_that_gets_slow_later_steps_down_later() {
        let mut pace = Pace::default();
        assert_eq!(rest(&mut pace, 30, 20), Some(13));
        assert_eq!(rest(&mut pace, 9, 150), Some(0));
        assert_eq!(rest(&mut pace, 1, 150), Some(350));
        assert_eq!(rest(&mut pace, 30, 150), Some(350));
        assert_eq!(rest(&mut pace, 10, 600), None);
    }

    #[test]
    fn a_few_slow_frames_are_forgiven_again_and_again() {
        let mut pace = Pace::default();
        for _ in 0..20 {
            assert_eq!(rest(&mut pace, 4, 300), Some(0));
            assert_eq!(rest(&mut pace, 6, 20), Some(13));
        }
    }

    #[test]
    fn a_phone_that_was_slow_once_stays_slow() {
        let mut pace = Pace::default();
        assert_eq!(rest(&mut pace, 10, 150), Some(350));
        assert_eq!(rest(&mut pace, 100, 20), Some(480));
    }

    #[test]
    fn a_hopeless_phone_stops_looking() {
        assert_eq!(rest(&mut Pace::default(), 20, 600), None);
    }
}
