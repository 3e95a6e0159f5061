//! Bilinear resizing by TensorFlow's three conventions.

use crate::picture::between_rows;
use crate::vector::{Loop, widely};

/// How positions of the output lie over the input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Corners {
    /// The corner pixels' centres lie on each other.
    Aligned,
    /// The images' edges do.
    HalfPixel,
    /// The first pixels do, and a step is the ratio of the sizes.
    Asymmetric,
}

/// One layer.
pub struct Bilinear {
    pub channels: usize,
    /// Height and width of the input's and the output's planes, none of them zero.
    pub input: [usize; 2],
    pub output: [usize; 2],
    pub corners: Corners,
}

/// The two input positions between which an output position lies, and how far on the way.
#[derive(Clone, Copy)]
struct Between {
    from: usize,
    to: usize,
    part: f32,
}

impl Bilinear {
    /// Numbers that [`Bilinear::run`] reads.
    pub fn input_length(&self) -> usize {
        self.channels * self.input[0] * self.input[1]
    }

    pub fn run(&self, input: &[f32]) -> Vec<f32> {
        let ([in_h, in_w], [out_h, out_w]) = (self.input, self.output);
        let (columns, rows) = (self.stations(in_w, out_w), self.stations(in_h, out_h));
        let mut output = vec![0f32; self.channels * out_h * out_w];
        // Rows first: there are fewer of them before the columns are stretched.
        let mut wide = vec![0f32; in_h * out_w];
        for (plane, out) in input.chunks_exact(in_h * in_w).zip(output.chunks_exact_mut(out_h * out_w)) {
            for (row, wide) in plane.chunks_exact(in_w).zip(wide.chunks_exact_mut(out_w)) {
                for (value, Between { from, to, part }) in wide.iter_mut().zip(&columns) {
                    *value = row[*from] + (row[*to] - row[*from]) * part;
                }
            }
            widely(Down { wide: &wide, rows: &rows, width: out_w, out });
        }
        output
    }

    fn stations(&self, length: usize, count: usize) -> Vec<Between> {
        let ratio = length as f32 / count as f32;
        let place = |k: usize| match self.corners {
            Corners::Aligned if count > 1 => k as f32 * (length - 1) as f32 / (count - 1) as f32,
            Corners::Aligned => 0.0,
            Corners::HalfPixel => (k as f32 + 0.5) * ratio - 0.5,
            Corners::Asymmetric => k as f32 * ratio,
        };
        let between = |k: usize| {
            let place = place(k).clamp(0.0, (length - 1) as f32);
            let from = place as usize;
            Between { from, to: (from + 1).min(length - 1), part: place - from as f32 }
        };
        (0..count).map(between).collect()
    }
}

/// Stretches a plane of wide rows downwards.
struct Down<'a> {
    wide: &'a [f32],
    rows: &'a [Between],
    width: usize,
    out: &'a mut [f32],
}

impl Loop for Down<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (out, Between { from, to, part }) in self.out.chunks_exact_mut(self.width).zip(self.rows) {
            let (upper, lower) =
                (&self.wide[from * self.width..][..out.len()], &self.wide[to * self.width..][..out.len()]);
            between_rows(upper, lower, *part, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(corners: Corners) -> Vec<f32> {
        let layer = Bilinear { channels: 1, input: [1, 3], output: [2, 6], corners };
        layer.run(&[0.0, 10.0, 20.0]).split_off(6)
    }

    #[test]
    fn each_convention_reads_where_tensorflow_does() {
        assert_eq!(line(Corners::Aligned), [0.0, 4.0, 8.0, 12.0, 16.0, 20.0]);
        assert_eq!(line(Corners::HalfPixel), [0.0, 2.5, 7.5, 12.5, 17.5, 20.0]);
        assert_eq!(line(Corners::Asymmetric), [0.0, 5.0, 10.0, 15.0, 20.0, 20.0]);
    }

    #[test]
    fn planes_are_resized_each_by_itself_and_also_made_smaller() {
        let layer = Bilinear { channels: 2, input: [2, 2], output: [1, 1], corners: Corners::HalfPixel };
        assert_eq!(layer.run(&[0.0, 2.0, 4.0, 6.0, 10.0, 10.0, 20.0, 20.0]), [3.0, 15.0]);
    }
}
