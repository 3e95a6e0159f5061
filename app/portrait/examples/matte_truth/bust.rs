//! Drawn busts whose alpha and colours are known because they are put together here. Nobody in particular.
//!
//! Every shape adds a colour and a coverage to what lies behind it. Lengths are shares of the picture's width.

use portrait::picture::{Plane, Planes};

/// A picture with everything that matting would like to know.
pub struct Truth {
    pub name: String,
    pub photo: Planes,
    pub alpha: Plane,
    /// The person's own colours where alpha is above 0.
    pub foreground: Planes,
}

/// What the hair is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hair {
    /// Short hair with a soft edge and strands that stick out.
    Flyaway,
    /// Rings with the background in their holes.
    Curls,
    /// Long strands along head and shoulders.
    Long,
}

/// What is behind the person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wall {
    Plain,
    Textured,
    Dark,
}

pub const HAIR: [Hair; 3] = [Hair::Flyaway, Hair::Curls, Hair::Long];
pub const WALLS: [Wall; 3] = [Wall::Plain, Wall::Textured, Wall::Dark];

type Colour = [f32; 3];

const BLACK_HAIR: Colour = [0.10, 0.08, 0.08];
const BROWN_HAIR: Colour = [0.30, 0.19, 0.11];
const SKIN: Colour = [0.72, 0.53, 0.42];
const CLOTH: Colour = [0.18, 0.22, 0.38];
const FRAME: Colour = [0.05, 0.05, 0.06];

/// Pseudo-random numbers 0–1 from a seed: the same picture on every machine.
struct Dice(u32);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as f32 / (1u32 << 24) as f32
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.roll()
    }
}

/// Draws a bust, `width` px wide and a third higher.
pub fn bust(hair: Hair, wall: Wall, width: usize) -> Truth {
    let mut canvas = Canvas::new(width, width * 4 / 3);
    let colour = if wall == Wall::Dark { BLACK_HAIR } else { BROWN_HAIR };
    let mut dice = Dice(7);
    canvas.ellipse((0.5, 1.42), (0.44, 0.36), CLOTH);
    canvas.ellipse((0.5, 0.93), (0.11, 0.22), SKIN.map(|value| value * 0.9));
    canvas.ellipse((0.5, 0.52), (0.265, 0.34), colour);
    canvas.ellipse((0.5, 0.60), (0.215, 0.29), SKIN);
    match hair {
        Hair::Flyaway => flyaways(&mut canvas, &mut dice, colour),
        Hair::Curls => curls(&mut canvas, &mut dice, colour),
        Hair::Long => long(&mut canvas, &mut dice, colour),
    }
    glasses(&mut canvas);
    canvas.before(&format!("{hair:?}-{wall:?}-{width}").to_lowercase(), |x, y| behind(wall, x, y))
}

fn flyaways(canvas: &mut Canvas, dice: &mut Dice, colour: Colour) {
    for _ in 0..260 {
        let angle = dice.between(-std::f32::consts::PI, 0.0);
        let (reach, bend) = (dice.between(0.01, 0.10), dice.between(-0.5, 0.5));
        let thick = dice.between(0.0008, 0.0022);
        canvas.strand(|t| from_crown(angle + bend * t * t, 0.96 + t * reach * 4.0), thick, shade(dice, colour));
    }
}

fn curls(canvas: &mut Canvas, dice: &mut Dice, colour: Colour) {
    for _ in 0..120 {
        let angle = dice.between(-std::f32::consts::PI - 0.3, 0.3);
        let (x, y) = from_crown(angle, dice.between(0.95, 1.12));
        let (radius, thick) = (dice.between(0.012, 0.034), dice.between(0.002, 0.006));
        let turn = std::f32::consts::TAU * 1.1;
        canvas.strand(
            |t| (x + radius * (turn * t).cos(), y + radius * (turn * t).sin() * 0.9),
            thick,
            shade(dice, colour),
        );
    }
}

fn long(canvas: &mut Canvas, dice: &mut Dice, colour: Colour) {
    for side in [-1.0f32, 1.0] {
        for _ in 0..170 {
            let (from, to) = (dice.between(0.19, 0.27), dice.between(0.20, 0.36));
            let (wave, phase) = (dice.between(0.0, 0.012), dice.between(0.0, 6.0));
            let end = dice.between(0.9, 1.25);
            let thick = dice.between(0.0012, 0.005);
            canvas.strand(
                |t| {
                    let x = from + (to - from) * t * t + wave * (12.0 * t + phase).sin();
                    (0.5 + side * x, 0.45 + (end - 0.45) * t)
                },
                thick,
                shade(dice, colour),
            );
        }
    }
}

