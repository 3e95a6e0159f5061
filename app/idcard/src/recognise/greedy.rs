//! The likeliest class at each step, repeats and blanks taken away.

use super::{Alphabet, BLANK, Charset, Scores};

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub text: String,
    /// Geometric mean of the characters' probabilities, 0–1; 0 for an empty line.
    pub confidence: f32,
}

/// Reads the likeliest path within an alphabet. Probabilities are the network's own, not shared out anew among what is
/// allowed: a line of something else altogether stays improbable.
pub fn greedy(scores: &Scores, charset: &Charset, alphabet: &Alphabet) -> Line {
    let mut line = Line::default();
    let (mut logs, mut count, mut last, mut peak) = (0.0, 0u16, BLANK, 0.0f32);
    for step in 0..scores.steps {
        let row = scores.step(step);
        let best = alphabet.classes().iter().copied().max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(BLANK);
        if best == last {
            peak = peak.max(row[best]);
            continue;
        }
        if last != BLANK {
            logs += peak.max(1e-9).ln();
        }
        if best != BLANK {
            line.text += charset.text(best);
            count += 1;
        }
        (last, peak) = (best, row[best]);
    }
    if last != BLANK {
        logs += peak.max(1e-9).ln();
    }
    if count > 0 {
        line.confidence = (logs / f32::from(count)).exp();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_one_character_and_a_blank_between_makes_them_two() {
        let charset = Charset::new("a\nb");
        let row = |class: usize, p: f32| {
            let mut row = [(1.0 - p) / 3.0; 4];
            row[class] = p;
            row
        };
        let rows = [row(1, 0.9), row(1, 0.8), row(0, 0.9), row(1, 0.9), row(2, 0.4)];
        let scores = Scores::new(5, 4, rows.concat());
        let line = greedy(&scores, &charset, &charset.alphabet(|_| true));
        assert_eq!(line.text, "aab");
        assert!((line.confidence - (0.9f32 * 0.9 * 0.4).cbrt()).abs() < 1e-4);
        assert_eq!(greedy(&scores, &charset, &charset.alphabet(|c| c == 'a')).text, "aa");
    }
}
