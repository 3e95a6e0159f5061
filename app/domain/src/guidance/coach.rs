//! Which hint is shown: the most important one, long enough to be read, and never for the length of a blink.
//!
//! ```text
//!            a frame asks for something else
//!   shown ───────────────────────────────────▶ shown, with a rival
//!     ▲   ◀─────────────────────────────────       │
//!     │      a frame asks for what is shown         │ the rival has lasted, and what is shown was long enough
//!     └────────────────────────────────────────────┘
//! ```

use super::Hint;
use super::watch::{Watch, watches};
use crate::policy::Policy;
use crate::verdict::Measures;
use std::time::Duration;

/// A hint has to be asked for this long before it is shown. A blink takes 100 to 250 ms.
pub const LASTS: Duration = Duration::from_millis(300);
/// Ready is shown after this long without anything to mend, and after no fewer than this many frames, however slow the
/// phone: a face that is passing through the frame is not ready.
pub const STEADY: Duration = Duration::from_millis(500);
pub const STEADY_FRAMES: u32 = 4;
/// A hint stays at least this long, so that it can be read and followed.
pub const READABLE: Duration = Duration::from_millis(1_000);

/// Follows the frames of one camera.
#[derive(Clone, Debug)]
pub struct Coach {
    watches: Vec<Watch>,
    shown: Option<Shown>,
    rival: Option<Rival>,
}

#[derive(Clone, Copy, Debug)]
struct Shown {
    hint: Hint,
    since: Duration,
}

/// What the latest frames ask for instead of what is shown. Frames that ask for different hints are one rival: all of them
/// say that what is shown is wrong. Only readiness has to be asked for by every one of them.
#[derive(Clone, Copy, Debug)]
struct Rival {
    hint: Hint,
    since: Duration,
    frames: u32,
}

impl Coach {
    pub fn new(policy: &Policy) -> Coach {
        Coach { watches: watches(policy), shown: None, rival: None }
    }

    /// Takes in a frame's measures and says what to show; none before the first frames have agreed on something. `at` is
    /// the frame's time since the camera was opened; one before the last counts as that one's.
    pub fn see(&mut self, measures: &Measures, at: Duration) -> Option<Hint> {
        let shown = self.shown.map(|shown| shown.hint);
        let asked = self.watches.iter().find_map(|watch| watch.hint(measures, shown)).unwrap_or(Hint::Ready);
        if shown == Some(asked) {
            self.rival = None;
            return shown;
        }
        let rival = match self.rival {
            Some(rival) if (rival.hint == Hint::Ready) == (asked == Hint::Ready) => {
                Rival { hint: asked, frames: rival.frames + 1, ..rival }
            }
            _ => Rival { hint: asked, since: at, frames: 1 },
        };
        self.rival = Some(rival);
        if self.gives_way(at) && rival.has_lasted(at) {
            self.shown = Some(Shown { hint: asked, since: at });
            self.rival = None;
        }
        self.shown.map(|shown| shown.hint)
    }

    /// Whether what is shown was shown long enough. Readiness is taken back at once: nobody has to read it.
    fn gives_way(&self, at: Duration) -> bool {
        self.shown.is_none_or(|shown| shown.hint == Hint::Ready || at.saturating_sub(shown.since) >= READABLE)
    }
}

