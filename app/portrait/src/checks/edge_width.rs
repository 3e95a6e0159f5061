//! How far edges are drawn out in the direction in which they are drawn out most: a shaken hand smears along its path and
//! leaves what lies along it sharp, so that the steepest edge of all tells nothing.

use super::sharpness::{self, range, steepest};
use super::{Measured, Scene, eyes, taken};
use crate::picture::Plane;
use crate::vector::{Loop, widely};
use domain::policy::measure;
use std::f32::consts::FRAC_1_SQRT_2;

/// Along the rows, a diagonal, the columns and the other diagonal: a smear is never further than 22.5° from one of them, which
/// shows 0.92 of its length. A direction's neighbour across it is the second after it.
const DIRECTIONS: [(f32, f32); 4] =
    [(1.0, 0.0), (FRAC_1_SQRT_2, FRAC_1_SQRT_2), (0.0, 1.0), (-FRAC_1_SQRT_2, FRAC_1_SQRT_2)];
/// Distances over which luma is compared, px: shorter than a smear that anyone sees, and as long as one that nobody overlooks.
const NEAR: f32 = 2.0;
const FAR: f32 = 8.0;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    // A closed eye has edges in one direction only, however sharp it is.
    let open = eyes::opening(scene.face()) >= eyes::SEEN;
    let region = open.then(|| sharpness::eyes(scene.picture, scene.face())).flatten();
    taken([(measure::EDGE_WIDTH, region.and_then(|region| edge_width(&region)))])
}

/// `EdgeWidth`: how wide a step has become, px, in the direction in which it is widest: the geometric mean of two estimates.
/// Range over slope knows the strongest edges, and is too long where none of them lies across the direction; the
/// growth of luma's differences with distance compares a direction with itself, and is too short where fine lines cross it. A face
/// misleads one or the other, a smear neither.
fn edge_width(eyes: &Plane) -> Option<f32> {
    let range = range(eyes);
    let growth = growth(eyes)?;
    let widths = DIRECTIONS.iter().zip(growth).map(|((x, y), growth)| {
        let slope = steepest(eyes, |dx, dy| (dx * x + dy * y).abs());
        (range / slope.max(1e-3) * ramp(growth)).sqrt()
    });
    widths.reduce(f32::max)
}

/// Mean squared difference over [`NEAR`] by that over [`FAR`], by direction. A place counts as far as its change over the
/// longer distance lies along the direction rather than across it: an edge seen aslant looks wider than it is.
fn growth(eyes: &Plane) -> Option<[f32; 4]> {
    let sums = widely(Growth { eyes });
    sums.iter().all(|[_, far]| *far > 0.0).then(|| sums.map(|[near, far]| near / far))
}

/// The sums of which growth is the ratio, by direction: over [`NEAR`] and over [`FAR`].
struct Growth<'a> {
    eyes: &'a Plane,
}

impl Loop for Growth<'_> {
    type Output = [[f32; 2]; 4];

    #[inline(always)]
    fn run(self) -> [[f32; 2]; 4] {
        let Growth { eyes } = self;
        let margin = FAR as usize / 2 + 1;
        let count = eyes.width.saturating_sub(2 * margin);
        let mut far = [(); 4].map(|()| vec![0f32; count]);
        let mut near = vec![0f32; count];
        let mut sums = [[0f32; 2]; 4];
        for y in margin..eyes.height.saturating_sub(margin) {
            for (direction, far) in DIRECTIONS.iter().zip(&mut far) {
                across(eyes, (margin, y), *direction, FAR, far);
            }
            for (k, [near_sum, far_sum]) in sums.iter_mut().enumerate() {
                across(eyes, (margin, y), DIRECTIONS[k], NEAR, &mut near);
                let (own, other) = (&far[k][..count], &far[(k + 2) % 4][..count]);
                let (mut near_row, mut far_row) = (0.0, 0.0);
                for i in 0..count {
                    let along = own[i] / (own[i] + other[i]).max(1e-9);
                    near_row += along * near[i];
                    far_row += along * own[i];
                }
                *near_sum += near_row;
                *far_sum += far_row;
            }
        }
        sums
    }
}

/// Squared differences over a length in a direction, around consecutive pixels from `(x, y)` on.
#[inline(always)]
fn across(eyes: &Plane, (x, y): (usize, usize), (dx, dy): (f32, f32), length: f32, out: &mut [f32]) {
    let count = out.len();
    // The two ends are read alike all along the row: how far on from the pixel, and how far from there to the next one.
    let corners = |sign: f32| {
        let (right, down) = (sign * dx * length / 2.0, sign * dy * length / 2.0);
        let row = (y as f32 + down.floor()) as usize;
        let start = row * eyes.width + (x as f32 + right.floor()) as usize;
        let parts = (right - right.floor(), down - down.floor());
        let four = [0, 1, eyes.width, eyes.width + 1].map(|step| &eyes.values[start + step..][..count]);
        (four, parts)
    };
    let (([a, b, c, d], (e, f)), ([p, q, r, s], (t, u))) = (corners(1.0), corners(-1.0));
    for k in 0..count {
        let one = (a[k] * (1.0 - e) + b[k] * e) * (1.0 - f) + (c[k] * (1.0 - e) + d[k] * e) * f;
        let other = (p[k] * (1.0 - t) + q[k] * t) * (1.0 - u) + (r[k] * (1.0 - t) + s[k] * t) * u;
        out[k] = (one - other) * (one - other);
    }
}

