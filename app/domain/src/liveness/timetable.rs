//! The timetable of a burst: which prompt is shown when, and how many frames are taken under it.
//!
//! ```text
//!   lead (no frames)   rest        gesture     gesture     rest again   the photo
//!   ────────────────┼───────────┼───────────┼───────────┼────────────┼──▶
//! ```

use super::{Challenge, Gesture, Settings};
use std::time::Duration;

/// What the screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Facing the camera, eyes open, mouth closed.
    Rest,
    Gesture(Gesture),
    /// Facing the camera again: the photo follows.
    Photo,
}

impl Cue {
    /// For the page's style and its tests.
    pub fn code(self) -> &'static str {
        match self {
            Cue::Rest => "rest",
            Cue::Gesture(gesture) => gesture.code(),
            Cue::Photo => "photo",
        }
    }

    /// From reading the prompt to having done it, ms: a second to read, hear and begin, then the movement and its way back.
    fn millis(self) -> u64 {
        match self {
            Cue::Rest => 1_000,
            Cue::Gesture(Gesture::Blink) => 1_800,
            Cue::Gesture(Gesture::TurnLeft | Gesture::TurnRight) => 2_800,
            Cue::Gesture(Gesture::OpenMouth) => 2_000,
            Cue::Photo => 900,
        }
    }

    /// The judge looks for the person at rest on the first four frames; one more for a camera that is still settling.
    fn least_frames(self) -> usize {
        if self == Cue::Rest { 5 } else { 1 }
    }
}

/// Frames that are taken under one prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    pub cue: Cue,
    pub frames: usize,
}

/// The prompts in their order, and the time from frame to frame. A phone that takes frames more slowly shows each prompt
/// longer: prompts go by frames, so that none is gone before it was filmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    pub pace: Duration,
    pub scenes: Vec<Scene>,
}

impl Timetable {
    /// The first prompt stands this long before the first frame: somebody has to read it out.
    pub const LEAD: Duration = Duration::from_millis(1_500);
    /// Between the last frame and the end of the challenge: a phone's shutter may take four seconds, and the server has to be
    /// told of what it gave.
    pub const AFTER: Duration = Duration::from_millis(6_000);
    /// The quickest pace. More frames a second cost the phone and the server, and show nothing more.
    pub const QUICKEST: Duration = Duration::from_millis(100);

    /// The quickest pace at which everything fits into the frames that are read, in less time than the challenge is open.
    pub fn of(challenge: &Challenge, settings: &Settings) -> Timetable {
        let gestures = challenge.gestures().iter().map(|gesture| Cue::Gesture(*gesture));
        let cues: Vec<Cue> = [Cue::Rest].into_iter().chain(gestures).chain([Cue::Photo]).collect();
        let whole: u64 = cues.iter().map(|cue| cue.millis()).sum();
        let open = u64::try_from(settings.seconds).unwrap_or(0) * 1_000;
        let around = (Self::LEAD + Self::AFTER).as_millis() as u64;
        let room = open.saturating_sub(around).clamp(1_000, whole);
        let scenes = |pace: u64| -> Vec<Scene> {
            let frames = |cue: &Cue| ((cue.millis() * room / whole / pace) as usize).max(cue.least_frames());
            cues.iter().map(|cue| Scene { cue: *cue, frames: frames(cue) }).collect()
        };
        let fits = |pace: &u64| scenes(*pace).iter().map(|scene| scene.frames).sum::<usize>() <= settings.most_frames();
        // At a pace slower than the longest prompt every prompt has its least frames, which always fit.
        let pace = (Self::QUICKEST.as_millis() as u64..10_000).step_by(10).find(fits).unwrap_or(10_000);
        let mut scenes = scenes(pace);
        let missing = Settings::LEAST_FRAMES.saturating_sub(scenes.iter().map(|scene| scene.frames).sum());
        if let Some(last) = scenes.last_mut() {
            last.frames += missing;
        }
        Timetable { pace: Duration::from_millis(pace), scenes }
    }

    pub fn frames(&self) -> usize {
        self.scenes.iter().map(|scene| scene.frames).sum()
    }

    /// The prompt under which a frame is taken, counted from 0, and its place among the prompts; none after the last frame.
    pub fn cue(&self, frame: usize) -> Option<(usize, Cue)> {
        let mut before = 0;
        self.scenes.iter().enumerate().find_map(|(place, scene)| {
            before += scene.frames;
            (frame < before).then_some((place, scene.cue))
        })
    }

    /// How long a challenge has to be open yet, so that it is worth beginning.
    pub fn needs(&self) -> Duration {
        Self::LEAD + self.pace * self.frames() as u32 + Self::AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timetable(challenge: &str, settings: &Settings) -> Timetable {
        Timetable::of(&challenge.parse().unwrap(), settings)
    }

    #[test]
    fn prompts_come_in_the_order_of_the_challenge_between_two_moments_of_rest() {
        let timetable = timetable("blink,left", &Settings::default());
        let cues: Vec<&str> = timetable.scenes.iter().map(|scene| scene.cue.code()).collect();
        assert_eq!(cues, ["rest", "blink", "turn_left", "photo"]);
        assert_eq!(timetable.cue(0), Some((0, Cue::Rest)));
        assert_eq!(timetable.cue(timetable.frames() - 1), Some((3, Cue::Photo)));
        assert_eq!(timetable.cue(timetable.frames()), None);
    }

    #[test]
    fn whatever_is_drawn_fits_into_the_frames_and_the_time_of_the_default() {
        for count in 1..=3 {
            let settings = Settings { count, ..Settings::default() };
            for challenge in Challenge::possible(&settings) {
                let made = Timetable::of(&challenge, &settings);
                assert!((Settings::LEAST_FRAMES..=settings.frames).contains(&made.frames()), "{challenge}");
                // A third of the time is for asking, and for phones that are late.
                assert!(made.needs() * 3 < Duration::from_secs(settings.seconds as u64) * 2, "{challenge}");
                assert!(made.scenes[0].frames > 4, "{challenge}");
                // Lids that were asked to close stay closed for longer than that.
                assert!(made.pace <= Duration::from_millis(260), "{challenge}: {:?}", made.pace);
            }
        }
    }

    #[test]
    fn settings_with_little_time_or_few_frames_are_kept_to() {
        for (seconds, frames) in [(5, 40), (5, 12), (30, 12), (120, 20)] {
            let settings = Settings { seconds, frames, count: 3, ..Settings::default() };
            let made = timetable("left,blink,right", &settings);
            assert!(made.frames() <= frames && made.frames() >= Settings::LEAST_FRAMES, "{seconds} {frames}");
            assert!(made.scenes[0].frames >= 5);
        }
        // The frames at rest may take a tenth of a second more than their share.
        let hurried = timetable("left,right", &Settings { seconds: 12, ..Settings::default() });
        assert!(hurried.needs() < Duration::from_millis(12_200));
    }
}
