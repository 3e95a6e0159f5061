//! Squares that a strong JPEG compression leaves.

use super::{Measured, Scene, taken};
use crate::geometry::Bounds;
use crate::picture::Picture;
use domain::policy::measure;

/// JPEG codes squares of this side.
const SIDE: usize = 8;
/// A reduced picture has lost the lattice: it was averaged with what lies beside it.
const REDUCED: f32 = 1.05;
/// Lines looked at in each direction.
const LINES: usize = 160;
/// Levels: smaller steps are rounding, and where there are no others there is nothing to see a seam by.
const ROUNDING: f32 = 1.0;
/// Fewer pixels along a line give too few seams.
const SHORTEST: usize = 64;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let whole = scene.reduction < REDUCED;
    let face = scene.face();
    let area = face.bounds().grown(face.width() / 2.0);
    let found = whole.then(|| compression_artifacts(scene.picture, &area)).flatten();
    taken([(measure::COMPRESSION_ARTIFACTS, found)])
}

/// `CompressionArtifacts`: 100 · (1 − share) / (7 / 8), at most 100, where the share tells how often the largest of eight
/// neighbouring steps lies on a seam of the squares: by chance one time in eight. A step is what two neighbours differ beyond
/// the slope on both sides of them. ISO/IEC 29794-5 has the name with a neural network's estimate; this counts the seams
/// themselves, for pixels of the file only. Each place counts once, however large its step: features do not outweigh seams.
fn compression_artifacts(picture: &Picture, area: &Bounds) -> Option<f32> {
    let clamp = |value: f32, most: usize| value.clamp(0.0, most as f32) as usize;
    let (left, right) = (clamp(area.left, picture.width), clamp(area.right, picture.width));
    let (top, bottom) = (clamp(area.top, picture.height), clamp(area.bottom, picture.height));
    if right - left < SHORTEST || bottom - top < SHORTEST {
        return None;
    }
    let luma = |x: usize, y: usize| {
        let at = (y * picture.width + x) * 3;
        let [r, g, b] = [0, 1, 2].map(|c| f32::from(picture.pixels[at + c]));
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let across = seams((top, bottom), (left, right), |line, at| luma(at, line));
    let down = seams((left, right), (top, bottom), luma);
    let visible = 1.0 - (across? + down?) / 2.0;
    Some((100.0 * visible / (1.0 - 1.0 / SIDE as f32)).min(100.0))
}

/// How often, along lines, the largest step of eight lies on a seam; none without steps. A turned picture need not begin with
/// a whole square, so the seams are wherever that happens most.
fn seams(lines: (usize, usize), along: (usize, usize), value: impl Fn(usize, usize) -> f32) -> Option<f32> {
    let stride = ((lines.1 - lines.0) / LINES).max(1);
    let (mut largest, mut seen) = ([0u32; SIDE], [0u32; SIDE]);
    let mut steps = vec![];
    for line in (lines.0..lines.1).step_by(stride) {
        let mut window = [0, 1, 2].map(|k| value(line, along.0 + k));
        steps.clear();
        steps.extend((along.0 + 3..along.1).map(|at| {
            let [a, b, c] = window;
            let d = value(line, at);
            window = [b, c, d];
            ((c - b) - ((b - a) + (d - c)) / 2.0).abs()
        }));
        for (at, eight) in steps.windows(SIDE).enumerate() {
            let most = eight.iter().copied().fold(0.0, f32::max);
            if most >= ROUNDING {
                seen[at % SIDE] += 1;
                largest[at % SIDE] += u32::from(eight[SIDE / 2] == most);
            }
        }
    }
    let shares = largest.iter().zip(seen).filter(|(_, seen)| *seen > 0);
    shares.map(|(largest, seen)| *largest as f32 / seen as f32).reduce(f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, MEDIUM};

    fn area() -> Bounds {
        Bounds { left: 0.0, top: 0.0, right: drawn::WIDTH as f32, bottom: drawn::HEIGHT as f32 }
    }

    /// A portrait with shades and a sensor's grain, so that compression has something to lose.
    fn shaded() -> Picture {
        let mut planes = drawn::portrait(MEDIUM);
        drawn::change(&mut planes, |point, colour| {
            let shade = 0.06 * ((point.x / 37.0).sin() + (point.y / 29.0).cos());
            let grain = (point.x * 12.9898 + point.y * 78.233).sin() * 43758.547;
            colour.map(|v| v + shade + 0.03 * (grain.fract() - 0.5))
        });
        drawn::picture(&planes)
    }

    fn compressed(picture: &Picture, quality: u8) -> Picture {
        let mut jpeg = vec![];
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, quality);
        let image = image::RgbImage::from_raw(picture.width as u32, picture.height as u32, picture.pixels.clone());
        image::DynamicImage::from(image.unwrap()).write_with_encoder(encoder).unwrap();
        let back = image::load_from_memory(&jpeg).unwrap().into_rgb8();
        Picture { pixels: back.into_raw(), ..*picture }
    }

    #[test]
    fn stronger_compression_scores_lower() {
        let score = |quality| compression_artifacts(&compressed(&shaded(), quality), &area()).unwrap();
        let scores: Vec<f32> = [95, 75, 50, 20].map(score).to_vec();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
        // Where little but seams is left, it stays so.
        assert!(score(8) < 20.0);
        assert!(compression_artifacts(&shaded(), &area()).unwrap() > 80.0);
    }

    #[test]
    fn seams_are_found_wherever_the_lattice_begins() {
        let blocky = compressed(&shaded(), 15);
        let from = |left: usize| {
            let mut part = Picture::new(400, 600);
            for y in 0..600 {
                let row = &blocky.pixels[((y + 3) * blocky.width + left) * 3..][..1200];
                part.pixels[y * 1200..][..1200].copy_from_slice(row);
            }
            compression_artifacts(&part, &area()).unwrap()
        };
        assert!((from(0) - from(5)).abs() < 5.0);
    }
}
