//! Straight lines along one side of a picture's part, and what ends at them.

use super::{GRID, Ground};
use crate::geometry::Point;
use crate::quantile::median;
use crate::vector::{Loop, widely};

/// A border leans by no more than this, degrees: students hold pictures and cameras about upright.
const LEAN: f32 = 14.0;
/// What a border steps by in its strongest channel, levels: less is the grain and the seams of a strongly packed JPEG.
const STEP: f32 = 12.0;
/// Distances from a line, in face widths: where its step is taken, where the mask must have changed, how far the person may be
/// to count as near, and where the band is taken that lies outside of every border (a bezel, a margin, the wall around a
/// monitor).
const NEAR: f32 = 0.016;
const MASK: f32 = 0.08;
const DEEP: f32 = 0.25;
const BAND: [f32; 3] = [0.03, 0.045, 0.06];
/// Probabilities above and below which a cell is the person's and is not.
const PERSON: f32 = 0.6;
const NOBODY: f32 = 0.4;
/// Along a border the band changes by no more than this, levels, within this stretch, face widths: light falls off slowly.
const EVEN: f32 = 24.0;
const STRETCH: f32 = 0.16;
/// A line may be lost for this long, face widths: a glint, a strand.
const GAP: f32 = 0.08;
/// The shortest line, face widths, and the share of it that must be seen.
const SHORTEST: f32 = 0.5;
const SEEN: f32 = 0.85;
/// A head under a shelf touches it as well, but where it leaves it, it does so slowly: what is near takes away from what
/// touches. A circle's 2 √(2 r d) gives nothing with this weight and the distances above.
const ROUND: f32 = 1.5;
/// The person just inside of a line is another colour than the background there, levels: else the background goes on between.
const OTHER: f32 = 24.0;
/// Half the breadth of the body that a lower border must cut through, face widths: less than anybody's shoulders.
const BODY: f32 = 0.6;
/// Lines that are kept of each side; the strongest come first, and near copies of them do not count.
const KEPT: usize = 60;

/// A line along the upper side of a [`Turned`] ground. Lengths are in face widths, places in cells.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The first and the last column that belong to it, and the rows that it has there.
    pub ends: [Point; 2],
    /// The band's colour at these ends.
    pub band: [[f32; 3]; 2],
    pub length: f32,
    /// How long the person ends at it, and how long nobody is on either side.
    pub person: f32,
    pub background: f32,
}

/// A ground turned until one of its sides lies above: rows from that side inwards, columns along it.
pub struct Turned {
    /// Cells in a face's width, along the side and away from it.
    along: f32,
    away: f32,
    /// The face's middle column and its first row.
    middle: f32,
    face: f32,
    /// Whether the body goes on beyond this side, unless the picture ends there: below.
    body: bool,
    /// Rows that a line between this side and the face can reach.
    rows: usize,
    colours: Vec<[f32; 3]>,
    ends: Vec<Ends>,
    /// Whether a step is here or in the next row, and the band beyond goes on beside it.
    edges: Vec<bool>,
}

/// What ends at a line.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    Person,
    Background,
    /// No one yet, but the person is near.
    Near,
    /// The person goes on beyond it: a fold, a hem, a strand.
    Nothing,
    Unclear,
}

impl Turned {
    /// `turn` carries a column and a row of the turned ground to a cell of the ground; the lengths and places are those after
    /// turning.
    pub fn new(
        ground: &Ground,
        turn: impl Fn(usize, usize) -> usize,
        (along, away): (f32, f32),
        (middle, face): (f32, f32),
        body: bool,
    ) -> Turned {
        let steepest = LEAN.to_radians().tan() * away / along;
        let farther = steepest * middle.max(GRID as f32 - middle) + MASK * away + 2.0;
        let rows = ((face + farther) as usize).clamp(3, GRID);
        let from = |k: usize| turn(k % GRID, k / GRID);
        let colours = (0..rows * GRID).map(|k| ground.colours[from(k)]).collect();
        let person: Vec<f32> = (0..rows * GRID).map(|k| ground.person[from(k)]).collect();
        let mut turned = Turned { along, away, middle, face, body, rows, colours, ends: vec![], edges: vec![] };
        turned.ends = turned.find_ends(&person);
        turned.edges = turned.find_edges();
        turned
    }

    /// The first cell of the row that lies so many face widths farther inwards, or of the last one.
    fn inwards(&self, row: usize, widths: f32) -> usize {
        let rows = (widths * self.away).round() as i64;
        (row as i64 + rows).clamp(0, self.rows as i64 - 1) as usize * GRID
    }

    /// The colour in the band outside of a cell.
    fn band(&self, at: usize) -> [f32; 3] {
        let [a, b, c] = BAND.map(|width| self.colours[self.inwards(at / GRID, -width) + at % GRID]);
        [0, 1, 2].map(|k| (a[k] + b[k] + c[k]) / 3.0)
    }

