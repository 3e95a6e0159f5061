//! Turns a picture the way its EXIF orientation says: the sensor's rows are not always the scene's.

use crate::picture::Picture;

/// Side of the tiles that are turned one after the other, px: both the rows read and the rows written stay in the
/// processor's nearest cache, where reading whole columns would miss it at every pixel.
const TILE: usize = 32;

/// Applies one of EXIF's eight orientations; anything else counts as 1, upright.
pub fn upright(picture: Picture, orientation: u8) -> Picture {
    let (width, height) = (picture.width as isize, picture.height as isize);
    let (right, bottom) = (width - 1, (height - 1) * width);
    // Where the first pixel of the upright picture is stored, and how far from it those to the right and below.
    let (first, across, down) = match orientation {
        2 => (right, -1, width),
        3 => (bottom + right, -1, -width),
        4 => (bottom, 1, -width),
        5 => (0, width, 1),
        6 => (bottom, -width, 1),
        7 => (bottom + right, -width, -1),
        8 => (right, width, -1),
        _ => return picture,
    };
    let stored = picture.pixels.as_chunks::<3>().0;
    let turned = orientation >= 5;
    let mut result =
        if turned { Picture::new(picture.height, picture.width) } else { Picture::new(picture.width, picture.height) };
    let (columns, rows) = (result.width, result.height);
    let pixels = result.pixels.as_chunks_mut::<3>().0;
    for top in (0..rows).step_by(TILE) {
        for left in (0..columns).step_by(TILE) {
            for y in top..(top + TILE).min(rows) {
                let from = first + left as isize * across + y as isize * down;
                let row = &mut pixels[y * columns..][left..(left + TILE).min(columns)];
                for (x, pixel) in row.iter_mut().enumerate() {
                    *pixel = stored[(from + x as isize * across) as usize];
                }
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three columns, two rows, numbered 0 to 5.
    fn numbered() -> Picture {
        Picture { width: 3, height: 2, pixels: (0..6).flat_map(|k| [k; 3]).collect() }
    }

    #[test]
    fn each_of_the_eight_orientations_puts_the_pixels_where_exif_says() {
        let check = |orientation: u8, width: usize, expected: [u8; 6]| {
            let picture = upright(numbered(), orientation);
            assert_eq!(picture.width, width, "orientation {orientation}");
            let found: Vec<u8> = picture.pixels.iter().step_by(3).copied().collect();
            assert_eq!(found, expected, "orientation {orientation}");
        };
        check(1, 3, [0, 1, 2, 3, 4, 5]);
        check(2, 3, [2, 1, 0, 5, 4, 3]);
        check(3, 3, [5, 4, 3, 2, 1, 0]);
        check(4, 3, [3, 4, 5, 0, 1, 2]);
        check(5, 2, [0, 3, 1, 4, 2, 5]);
        check(6, 2, [3, 0, 4, 1, 5, 2]);
        check(7, 2, [5, 2, 4, 1, 3, 0]);
        check(8, 2, [2, 5, 1, 4, 0, 3]);
    }

    #[test]
    fn turning_back_gives_the_same_picture_at_sizes_that_no_tile_divides() {
        let pixels = (0..75 * 41 * 3u32).map(|k| (k.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let picture = Picture { width: 75, height: 41, pixels };
        for (there, back) in [(2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (7, 7), (8, 6)] {
            let turned = upright(picture.clone(), there);
            assert_ne!(turned, picture, "orientation {there}");
            assert_eq!(upright(turned, back), picture, "orientation {there}");
        }
    }
}