impl Rival {
    fn has_lasted(&self, at: Duration) -> bool {
        let lasted = at.saturating_sub(self.since);
        match self.hint {
            Hint::Ready => lasted >= STEADY && self.frames >= STEADY_FRAMES,
            _ => lasted >= LASTS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::place;
    use crate::policy::measure;

    /// A camera of 20 frames a second.
    struct Camera {
        coach: Coach,
        at: Duration,
    }

    impl Camera {
        fn open() -> Camera {
            Camera { coach: Coach::new(&Policy::find("degree").unwrap()), at: Duration::ZERO }
        }

        /// What is shown after this many milliseconds of the same frame.
        fn sees(&mut self, millis: u64, values: &[(&str, f64)]) -> Option<Hint> {
            let measures: Measures = values.iter().map(|(name, value)| ((*name).into(), *value)).collect();
            let mut shown = None;
            for _ in 0..millis / 50 {
                shown = self.coach.see(&measures, self.at);
                self.at += Duration::from_millis(50);
            }
            shown
        }
    }

    const FAR: (&str, f64) = (place::FILL, 0.5);
    const TILTED: (&str, f64) = (measure::ROLL, 20.0);
    const SHUT: (&str, f64) = (measure::EYE_OPENING, 0.02);

    #[test]
    fn nothing_is_said_before_the_frames_agree() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(300, &[FAR]), None);
        assert_eq!(camera.sees(50, &[FAR]), Some(Hint::Closer));
    }

    #[test]
    fn a_good_frame_is_ready_after_half_a_second_and_not_before() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(500, &[]), None);
        assert_eq!(camera.sees(50, &[]), Some(Hint::Ready));
    }

    #[test]
    fn a_slow_phone_is_ready_after_four_frames_and_not_after_two() {
        let mut coach = Coach::new(&Policy::find("degree").unwrap());
        let said: Vec<_> = (0..5).map(|k| coach.see(&Measures::new(), Duration::from_millis(500 * k))).collect();
        assert_eq!(said, [None, None, None, Some(Hint::Ready), Some(Hint::Ready)]);
    }

    #[test]
    fn a_blink_takes_nothing_back_and_shut_eyes_do() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(600, &[]), Some(Hint::Ready));
        assert_eq!(camera.sees(250, &[SHUT]), Some(Hint::Ready));
        assert_eq!(camera.sees(100, &[]), Some(Hint::Ready));
        assert_eq!(camera.sees(350, &[SHUT]), Some(Hint::OpenEyes));
    }

    #[test]
    fn a_hint_is_shown_for_a_second_although_it_is_followed_sooner() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(400, &[FAR]), Some(Hint::Closer));
        assert_eq!(camera.sees(800, &[TILTED]), Some(Hint::Closer));
        assert_eq!(camera.sees(400, &[TILTED]), Some(Hint::Level));
    }

    #[test]
    fn a_measure_that_trembles_about_its_limit_does_not_flicker() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(400, &[(measure::ROLL, 9.0)]), Some(Hint::Level));
        for _ in 0..20 {
            assert_eq!(camera.sees(400, &[(measure::ROLL, 7.5)]), Some(Hint::Level));
            assert_eq!(camera.sees(100, &[(measure::ROLL, 8.5)]), Some(Hint::Level));
        }
        assert_eq!(camera.sees(1_000, &[(measure::ROLL, 6.0)]), Some(Hint::Ready));
        assert_eq!(camera.sees(1_000, &[(measure::ROLL, 7.5)]), Some(Hint::Ready));
    }

    #[test]
    fn frames_that_disagree_about_what_is_wrong_still_end_readiness() {
        let mut camera = Camera::open();
        assert_eq!(camera.sees(600, &[]), Some(Hint::Ready));
        for _ in 0..3 {
            camera.sees(50, &[FAR]);
            camera.sees(50, &[TILTED]);
        }
        assert_ne!(camera.sees(50, &[FAR]), Some(Hint::Ready));
    }

    #[test]
    fn a_face_that_is_ready_only_now_and_then_is_not_ready() {
        let mut camera = Camera::open();
        for _ in 0..10 {
            assert_eq!(camera.sees(250, &[]), None);
            assert_eq!(camera.sees(50, &[TILTED]), None);
        }
    }

    #[test]
    fn a_clock_that_runs_backwards_is_survived() {
        let mut coach = Coach::new(&Policy::find("degree").unwrap());
        for millis in [900, 100, 0, 5_000, 20] {
            coach.see(&Measures::new(), Duration::from_millis(millis));
        }
    }
}
