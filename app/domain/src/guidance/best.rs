//! The best of the last frames: what the camera saw a moment before the shutter, in case that came with a blink.

use crate::policy::Policy;
use crate::reason::ReasonCode;
use crate::verdict::Measures;
use std::time::Duration;

/// Older frames are of another moment: the person has moved, and the photographer has seen something else.
pub const LATELY: Duration = Duration::from_millis(2_000);
/// Whole frames are large and take time to copy: so often one is looked at with a view to keeping it.
pub const EVERY: Duration = Duration::from_millis(300);

/// What is foretold of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The reasons that its measures would be refused for.
    pub flaws: Vec<ReasonCode>,
    /// On a clock that never goes back.
    pub at: Duration,
}

impl Seen {
    pub fn new(measures: &Measures, policy: &Policy, at: Duration) -> Seen {
        let flaws = policy.judge(measures).reasons.iter().map(|reason| reason.code).collect();
        Seen { flaws, at }
    }

    /// The flaws that another frame is without, where it has none of its own instead.
    fn mended_by(&self, other: &Seen) -> Vec<ReasonCode> {
        if other.flaws.iter().any(|flaw| !self.flaws.contains(flaw)) {
            return vec![];
        }
        self.flaws.iter().filter(|flaw| !other.flaws.contains(flaw)).copied().collect()
    }
}

/// One frame, the best of the last ones; `T` is its picture.
#[derive(Debug)]
pub struct Best<T> {
    kept: Option<(Seen, T)>,
}

impl<T> Default for Best<T> {
    fn default() -> Self {
        Best { kept: None }
    }
}

impl<T> Best<T> {
    /// Keeps a frame instead of the one before, unless that one has fewer flaws and is not old: of equals the later one, which
    /// is nearer to the shutter.
    pub fn see(&mut self, seen: Seen, picture: T) {
        let stays = self.kept.as_ref().is_some_and(|(kept, _)| {
            kept.flaws.len() < seen.flaws.len() && seen.at.saturating_sub(kept.at) <= LATELY / 2
        });
        if !stays {
            self.kept = Some((seen, picture));
        }
    }

    /// The frame to offer instead of a shot, and what it mends; none where the shot is as good, or the frame is not of the
    /// shot's moment.
    pub fn instead_of(&mut self, shot: &Seen) -> Option<(T, Vec<ReasonCode>)> {
        let (kept, picture) = self.kept.take()?;
        let mends = shot.mended_by(&kept);
        let of_this_moment = shot.at.saturating_sub(kept.at) <= LATELY;
        (of_this_moment && !mends.is_empty()).then_some((picture, mends))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::measure;

    fn seen(millis: u64, flaws: &[ReasonCode]) -> Seen {
        Seen { flaws: flaws.to_vec(), at: Duration::from_millis(millis) }
    }

    fn best(frames: &[(u64, &[ReasonCode])]) -> Best<u64> {
        let mut best = Best::default();
        for (at, flaws) in frames {
            best.see(seen(*at, flaws), *at);
        }
        best
    }

    use ReasonCode::{EyesClosed, HeadTurn, MouthOpen};

    #[test]
    fn a_blink_at_the_shutter_is_mended_by_the_latest_frame_without_one() {
        let mut best = best(&[(0, &[]), (300, &[]), (600, &[]), (900, &[EyesClosed])]);
        assert_eq!(best.instead_of(&seen(1_000, &[EyesClosed])), Some((600, vec![EyesClosed])));
    }

    #[test]
    fn a_good_shot_stands_and_so_does_one_that_no_frame_mends() {
        assert_eq!(best(&[(0, &[])]).instead_of(&seen(100, &[])), None);
        assert_eq!(best(&[(0, &[EyesClosed])]).instead_of(&seen(100, &[EyesClosed])), None);
        assert_eq!(Best::<u64>::default().instead_of(&seen(100, &[EyesClosed])), None);
    }

    #[test]
    fn a_frame_with_a_flaw_of_its_own_is_not_offered() {
        assert_eq!(best(&[(0, &[MouthOpen])]).instead_of(&seen(100, &[EyesClosed])), None);
        let mends = best(&[(0, &[MouthOpen])]).instead_of(&seen(100, &[EyesClosed, MouthOpen]));
        assert_eq!(mends, Some((0, vec![EyesClosed])));
    }

    #[test]
    fn what_is_older_than_two_seconds_is_another_moment() {
        assert!(best(&[(0, &[])]).instead_of(&seen(2_000, &[EyesClosed])).is_some());
        assert_eq!(best(&[(0, &[])]).instead_of(&seen(2_001, &[EyesClosed])), None);
    }

    #[test]
    fn an_old_good_frame_gives_way_before_it_is_too_old_to_be_offered() {
        let mut best = best(&[(0, &[]), (900, &[HeadTurn]), (1_100, &[HeadTurn])]);
        assert_eq!(best.instead_of(&seen(1_200, &[HeadTurn, EyesClosed])), Some((1_100, vec![EyesClosed])));
    }

    #[test]
    fn flaws_are_what_the_policy_refuses() {
        let policy = Policy::find("degree").unwrap();
        let shut = Measures::from([(measure::EYE_OPENING.into(), 0.01)]);
        assert_eq!(Seen::new(&shut, &policy, Duration::ZERO).flaws, [EyesClosed]);
        assert_eq!(Seen::new(&Measures::new(), &policy, Duration::ZERO).flaws, []);
    }
}
