//! BlazeFace (Bazarevsky et al. 2019; MediaPipe, Apache-2.0): anchors, decoding and weighted non-maximum suppression.

use crate::geometry::{Affine, Bounds, Point};
use crate::model::ModelError;
use crate::model::net::Net;
use crate::picture::Pyramid;

/// How a detector's anchors lie.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Side of the square input, px.
    pub input: usize,
    /// `(cells a side, anchors a cell)` of each output map.
    pub maps: &'static [(usize, usize)],
}

pub const FULL_RANGE: Layout = Layout { input: 192, maps: &[(48, 1)] };
pub const SHORT_RANGE: Layout = Layout { input: 128, maps: &[(16, 2), (8, 6)] };

/// Numbers per anchor: box centre, box size, six key points.
const PER_ANCHOR: usize = 16;
/// Boxes that overlap this much are the same face; MediaPipe's value.
pub const SAME_FACE_IOU: f32 = 0.3;

/// A face candidate, in picture pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// 0–1.
    pub score: f32,
    pub bounds: Bounds,
    /// The eyes, the one on the picture's left first.
    pub eyes: [Point; 2],
}

/// One of the two networks.
pub struct Detector {
    net: Net,
    layout: Layout,
    anchors: Vec<Point>,
}

impl Detector {
    pub fn new(net: Net, layout: Layout) -> Detector {
        let anchors = layout
            .maps
            .iter()
            .flat_map(|&(cells, each)| (0..cells * cells * each).map(move |k| (k / each, cells)))
            .map(|(cell, cells)| {
                let along = |k: usize| (k as f32 + 0.5) / cells as f32;
                Point::new(along(cell % cells), along(cell / cells))
            })
            .collect();
        Detector { net, layout, anchors }
    }

    /// Candidates in a square of the picture (which may reach beyond it) that score at least `threshold`.
    ///
    /// # Errors
    /// [`ModelError`] when the network does not give what its layout says.
    pub fn detect(
        &self,
        pyramid: &Pyramid,
        centre: Point,
        side: f32,
        threshold: f32,
    ) -> Result<Vec<Candidate>, ModelError> {
        let map = Affine::square(centre, side, 0.0, self.layout.input);
        // MediaPipe feeds −1…1, black outside the picture.
        let input = pyramid.input(&map, self.layout.input, 2.0, -1.0, -1.0);
        let outputs = self.net.run(vec![input])?;
        let of_length = |length: usize| outputs.iter().find(|output| output.len() == length);
        let (Some(boxes), Some(scores)) = (of_length(self.anchors.len() * PER_ANCHOR), of_length(self.anchors.len()))
        else {
            return Err(ModelError::Malformed("a detector with other anchors than its layout"));
        };
        let mut found: Vec<Candidate> = scores
            .iter()
            .map(|logit| 1.0 / (1.0 + (-logit.clamp(-80.0, 80.0)).exp()))
            .zip(&self.anchors)
            .zip(boxes.as_chunks::<PER_ANCHOR>().0)
            .filter(|((score, _), _)| *score >= threshold)
            .map(|((score, anchor), raw)| self.candidate(score, *anchor, raw, &map))
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(merge(found))
    }

    fn candidate(&self, score: f32, anchor: Point, raw: &[f32; PER_ANCHOR], map: &Affine) -> Candidate {
        let size = self.layout.input as f32;
        let at = |k: usize| map.map(Point::new(raw[k] + anchor.x * size, raw[k + 1] + anchor.y * size));
        let centre = at(0);
        let (half_width, half_height) = (raw[2] * map.scale() / 2.0, raw[3] * map.scale() / 2.0);
        let bounds = Bounds {
            left: centre.x - half_width,
            top: centre.y - half_height,
            right: centre.x + half_width,
            bottom: centre.y + half_height,
        };
        Candidate { score, bounds, eyes: [at(4), at(6)] }
    }
}

/// Joins candidates of the same face into their mean, weighted by score. Input is sorted, best first.
pub fn merge(mut found: Vec<Candidate>) -> Vec<Candidate> {
    // A box that is not a number overlaps nothing, not even itself, and would never be taken off the list.
    found.retain(|candidate| candidate.bounds.area().is_finite() && candidate.bounds.area() > 0.0);
    let mut merged = vec![];
    while let Some(best) = found.first().cloned() {
        let (same, rest): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|other| other.bounds.iou(&best.bounds) > SAME_FACE_IOU);
        if same.is_empty() {
            break;
        }
        merged.push(mean(&same, best.score));
        found = rest;
    }
    merged
}

fn mean(same: &[Candidate], score: f32) -> Candidate {
    let total: f32 = same.iter().map(|candidate| candidate.score).sum::<f32>().max(f32::EPSILON);
    let mean = |of: &dyn Fn(&Candidate) -> f32| same.iter().map(|c| of(c) * c.score).sum::<f32>() / total;
    let eye = |k: usize| Point::new(mean(&|c| c.eyes[k].x), mean(&|c| c.eyes[k].y));
    Candidate {
        score,
        bounds: Bounds {
            left: mean(&|c| c.bounds.left),
            top: mean(&|c| c.bounds.top),
            right: mean(&|c| c.bounds.right),
            bottom: mean(&|c| c.bounds.bottom),
        },
        eyes: [eye(0), eye(1)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(score: f32, left: f32) -> Candidate {
        let bounds = Bounds { left, top: 0.0, right: left + 10.0, bottom: 10.0 };
        Candidate { score, bounds, eyes: [Point::new(left + 3.0, 4.0), Point::new(left + 7.0, 4.0)] }
    }

    #[test]
    fn overlapping_candidates_become_one_and_distant_ones_stay() {
        let merged = merge(vec![candidate(0.9, 0.0), candidate(0.3, 1.0), candidate(0.6, 30.0)]);
        assert_eq!(merged.len(), 2);
        assert!((merged[0].bounds.left - 0.25).abs() < 1e-5);
        assert!((merged[1].bounds.left - 30.0).abs() < 1e-4);
    }

    #[test]
    fn a_candidate_that_is_not_a_number_does_not_hang_the_merge() {
        assert_eq!(merge(vec![candidate(f32::NAN, f32::NAN)]).len(), 0);
    }
}
