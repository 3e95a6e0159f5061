//! Out of focus: every point of light becomes an even disc.

use super::Portrait;
use super::canvas::relit;
use portrait::picture::Picture;

/// Radius of the disc at full severity, in eye distances: lashes and lids have melted, the face is still a face.
const RADIUS: f32 = 0.16;

pub fn apply(portrait: &Portrait, severity: f32) -> Picture {
    let radius = RADIUS * severity * portrait.eye_distance();
    let (width, height) = (portrait.picture.width, portrait.picture.height);
    let rows = sums(&portrait.picture);
    // The sums of one row up to a place between two pixels.
    let upto = |y: usize, x: f32| -> [f64; 3] {
        let x = x.clamp(0.0, width as f32);
        let whole = (x as usize).min(width - 1);
        let (low, high) = (rows[y * (width + 1) + whole], rows[y * (width + 1) + whole + 1]);
        std::array::from_fn(|c| low[c] + (high[c] - low[c]) * f64::from(x - whole as f32))
    };
    relit(&portrait.picture, |centre, _| {
        let (mut sum, mut area) = ([0f64; 3], 0f32);
        let reach = radius.ceil() as i64;
        for dy in -reach..=reach {
            // Half a pixel more, so that a disc of radius 0 is the pixel itself.
            let half = ((radius + 0.5).powi(2) - (dy * dy) as f32).max(0.0).sqrt();
            let row = (centre.y as i64 + dy).clamp(0, height as i64 - 1) as usize;
            let (left, right) = ((centre.x - half).max(0.0), (centre.x + half).min(width as f32));
            let (low, high) = (upto(row, left), upto(row, right));
            (0..3).for_each(|c| sum[c] += high[c] - low[c]);
            area += right - left;
        }
        sum.map(|sum| sum as f32 / area.max(1e-6))
    })
}

/// For every row, the light to the left of each pixel; one more than the row has pixels.
fn sums(picture: &Picture) -> Vec<[f64; 3]> {
    let mut light = vec![[0f32; 3]; picture.width * picture.height];
    let mut at = 0;
    relit(picture, |_, colour| {
        light[at] = colour;
        at += 1;
        colour
    });
    let mut rows = Vec::with_capacity((picture.width + 1) * picture.height);
    for row in light.chunks_exact(picture.width) {
        let mut sum = [0f64; 3];
        rows.push(sum);
        for colour in row {
            (0..3).for_each(|c| sum[c] += f64::from(colour[c]));
            rows.push(sum);
        }
    }
    rows
}
