//! Ways to make a new picture from an old one, pixel by pixel.

use portrait::geometry::{Bounds, Point};
use portrait::picture::{Picture, catmull_rom};

/// Red, green and blue, 0–1.
pub type Colour = [f32; 3];

/// Every pixel through `change`, which is given the pixel's centre and its sRGB-encoded colour.
pub fn recoloured(picture: &Picture, mut change: impl FnMut(Point, Colour) -> Colour) -> Picture {
    let mut made = picture.clone();
    for (k, pixel) in made.pixels.chunks_exact_mut(3).enumerate() {
        let centre = Point::new((k % picture.width) as f32 + 0.5, (k / picture.width) as f32 + 0.5);
        let colour = std::array::from_fn(|c| f32::from(pixel[c]) / 255.0);
        pixel.copy_from_slice(&stored(change(centre, colour)));
    }
    made
}

/// The same with light instead of code values: twice as much is one stop more.
pub fn relit(picture: &Picture, mut change: impl FnMut(Point, Colour) -> Colour) -> Picture {
    let table = light_of_codes();
    let mut made = picture.clone();
    for (k, pixel) in made.pixels.chunks_exact_mut(3).enumerate() {
        let centre = Point::new((k % picture.width) as f32 + 0.5, (k / picture.width) as f32 + 0.5);
        let light: Colour = std::array::from_fn(|c| table[usize::from(pixel[c])]);
        let lit = change(centre, light);
        // What keeps its light keeps its bytes, and costs no powers.
        if lit != light {
            pixel.copy_from_slice(&stored(lit.map(encoded)));
        }
    }
    made
}

/// A picture of the given size whose every pixel shows the point of the old one that `source` names. Beyond the old
/// picture its edge is continued.
pub fn warped(picture: &Picture, width: usize, height: usize, mut source: impl FnMut(Point) -> Point) -> Picture {
    let mut made = Picture::new(width, height);
    for (k, pixel) in made.pixels.chunks_exact_mut(3).enumerate() {
        let centre = Point::new((k % width) as f32 + 0.5, (k / width) as f32 + 0.5);
        pixel.copy_from_slice(&stored(sampled(picture, source(centre))));
    }
    made
}

/// The part of a picture inside a box, in whole pixels and never empty.
pub fn cut(picture: &Picture, part: &Bounds) -> Picture {
    let left = (part.left.round().max(0.0) as usize).min(picture.width - 1);
    let top = (part.top.round().max(0.0) as usize).min(picture.height - 1);
    let width = (part.right.round().max(0.0) as usize).clamp(left + 1, picture.width) - left;
    let height = (part.bottom.round().max(0.0) as usize).clamp(top + 1, picture.height) - top;
    let mut made = Picture::new(width, height);
    for (y, row) in made.pixels.chunks_exact_mut(width * 3).enumerate() {
        let from = ((top + y) * picture.width + left) * 3;
        row.copy_from_slice(&picture.pixels[from..from + width * 3]);
    }
    made
}

/// Catmull-Rom over sixteen neighbours: a warp must not blur what it moves.
fn sampled(picture: &Picture, point: Point) -> Colour {
    let (x, y) = (point.x - 0.5, point.y - 0.5);
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (x - x0, y - y0);
    let mut sum = [0.0; 3];
    for j in -1..=2i16 {
        let down = catmull_rom(f32::from(j) - fy);
        for i in -1..=2i16 {
            let weight = down * catmull_rom(f32::from(i) - fx);
            let pixel = picture.pixel(x0 as i64 + i64::from(i), y0 as i64 + i64::from(j));
            sum.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += weight * f32::from(value) / 255.0);
        }
    }
    sum
}

fn stored(colour: Colour) -> [u8; 3] {
    colour.map(|value| (value.clamp(0.0, 1.0) * 255.0).round() as u8)
}

/// The light of every 8-bit code value, 0–1.
pub fn light_of_codes() -> Vec<f32> {
    (0..=255u8).map(|value| linear(f32::from(value) / 255.0)).collect()
}

/// sRGB's transfer function (IEC 61966-2-1), from code value to light.
pub fn linear(value: f32) -> f32 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// And back.
fn encoded(light: f32) -> f32 {
    if light <= 0.003_130_8 { light.max(0.0) * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

/// From `a` (at 0) to `b` (at 1).
pub fn mixed(a: Colour, b: Colour, share: f32) -> Colour {
    std::array::from_fn(|c| a[c] + (b[c] - a[c]) * share)
}

/// Luma (ITU-R BT.601) of an encoded colour.
pub fn luma([r, g, b]: Colour) -> f32 {
    0.299 * r + 0.587 * g + 0.114 * b
}

/// 0 below `from`, 1 above `to`, and a soft step between.
pub fn step(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// From `a` (at 0) to `b` (at 1).
pub fn between(a: f32, b: f32, share: f32) -> f32 {
    a + (b - a) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Picture {
        let mut picture = Picture::new(64, 48);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            pixel.copy_from_slice(&[(k % 64 * 4) as u8, (k / 64 * 5) as u8, (k % 251) as u8]);
        }
        picture
    }

    #[test]
    fn what_changes_nothing_leaves_every_byte() {
        let picture = chart();
        assert_eq!(recoloured(&picture, |_, colour| colour), picture);
        assert_eq!(relit(&picture, |_, light| light.map(|value| value * 1.000_001)), picture);
        assert_eq!(warped(&picture, 64, 48, |point| point), picture);
    }

    #[test]
    fn twice_the_light_is_brighter_by_one_stop() {
        let mut grey = Picture::new(1, 1);
        grey.pixels.fill(118);
        // Code value 118 is 18.1 % of the light, 162 is 36.2 %.
        assert_eq!(relit(&grey, |_, light| light.map(|value| 2.0 * value)).pixels, [162; 3]);
    }

    #[test]
    fn a_cut_lies_inside_the_picture() {
        let part = cut(&chart(), &Bounds { left: -5.0, top: 40.0, right: 10.4, bottom: 90.0 });
        assert_eq!((part.width, part.height), (10, 8));
        assert_eq!(part.pixel(3, 2), chart().pixel(3, 42));
    }
}
