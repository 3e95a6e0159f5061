//! Turns a picture the way its EXIF orientation says: the sensor's rows are not always the scene's.

use crate::picture::Picture;

/// Applies one of EXIF's eight orientations; anything else counts as 1, upright.
pub fn upright(picture: Picture, orientation: u8) -> Picture {
    let (width, height) = (picture.width, picture.height);
    // Where the pixel at (x, y) of the upright picture lies in the stored one.
    let source: fn(usize, usize, usize, usize) -> (usize, usize) = match orientation {
        2 => |x, y, w, _| (w - 1 - x, y),
        3 => |x, y, w, h| (w - 1 - x, h - 1 - y),
        4 => |x, y, _, h| (x, h - 1 - y),
        5 => |x, y, _, _| (y, x),
        6 => |x, y, _, h| (y, h - 1 - x),
        7 => |x, y, w, h| (w - 1 - y, h - 1 - x),
        8 => |x, y, w, _| (w - 1 - y, x),
        _ => return picture,
    };
    let turned = orientation >= 5;
    let mut result = if turned { Picture::new(height, width) } else { Picture::new(width, height) };
    let row_width = result.width;
    for (y, row) in result.pixels.chunks_exact_mut(row_width * 3).enumerate() {
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let (sx, sy) = source(x, y, width, height);
            let at = (sy * width + sx) * 3;
            pixel.copy_from_slice(&picture.pixels[at..at + 3]);
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
}
