//! A picture in better light, for a second search where the first found nobody: the networks know faces in daylight, and a
//! face in a dark room, against a window or under a flash is still there to be seen.

use crate::picture::Picture;

/// How the light may be mended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Curve {
    /// The range of luma is stretched and bent by an exponent.
    Gamma(f32),
    /// What the least channel still tells is spread evenly. Too much light bleaches skin of every tone in red first, then in
    /// green, and in blue, of which it reflects least, last.
    Highlights,
}

/// What is tried, in this order: lifts a dark face, lowers a light one, and searches a bleached one for what is left of it.
pub const CURVES: [Curve; 3] = [Curve::Gamma(0.45), Curve::Gamma(2.2), Curve::Highlights];
/// Shares of the luma that the stretch lets go: specks, not faces.
const LOST: f32 = 0.005;
/// A range narrower than this is a blank wall or a black frame: stretching it would only show noise, levels.
const LEAST_RANGE: usize = 6;

/// White is told apart from what is nearly white by this many levels.
const WHITE_APART: usize = 20;

/// The picture in better light; none where there is nothing to see in any light.
pub fn relit(picture: &Picture, curve: Curve) -> Option<Picture> {
    let range = range(picture)?;
    Some(match curve {
        Curve::Gamma(gamma) => stretched(picture, range, gamma),
        Curve::Highlights => spread(picture),
    })
}

/// The least channel as grey, with its levels below white spread so that each takes the room of its share (histogram
/// equalisation).
fn spread(picture: &Picture) -> Picture {
    let least = |pixel: &[u8]| pixel.iter().copied().min().unwrap_or(0);
    let mut counts = [0usize; 256];
    picture.pixels.chunks_exact(3).for_each(|pixel| counts[usize::from(least(pixel))] += 1);
    let below_white = counts[..255].iter().sum::<usize>().max(1);
    let mut sum = 0;
    let table = counts.map(|count| {
        sum += count;
        ((255 - WHITE_APART) as u64 * sum.min(below_white) as u64 / below_white as u64) as u8
    });
    let mut grey = picture.clone();
    for pixel in grey.pixels.chunks_exact_mut(3) {
        let least = least(pixel);
        pixel.fill(if least == 255 { 255 } else { table[usize::from(least)] });
    }
    grey
}

fn stretched(picture: &Picture, (low, high): (usize, usize), gamma: f32) -> Picture {
    let table: Vec<u8> = (0..256)
        .map(|level| {
            let share = (level as f32 - low as f32) / (high - low) as f32;
            (share.clamp(0.0, 1.0).powf(gamma) * 255.0).round() as u8
        })
        .collect();
    let pixels = picture.pixels.iter().map(|value| table[usize::from(*value)]).collect();
    Picture { width: picture.width, height: picture.height, pixels }
}

/// The luma levels between which nearly all pixels lie.
fn range(picture: &Picture) -> Option<(usize, usize)> {
    let mut counts = [0usize; 256];
    for pixel in picture.pixels.chunks_exact(3) {
        let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
        // BT.601 in thousandths.
        counts[((299 * r + 587 * g + 114 * b) / 1000) as usize] += 1;
    }
    let lost = (counts.iter().sum::<usize>() as f32 * LOST) as usize;
    let passes = |sum: &mut usize, level: usize| {
        *sum += counts[level];
        (*sum > lost).then_some(level)
    };
    let (mut from_below, mut from_above) = (0, 0);
    let low = (0..256).find_map(|level| passes(&mut from_below, level))?;
    let high = (0..256).rev().find_map(|level| passes(&mut from_above, level))?;
    (high >= low + LEAST_RANGE).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels from `low` to `high` in even steps.
    fn ramp(low: u8, high: u8) -> Picture {
        let mut picture = Picture::new(100, 1);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            pixel.fill(low + (usize::from(high - low) * k / 99) as u8);
        }
        picture
    }

    #[test]
    fn a_dark_picture_is_lifted_over_the_whole_range() {
        let lit = relit(&ramp(2, 60), CURVES[0]).expect("there is a range");
        assert_eq!((lit.pixel(0, 0)[0], lit.pixel(99, 0)[0]), (0, 255));
        assert!(lit.pixel(50, 0)[0] > 170);
        assert!(relit(&ramp(2, 60), CURVES[1]).expect("there is a range").pixel(50, 0)[0] < 80);
    }

    #[test]
    fn what_is_bleached_in_red_and_green_is_read_from_blue() {
        let mut bleached = ramp(235, 254);
        bleached.pixels.chunks_exact_mut(3).for_each(|pixel| pixel[..2].fill(255));
        bleached.pixels[..3].fill(0);
        let lit = spread(&bleached);
        let greys = [1, 25, 50, 75, 99].map(|x| lit.pixel(x, 0)[0]);
        assert!(greys.windows(2).all(|pair| pair[1] > pair[0] + 30), "{greys:?}");
        assert_eq!(spread(&ramp(255, 255)), ramp(255, 255));
    }

    #[test]
    fn an_empty_frame_is_left_alone() {
        assert_eq!(relit(&ramp(0, 4), Curve::Gamma(1.0)), None);
        assert_eq!(relit(&ramp(252, 255), Curve::Highlights), None);
    }
}
