//! Error rates of a comparison over labelled pairs, with how far they can be trusted.

use serde::{Deserialize, Serialize};

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_963_985;

/// A share of errors with its 95 % interval (Wilson 1927), which holds for pairs that are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    pub errors: usize,
    pub of: usize,
    pub rate: f64,
    pub low: f64,
    pub high: f64,
}

/// Both errors at one threshold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Errors {
    /// False match rate: non-mated pairs that score at least the threshold.
    pub fmr: Rate,
    /// False non-match rate: mated pairs that score less.
    pub fnmr: Rate,
}

/// Scores of labelled pairs, each list from the lowest to the highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    mated: Vec<f64>,
    non_mated: Vec<f64>,
}

impl Rate {
    /// The rate of `errors` among `of` cases; of none, it may be anything.
    pub fn of(errors: usize, of: usize) -> Rate {
        if of == 0 {
            return Rate { errors, of, rate: 0.0, low: 0.0, high: 1.0 };
        }
        let (n, p) = (of as f64, errors as f64 / of as f64);
        let middle = p + Z * Z / (2.0 * n);
        let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + Z * Z / n;
        // Of none and of all, the near limit is exact and only rounding leaves it.
        let low = if errors == 0 { 0.0 } else { ((middle - spread) / whole).max(0.0) };
        let high = if errors == of { 1.0 } else { ((middle + spread) / whole).min(1.0) };
        Rate { errors, of, rate: p, low, high }
    }

    /// How many cases without a single error show that the rate is at most `target`: about 3.84 divided by the target.
    pub fn needed(target: f64) -> usize {
        (Z * Z * (1.0 - target) / target).ceil() as usize
    }

    /// The most errors among `of` cases whose interval still ends below `target`; none when even no error proves too little.
    pub fn allowed(of: usize, target: f64) -> Option<usize> {
        // The upper limit grows with the errors, and lies above the rate itself: more than the target's share is too many.
        let most = (of as f64 * target).floor() as usize;
        (0..=most.min(of)).rev().find(|errors| Rate::of(*errors, of).high <= target)
    }
}

impl Scores {
    pub fn new(mut mated: Vec<f64>, mut non_mated: Vec<f64>) -> Scores {
        mated.sort_by(f64::total_cmp);
        non_mated.sort_by(f64::total_cmp);
        Scores { mated, non_mated }
    }

    pub fn mated(&self) -> &[f64] {
        &self.mated
    }

    pub fn non_mated(&self) -> &[f64] {
        &self.non_mated
    }

    pub fn errors_at(&self, threshold: f64) -> Errors {
        let below = |scores: &[f64]| scores.partition_point(|score| *score < threshold);
        let matches = self.non_mated.len() - below(&self.non_mated);
        Errors { fmr: Rate::of(matches, self.non_mated.len()), fnmr: Rate::of(below(&self.mated), self.mated.len()) }
    }

    /// Equal error rate: the mean of both rates at the score where they differ least. None without pairs of both kinds.
    pub fn equal_error_rate(&self) -> Option<f64> {
        if self.mated.is_empty() || self.non_mated.is_empty() {
            return None;
        }
        let rates = |threshold: &f64| {
            let Errors { fmr, fnmr } = self.errors_at(*threshold);
            ((fmr.rate - fnmr.rate).abs(), (fmr.rate + fnmr.rate) / 2.0)
        };
        let all = self.mated.iter().chain(&self.non_mated).map(rates);
        all.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(_, mean)| mean)
    }

    /// The score halfway from one to the next higher that was seen; without a higher one, just above it.
    pub(super) fn above(&self, score: f64) -> f64 {
        let next = |scores: &[f64]| scores.get(scores.partition_point(|other| *other <= score)).copied();
        match [&self.mated, &self.non_mated].into_iter().filter_map(|scores| next(scores)).min_by(f64::total_cmp) {
            Some(next) => between(score, next),
            None => score.next_up(),
        }
    }

    /// The score halfway from the next lower that was seen; without a lower one, the score itself.
    pub(super) fn below(&self, score: f64) -> f64 {
        let last = |scores: &[f64]| {
            scores.partition_point(|other| *other < score).checked_sub(1).and_then(|at| scores.get(at)).copied()
        };
        let last = [&self.mated, &self.non_mated].into_iter().filter_map(|scores| last(scores)).max_by(f64::total_cmp);
        last.map_or(score, |last| between(last, score))
    }
}

/// Halfway, but above the lower of the two even where they are neighbours.
fn between(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    if middle > low { middle } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // 10 of 100: Wilson's interval is 0.0552 to 0.1744.
        let rate = Rate::of(10, 100);
        assert!((rate.low - 0.0552).abs() < 1e-4 && (rate.high - 0.1744).abs() < 1e-4, "{rate:?}");
        assert_eq!(Rate::of(0, 50).low, 0.0);
        assert_eq!(Rate::of(50, 50).high, 1.0);
        assert_eq!((Rate::of(0, 0).low, Rate::of(0, 0).high), (0.0, 1.0));
    }

    #[test]
    fn as_many_pairs_as_are_needed_just_suffice() {
        for target in [0.1, 0.01, 0.001] {
            let needed = Rate::needed(target);
            assert_eq!(Rate::allowed(needed, target), Some(0), "{target}");
            assert_eq!(Rate::allowed(needed - 1, target), None, "{target}");
        }
        assert_eq!(Rate::needed(0.001), 3838);
    }

    #[test]
    fn one_error_more_than_allowed_is_one_too_many() {
        let allowed = Rate::allowed(20_000, 0.001).unwrap();
        assert!(Rate::of(allowed, 20_000).high <= 0.001 && Rate::of(allowed + 1, 20_000).high > 0.001, "{allowed}");
    }

    #[test]
    fn errors_are_counted_on_both_sides_of_the_threshold() {
        let scores = Scores::new(vec![0.9, 0.4, 0.6], vec![0.5, 0.1, 0.6, 0.2]);
        let Errors { fmr, fnmr } = scores.errors_at(0.6);
        assert_eq!((fmr.errors, fmr.of), (1, 4));
        assert_eq!((fnmr.errors, fnmr.of), (1, 3));
    }

    #[test]
    fn the_equal_error_rate_is_nothing_for_parted_scores_and_half_for_the_same_ones() {
        let parted = Scores::new(vec![0.8, 0.9], vec![0.1, 0.2]);
        assert_eq!(parted.equal_error_rate(), Some(0.0));
        let same: Vec<f64> = (0..1000).map(|k| f64::from(k) / 1000.0).collect();
        let rate = Scores::new(same.clone(), same).equal_error_rate().unwrap();
        assert!((rate - 0.5).abs() < 1e-9, "{rate}");
        assert_eq!(Scores::new(vec![0.5], vec![]).equal_error_rate(), None);
    }

    #[test]
    fn a_score_between_two_neighbours_still_parts_them() {
        let (low, high) = (0.5f64, 0.5f64.next_up());
        let scores = Scores::new(vec![high], vec![low]);
        assert_eq!(scores.errors_at(scores.above(low)).fmr.errors, 0);
        assert_eq!(scores.errors_at(scores.below(high)).fnmr.errors, 0);
    }
}
