//! Too far away: the person shrinks towards the lower edge of a frame that stays as large.

use super::Portrait;
use super::canvas::{between, mixed, recoloured, step};
use portrait::geometry::Point;
use portrait::picture::{Picture, resample};

/// Size at full severity, of the portrait's own.
const SMALLEST: f32 = 0.28;
/// The shrunken picture melts into the wall over this share of its width at most.
const SEAM: f32 = 0.12;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let scale = between(1.0, SMALLEST, severity);
    let (width, height) = (portrait.picture.width as f32, portrait.picture.height as f32);
    let (small_w, small_h) = ((width * scale).round(), (height * scale).round());
    let small = resample(&portrait.picture, &portrait.bounds(), small_w as usize, small_h as usize);
    let middle = portrait.face().bounds().centre().x;
    // The face keeps its place across the frame, the cut body stays at its lower edge.
    let left = (middle - middle * scale).round();
    let top = height - small_h;
    let wall = wall(portrait);
    let seam = SEAM * (1.0 - scale) * small_w;
    recoloured(&portrait.picture, |point, _| {
        let (x, y) = (point.x - left, point.y - top);
        if x < 0.0 || y < 0.0 || x >= small_w || y >= small_h {
            return wall;
        }
        let colour = std::array::from_fn(|c| small[c].sample(x, y));
        let inner = x.min(small_w - x).min(y);
        mixed(wall, colour, if seam < 1.0 { 1.0 } else { step(0.0, seam, inner) })
    })
}

/// The mean colour of what is not the person in the upper half of the picture.
fn wall(portrait: &Portrait) -> [f32; 3] {
    let picture = &portrait.picture;
    let (mut sum, mut count) = ([0f32; 3], 0f32);
    for y in (0..picture.height / 2).step_by(4) {
        for x in (0..picture.width).step_by(4) {
            let point = Point::new(x as f32 + 0.5, y as f32 + 0.5);
            if portrait.person(point) < 0.1 {
                let colour = picture.sample(point);
                (0..3).for_each(|c| sum[c] += colour[c] / 255.0);
                count += 1.0;
            }
        }
    }
    if count > 0.0 { sum.map(|sum| sum / count) } else { [0.7; 3] }
}
