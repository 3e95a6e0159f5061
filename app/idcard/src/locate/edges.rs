//! Pixels where colour changes most, thinned to lines, with the direction of the change.

use portrait::picture::{Picture, Plane};

/// One pixel of an edge.
#[derive(Clone, Copy, Debug)]
pub struct Edgel {
    pub x: f32,
    pub y: f32,
    /// Direction across the edge, radians, 0 to π: which side is the lighter one does not matter.
    pub across: f32,
    /// 0–1; all strong edges count alike.
    pub weight: f32,
}

/// All edges of a picture that was made smaller.
pub struct Edges {
    pub width: usize,
    pub height: usize,
    pub edgels: Vec<Edgel>,
    /// For each pixel, which of [`DIRECTIONS`] directions an edge in its neighbourhood has, a bit each.
    directions: Vec<u16>,
}

/// Steps of 11.25°.
const DIRECTIONS: usize = 16;
/// Change of colour per pixel, of a picture stretched to the full range, from which an edge counts, and where it counts
/// whole. The first is above the noise of a dim phone picture after reduction.
const LEAST: f32 = 3.0;
const WHOLE: f32 = 20.0;
/// Edges are looked for up to so many pixels beside where they should be.
const BESIDE: i64 = 1;

impl Edges {
    pub fn find(picture: &Picture, factor: usize) -> Edges {
        let planes = planes(picture, factor);
        let (width, height) = (planes[0].width, planes[0].height);
        let mut slopes = vec![(0.0f32, 0.0f32, 0.0f32); width * height];
        for y in 1..height.saturating_sub(1) {
            for x in 1..width.saturating_sub(1) {
                let steepest = planes.iter().map(|plane| sobel(plane, x, y));
                if let Some((dx, dy)) = steepest.max_by(|a, b| a.0.hypot(a.1).total_cmp(&b.0.hypot(b.1))) {
                    slopes[y * width + x] = (dx, dy, dx.hypot(dy));
                }
            }
        }
        let mut edges = Edges { width, height, edgels: vec![], directions: vec![0; width * height] };
        for y in 1..height.saturating_sub(1) {
            for x in 1..width.saturating_sub(1) {
                edges.thin(&slopes, x, y);
            }
        }
        edges
    }

    /// Keeps a pixel that changes more than its two neighbours across the edge.
    fn thin(&mut self, slopes: &[(f32, f32, f32)], x: usize, y: usize) {
        let (dx, dy, slope) = slopes[y * self.width + x];
        if slope < LEAST {
            return;
        }
        let step = |value: f32| if value.abs() > 0.383 * slope { value.signum() as i64 } else { 0 };
        let (sx, sy) = (step(dx), step(dy));
        let at = |way: i64| slopes[((y as i64 + way * sy) * self.width as i64 + x as i64 + way * sx) as usize].2;
        let (before, after) = (at(-1), at(1));
        if slope < before || slope <= after {
            return;
        }
        // The top of a parabola through the three slopes: edges are placed finer than pixels.
        let bend = before + after - 2.0 * slope;
        let shift = if bend < -1e-3 { ((before - after) / (2.0 * bend)).clamp(-0.5, 0.5) } else { 0.0 };
        let across = dy.atan2(dx).rem_euclid(std::f32::consts::PI);
        let weight = ((slope - LEAST) / (WHOLE - LEAST)).clamp(0.1, 1.0);
        let place = |at: usize, s: i64| at as f32 + 0.5 + s as f32 * shift;
        self.edgels.push(Edgel { x: place(x, sx), y: place(y, sy), across, weight });
        let bit = 1u16 << direction(across);
        for ny in -BESIDE..=BESIDE {
            for nx in -BESIDE..=BESIDE {
                let (nx, ny) = (x as i64 + nx, y as i64 + ny);
                if nx >= 0 && ny >= 0 && (nx as usize) < self.width && (ny as usize) < self.height {
                    self.directions[ny as usize * self.width + nx as usize] |= bit;
                }
            }
        }
    }

    /// Whether an edge that runs across `across` lies at a point, within a pixel and about 17°.
    pub fn lies_at(&self, x: f32, y: f32, across: f32) -> bool {
        if x < 0.0 || y < 0.0 || x >= self.width as f32 || y >= self.height as f32 {
            return false;
        }
        let k = direction(across);
        let wanted = [k + DIRECTIONS - 1, k, k + 1].map(|k| 1u16 << (k % DIRECTIONS)).iter().fold(0, |a, b| a | b);
        self.directions[y as usize * self.width + x as usize] & wanted != 0
    }
}

fn direction(across: f32) -> usize {
    let turns = across.rem_euclid(std::f32::consts::PI) / std::f32::consts::PI;
    (turns * DIRECTIONS as f32) as usize % DIRECTIONS
}

/// Red, green and blue, made smaller, stretched so that the brightest parts are near 255, and smoothed a little.
fn planes(picture: &Picture, factor: usize) -> [Plane; 3] {
    let (width, height) = ((picture.width / factor).max(1), (picture.height / factor).max(1));
    let mut planes: [Plane; 3] = std::array::from_fn(|_| Plane::new(width, height, 0.0));
    for (y, row) in picture.pixels.chunks_exact(picture.width * 3).take(height * factor).enumerate() {
        for (x, pixel) in row.as_chunks::<3>().0.iter().take(width * factor).enumerate() {
            let at = y / factor * width + x / factor;
            planes.iter_mut().zip(pixel).for_each(|(plane, value)| plane.values[at] += f32::from(*value));
        }
    }
    let mut bright: Vec<f32> = (0..width * height).map(|k| planes[1].values[k]).collect();
    let (_, top, _) =
        bright.select_nth_unstable_by((width * height * 98 / 100).min(width * height - 1), f32::total_cmp);
    // A black picture is not stretched into noise: by a factor of four at most.
    let gain = (235.0 / top.max(1.0)).min(4.0 / (factor * factor) as f32);
    for plane in &mut planes {
        plane.values.iter_mut().for_each(|value| *value *= gain);
        smooth(plane);
    }
    planes
}

/// Weights 1 2 1 along rows, then along columns.
fn smooth(plane: &mut Plane) {
    let (width, height) = (plane.width, plane.height);
    for row in plane.values.chunks_exact_mut(width) {
        let mut before = row[0];
        for x in 0..width {
            let (here, after) = (row[x], row[(x + 1).min(width - 1)]);
            row[x] = (before + 2.0 * here + after) / 4.0;
            before = here;
        }
    }
    let mut above = plane.values[..width].to_vec();
    for y in 0..height {
        let next = (y + 1).min(height - 1) * width;
        for (x, above) in above.iter_mut().enumerate() {
            let (here, below) = (plane.values[y * width + x], plane.values[next + x]);
            plane.values[y * width + x] = (*above + 2.0 * here + below) / 4.0;
            *above = here;
        }
    }
}

/// Change per pixel to the right and down (Sobel's operator).
fn sobel(plane: &Plane, x: usize, y: usize) -> (f32, f32) {
    let at = |dx: usize, dy: usize| plane.values[(y + dy - 1) * plane.width + x + dx - 1];
    let dx = at(2, 0) + 2.0 * at(2, 1) + at(2, 2) - at(0, 0) - 2.0 * at(0, 1) - at(0, 2);
    let dy = at(0, 2) + 2.0 * at(1, 2) + at(2, 2) - at(0, 0) - 2.0 * at(1, 0) - at(2, 0);
    (dx / 8.0, dy / 8.0)
}
