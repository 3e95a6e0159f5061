//! Order statistics: what a check takes instead of a mean, so that a few stray pixels do not decide.

/// The value below which this share of the values lies; none of nothing.
pub fn quantile(values: &mut [f32], share: f32) -> Option<f32> {
    let at = (values.len().checked_sub(1)? as f32 * share.clamp(0.0, 1.0)) as usize;
    Some(*values.select_nth_unstable_by(at, f32::total_cmp).1)
}

pub fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    quantile(&mut values.collect::<Vec<_>>(), 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_values_lie_below_the_median_and_nothing_has_none() {
        assert_eq!(median([5.0, 1.0, 9.0, 2.0, 3.0].into_iter()), Some(3.0));
        assert_eq!(quantile(&mut [4.0, 1.0, 2.0, 3.0, 5.0], 1.0), Some(5.0));
        assert_eq!(quantile(&mut [], 0.5), None);
    }
}
