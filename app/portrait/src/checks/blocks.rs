//! Squares that a strong JPEG compression leaves.

use super::{Measured, Scene, taken};
use crate::geometry::Bounds;
use crate::picture::Picture;
use crate::quantile::median;
use domain::policy::measure;

/// JPEG codes squares of this side.
const SIDE: usize = 8;
/// A reduced picture has lost the lattice: it was averaged with what lies beside it.
const REDUCED: f32 = 1.05;
/// Lines looked at in each direction.
const LINES: usize = 160;
/// A step larger than this many levels is a feature, not a seam.
const FEATURE: f32 = 12.0;
/// Levels: steps below rounding are no steps.
const ROUNDING: f32 = 0.3;
/// Fewer pixels along a line give too few seams.
const SHORTEST: usize = 64;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let whole = scene.reduction < REDUCED;
    let face = scene.face();
    let area = face.bounds().grown(face.width() / 2.0);
    let found = whole.then(|| compression_artifacts(scene.picture, &area)).flatten();
    taken([(measure::COMPRESSION_ARTIFACTS, found)])
}

/// `CompressionArtifacts`: 100 · mean step inside the squares / mean step across their seams, 100 for no visible seam. A
/// step is what two neighbours differ beyond the slope on both sides of them. ISO/IEC 29794-5 has the name with a neural
/// network's estimate; this counts the seams themselves, for pixels of the file only.
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
    Some(100.0 * (across? + down?) / 2.0)
}

/// Steps inside the squares over those at the seams, at most 1, along lines. A turned picture need not begin with a whole
/// square, so the seams are wherever the steps are largest.
fn seams(lines: (usize, usize), along: (usize, usize), value: impl Fn(usize, usize) -> f32) -> Option<f32> {
    let stride = ((lines.1 - lines.0) / LINES).max(1);
    let (mut sums, mut counts) = ([0.0; SIDE], [0.0f32; SIDE]);
    for line in (lines.0..lines.1).step_by(stride) {
        let mut window = [0, 1, 2].map(|k| value(line, along.0 + k));
        for at in along.0 + 3..along.1 {
            let [a, b, c] = window;
            let d = value(line, at);
            window = [b, c, d];
            // Between b and c; c lies at `at - 1`.
            let step = ((c - b) - ((b - a) + (d - c)) / 2.0).abs();
            sums[(at - 1) % SIDE] += step.min(FEATURE);
            counts[(at - 1) % SIDE] += 1.0;
        }
    }
    let means: Vec<f32> = sums.iter().zip(counts).map(|(sum, count)| sum / count.max(1.0) + ROUNDING).collect();
    let seam = means.iter().copied().fold(0.0, f32::max);
    Some(median(means.into_iter())? / seam)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn::{self, MEDIUM};

    fn area() -> Bounds {
        Bounds { left: 0.0, top: 0.0, right: drawn::WIDTH as f32, bottom: drawn::HEIGHT as f32 }
    }

    /// A shaded portrait, so that compression has something to lose.
    fn shaded() -> Picture {
        let mut planes = drawn::portrait(MEDIUM);
        drawn::change(&mut planes, |point, colour| {
            let shade = 0.06 * ((point.x / 37.0).sin() + (point.y / 29.0).cos());
            colour.map(|v| v + shade)
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
        let scores: Vec<f32> = [95, 50, 20, 8]
            .map(|quality| compression_artifacts(&compressed(&shaded(), quality), &area()).unwrap())
            .to_vec();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
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