/// The width of the ramp whose differences grow so: a step spread evenly over `w` px has the mean squared difference
/// d² (1 − d / 3w) / w over a distance d below w, and d − w / 3 beyond it.
fn ramp(growth: f32) -> f32 {
    let squared = |d: f32, w: f32| if d < w { d * d * (1.0 - d / (3.0 * w)) / w } else { d - w / 3.0 };
    // Nothing is narrower than a pixel.
    let (mut narrow, mut wide) = (1.0, 4.0 * FAR);
    // Twelve halvings: a hundredth of a pixel.
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        if squared(NEAR, middle) / squared(FAR, middle) > growth { narrow = middle } else { wide = middle }
    }
    (narrow + wide) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;

    /// Brows, lashes' lines and irises of this luma on skin of that luma, in a region as large as the eyes of a face are.
    fn eyes(dark: f32, skin: f32) -> Plane {
        let mut plane = Plane::new(150, 70, skin);
        for (k, value) in plane.values.iter_mut().enumerate() {
            let at = Point::new((k % 150) as f32 + 0.5, (k / 150) as f32 + 0.5);
            let drawn = |middle: f32| {
                let brow = (at.y - 14.0).abs() < 4.0 && (at.x - middle).abs() < 24.0;
                let lashes = (at.y - 37.0).abs() < 1.5 && (at.x - middle).abs() < 18.0;
                brow || lashes || at.distance(Point::new(middle, 44.0)) < 8.0
            };
            *value = if drawn(35.0) || drawn(115.0) { dark } else { skin };
        }
        plane
    }

    /// Smeared over so many px towards an angle in degrees.
    fn smeared(sharp: &Plane, length: f32, angle: f32) -> f32 {
        let (sin, cos) = angle.to_radians().sin_cos();
        let at = |k: u8| length * (f32::from(k) / 31.0 - 0.5);
        let mut smear = sharp.clone();
        for (k, value) in smear.values.iter_mut().enumerate() {
            let (x, y) = ((k % sharp.width) as f32 + 0.5, (k / sharp.width) as f32 + 0.5);
            *value = (0..32).map(|k| sharp.sample(x + cos * at(k), y + sin * at(k))).sum::<f32>() / 32.0;
        }
        edge_width(&smear).expect("there are edges")
    }

    #[test]
    fn a_smear_is_about_as_wide_as_it_is_long_whichever_way_it_goes() {
        for angle in [0.0, 22.5, 45.0, 90.0, 120.0] {
            let widths = [0.0, 4.0, 8.0, 12.0].map(|length| smeared(&eyes(0.2, 0.7), length, angle));
            assert!(widths[0] < 3.0 && widths.windows(2).all(|pair| pair[0] < pair[1]), "{angle}°: {widths:?}");
            assert!((6.0..11.0).contains(&widths[2]), "{angle}°: {widths:?}");
        }
    }

    #[test]
    fn the_skins_tone_and_the_contrast_do_not_matter() {
        let fair = smeared(&eyes(0.2, 0.8), 8.0, 30.0);
        for (dark, skin) in [(0.05, 0.2), (0.3, 0.4)] {
            assert!((smeared(&eyes(dark, skin), 8.0, 30.0) - fair).abs() < 0.01);
        }
    }

    #[test]
    fn the_steepest_edge_stays_when_a_smear_lies_along_it_and_the_widest_tells() {
        let sharp = eyes(0.2, 0.7);
        let mut smear = sharp.clone();
        for (k, value) in smear.values.iter_mut().enumerate() {
            let (x, y) = ((k % sharp.width) as f32 + 0.5, (k / sharp.width) as f32 + 0.5);
            *value = (0..9u8).map(|k| sharp.sample(x + f32::from(k) - 4.0, y)).sum::<f32>() / 9.0;
        }
        let steepest = |eyes: &Plane| steepest(eyes, |dx, dy| dx.hypot(dy));
        assert!((steepest(&smear) - steepest(&sharp)).abs() < 1e-4);
        assert!(edge_width(&smear).is_some_and(|width| width > 6.5));
    }

    #[test]
    fn an_even_ramp_is_found_again_from_its_differences() {
        // Of a ramp 5 px wide: 4 (1 − 2/15) / 5 over two pixels, 8 − 5/3 over eight.
        let growth = 4.0 * (1.0 - 2.0 / 15.0) / 5.0 / (8.0 - 5.0 / 3.0);
        assert!((ramp(growth) - 5.0).abs() < 0.05, "{}", ramp(growth));
    }

    #[test]
    fn a_blank_region_has_no_edges() {
        assert_eq!(edge_width(&Plane::new(60, 40, 0.5)), None);
    }
}
