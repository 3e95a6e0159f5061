//! How likely a given text is, over all ways to lay it out along the line.

use super::{BLANK, Scores};

/// The natural logarithm of the probability of a text: the forward algorithm of CTC. Minus infinity when the line has too
/// few steps for it.
pub fn likelihood(scores: &Scores, text: &[usize]) -> f32 {
    // The text with a blank before, between and after its characters; a path moves along it by none, one or two.
    let mut labels = vec![BLANK; text.len() * 2 + 1];
    labels.iter_mut().skip(1).step_by(2).zip(text).for_each(|(label, class)| *label = *class);
    let mut reached = vec![f32::NEG_INFINITY; labels.len()];
    for step in 0..scores.steps {
        let before = reached.clone();
        for (k, label) in labels.iter().enumerate() {
            let stay = if step == 0 { if k < 2 { 0.0 } else { f32::NEG_INFINITY } } else { before[k] };
            let mut sum = stay;
            if step > 0 && k > 0 {
                sum = log_add(sum, before[k - 1]);
            }
            if step > 0 && k > 1 && *label != BLANK && *label != labels[k - 2] {
                sum = log_add(sum, before[k - 2]);
            }
            reached[k] = sum + scores.log(step, *label);
        }
    }
    let end = labels.len() - 1;
    if end == 0 { reached[0] } else { log_add(reached[end], reached[end - 1]) }
}

/// ln(eᵃ + eᵇ).
pub fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probabilities_of_all_texts_add_up_to_one() {
        // Two steps, one character besides the blank: "", "a" and nothing else ("aa" needs a blank between).
        let scores = Scores::new(2, 2, vec![0.3, 0.7, 0.6, 0.4]);
        let [empty, one, two] = [vec![], vec![1], vec![1, 1]].map(|text| likelihood(&scores, &text).exp());
        assert!((empty - 0.18).abs() < 1e-6 && (one - 0.82).abs() < 1e-6, "{empty} {one}");
        assert_eq!(two, 0.0);
    }
}
