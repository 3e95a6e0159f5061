//! Grows and shrinks masks by a radius, through a two-pass chamfer distance: linear in the pixels, whatever the radius.

/// Distances are kept in thirds of a pixel: 3 straight, 4 diagonal (Borgefors), within 6 % of a circle.
const STRAIGHT: i16 = 3;
const DIAGONAL: i16 = 4;
/// Farther than any radius asked for; sums with it saturate.
const FAR: i16 = i16::MAX;

/// Every pixel within `radius` px of a set one.
pub fn grow(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let limit = (radius * f32::from(STRAIGHT)).min(f32::from(FAR - 1)) as i16;
    distance(mask, width).into_iter().map(|distance| distance <= limit).collect()
}

/// Set pixels farther than `radius` px from any unset one; the picture's edge does not eat into the mask.
pub fn shrink(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let inverse: Vec<bool> = mask.iter().map(|set| !set).collect();
    grow(&inverse, width, radius).into_iter().map(|near| !near).collect()
}

fn distance(mask: &[bool], width: usize) -> Vec<i16> {
    let mut field: Vec<i16> = mask.iter().map(|set| if *set { 0 } else { FAR }).collect();
    let height = mask.len().checked_div(width).unwrap_or(0);
    for y in 0..height {
        let (above, row) = field[y.saturating_sub(1) * width..(y + 1) * width].split_at_mut(y.min(1) * width);
        from_neighbour(row, above);
        let mut before = FAR;
        for value in row.iter_mut() {
            *value = (*value).min(before.saturating_add(STRAIGHT));
            before = *value;
        }
    }
    for y in (0..height).rev() {
        let (row, below) = field[y * width..((y + 2) * width).min(height * width)].split_at_mut(width);
        from_neighbour(row, below);
        let mut after = FAR;
        for value in row.iter_mut().rev() {
            *value = (*value).min(after.saturating_add(STRAIGHT));
            after = *value;
        }
    }
    field
}

/// Takes over what the finished row above (or below) allows; an empty one allows nothing.
fn from_neighbour(row: &mut [i16], other: &[i16]) {
    let lower = |value: &mut i16, other: &i16, by: i16| *value = (*value).min(other.saturating_add(by));
    row.iter_mut().zip(other).for_each(|(value, other)| lower(value, other, STRAIGHT));
    row.iter_mut().zip(other.iter().skip(1)).for_each(|(value, other)| lower(value, other, DIAGONAL));
    row.iter_mut().skip(1).zip(other).for_each(|(value, other)| lower(value, other, DIAGONAL));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_dot_is_about_a_disc_and_shrinks_back_to_nothing() {
        let mut dot = vec![false; 41 * 41];
        dot[20 * 41 + 20] = true;
        let disc = grow(&dot, 41, 10.0);
        let area = disc.iter().filter(|set| **set).count() as f32;
        assert!((area / (std::f32::consts::PI * 100.0) - 1.0).abs() < 0.1, "area {area}");
        assert!(shrink(&disc, 41, 12.0).iter().all(|set| !set));
        assert!(disc[20 * 41 + 30] && !disc[20 * 41 + 31]);
    }

    #[test]
    fn an_empty_mask_stays_empty_however_far_it_grows() {
        assert!(grow(&vec![false; 30 * 20], 30, 1e6).iter().all(|set| !set));
    }
}
