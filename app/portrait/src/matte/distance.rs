//! Grows and shrinks masks by a radius, through a two-pass chamfer distance: linear in the pixels, whatever the radius.

/// Distances are kept in thirds of a pixel: 3 straight, 4 diagonal (Borgefors), within 6 % of a circle.
const STRAIGHT: u32 = 3;
const DIAGONAL: u32 = 4;

/// Every pixel within `radius` px of a set one.
pub fn grow(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let limit = (radius * STRAIGHT as f32) as u32;
    distance(mask, width).into_iter().map(|distance| distance <= limit).collect()
}

/// Set pixels farther than `radius` px from any unset one; the picture's edge does not eat into the mask.
pub fn shrink(mask: &[bool], width: usize, radius: f32) -> Vec<bool> {
    let inverse: Vec<bool> = mask.iter().map(|set| !set).collect();
    grow(&inverse, width, radius).into_iter().map(|near| !near).collect()
}

fn distance(mask: &[bool], width: usize) -> Vec<u32> {
    // Far enough from overflow to be added to.
    const FAR: u32 = u32::MAX / 2;
    let mut field: Vec<u32> = mask.iter().map(|set| if *set { 0 } else { FAR }).collect();
    let height = mask.len().checked_div(width).unwrap_or(0);
    let mut relax = |x: usize, y: usize, step: isize| {
        let at = y * width + x;
        let mut least = field[at];
        let mut look = |dx: isize, dy: isize, cost: u32| {
            let (Some(u), Some(v)) = (x.checked_add_signed(dx), y.checked_add_signed(dy)) else { return };
            if u < width && v < height {
                least = least.min(field[v * width + u] + cost);
            }
        };
        look(step, 0, STRAIGHT);
        look(0, step, STRAIGHT);
        look(step, step, DIAGONAL);
        look(-step, step, DIAGONAL);
        field[at] = least;
    };
    for y in 0..height {
        for x in 0..width {
            relax(x, y, -1);
        }
    }
    for y in (0..height).rev() {
        for x in (0..width).rev() {
            relax(x, y, 1);
        }
    }
    field
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
}
