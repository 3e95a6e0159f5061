//! Puts the person on the spec's background. Nothing else about the person is changed.

use crate::picture::{Picture, Plane, Planes};

/// Blends foreground colours over a flat background; where alpha is 0 the pixel is exactly the background.
pub fn over(foreground: &Planes, alpha: &Plane, background: [u8; 3]) -> Picture {
    let mut photo = Picture::new(alpha.width, alpha.height);
    let background = background.map(f32::from);
    for (k, (pixel, alpha)) in photo.pixels.chunks_exact_mut(3).zip(&alpha.values).enumerate() {
        for (c, value) in pixel.iter_mut().enumerate() {
            let person = foreground[c].values[k] * 255.0;
            // Cutting half a level more off rounds to the nearest; beyond 0 and 255 the conversion stops by itself.
            *value = (person * alpha + background[c] * (1.0 - alpha) + 0.5) as u8;
        }
    }
    photo
}
