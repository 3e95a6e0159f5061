//! Grows and shrinks masks by a radius, through a two-pass chamfer distance.

use crate::vector::{Loop, widely};

/// Distances are kept in thirds of a pixel: 3 straight, 4 diagonal (Borgefors), within 6 % of a circle.
const STRAIGHT: i16 = 3;
const DIAGONAL: i16 = 4;
/// Farther than any radius asked for; sums with it saturate.
const FAR: i16 = i16::MAX;

/// Every pixel within `radius` px of a set one.
pub fn grow(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let limit = (radius * f32::from(STRAIGHT)).min(f32::from(FAR - 1)) as i16;
    widely(Grow { mask, width, limit })
}

/// Set pixels farther than `radius` px from any unset one; the picture's edge does not eat into the mask.
pub fn shrink(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let inverse: Vec<bool> = mask.iter().map(|set| !set).collect();
    grow(&inverse, width, radius).into_iter().map(|near| !near).collect()
}

struct Grow<'a> {
    mask: &'a [bool],
    width: usize,
    /// Distances beyond this one need not be right.
    limit: i16,
}

impl Loop for Grow<'_> {
    type Output = Vec<bool>;

    #[inline(always)]
    fn run(self) -> Vec<bool> {
        let Grow { mask, width, limit } = self;
        let mut field: Vec<i16> = mask.iter().map(|set| if *set { 0 } else { FAR }).collect();
        let height = mask.len().checked_div(width).unwrap_or(0);
        let mut line = Line::new(width);
        for y in 0..height {
            let (above, row) = field[y.saturating_sub(1) * width..(y + 1) * width].split_at_mut(y.min(1) * width);
            from_neighbour(row, above);
            line.spread(row, limit, Way::Right);
        }
        for y in (0..height).rev() {
            let (row, below) = field[y * width..((y + 2) * width).min(height * width)].split_at_mut(width);
            from_neighbour(row, below);
            line.spread(row, limit, Way::Left);
        }
        field.into_iter().map(|distance| distance <= limit).collect()
    }
}

/// Takes over what the finished row above (or below) allows; an empty one allows nothing.
#[inline(always)]
fn from_neighbour(row: &mut [i16], other: &[i16]) {
    let n = row.len().min(other.len());
    for k in 0..n {
        row[k] = row[k].min(other[k].saturating_add(STRAIGHT));
    }
    for k in 1..n {
        row[k - 1] = row[k - 1].min(other[k].saturating_add(DIAGONAL));
    }
    for k in 1..n {
        row[k] = row[k].min(other[k - 1].saturating_add(DIAGONAL));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Left,
    Right,
}

/// Room for a row.
struct Line(Vec<i16>);

impl Line {
    fn new(width: usize) -> Line {
        Line(vec![FAR; width])
    }

    /// Distances along a row, one way: from the next pixel, then from the next but one, from the fourth, the eighth. Pixels
    /// do not wait for each other in any of the steps, and after the one for `s` all up to `2 s - 1` have been seen.
    #[inline(always)]
    fn spread(&mut self, row: &mut [i16], limit: i16, way: Way) {
        let n = row.len();
        let mut step = 1;
        while step < n && step as i32 * i32::from(STRAIGHT) <= i32::from(limit) {
            let cost = step as i16 * STRAIGHT;
            let old = &mut self.0[..n];
            old.copy_from_slice(row);
            let (new, from) = match way {
                Way::Right => (&mut row[step..], &old[..n - step]),
                Way::Left => (&mut row[..n - step], &old[step..]),
            };
            new.iter_mut().zip(from).for_each(|(new, from)| *new = (*new).min(from.saturating_add(cost)));
            step *= 2;
        }
    }
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
    fn a_mask_grows_as_far_as_the_shortest_way_of_straight_and_diagonal_steps() {
        let (width, height) = (37usize, 23usize);
        let mask: Vec<bool> = (0..width * height).map(|k| (k * k + 3 * k) % 97 == 0).collect();
        let way = |a: usize, b: usize| {
            let (dx, dy) = ((a % width).abs_diff(b % width), (a / width).abs_diff(b / width));
            3 * dx.max(dy) + dx.min(dy)
        };
        for radius in [1.0, 2.0, 3.7, 9.0] {
            let near = |k: usize| (0..mask.len()).any(|other| mask[other] && way(k, other) <= (radius * 3.0) as usize);
            let slow: Vec<bool> = (0..mask.len()).map(near).collect();
            assert_eq!(grow(&mask, width, radius), slow, "{radius}");
        }
    }

    #[test]
    fn an_empty_mask_stays_empty_however_far_it_grows() {
        assert!(grow(&vec![false; 30 * 20], 30, 1e6).iter().all(|set| !set));
    }
}
