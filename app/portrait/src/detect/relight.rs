//! A picture in better light, for a second search where the first found nobody: the networks know faces in daylight, and a
//! face in a dark room, against a window or under a flash is still there to be seen.

use crate::picture::Picture;

/// Exponents to try after the range has been stretched: lifts a dark face, lowers a bleached one.
pub const GAMMAS: [f32; 2] = [0.45, 2.2];
/// Shares of the luma that the stretch lets go: specks, not faces.
const LOST: f32 = 0.005;
/// A range narrower than this is a blank wall or a black frame: stretching it would only show noise, levels.
const LEAST_RANGE: usize = 6;

/// The picture with its luma stretched to the whole range and bent by `gamma`; none where there is nothing to stretch.
pub fn relit(picture: &Picture, gamma: f32) -> Option<Picture> {
    let (low, high) = range(picture)?;
    let table: Vec<u8> = (0..256)
        .map(|level| {
            let share = (level as f32 - low as f32) / (high - low) as f32;
            (share.clamp(0.0, 1.0).powf(gamma) * 255.0).round() as u8
        })
        .collect();
    let pixels = picture.pixels.iter().map(|value| table[usize::from(*value)]).collect();
    Some(Picture { width: picture.width, height: picture.height, pixels })
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
        let lit = relit(&ramp(2, 60), GAMMAS[0]).expect("there is a range");
        assert_eq!((lit.pixel(0, 0)[0], lit.pixel(99, 0)[0]), (0, 255));
        assert!(lit.pixel(50, 0)[0] > 170);
        assert!(relit(&ramp(2, 60), GAMMAS[1]).expect("there is a range").pixel(50, 0)[0] < 80);
    }

    #[test]
    fn an_empty_frame_is_left_alone() {
        assert_eq!(relit(&ramp(0, 4), 1.0), None);
    }
}