/// The point at an angle around the hair's middle, in radii of its outline.
fn from_crown(angle: f32, radii: f32) -> (f32, f32) {
    (0.5 + 0.265 * radii * angle.cos(), 0.52 + 0.34 * radii * angle.sin())
}

/// Strands are not all of one colour.
fn shade(dice: &mut Dice, colour: Colour) -> Colour {
    let light = dice.between(0.7, 1.4);
    colour.map(|value| value * light)
}

fn glasses(canvas: &mut Canvas) {
    for x in [0.405f32, 0.595] {
        canvas.strand(
            |t| {
                let angle = std::f32::consts::TAU * t;
                (x + 0.07 * angle.cos(), 0.56 + 0.05 * angle.sin())
            },
            0.008,
            FRAME,
        );
    }
    canvas.strand(|t| (0.475 + 0.05 * t, 0.55), 0.008, FRAME);
}

/// The wall's colour at a point: bricks of a slightly different colour with joints, or paint in slowly falling light.
pub fn behind(wall: Wall, x: f32, y: f32) -> Colour {
    let light = 1.0 - 0.12 * x - 0.05 * y;
    match wall {
        Wall::Plain => [0.80, 0.79, 0.75].map(|value| value * light),
        Wall::Dark => [0.17, 0.16, 0.17].map(|value| value * light),
        Wall::Textured => {
            let (row, shift) = ((y / 0.05).floor(), (y / 0.05).floor() * 0.5);
            let column = (x / 0.11 + shift).floor();
            let (u, v) = ((x / 0.11 + shift).fract(), (y / 0.05).fract());
            let tone = 0.75 + 0.25 * ((row * 12.9 + column * 78.2).sin() * 43.7).fract().abs();
            if u < 0.07 || v < 0.14 { [0.66, 0.64, 0.60] } else { [0.58, 0.36, 0.27].map(|value| value * tone) }
        }
    }
}

/// Coverage and colour, drawn shape over shape.
struct Canvas {
    width: usize,
    height: usize,
    alpha: Vec<f32>,
    /// Times alpha.
    colour: Vec<Colour>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Canvas {
        Canvas { width, height, alpha: vec![0.0; width * height], colour: vec![[0.0; 3]; width * height] }
    }

    fn cover(&mut self, x: usize, y: usize, coverage: f32, colour: Colour) {
        let k = y * self.width + x;
        let coverage = coverage.clamp(0.0, 1.0);
        self.alpha[k] = coverage + self.alpha[k] * (1.0 - coverage);
        for (under, over) in self.colour[k].iter_mut().zip(colour) {
            *under = coverage * over + *under * (1.0 - coverage);
        }
    }

    fn ellipse(&mut self, (cx, cy): (f32, f32), (rx, ry): (f32, f32), colour: Colour) {
        let size = self.width as f32;
        for y in 0..self.height {
            for x in 0..self.width {
                let (u, v) = ((x as f32 + 0.5) / size - cx, (y as f32 + 0.5) / size - cy);
                let inside = (1.0 - (u / rx).hypot(v / ry)) * rx.min(ry) * size;
                self.cover(x, y, inside + 0.5, colour);
            }
        }
    }

    /// A line of some thickness along a curve that is given for 0 to 1.
    fn strand(&mut self, curve: impl Fn(f32) -> (f32, f32), thick: f32, colour: Colour) {
        const PIECES: usize = 24;
        let size = self.width as f32;
        let points: Vec<(f32, f32)> =
            (0..=PIECES).map(|k| curve(k as f32 / PIECES as f32)).map(|(x, y)| (x * size, y * size)).collect();
        let half = thick * size / 2.0;
        let reach = half + 1.0;
        let bound = |of: &dyn Fn(&(f32, f32)) -> f32, most: usize| {
            let low = points.iter().map(of).fold(f32::MAX, f32::min) - reach;
            let high = points.iter().map(of).fold(f32::MIN, f32::max) + reach;
            (low.max(0.0) as usize).min(most)..(high.max(0.0) as usize + 1).min(most)
        };
        let (columns, rows) = (bound(&|p| p.0, self.width), bound(&|p| p.1, self.height));
        for y in rows {
            for x in columns.clone() {
                let at = (x as f32 + 0.5, y as f32 + 0.5);
                let off = points.windows(2).map(|ends| distance(at, ends[0], ends[1])).fold(f32::MAX, f32::min);
                // A strand thinner than a pixel covers no more of one than it is thick.
                self.cover(x, y, (half + 0.5 - off).min(2.0 * half), colour);
            }
        }
    }

