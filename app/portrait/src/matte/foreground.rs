//! Foreground colours where the matte is partial (Forte 2021, fast multi-level “blur-fusion” estimation): without it the
//! old background shines through the hair as a halo.
//!
//! The means over a window change slowly, so they are taken on a reduced picture; what makes a pixel's own colour of them
//! is done at full size.

use super::mean::mean;
use super::reduction;
use crate::picture::{Plane, Planes, block_sums};
use crate::vector::{Loop, widely};

/// Keeps the division defined where a window holds no foreground (or no background) at all.
const LEAST_WEIGHT: f32 = 1e-5;
/// Half the side of the wide window, which finds colours across a fringe of hair, in widths of the picture: less than a
/// face's.
const WIDE: f32 = 1.0 / 15.0;
/// And of the narrow one, which tells one strand from the next.
const NARROW: f32 = 1.0 / 150.0;
/// Width, px, to which the picture may be reduced for the narrow windows: they are three pixels wide then.
const NARROW_GRID: usize = 480;

/// Foreground planes: the person's colours where alpha is partial, the picture's own elsewhere.
pub fn foreground(picture: &Planes, alpha: &Plane) -> Planes {
    let width = alpha.width;
    let sizes = [(WIDE, reduction(width)), (NARROW, (width / NARROW_GRID).max(1))];
    let weights = sizes.map(|(reach, factor)| {
        let radius = ((width as f32 * reach) as usize / factor).max(2);
        (factor, radius, mean(&alpha.reduced(factor), radius))
    });
    std::array::from_fn(|c| {
        let mut found: Option<(Plane, Plane)> = None;
        for (stage, (factor, radius, weight)) in weights.iter().enumerate() {
            let (front, back) = match found {
                Some(shared) if *factor == 1 => shared,
                Some((front, back)) => widely(Shared { front: &front, back: &back, alpha, factor: *factor }),
                None => widely(Shared { front: &picture[c], back: &picture[c], alpha, factor: *factor }),
            };
            let (mut front, mut back) = (mean(&front, *radius), mean(&back, *radius));
            widely(Weighed { weight, front: &mut front, back: &mut back });
            if *factor > 1 {
                (front, back) = (front.enlarged(width, alpha.height), back.enlarged(width, alpha.height));
            }
            let shares = weights.get(stage + 1).is_some_and(|(factor, ..)| *factor == 1);
            widely(Parted { picture: &picture[c], alpha, front: &mut front, back: &mut back, shares });
            found = Some((front, back));
        }
        found.map_or_else(|| picture[c].clone(), |(front, _)| front)
    })
}

/// The person's colours times alpha and the wall's times the rest, reduced.
struct Shared<'a> {
    front: &'a Plane,
    back: &'a Plane,
    alpha: &'a Plane,
    factor: usize,
}

impl Loop for Shared<'_> {
    type Output = (Plane, Plane);

    #[inline(always)]
    fn run(self) -> (Plane, Plane) {
        let Shared { front, back, alpha, factor } = self;
        let width = alpha.width;
        let mut small = [(); 2].map(|()| Plane::new((width / factor).max(1), (alpha.height / factor).max(1), 0.0));
        let mut lines = [(); 2].map(|()| vec![0f32; width]);
        let columns = small[0].width;
        let share = 1.0 / (factor * factor) as f32;
        for y in 0..small[0].height {
            lines.iter_mut().for_each(|line| line.fill(0.0));
            for row in y * factor..(y + 1) * factor {
                let (f, b) = (&front.values[row * width..][..width], &back.values[row * width..][..width]);
                let a = &alpha.values[row * width..][..width];
                let [of_front, of_back] = &mut lines;
                for x in 0..width {
                    of_front[x] += f[x] * a[x];
                    of_back[x] += b[x] * (1.0 - a[x]);
                }
            }
            for (small, line) in small.iter_mut().zip(&lines) {
                let out = &mut small.values[y * columns..][..columns];
                block_sums(line, factor, share, out);
            }
        }
        small.into()
    }
}

/// Makes mean colours of the sums' means, by the mean of alpha.
struct Weighed<'a> {
    weight: &'a Plane,
    front: &'a mut Plane,
    back: &'a mut Plane,
}

impl Loop for Weighed<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let n = self.weight.values.len();
        let weight = &self.weight.values[..n];
        let (front, back) = (&mut self.front.values[..n], &mut self.back.values[..n]);
        for k in 0..n {
            front[k] /= weight[k] + LEAST_WEIGHT;
            back[k] /= (1.0 - weight[k]) + LEAST_WEIGHT;
        }
    }
}

/// Makes each pixel's own colours of the means around it, such that with alpha they give the picture. With `shares` they
/// are left as [`Shared`] gives them at full size, which saves reading all of it once more.
struct Parted<'a> {
    picture: &'a Plane,
    alpha: &'a Plane,
    front: &'a mut Plane,
    back: &'a mut Plane,
    shares: bool,
}

impl Loop for Parted<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let n = self.alpha.values.len();
        let (picture, alpha) = (&self.picture.values[..n], &self.alpha.values[..n]);
        let (front, back) = (&mut self.front.values[..n], &mut self.back.values[..n]);
        for k in 0..n {
            let (a, f, b) = (alpha[k], front[k], back[k]);
            let off = picture[k] - a * f - (1.0 - a) * b;
            // Where the person is whole the picture's own colour is the truth.
            front[k] = if a >= 1.0 { picture[k] } else { (f + a * off).clamp(0.0, 1.0) };
            back[k] = b.clamp(0.0, 1.0);
            if self.shares {
                front[k] *= a;
                back[k] *= 1.0 - a;
            }
        }
    }
}