    /// The colour just inside of a cell, of two rows.
    fn inner(&self, at: usize) -> [f32; 3] {
        let [a, b] = self.beside().map(|width| self.colours[self.inwards(at / GRID, width) + at % GRID]);
        [0, 1, 2].map(|k| (a[k] + b[k]) / 2.0)
    }

    /// The two rows beside a line between which its step is taken, in face widths away from it.
    fn beside(&self) -> [f32; 2] {
        let near = (NEAR * self.away).round().max(1.0) / self.away;
        [near, near + 1.0 / self.away]
    }

    /// The step across each cell, levels.
    fn steps(&self) -> Vec<f32> {
        let [near, next] = self.beside();
        let mut steps = vec![0f32; self.rows * GRID];
        for (row, steps) in steps.chunks_exact_mut(GRID).enumerate() {
            let [a, b, c, d] =
                [near, next, -near, -next].map(|width| &self.colours[self.inwards(row, width)..][..GRID]);
            widely(Steps { inside: [a, b], outside: [c, d], steps });
        }
        steps
    }

    fn find_edges(&self) -> Vec<bool> {
        let steps = self.steps();
        let stretch = (STRETCH * self.along) as usize;
        let mut edges = vec![false; self.rows * GRID];
        for row in 1..self.rows - 1 {
            for x in 0..GRID {
                let at = row * GRID + x;
                let highest = steps[at] > STEP
                    && (self.body || self.ends[at] != Ends::Nothing)
                    && steps[at] >= steps[at - GRID]
                    && steps[at] >= steps[at + GRID];
                if !highest {
                    continue;
                }
                let band = self.band(at);
                let alike = |there: usize| distance(band, self.band(there)) < EVEN;
                if (x >= stretch && alike(at - stretch)) || (x + stretch < GRID && alike(at + stretch)) {
                    [at - GRID, at, at + GRID].iter().for_each(|at| edges[*at] = true);
                }
            }
        }
        edges
    }

    fn find_ends(&self, person: &[f32]) -> Vec<Ends> {
        let mut ends = vec![];
        for row in 0..self.rows {
            let [deep, inner, outer] = [DEEP, MASK, -MASK].map(|width| &person[self.inwards(row, width)..][..GRID]);
            ends.extend((0..GRID).map(|x| match (deep[x], inner[x], outer[x]) {
                (_, inner, outer) if inner > PERSON && outer < NOBODY => Ends::Person,
                (_, inner, outer) if inner > PERSON && outer > PERSON => Ends::Nothing,
                (deep, _, outer) if deep > PERSON && outer < NOBODY => Ends::Near,
                (_, inner, outer) if inner < NOBODY && outer < NOBODY => Ends::Background,
                _ => Ends::Unclear,
            }));
        }
        ends
    }

    /// The lines between this side and the face, the strongest first.
    pub fn lines(&self) -> Vec<Line> {
        let sums = self.sums();
        let steepest = LEAN.to_radians().tan() * self.away / self.along;
        let half = self.middle.max(GRID as f32 - self.middle);
        // From one slope to the next the farther end moves by two cells: edges are three wide.
        let slopes = (steepest * half / 2.0).ceil() as i32;
        let margin = (MASK * self.away) as i32;
        let within = margin..self.rows as i32 - margin;
        let starts = margin..self.face as i32;
        let least = (SHORTEST * SEEN * self.along) as u16;
        let mut lines = vec![];
        let mut seen = vec![0u16; starts.len()];
        for slope in (-slopes..=slopes).map(|k| steepest * k as f32 / slopes as f32) {
            let fall: Vec<i32> = (0..GRID).map(|x| (slope * (x as f32 - self.middle)).round() as i32).collect();
            seen.fill(0);
            let mut from = 0;
            // Stretches that stay in a row, for all starts at once.
            for stretch in fall.chunk_by(|a, b| a == b) {
                let (to, down) = (from + stretch.len(), stretch[0]);
                let first = starts.start.max(within.start - down);
                let last = starts.end.min(within.end - down);
                if first < last {
                    let rows = (first + down) as usize..(last + down) as usize;
                    let (before, upto) = (&sums[from * self.rows..][rows.clone()], &sums[to * self.rows..][rows]);
                    let seen = &mut seen[(first - starts.start) as usize..];
                    seen.iter_mut().zip(before.iter().zip(upto)).for_each(|(seen, (a, b))| *seen += b - a);
                }
                from = to;
            }
            for (start, _) in starts.clone().zip(&seen).filter(|(_, seen)| **seen >= least) {
                let cells = fall.iter().enumerate().filter(|(_, down)| within.contains(&(start + **down)));
                self.runs(cells.map(|(x, down)| (x, (start + down) as usize)), &mut lines);
            }
        }
        strongest(lines, self.along)
    }

