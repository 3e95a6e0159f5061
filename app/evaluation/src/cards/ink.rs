//! Writes text into a picture with a font's outlines.

use ab_glyph::{Font, FontVec, Glyph, PxScale, ScaleFont, point};
use anyhow::{Context, Result};
use portrait::picture::Picture;
use std::path::Path;

/// A font that was read from a file.
pub struct Ink(FontVec);

/// How text is written.
#[derive(Clone, Copy)]
pub struct Style {
    /// Height of the em square, px.
    pub size: f32,
    /// Distance between the starts of two full-width characters in em squares, 1 for the font's own.
    pub spacing: f32,
    pub colour: [u8; 3],
    /// 0 invisible – 1 opaque.
    pub opacity: f32,
}

impl Ink {
    /// # Errors
    /// A file that cannot be read or is no font.
    pub fn load(path: &Path) -> Result<Ink> {
        let bytes = std::fs::read(path)
            .with_context(|| format!("cannot read {}; run: cargo xtask fixtures", path.display()))?;
        Ok(Ink(FontVec::try_from_vec_and_index(bytes, 0).with_context(|| format!("{} is no font", path.display()))?))
    }

    /// Writes a line with its em squares' left upper corner at (x, y), and returns where it ends. With a `turn` the line
    /// runs upwards by that many pixels for each pixel to the right.
    pub fn write(&self, picture: &mut Picture, text: &str, (x, y): (f32, f32), style: Style, turn: f32) -> f32 {
        // The font's own scale is its line height; the em square is what printers count in.
        let units = self.0.units_per_em().unwrap_or(1000.0);
        let scale = PxScale::from(style.size * self.0.height_unscaled() / units);
        let font = self.0.as_scaled(scale);
        let (mut pen, base) = (x, y + style.size * 0.88);
        for character in text.chars() {
            let id = font.glyph_id(character);
            let glyph = Glyph { id, scale, position: point(pen, base - (pen - x) * turn) };
            if let Some(outline) = self.0.outline_glyph(glyph) {
                let bounds = outline.px_bounds();
                outline.draw(|dx, dy, cover| {
                    let at = (bounds.min.x as i64 + i64::from(dx), bounds.min.y as i64 + i64::from(dy));
                    mix(picture, at, style.colour, cover.min(1.0) * style.opacity);
                });
            }
            pen += font.h_advance(id) * style.spacing;
        }
        pen
    }

    /// How wide a line will be, px.
    pub fn width(&self, text: &str, style: Style) -> f32 {
        let units = self.0.units_per_em().unwrap_or(1000.0);
        let font = self.0.as_scaled(PxScale::from(style.size * self.0.height_unscaled() / units));
        text.chars().map(|character| font.h_advance(font.glyph_id(character)) * style.spacing).sum()
    }

    /// Whether the font can draw every character of a text.
    pub fn knows(&self, text: &str) -> bool {
        text.chars().all(|character| self.0.glyph_id(character).0 != 0)
    }
}

/// Lays a colour over a pixel; outside the picture nothing happens.
pub fn mix(picture: &mut Picture, (x, y): (i64, i64), colour: [u8; 3], cover: f32) {
    if x < 0 || y < 0 || x >= picture.width as i64 || y >= picture.height as i64 {
        return;
    }
    let at = (y as usize * picture.width + x as usize) * 3;
    for (value, ink) in picture.pixels[at..at + 3].iter_mut().zip(colour) {
        *value = (f32::from(*value) * (1.0 - cover) + f32::from(ink) * cover).round() as u8;
    }
}
