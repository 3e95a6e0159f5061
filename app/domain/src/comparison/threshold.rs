//! A threshold with where it comes from: the document that turns a score from advice into an outcome.

use super::rates::{Errors, Rate, Scores};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Which model gave the scores, and how it was fed: either changes every score. SHA-256 in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorer {
    /// Of the model's file.
    pub model: String,
    /// Of the description's input and output, in the engine's own writing.
    pub preparation: String,
}

/// Two lines through the scores, and their origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// A score from here on is consistent.
    pub consistent_from: f64,
    /// A score below is different; never above the other line.
    pub different_below: f64,
    pub origin: Origin,
}

/// What was measured, by whom and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    pub scorer: Scorer,
    /// The engine that aligned the pictures.
    pub engine: String,
    pub measured_at: Timestamp,
    pub measured_by: Option<String>,
    pub targets: Targets,
    /// Pairs of the same person and of two that were counted.
    pub mated: usize,
    pub non_mated: usize,
    pub pairs: Pairs,
    pub at_consistent: Errors,
    pub at_different: Errors,
    pub equal_error_rate: f64,
}

/// How the pairs came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairs {
    /// Different pictures among them. Far fewer pictures than pairs make the intervals narrower than they should be.
    pub pictures: usize,
    /// Pairs left out because one of the pictures could not be aligned.
    pub left_out: usize,
}

/// What the upper ends of the intervals have to stay within.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Targets {
    /// Of two people, the share that may be called consistent.
    pub fmr: f64,
    /// Of one person, the share that may be called different.
    pub fnmr: f64,
}

impl Default for Targets {
    /// One in a thousand, as for border gates (Frontex, best practice for automated border control), and one in a hundred:
    /// who is wrongly called different is looked at once more, who is wrongly called consistent perhaps is not.
    fn default() -> Self {
        Self { fmr: 0.001, fnmr: 0.01 }
    }
}

/// A measurement that lacks who made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    consistent_from: f64,
    different_below: f64,
    targets: Targets,
    mated: usize,
    non_mated: usize,
    pairs: Pairs,
    at_consistent: Errors,
    at_different: Errors,
    equal_error_rate: f64,
}

/// Why no threshold is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TooFew {
    #[error("{found} pairs of the same person; at least {needed} are needed to show the target")]
    Mated { found: usize, needed: usize },
    #[error("{found} pairs of two people; at least {needed} are needed to show the target")]
    NonMated { found: usize, needed: usize },
    #[error("a target has to lie between 0 and 1")]
    Target,
}

/// Why a threshold cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitThreshold {
    #[error("the threshold was measured with another model, or one that was fed in another way")]
    Foreign,
    #[error("the threshold's numbers contradict each other: no measurement has written them")]
    Broken,
}

impl Threshold {
    /// Chooses both lines: the lowest from which on the false match rate, and the highest below which the false non-match
    /// rate, is shown to stay within its target by the upper end of its 95 % interval. Where the scores part so well that
    /// the lines would cross, one line serves as both.
    ///
    /// # Errors
    /// [`TooFew`] when even a measurement without an error would not show a target.
    pub fn measure(scores: &Scores, targets: Targets, pairs: Pairs) -> Result<Measurement, TooFew> {
        if [targets.fmr, targets.fnmr].iter().any(|target| !(*target > 0.0 && *target < 1.0)) {
            return Err(TooFew::Target);
        }
        let (mated, non_mated) = (scores.mated(), scores.non_mated());
        let needed = Rate::needed(targets.fmr);
        let matches = Rate::allowed(non_mated.len(), targets.fmr);
        let matches = matches.ok_or(TooFew::NonMated { found: non_mated.len(), needed })?;
        let needed = Rate::needed(targets.fnmr);
        let misses = Rate::allowed(mated.len(), targets.fnmr);
        let misses = misses.ok_or(TooFew::Mated { found: mated.len(), needed })?;
        // A target below 1 never allows all pairs to be errors, so that both places exist.
        let consistent_from = scores.above(non_mated[non_mated.len() - 1 - matches]);
        let different_below = scores.below(mated[misses]).min(consistent_from);
        Ok(Measurement {
            consistent_from,
            different_below,
            targets,
            mated: mated.len(),
            non_mated: non_mated.len(),
            pairs,
            at_consistent: scores.errors_at(consistent_from),
            at_different: scores.errors_at(different_below),
            equal_error_rate: scores.equal_error_rate().unwrap_or(1.0),
        })
    }