    /// How many edges each row has before each column: column after column, so that neighbouring rows lie together.
    fn sums(&self) -> Vec<u16> {
        let mut sums = vec![0u16; (GRID + 1) * self.rows];
        for x in 0..GRID {
            let (before, after) = sums[x * self.rows..][..2 * self.rows].split_at_mut(self.rows);
            for (row, (before, after)) in before.iter().zip(after).enumerate() {
                *after = before + u16::from(self.edges[row * GRID + x]);
            }
        }
        sums
    }

    /// The stretches of a line that are seen without a gap; the line is given by its columns and rows.
    fn runs(&self, line: impl Iterator<Item = (usize, usize)>, lines: &mut Vec<Line>) {
        let gap = (GAP * self.along).max(2.0) as usize;
        let mut run: Vec<(usize, usize)> = vec![];
        for (x, row) in line.filter(|(x, row)| self.edges[row * GRID + x]) {
            if run.last().is_some_and(|(last, _)| x - last > gap) {
                lines.extend(self.line(&run));
                run.clear();
            }
            run.push((x, row));
        }
        lines.extend(self.line(&run));
    }

    /// A stretch of which these columns and rows are seen, if it is long enough.
    fn line(&self, run: &[(usize, usize)]) -> Option<Line> {
        let (first, last) = (run.first()?, run.last()?);
        let length = (last.0 + 1 - first.0) as f32;
        if length < SHORTEST * self.along || (run.len() as f32) < SEEN * length {
            return None;
        }
        let at = |(x, row): &(usize, usize)| row * GRID + x;
        let of = |what: Ends| run.iter().map(at).filter(move |at| self.ends[*at] == what);
        let long = |what: Ends| of(what).count() as f32 / self.along;
        let inner: Vec<[f32; 3]> = of(Ends::Background).map(|at| self.inner(at)).collect();
        let wall = middle(&inner);
        let touching =
            of(Ends::Person).filter(|at| distance(self.inner(*at), wall) > OTHER).count() as f32 / self.along;
        let third = run.len() / 3;
        let band = [&run[..third], &run[run.len() - third..]]
            .map(|part| middle(&part.iter().map(|cell| self.band(at(cell))).collect::<Vec<_>>()));
        let end = |(x, row): &(usize, usize)| Point::new(*x as f32 + 0.5, *row as f32 + 0.5);
        Some(Line {
            ends: [end(first), end(last)],
            band,
            length: length / self.along,
            person: if self.body { self.through(run) } else { touching - ROUND * long(Ends::Near) }.max(0.0),
            background: long(Ends::Background),
        })
    }
}

impl Turned {
    /// How much of a line runs through the body, whatever the mask says there: below a border it often guesses on. Twice the
    /// lesser half: a window's sill ends at the neck.
    fn through(&self, run: &[(usize, usize)]) -> f32 {
        let off = |x: usize| (x as f32 - self.middle) / self.along;
        let half = |way: f32| run.iter().filter(|(x, _)| (0.0..BODY).contains(&(way * off(*x)))).count();
        2.0 * half(1.0).min(half(-1.0)) as f32 / self.along
    }
}

/// The strongest lines, without those that are nearly the same as a stronger one.
fn strongest(mut lines: Vec<Line>, along: f32) -> Vec<Line> {
    lines.sort_by(|a, b| (b.person + b.length).total_cmp(&(a.person + a.length)));
    let near = |a: Point, b: Point| (a.x - b.x).abs() < 0.2 * along && (a.y - b.y).abs() < 3.0;
    let mut kept: Vec<Line> = vec![];
    for line in lines {
        let copy = |other: &Line| near(line.ends[0], other.ends[0]) && near(line.ends[1], other.ends[1]);
        if !kept.iter().any(copy) {
            kept.push(line);
        }
        if kept.len() == KEPT {
            break;
        }
    }
    kept
}

/// The steps between two rows inside of a line and two outside.
struct Steps<'a> {
    inside: [&'a [[f32; 3]]; 2],
    outside: [&'a [[f32; 3]]; 2],
    steps: &'a mut [f32],
}

impl Loop for Steps<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let ([a, b], [c, d]) = (self.inside, self.outside);
        for (((step, (a, b)), c), d) in self.steps.iter_mut().zip(a.iter().zip(b)).zip(c).zip(d) {
            let channel = |k: usize| ((a[k] + b[k]) / 2.0 - (c[k] + d[k]) / 2.0).abs();
            *step = channel(0).max(channel(1)).max(channel(2));
        }
    }
}

/// The median of each channel; black where there is no colour.
fn middle(colours: &[[f32; 3]]) -> [f32; 3] {
    [0, 1, 2].map(|c| median(colours.iter().map(|colour| colour[c])).unwrap_or_default())
}

/// The largest difference of two colours in any channel.
pub fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}
