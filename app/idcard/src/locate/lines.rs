//! Straight lines that many edge pixels lie on.

use super::edges::{Edgel, Edges};
use portrait::geometry::Point;
use std::f32::consts::PI;

/// All points with `x cos(across) + y sin(across) = rho`.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Direction of the normal, radians, 0 to π.
    pub across: f32,
    pub rho: f32,
    /// The frame's own border, which a card that is cut off ends at.
    pub border: bool,
}

impl Line {
    pub fn crossing(&self, other: &Line) -> Option<Point> {
        let (s1, c1) = self.across.sin_cos();
        let (s2, c2) = other.across.sin_cos();
        let determinant = c1 * s2 - s1 * c2;
        (determinant.abs() > 0.2).then(|| {
            let x = (self.rho * s2 - other.rho * s1) / determinant;
            let y = (c1 * other.rho - c2 * self.rho) / determinant;
            Point::new(x, y)
        })
    }

    /// Signed distance of a point, px.
    pub fn distance(&self, point: Point) -> f32 {
        point.x * self.across.cos() + point.y * self.across.sin() - self.rho
    }
}

/// Smallest angle between two normals, radians, 0 to π/2.
pub fn angle_between(a: f32, b: f32) -> f32 {
    let apart = (a - b).rem_euclid(PI);
    apart.min(PI - apart)
}

/// Bins of 1.5° and 1.5 px: finer ones split a card's side that is bent by the lens.
const ANGLES: usize = 120;
const RHO_STEP: f32 = 1.5;
/// Lines to keep: four sides, print, and what lies on the desk. With half as many, the lines of four printed sheets left none of the
/// card's own.
const MOST: usize = 100;
/// A ruled or printed sheet is one line beside the other: of those that run alike and so near, px, no more are kept.
const NEIGHBOURS: usize = 3;
const NEIGHBOURHOOD: f32 = 22.0;
/// Of each length of edge that would make a line, so much has to be there, px.
const LEAST_VOTES: f32 = 18.0;

/// The strongest lines, and the four borders of the frame.
pub fn find(edges: &Edges) -> Vec<Line> {
    let reach = (edges.width as f32).hypot(edges.height as f32);
    let bins = (2.0 * reach / RHO_STEP) as usize + 2;
    let mut votes = vec![0f32; ANGLES * bins];
    let bin = |rho: f32| ((rho + reach) / RHO_STEP) as usize;
    for edgel in &edges.edgels {
        let angle = (edgel.across / PI * ANGLES as f32).round() as usize;
        // Directions of single pixels are good to a few degrees.
        for k in angle + ANGLES - 3..=angle + ANGLES + 3 {
            let k = k % ANGLES;
            let (sin, cos) = (k as f32 * PI / ANGLES as f32).sin_cos();
            votes[k * bins + bin(edgel.x * cos + edgel.y * sin)] += edgel.weight;
        }
    }
    let mut lines: Vec<Line> = peaks(&mut votes, bins)
        .into_iter()
        .filter_map(|(k, rho)| refined(edges, k as f32 * PI / ANGLES as f32, rho as f32 * RHO_STEP - reach))
        .collect();
    let border = |across: f32, rho: f32| Line { across, rho, border: true };
    lines.extend([border(0.0, 0.5), border(0.0, edges.width as f32 - 0.5)]);
    lines.extend([border(PI / 2.0, 0.5), border(PI / 2.0, edges.height as f32 - 0.5)]);
    lines
}

/// The bins with most votes; the surroundings of each one taken are cleared.
fn peaks(votes: &mut [f32], bins: usize) -> Vec<(usize, usize)> {
    let mut order: Vec<(f32, usize)> =
        votes.iter().copied().enumerate().filter(|(_, votes)| *votes >= LEAST_VOTES).map(|(k, v)| (v, k)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut found = vec![];
    for (_, at) in order {
        if found.len() == MOST {
            break;
        }
        if votes[at] == 0.0 {
            continue;
        }
        let (angle, rho) = (at / bins, at % bins);
        let beside = |(other, other_rho): &(usize, usize)| {
            angle.abs_diff(*other) <= 3 && rho.abs_diff(*other_rho) as f32 * RHO_STEP < NEIGHBOURHOOD
        };
        if found.iter().filter(|known| beside(known)).count() < NEIGHBOURS {
            found.push((angle, rho));
        }
        for k in angle + ANGLES - 4..=angle + ANGLES + 4 {
            // Past half a turn the normal points the other way and rho changes its sign.
            let middle = if (ANGLES..2 * ANGLES).contains(&k) { rho } else { bins.saturating_sub(rho + 2) };
            for r in middle.saturating_sub(3)..(middle + 4).min(bins) {
                votes[k % ANGLES * bins + r] = 0.0;
            }
        }
    }
    found
}

/// The line through the edge pixels near a coarse one, by least squares.
fn refined(edges: &Edges, across: f32, rho: f32) -> Option<Line> {
    let mut line = Line { across, rho, border: false };
    for near in [3.0, 1.5] {
        let (sin, cos) = line.across.sin_cos();
        let on: Vec<&Edgel> = edges
            .edgels
            .iter()
            .filter(|edgel| (edgel.x * cos + edgel.y * sin - line.rho).abs() < near)
            .filter(|edgel| angle_between(edgel.across, line.across) < 0.2)
            .collect();
        let sum: f32 = on.iter().map(|edgel| edgel.weight).sum();
        if sum < LEAST_VOTES / 2.0 {
            return None;
        }
        let mean = |value: &dyn Fn(&Edgel) -> f32| on.iter().map(|e| value(e) * e.weight).sum::<f32>() / sum;
        let (mx, my) = (mean(&|e| e.x), mean(&|e| e.y));
        let xx = mean(&|e| (e.x - mx).powi(2));
        let yy = mean(&|e| (e.y - my).powi(2));
        let xy = mean(&|e| (e.x - mx) * (e.y - my));
        // The direction of least spread is the normal.
        let along = 0.5 * (2.0 * xy).atan2(xx - yy);
        line.across = (along + PI / 2.0).rem_euclid(PI);
        line.rho = mx * line.across.cos() + my * line.across.sin();
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use portrait::picture::Picture;

    #[test]
    fn the_edge_of_a_half_plane_is_found_to_a_tenth_of_a_pixel() {
        let mut picture = Picture::new(200, 150);
        let (sin, cos) = 0.35f32.sin_cos();
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            let (x, y) = ((k % 200) as f32 + 0.5, (k / 200) as f32 + 0.5);
            let inside = (x * cos + y * sin - 120.0 + 0.5).clamp(0.0, 1.0);
            pixel.fill((60.0 + 120.0 * inside) as u8);
        }
        let lines = find(&Edges::find(&picture, 1));
        let line = lines.iter().find(|line| !line.border).unwrap();
        assert!((line.across - 0.35).abs() < 0.01 && (line.rho - 120.0).abs() < 0.2, "{line:?}");
    }
}
