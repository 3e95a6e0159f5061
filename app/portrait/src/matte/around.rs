//! What is known of the wall, or of the person, around every place: means over wide windows of a reduced picture.

use super::mean::mean;
use super::reduction;
use super::trimap::Trimap;
use crate::picture::{Plane, Planes};

/// The wall is plain where its colour deviates less than this around a pixel (0–1 per channel): shading and noise of a
/// painted wall, but no pattern.
const PLAIN: f32 = 0.035;
/// Share of a pixel's surroundings that must be known before its colour is trusted.
const ENOUGH: f32 = 0.05;
/// A cell this far from the mean colour around it is no part of a plain wall: a strand in front of it.
const ODD: f32 = 0.12;
/// Odd cells are left out where they are fewer than this share; where they are more, the wall has a pattern.
const FEW: f32 = 0.25;

/// The picture's upper rows in cells of a few pixels.
pub struct Cells {
    factor: usize,
    /// Cells that the means reach, px over the factor.
    radius: usize,
    colour: Planes,
    /// Mean over a cell of its pixels' squares, channels added.
    square: Plane,
}

/// Means over what is known around each cell.
pub struct Around {
    factor: usize,
    /// Share of the surroundings that is known.
    weight: Plane,
    /// The mean colour there times that share, and their squares' sum times it.
    colour: Planes,
    square: Plane,
}

impl Cells {
    /// Down to a row, and as far below it as the means reach.
    pub fn new(photo: &Planes, rows: usize) -> Cells {
        let (width, height) = (photo[0].width, photo[0].height);
        let factor = reduction(width);
        // A twelfth of the width around a pixel: reaches over a fringe to the wall beside it.
        let radius = width / 12;
        let rows = (rows + radius).min(height).max(factor);
        let upper = |plane: &Plane| Plane { width, height: rows, values: plane.values[..width * rows].to_vec() };
        let upper: Planes = std::array::from_fn(|c| upper(&photo[c]));
        let mut square = Plane::new(width, rows, 0.0);
        for plane in &upper {
            square.values.iter_mut().zip(&plane.values).for_each(|(sum, value)| *sum += value * value);
        }
        let colour = std::array::from_fn(|c| upper[c].reduced(factor));
        Cells { factor, radius: radius / factor, colour, square: square.reduced(factor) }
    }

    /// The wall, without what hangs in front of it.
    pub fn wall(&self, trimap: &Trimap) -> Around {
        let known = self.known(trimap, 0.0);
        let all = self.around(&known);
        let regular = (0..known.len()).map(|k| {
            let odd = all.average(k).is_some_and(|average| apart(self.colour_of(k), average) > ODD);
            if odd { 0.0 } else { known[k] }
        });
        let regular = self.around(&regular.collect::<Vec<f32>>());
        let mut wall = all;
        for k in 0..known.len() {
            if regular.weight.values[k] < (1.0 - FEW) * wall.weight.values[k] {
                continue;
            }
            wall.weight.values[k] = regular.weight.values[k];
            wall.square.values[k] = regular.square.values[k];
            (0..3).for_each(|c| wall.colour[c].values[k] = regular.colour[c].values[k]);
        }
        wall
    }

    /// The person.
    pub fn person(&self, trimap: &Trimap) -> Around {
        self.around(&self.known(trimap, 1.0))
    }

    /// 1 for the cells all of whose pixels are known to have a value, 0 for the others.
    fn known(&self, trimap: &Trimap, value: f32) -> Vec<f32> {
        let width = trimap.value.width;
        let cells = self.square.width;
        let mut known = vec![1.0; self.square.values.len()];
        for (y, known) in known.chunks_exact_mut(cells).enumerate() {
            for row in y * self.factor..(y + 1) * self.factor {
                let (sure, values) =
                    (&trimap.known[row * width..][..width], &trimap.value.values[row * width..][..width]);
                for ((out, sure), values) in
                    known.iter_mut().zip(sure.chunks(self.factor)).zip(values.chunks(self.factor))
                {
                    if !sure.iter().all(|sure| *sure) || values.iter().any(|other| *other != value) {
                        *out = 0.0;
                    }
                }
            }
        }
        known
    }

    fn around(&self, known: &[f32]) -> Around {
        let weighted = |plane: &Plane| {
            let values = plane.values.iter().zip(known).map(|(value, known)| value * known).collect();
            mean(&Plane { values, ..*plane }, self.radius)
        };
        let (width, height) = (self.square.width, self.square.height);
        Around {
            factor: self.factor,
            weight: mean(&Plane { width, height, values: known.to_vec() }, self.radius),
            colour: std::array::from_fn(|c| weighted(&self.colour[c])),
            square: weighted(&self.square),
        }
    }

    fn colour_of(&self, cell: usize) -> [f32; 3] {
        [0, 1, 2].map(|c| self.colour[c].values[cell])
    }
}

impl Around {
    /// The cell of a pixel of a picture that is `width` px wide.
    pub fn cell(&self, width: usize, k: usize) -> usize {
        let (x, y) = (k % width / self.factor, k / width / self.factor);
        y.min(self.weight.height - 1) * self.weight.width + x.min(self.weight.width - 1)
    }

    /// The mean colour, where enough is known.
    pub fn average(&self, cell: usize) -> Option<[f32; 3]> {
        let weight = self.weight.values[cell];
        (weight >= ENOUGH).then(|| std::array::from_fn(|c| self.colour[c].values[cell] / weight))
    }

    /// The mean colour, where enough is known and it is plain.
    pub fn plain(&self, cell: usize) -> Option<[f32; 3]> {
        if self.variance(cell)? < PLAIN * PLAIN { self.average(cell) } else { None }
    }

    /// Of the colours there, all channels together.
    pub fn variance(&self, cell: usize) -> Option<f32> {
        let average = self.average(cell)?;
        let squares = average.iter().map(|value| value * value).sum::<f32>();
        Some((self.square.values[cell] / self.weight.values[cell] - squares).max(0.0))
    }
}

/// The largest difference of two colours in a channel.
pub fn apart(a: [f32; 3], b: [f32; 3]) -> f32 {
    (0..3).map(|c| (a[c] - b[c]).abs()).fold(0.0, f32::max)
}
