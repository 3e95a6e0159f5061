//! The likeliest texts of a line, not only the likeliest path: CTC prefix beam search (Hannun et al., 2014).

use super::likelihood::log_add;
use super::{Alphabet, BLANK, Scores};
use std::collections::HashMap;

/// Log probability of a prefix whose last step is a blank, and of one whose last step is its last character.
#[derive(Clone, Copy)]
struct Ends {
    blank: f32,
    character: f32,
}

const NEVER: Ends = Ends { blank: f32::NEG_INFINITY, character: f32::NEG_INFINITY };

impl Ends {
    fn total(self) -> f32 {
        log_add(self.blank, self.character)
    }
}

/// The `width` likeliest texts within an alphabet, best first, with the natural logarithms of their probabilities.
pub fn beam(scores: &Scores, alphabet: &Alphabet, width: usize) -> Vec<(Vec<usize>, f32)> {
    let mut kept: Vec<(Vec<usize>, Ends)> = vec![(vec![], Ends { blank: 0.0, character: f32::NEG_INFINITY })];
    for step in 0..scores.steps {
        let mut next: HashMap<Vec<usize>, Ends> = HashMap::new();
        for (prefix, ends) in &kept {
            for &class in alphabet.classes() {
                let log = scores.log(step, class);
                if class == BLANK {
                    let same = next.entry(prefix.clone()).or_insert(NEVER);
                    same.blank = log_add(same.blank, ends.total() + log);
                } else if prefix.last() == Some(&class) {
                    let same = next.entry(prefix.clone()).or_insert(NEVER);
                    same.character = log_add(same.character, ends.character + log);
                    extend(&mut next, prefix, class, ends.blank + log);
                } else {
                    extend(&mut next, prefix, class, ends.total() + log);
                }
            }
        }
        kept = next.into_iter().collect();
        // Equal probabilities are ordered by the text, so that no run differs from another.
        kept.sort_by(|a, b| b.1.total().total_cmp(&a.1.total()).then_with(|| a.0.cmp(&b.0)));
        kept.truncate(width);
    }
    kept.into_iter().map(|(text, ends)| (text, ends.total())).collect()
}

fn extend(next: &mut HashMap<Vec<usize>, Ends>, prefix: &[usize], class: usize, log: f32) {
    // A character twice without a blank between is one: that way there is no longer text.
    if log == f32::NEG_INFINITY {
        return;
    }
    let mut longer = prefix.to_vec();
    longer.push(class);
    let entry = next.entry(longer).or_insert(NEVER);
    entry.character = log_add(entry.character, log);
}

#[cfg(test)]
mod tests {
    use super::super::{Charset, likelihood};
    use super::*;

    #[test]
    fn texts_come_with_their_likelihoods_best_first() {
        let charset = Charset::new("a");
        // Three classes: blank, a, space.
        let scores = Scores::new(3, 3, vec![0.5, 0.3, 0.2, 0.2, 0.5, 0.3, 0.3, 0.4, 0.3]);
        let found = beam(&scores, &charset.alphabet(|_| true), 100);
        assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        for (text, log) in &found {
            assert!((log - likelihood(&scores, text)).abs() < 1e-4, "{text:?}");
        }
        assert!((found.iter().map(|(_, log)| log.exp()).sum::<f32>() - 1.0).abs() < 1e-4);
    }
}
