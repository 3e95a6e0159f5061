//! The person's own skin as the yardstick for what may lie over it: a colour is called covered, dark or foreign only beside
//! that person's cheeks, never beside a fixed skin colour, so that every skin tone and every lamp is judged alike.

use crate::geometry::{Bounds, Point, inside};
use crate::landmarks::Landmarks;
use crate::landmarks::indices::{LEFT_CHEEK_SKIN, RIGHT_CHEEK_SKIN};
use crate::picture::Planes;
use crate::quantile::median;

/// A colour as brightness and two ratios. Shading changes the brightness and leaves the ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// BT.601 luma of the encoded values, 0–1.
    pub luma: f32,
    /// ln(red / green).
    pub red: f32,
    /// ln(blue / green).
    pub blue: f32,
}

/// Added to every channel before a ratio is taken: two hundredths of full range, so that sensor noise in the dark is no colour.
const NOISE: f32 = 0.02;

impl Tone {
    pub fn of([r, g, b]: [f32; 3]) -> Tone {
        let ratio = |value: f32| ((value + NOISE) / (g + NOISE)).ln();
        Tone { luma: 0.299 * r + 0.587 * g + 0.114 * b, red: ratio(r), blue: ratio(b) }
    }

    /// The tone of a photo at a point, bilinear.
    pub fn at(photo: &Planes, point: Point) -> Tone {
        Tone::of(std::array::from_fn(|c| photo[c].sample(point.x, point.y)))
    }

    /// Part by part the middle one; none of nothing.
    pub fn median(tones: &[Tone]) -> Option<Tone> {
        let middle = |of: fn(&Tone) -> f32| median(tones.iter().map(of));
        Some(Tone { luma: middle(|t| t.luma)?, red: middle(|t| t.red)?, blue: middle(|t| t.blue)? })
    }
}

/// Skin on both sides of the nose: under light from one side each half of the face has its own brightness.
#[derive(Clone, Copy, Debug)]
pub struct Complexion {
    cheeks: [(Point, Tone); 2],
}

/// A cheek this dark has no colour or edge that could be compared with anything, 0–1.
const LIGHTLESS: f32 = 0.03;
/// Samples along a cheek: 12 × 12 in its box, of which the ring holds about half.
const ALONG: usize = 12;

impl Complexion {
    /// From the cheeks' medians; none where a cheek lies in the dark. `face` in photo pixels.
    pub fn of(photo: &Planes, face: &Landmarks) -> Option<Complexion> {
        let cheek = |ring: &[usize]| {
            let ring = face.ring(ring);
            let tones: Vec<Tone> = within(&ring, ALONG).into_iter().map(|point| Tone::at(photo, point)).collect();
            let tone = Tone::median(&tones).filter(|tone| tone.luma > LIGHTLESS)?;
            Some((Bounds::around(ring).centre(), tone))
        };
        Some(Complexion { cheeks: [cheek(&LEFT_CHEEK_SKIN)?, cheek(&RIGHT_CHEEK_SKIN)?] })
    }

    /// What skin would look like at a point: a cheek's tone beside it, a mixture between the two.
    pub fn at(&self, point: Point) -> Tone {
        let [(left, a), (right, b)] = self.cheeks;
        let (x, y) = (right.x - left.x, right.y - left.y);
        let along = (point.x - left.x) * x + (point.y - left.y) * y;
        let share = (along / (x * x + y * y).max(f32::EPSILON)).clamp(0.0, 1.0);
        let mix = |a: f32, b: f32| a + (b - a) * share;
        Tone { luma: mix(a.luma, b.luma), red: mix(a.red, b.red), blue: mix(a.blue, b.blue) }
    }
}

/// The points of an even grid of `along` × `along` over a ring's box that lie inside the ring.
pub fn within(ring: &[Point], along: usize) -> Vec<Point> {
    let bounds = Bounds::around(ring.iter().copied());
    let part = |k: usize| (k as f32 + 0.5) / along as f32;
    (0..along * along)
        .map(|k| {
            let (x, y) = (part(k % along), part(k / along));
            Point::new(bounds.left + x * bounds.width(), bounds.top + y * bounds.height())
        })
        .filter(|point| inside(ring, *point))
        .collect()
}

/// Points of the band between two facing lines of landmarks: `along` from end to end, `across` from one line to the other.
pub fn between(first: &[Point], second: &[Point], along: usize, across: usize) -> Vec<Point> {
    let part = |k: usize, of: usize| (k as f32 + 0.5) / of as f32;
    let on = |line: &[Point], share: f32| {
        let at = share * line.len().saturating_sub(1) as f32;
        let from = (at as usize).min(line.len().saturating_sub(2));
        let corner = |k: usize| line.get(k).copied().unwrap_or_default();
        corner(from).towards(corner(from + 1), at - from as f32)
    };
    (0..along * across)
        .map(|k| {
            let share = part(k % along, along);
            on(first, share).towards(on(second, share), part(k / along, across))
        })
        .collect()
}

/// The share of points that are so; `None` of no points.
pub fn share(points: &[Point], is: impl Fn(Point) -> bool) -> Option<f32> {
    let count = points.iter().filter(|point| is(**point)).count();
    (!points.is_empty()).then(|| count as f32 / points.len() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::drawn::Drawn;

    #[test]
    fn shade_changes_the_brightness_of_a_colour_and_hardly_its_ratios() {
        let (light, shade) = (Tone::of([0.8, 0.6, 0.5]), Tone::of([0.4, 0.3, 0.25]));
        assert!((light.luma / shade.luma - 2.0).abs() < 1e-4);
        assert!((light.red - shade.red).abs() < 0.02 && (light.blue - shade.blue).abs() < 0.02);
    }

    #[test]
    fn each_half_of_the_face_has_its_own_brightness() {
        let drawn = Drawn::new([0.8, 0.6, 0.5]).lit_from_the_left(0.5);
        let skin = Complexion::of(&drawn.photo, &drawn.face).expect("both cheeks are lit");
        let at = |x: f32| skin.at(drawn.place(x, 0.3)).luma;
        assert!(at(-0.5) > at(0.0) && at(0.0) > at(0.5), "{} {} {}", at(-0.5), at(0.0), at(0.5));
    }

    #[test]
    fn a_face_in_the_dark_is_no_yardstick() {
        let drawn = Drawn::new([0.01, 0.01, 0.01]);
        assert!(Complexion::of(&drawn.photo, &drawn.face).is_none());
    }

    #[test]
    fn a_band_lies_between_its_lines() {
        let line = |y: f32| [Point::new(0.0, y), Point::new(2.0, y), Point::new(4.0, y)];
        let points = between(&line(0.0), &line(1.0), 4, 2);
        assert_eq!(points.len(), 8);
        assert_eq!(points[0], Point::new(0.5, 0.25));
        assert_eq!(points[7], Point::new(3.5, 0.75));
        assert_eq!(between(&[], &[], 1, 1), [Point::default()]);
    }
}