    /// Whether this threshold was measured for such scores and can have been measured at all.
    ///
    /// # Errors
    /// [`UnfitThreshold`] says which of the two it lacks.
    pub fn check(&self, by: &Scorer) -> Result<(), UnfitThreshold> {
        let Origin { mated, non_mated, at_consistent, at_different, targets, .. } = &self.origin;
        let ordered = self.different_below.is_finite()
            && self.consistent_from.is_finite()
            && self.different_below <= self.consistent_from;
        let shown = |rate: &Rate, of: usize, target: f64| {
            rate.of == of && rate.errors <= of && Rate::of(rate.errors, of).high <= target && target < 1.0
        };
        let measured = *mated > 0
            && *non_mated > 0
            && shown(&at_consistent.fmr, *non_mated, targets.fmr)
            && shown(&at_different.fnmr, *mated, targets.fnmr);
        if !(ordered && measured) {
            return Err(UnfitThreshold::Broken);
        }
        if self.origin.scorer == *by { Ok(()) } else { Err(UnfitThreshold::Foreign) }
    }
}

impl Measurement {
    /// The document: with which model and engine it was measured, when, and by whom.
    pub fn stated(
        self,
        scorer: Scorer,
        engine: String,
        measured_at: Timestamp,
        measured_by: Option<String>,
    ) -> Threshold {
        let Measurement { consistent_from, different_below, targets, mated, non_mated, pairs, .. } = self;
        let Measurement { at_consistent, at_different, equal_error_rate, .. } = self;
        Threshold {
            consistent_from,
            different_below,
            origin: Origin {
                scorer,
                engine,
                measured_at,
                measured_by,
                targets,
                mated,
                non_mated,
                pairs,
                at_consistent,
                at_different,
                equal_error_rate,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: Pairs = Pairs { pictures: 100, left_out: 0 };

    /// Evenly spread scores from `low` to `high`.
    fn spread(low: f64, high: f64, count: u32) -> Vec<f64> {
        (0..count).map(|k| low + (high - low) * f64::from(k) / f64::from(count - 1)).collect()
    }

    #[test]
    fn scores_that_part_get_one_line_in_their_gap() {
        let scores = Scores::new(spread(0.6, 0.9, 400), spread(-0.1, 0.4, 4000));
        let measured = Threshold::measure(&scores, Targets::default(), PAIRS).unwrap();
        assert_eq!((measured.consistent_from, measured.different_below), (0.5, 0.5));
        assert_eq!((measured.at_consistent.fmr.errors, measured.at_different.fnmr.errors), (0, 0));
    }

    #[test]
    fn overlapping_scores_leave_an_undecided_band_within_both_targets() {
        let scores = Scores::new(spread(0.2, 0.9, 2000), spread(-0.1, 0.5, 20_000));
        let measured = Threshold::measure(&scores, Targets::default(), PAIRS).unwrap();
        assert!(measured.different_below < 0.25 && measured.consistent_from > 0.45, "{measured:?}");
        assert!(measured.at_consistent.fmr.high <= 0.001 && measured.at_different.fnmr.high <= 0.01, "{measured:?}");
        assert!(measured.at_consistent.fmr.errors > 0 && measured.at_different.fnmr.errors > 0, "{measured:?}");
    }

    #[test]
    fn too_few_pairs_give_no_threshold_and_say_how_many_are_needed() {
        let few = Scores::new(spread(0.6, 0.9, 400), spread(-0.1, 0.4, 3000));
        let refused = Threshold::measure(&few, Targets::default(), PAIRS);
        assert_eq!(refused, Err(TooFew::NonMated { found: 3000, needed: 3838 }));
        let few = Scores::new(spread(0.6, 0.9, 100), spread(-0.1, 0.4, 4000));
        let refused = Threshold::measure(&few, Targets::default(), PAIRS);
        assert_eq!(refused, Err(TooFew::Mated { found: 100, needed: 381 }));
        let none = Threshold::measure(&Scores::new(vec![], vec![]), Targets::default(), PAIRS);
        assert_eq!(none, Err(TooFew::NonMated { found: 0, needed: 3838 }));
    }

    #[test]
    fn a_target_outside_0_to_1_is_refused() {
        let scores = Scores::new(spread(0.6, 0.9, 400), spread(-0.1, 0.4, 4000));
        for fmr in [0.0, 1.0, f64::NAN] {
            let targets = Targets { fmr, ..Targets::default() };
            assert_eq!(Threshold::measure(&scores, targets, PAIRS), Err(TooFew::Target));
        }
    }

    #[test]
    fn equal_scores_of_strangers_are_never_called_consistent() {
        // A model that answers the same for everybody.
        let scores = Scores::new(vec![1.0; 400], vec![1.0; 4000]);
        let measured = Threshold::measure(&scores, Targets::default(), PAIRS).unwrap();
        assert!(measured.consistent_from > 1.0, "{measured:?}");
        assert_eq!(measured.at_consistent.fnmr.errors, 400);
    }
}
