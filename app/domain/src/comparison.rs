//! Whether two portraits show the same person: what a score of a face embedding may say, and on which grounds.
//!
//! A score is the cosine of two embeddings, −1 to 1; larger means more alike, and nothing more. Where to draw a line is a
//! property of the model *and* of the people: only a [`Threshold`] that was measured on the operator's own pairs makes an
//! outcome more than advice. Terms are those of ISO/IEC 19795-1 and ISO/IEC 2382-37: a pair of the same person is mated.

mod rates;
mod threshold;

pub use rates::{Errors, Rate, Scores};
pub use threshold::{Origin, Pairs, Scorer, Targets, Threshold, TooFew, UnfitThreshold};

use serde::{Deserialize, Serialize};

/// What a comparison says. Never a verdict about a student: a person looks and decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The pictures are as alike as pictures of one person are.
    Consistent,
    /// The score says nothing either way, or nobody has measured what it says.
    Undecided,
    /// The pictures are less alike than nearly all pictures of one person.
    Different,
}

/// A score with what it means.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    pub score: f64,
    pub outcome: Outcome,
    /// Whether the outcome rests on no measured threshold.
    pub advisory: bool,
}

/// Why a picture cannot be compared although it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Unusable {
    NoFace,
    SeveralFaces {
        count: u32,
    },
    /// Distance between the eyes in the file, px, and the least that is compared.
    TooSmall {
        eyes_apart: u32,
        least: u32,
    },
}

/// The outcome of a score that a model gave, under a threshold if there is one. Without one every score is undecided.
///
/// # Errors
/// [`UnfitThreshold`] when the threshold was measured with another model, or is none at all.
pub fn judge(score: f64, by: &Scorer, threshold: Option<&Threshold>) -> Result<Judgement, UnfitThreshold> {
    let Some(threshold) = threshold else {
        return Ok(Judgement { score, outcome: Outcome::Undecided, advisory: true });
    };
    threshold.check(by)?;
    let outcome = if score >= threshold.consistent_from {
        Outcome::Consistent
    } else if score < threshold.different_below {
        Outcome::Different
    } else {
        // Also for what is no number.
        Outcome::Undecided
    };
    Ok(Judgement { score, outcome, advisory: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    fn scorer(letter: &str) -> Scorer {
        Scorer { model: letter.repeat(64), preparation: "5".repeat(64) }
    }

    fn measured() -> Threshold {
        let mated = (0..500).map(|k| 0.5 + f64::from(k) / 1000.0).collect();
        let non_mated = (0..5000).map(|k| f64::from(k) / 10_000.0 - 0.1).collect();
        let pairs = Pairs { pictures: 600, left_out: 3 };
        Threshold::measure(&Scores::new(mated, non_mated), Targets::default(), pairs).unwrap().stated(
            scorer("a"),
            "portrait 0".into(),
            Timestamp(0),
            None,
        )
    }

    #[test]
    fn without_a_threshold_every_score_is_undecided_advice() {
        for score in [-1.0, 0.3, 0.9999] {
            let judged = judge(score, &scorer("a"), None).unwrap();
            assert_eq!(judged, Judgement { score, outcome: Outcome::Undecided, advisory: true });
        }
    }

    #[test]
    fn a_measured_threshold_parts_the_scores_in_three() {
        let threshold = Threshold { consistent_from: 0.6, different_below: 0.4, ..measured() };
        let outcome = |score| judge(score, &scorer("a"), Some(&threshold)).unwrap();
        assert_eq!(outcome(0.6).outcome, Outcome::Consistent);
        assert_eq!(outcome(0.599).outcome, Outcome::Undecided);
        assert_eq!(outcome(0.4).outcome, Outcome::Undecided);
        assert_eq!(outcome(0.399).outcome, Outcome::Different);
        assert_eq!(outcome(f64::NAN).outcome, Outcome::Undecided);
        assert!(!outcome(0.5).advisory);
    }

    #[test]
    fn a_threshold_of_another_model_or_another_preparation_is_refused() {
        let other = Scorer { preparation: "6".repeat(64), ..scorer("a") };
        for by in [scorer("b"), other] {
            assert_eq!(judge(0.9, &by, Some(&measured())), Err(UnfitThreshold::Foreign));
        }
    }

    #[test]
    fn a_threshold_that_no_measurement_can_have_written_is_refused() {
        let good = measured();
        let crossed = Threshold { consistent_from: 0.2, different_below: 0.3, ..good.clone() };
        let endless = Threshold { consistent_from: f64::NAN, ..good.clone() };
        let mut unmeasured = good.clone();
        unmeasured.origin.non_mated = 0;
        let mut loose = good.clone();
        loose.origin.at_consistent.fmr = Rate::of(40, loose.origin.non_mated);
        for broken in [crossed, endless, unmeasured, loose] {
            assert_eq!(judge(0.9, &scorer("a"), Some(&broken)), Err(UnfitThreshold::Broken));
        }
        assert!(judge(0.9, &scorer("a"), Some(&good)).is_ok());
    }
}
