//! Person probability from MediaPipe's selfie segmentation: over the surroundings of a face, over the photo, and finer over
//! the head.

mod head;
mod mask;

pub use head::head;
pub use mask::Mask;

use crate::geometry::{Affine, Bounds};
use crate::model::{ModelError, Models};
use crate::picture::{Plane, Pyramid};

/// Side of the network's square input and output.
pub const SIDE: usize = 256;

/// What the network says of the person on a photo, in picture coordinates.
#[derive(Clone, Copy)]
pub struct Silhouette<'a> {
    /// All that the photo shows.
    pub whole: &'a Mask,
    /// The head with its hair, about twice as fine.
    pub head: &'a Mask,
}

/// A mask of a box of the picture; the box is squeezed into [`SIDE`]×[`SIDE`] cells, as MediaPipe does.
///
/// # Errors
/// [`ModelError`] when the network fails or gives another size.
pub fn person(models: &Models, pyramid: &Pyramid, area: &Bounds) -> Result<Mask, ModelError> {
    let side = SIDE as f32;
    let map = Affine { a: area.width() / side, b: 0.0, c: area.left, d: 0.0, e: area.height() / side, f: area.top };
    let outputs = models.segmentation.run(vec![pyramid.input(&map, SIDE, 1.0, 0.0, 0.0)])?;
    let values = outputs.into_iter().next().filter(|values| values.len() == SIDE * SIDE);
    let values = values.ok_or(ModelError::Malformed("not the segmentation model"))?;
    Ok(Mask { cells: Plane { width: SIDE, height: SIDE, values }, area: *area })
}

/// The cells above `level` that hang together with `start`, or, where that cell is not above it, with the nearest such
/// cell of its row. Neighbours are the four sides.
pub fn connected(plane: &Plane, level: f32, start: (usize, usize)) -> Vec<bool> {
    let (width, height) = (plane.width, plane.height);
    let mut reached = vec![false; width * height];
    let row = start.1.min(height.saturating_sub(1)) * width;
    let nearest = (0..width).filter(|x| plane.values[row + x] > level).min_by_key(|x| x.abs_diff(start.0));
    let Some(nearest) = nearest else { return reached };
    let mut open = vec![row + nearest];
    while let Some(at) = open.pop() {
        let row = at / width * width;
        let is_open = |reached: &[bool], at: usize| !reached[at] && plane.values[at] > level;
        if !is_open(&reached, at) {
            continue;
        }
        let left = (row..at).rev().take_while(|k| plane.values[*k] > level).last().unwrap_or(at);
        let right = (at..row + width).take_while(|k| plane.values[*k] > level).last().unwrap_or(at);
        reached[left..=right].fill(true);
        // Of each stretch in the rows above and below one cell is enough.
        for next in
            [row.checked_sub(width), Some(row + width).filter(|row| *row < width * height)].into_iter().flatten()
        {
            let mut before = false;
            for at in left - row + next..=right - row + next {
                let now = is_open(&reached, at);
                if now && !before {
                    open.push(at);
                }
                before = now;
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_hangs_together_with_the_start_is_kept() {
        let mut plane = Plane::new(7, 3, 0.0);
        for at in [0, 1, 7, 8, 5, 6, 12] {
            plane.values[at] = 1.0;
        }
        let kept = connected(&plane, 0.5, (1, 1));
        assert_eq!(kept.iter().filter(|kept| **kept).count(), 4);
        assert!(!kept[5]);
        assert!(connected(&plane, 0.5, (3, 2)).iter().all(|kept| !kept));
    }
}
