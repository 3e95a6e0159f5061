//! The card flat and upright: a homography from its four corners, and the picture through it.

use portrait::geometry::Point;
use portrait::picture::Picture;
use portrait::vector::{Loop, widely};

/// Size of a straightened card, px: ID-1 (85.6 × 54 mm) at 300 dpi, where a line of its print is about 48 px high, which
/// is what the recogniser wants.
pub const WIDTH: usize = 1012;
pub const HEIGHT: usize = 638;

/// A map of the plane that keeps lines straight: `(x, y)` to `((a x + b y + c) / w, (d x + e y + f) / w)` with
/// `w = g x + h y + 1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Homography([f64; 8]);

impl Homography {
    /// The one that takes four points to four others; none when three of them lie on a line.
    pub fn between(from: [Point; 4], to: [Point; 4]) -> Option<Homography> {
        let mut rows = [[0.0f64; 9]; 8];
        for (k, (p, q)) in from.iter().zip(&to).enumerate() {
            let [x, y, u, v] = [p.x, p.y, q.x, q.y].map(f64::from);
            rows[2 * k] = [x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, u];
            rows[2 * k + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, v];
        }
        solve(rows).map(Homography)
    }

    #[inline(always)]
    pub fn map(&self, point: Point) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let (x, y) = (f64::from(point.x), f64::from(point.y));
        let w = g * x + h * y + 1.0;
        Point { x: ((a * x + b * y + c) / w) as f32, y: ((d * x + e * y + f) / w) as f32 }
    }
}

/// Gauss-Jordan elimination with the largest pivot of each column.
fn solve(mut rows: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot = (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        rows.swap(column, pivot);
        let lead = rows[column][column];
        if lead.abs() < 1e-9 {
            return None;
        }
        rows[column].iter_mut().for_each(|value| *value /= lead);
        let done = rows[column];
        for (k, row) in rows.iter_mut().enumerate() {
            if k != column {
                let times = row[column];
                row.iter_mut().zip(done).for_each(|(value, lead)| *value -= times * lead);
            }
        }
    }
    let solution = rows.map(|row| row[8]);
    solution.iter().all(|value| value.is_finite()).then_some(solution)
}

/// A card's print as it would lie under a scanner. `corners` are those of the card in the picture, from the left upper one
/// of the print clockwise; what lies outside the picture is continued from its edge. Pixels are bilinear means of
/// `samples`² points, so that a card in many pixels does not flicker.
pub fn straighten(picture: &Picture, corners: [Point; 4], width: usize, height: usize) -> Option<Picture> {
    let (w, h) = (width as f32, height as f32);
    let flat = [Point::new(0.0, 0.0), Point::new(w, 0.0), Point::new(w, h), Point::new(0.0, h)];
    let map = Homography::between(flat, corners)?;
    let samples = samples(corners, w);
    let mut flat = Picture::new(width, height);
    for (y, pixels) in flat.pixels.chunks_exact_mut(width * 3).enumerate() {
        widely(Line { picture, map: &map, y: y as f32, samples, pixels });
    }
    Some(flat)
}

/// One row of a straightened card.
struct Line<'a> {
    picture: &'a Picture,
    map: &'a Homography,
    y: f32,
    samples: usize,
    pixels: &'a mut [u8],
}

impl Loop for Line<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Line { picture, map, y, samples, pixels } = self;
        let share = 1.0 / (samples * samples) as f32;
        for (x, pixel) in pixels.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            let mut sum = [0.0; 3];
            for k in 0..samples * samples {
                let part = |n: usize| (n as f32 + 0.5) / samples as f32;
                let rgb = picture.sample(map.map(Point::new(x as f32 + part(k % samples), y + part(k / samples))));
                sum.iter_mut().zip(rgb).for_each(|(sum, value)| *sum += value * share);
            }
            *pixel = sum.map(|sum| sum.round() as u8);
        }
    }
}

/// One point a pixel until the picture has more than one and a half times as many pixels.
fn samples(corners: [Point; 4], width: f32) -> usize {
    let longest = corners[0].distance(corners[1]).max(corners[3].distance(corners[2]));
    ((longest / width).round() as usize).clamp(1, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_points_go_where_they_are_sent_and_lines_stay_lines() {
        let from = [(0.0, 0.0), (10.0, 0.0), (10.0, 6.0), (0.0, 6.0)].map(|(x, y)| Point::new(x, y));
        let to = [(3.0, 4.0), (90.0, 12.0), (80.0, 60.0), (9.0, 50.0)].map(|(x, y)| Point::new(x, y));
        let map = Homography::between(from, to).unwrap();
        for (p, q) in from.iter().zip(to) {
            assert!(map.map(*p).distance(q) < 1e-3);
        }
        let [a, b, c] = [0.0, 4.0, 10.0].map(|x| map.map(Point::new(x, 3.0)));
        assert!(((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).abs() < 1e-2);
    }

    #[test]
    fn points_on_one_line_have_no_map() {
        let line = [0.0, 1.0, 2.0, 3.0].map(|x| Point::new(x, x));
        assert_eq!(Homography::between(line, line), None);
    }
}
