//! Shrinks decoded samples of any layout by a whole factor into 8-bit RGB, without a second full-size copy.

use super::DecodeError;
use crate::picture::Picture;

/// Decoded samples: grey, grey + alpha, RGB or RGBA; `wide` ones are 16-bit in the machine's byte order.
pub struct Samples {
    pub channels: usize,
    pub wide: bool,
    pub bytes: Vec<u8>,
}

impl Samples {
    /// One pixel as RGB over white: a cut-out's transparent surroundings are paper, not black.
    fn rgb(&self, at: usize) -> [u32; 3] {
        let sample = |k: usize| {
            let index = at * self.channels + k;
            if self.wide {
                u32::from(u16::from_ne_bytes([self.bytes[2 * index], self.bytes[2 * index + 1]]) >> 8)
            } else {
                u32::from(self.bytes[index])
            }
        };
        match self.channels {
            1 => [sample(0); 3],
            2 => [over_white(sample(0), sample(1)); 3],
            3 => [sample(0), sample(1), sample(2)],
            _ => [0, 1, 2].map(|k| over_white(sample(k), sample(3))),
        }
    }
}

fn over_white(value: u32, alpha: u32) -> u32 {
    (value * alpha + 255 * (255 - alpha)) / 255
}

/// Means over blocks of the largest whole factor that keeps the long side at least `want` px.
///
/// # Errors
/// [`DecodeError::Corrupt`] when the samples do not fill the size.
pub fn reduce(samples: Samples, width: usize, height: usize, want: usize) -> Result<Picture, DecodeError> {
    let width_of_sample = if samples.wide { 2 } else { 1 };
    if samples.bytes.len() < width * height * samples.channels * width_of_sample || width.min(height) == 0 {
        return Err(DecodeError::Corrupt);
    }
    let factor = (width.max(height) / want.max(1)).max(1).min(width.min(height));
    if factor == 1 && samples.channels == 3 && !samples.wide {
        // Already what is wanted: a camera's JPEG mostly is, after it was reduced while it was decoded.
        let mut pixels = samples.bytes;
        pixels.truncate(width * height * 3);
        return Ok(Picture { width, height, pixels });
    }
    let mut picture = Picture::new(width / factor, height / factor);
    let area = (factor * factor) as u32;
    let row_width = picture.width;
    for (y, row) in picture.pixels.chunks_exact_mut(row_width * 3).enumerate() {
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let mut sum = [area / 2; 3];
            for block_y in y * factor..(y + 1) * factor {
                for block_x in x * factor..(x + 1) * factor {
                    let rgb = samples.rgb(block_y * width + block_x);
                    sum.iter_mut().zip(rgb).for_each(|(sum, value)| *sum += value);
                }
            }
            pixel.iter_mut().zip(sum).for_each(|(value, sum)| *value = (sum / area) as u8);
        }
    }
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_their_mean_and_transparency_becomes_white() {
        let grey = Samples { channels: 1, wide: false, bytes: vec![0, 10, 20, 30, 100, 100, 100, 100] };
        let picture = reduce(grey, 4, 2, 2).unwrap();
        assert_eq!((picture.width, picture.pixels[0], picture.pixels[3]), (2, 53, 63));
        let clear = Samples { channels: 4, wide: false, bytes: vec![9, 9, 9, 0] };
        assert_eq!(reduce(clear, 1, 1, 1).unwrap().pixels, [255; 3]);
    }

    #[test]
    fn too_few_samples_are_refused() {
        let short = Samples { channels: 3, wide: true, bytes: vec![0; 5] };
        assert!(reduce(short, 1, 1, 1).is_err());
    }
}