    fn before(self, name: &str, wall: impl Fn(f32, f32) -> Colour) -> Truth {
        let (width, height) = (self.width, self.height);
        let plane = |of: &dyn Fn(usize) -> f32| Plane { width, height, values: (0..width * height).map(of).collect() };
        let place = |k: usize| ((k % width) as f32 / width as f32, (k / width) as f32 / width as f32);
        let sharp: Planes = std::array::from_fn(|c| {
            plane(&|k| {
                let (x, y) = place(k);
                self.colour[k][c] * light(x, y)
            })
        });
        let alpha = blurred(&plane(&|k| self.alpha[k]));
        let colour = [0, 1, 2].map(|c| blurred(&sharp[c]));
        let photo = std::array::from_fn(|c| {
            plane(&|k| {
                let (x, y) = place(k);
                eighth_bit(colour[c].values[k] + (1.0 - alpha.values[k]) * wall(x, y)[c], k * 3 + c)
            })
        });
        let own = |k: usize, c: usize| if alpha.values[k] > 1e-3 { colour[c].values[k] / alpha.values[k] } else { 0.0 };
        Truth { name: name.into(), photo, foreground: std::array::from_fn(|c| plane(&|k| own(k, c))), alpha }
    }
}

/// A camera's noise of half a level of 255, and its eight bits.
pub fn eighth_bit(value: f32, seed: usize) -> f32 {
    let mut dice = Dice(scattered(seed as u32));
    let mut noise = -1.5;
    for _ in 0..3 {
        noise += dice.roll();
        dice = Dice(scattered(dice.0));
    }
    (value.clamp(0.0, 1.0) * 255.0 + noise).round().clamp(0.0, 255.0) / 255.0
}

/// A number that has nothing to do with those of its neighbours: the dice alone would give a pattern over the picture.
fn scattered(mut seed: u32) -> u32 {
    seed = (seed ^ (seed >> 16)).wrapping_mul(0x7feb_352d);
    seed = (seed ^ (seed >> 15)).wrapping_mul(0x846c_a68b);
    seed ^ (seed >> 16)
}

fn distance(at: (f32, f32), a: (f32, f32), b: (f32, f32)) -> f32 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let along = ((at.0 - a.0) * dx + (at.1 - a.1) * dy) / (dx * dx + dy * dy).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    (at.0 - a.0 - along * dx).hypot(at.1 - a.1 - along * dy)
}

/// Light falls on a person unevenly: broad bands across face and cloth, and the finer gloss of hair.
fn light(x: f32, y: f32) -> f32 {
    1.0 + 0.15 * (9.0 * x + 5.0 * y).sin() + 0.12 * (31.0 * y - 12.0 * x).sin()
}

/// What a lens makes of an edge: a small bell-shaped blur, a half of which stays in the pixel along each line.
fn blurred(plane: &Plane) -> Plane {
    let (width, height) = (plane.width, plane.height);
    let at = |x: usize, y: usize| plane.values[y * width + x];
    let three = |before: f32, own: f32, after: f32| 0.2 * before + 0.6 * own + 0.2 * after;
    let mut rows = Plane::new(width, height, 0.0);
    for k in 0..width * height {
        let (x, y) = (k % width, k / width);
        rows.values[k] = three(at(x.saturating_sub(1), y), at(x, y), at((x + 1).min(width - 1), y));
    }
    let mut result = Plane::new(width, height, 0.0);
    for k in 0..width * height {
        let (x, y) = (k % width, k / width);
        let row = |y: usize| rows.values[y * width + x];
        result.values[k] = three(row(y.saturating_sub(1)), row(y), row((y + 1).min(height - 1)));
    }
    result
}
