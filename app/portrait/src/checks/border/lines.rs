//! Straight lines along one side of a picture's part, and what ends at them.

use super::{GRID, Ground};
use crate::geometry::Point;
use crate::quantile::median;

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
    cells: Vec<Cell>,
}

/// What is known of a line through a cell.
#[derive(Clone, Copy)]
struct Cell {
    /// Whether a step is here or in the next row, and the band beyond goes on beside it.
    edge: bool,
    /// Colours just inside and in the band outside.
    inner: [f32; 3],
    band: [f32; 3],
    ends: Ends,
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
        let colours: Vec<[f32; 3]> = (0..rows * GRID).map(|k| ground.colours[from(k)]).collect();
        let person: Vec<f32> = (0..rows * GRID).map(|k| ground.person[from(k)]).collect();
        let cells = vec![Cell { edge: false, inner: [0.0; 3], band: [0.0; 3], ends: Ends::Unclear }; rows * GRID];
        let mut turned = Turned { along, away, middle, face, body, rows, cells };
        turned.find_bands(&colours);
        turned.find_ends(&person);
        turned.find_edges(&colours);
        turned
    }

    /// The first cell of the row that lies so many face widths farther inwards, or of the last one.
    fn inwards(&self, row: usize, widths: f32) -> usize {
        let rows = (widths * self.away).round() as i64;
        (row as i64 + rows).clamp(0, self.rows as i64 - 1) as usize * GRID
    }

    fn find_bands(&mut self, colours: &[[f32; 3]]) {
        for row in 0..self.rows {
            let [a, b, c] = BAND.map(|width| &colours[self.inwards(row, -width)..][..GRID]);
            for (x, cell) in self.cells[row * GRID..][..GRID].iter_mut().enumerate() {
                cell.band = [0, 1, 2].map(|k| (a[x][k] + b[x][k] + c[x][k]) / 3.0);
            }
        }
    }

    fn find_edges(&mut self, colours: &[[f32; 3]]) {
        let mut steps = vec![0f32; self.rows * GRID];
        let near = (NEAR * self.away).round().max(1.0) / self.away;
        let next = near + 1.0 / self.away;
        for row in 0..self.rows {
            let [a, b, c, d] = [near, next, -near, -next].map(|width| &colours[self.inwards(row, width)..][..GRID]);
            for x in 0..GRID {
                let two = |a: [f32; 3], b: [f32; 3]| [0, 1, 2].map(|k| (a[k] + b[k]) / 2.0);
                let inner = two(a[x], b[x]);
                self.cells[row * GRID + x].inner = inner;
                steps[row * GRID + x] = distance(inner, two(c[x], d[x]));
            }
        }
        let stretch = (STRETCH * self.along) as usize;
        for row in 1..self.rows - 1 {
            for x in 0..GRID {
                let at = row * GRID + x;
                let highest = steps[at] > STEP
                    && (self.body || self.cells[at].ends != Ends::Nothing)
                    && steps[at] >= steps[at - GRID]
                    && steps[at] >= steps[at + GRID];
                let alike = |there: usize| distance(self.cells[at].band, self.cells[there].band) < EVEN;
                if highest && ((x >= stretch && alike(at - stretch)) || (x + stretch < GRID && alike(at + stretch))) {
                    [at - GRID, at, at + GRID].iter().for_each(|at| self.cells[*at].edge = true);
                }
            }
        }
    }

    fn find_ends(&mut self, person: &[f32]) {
        for row in 0..self.rows {
            let [deep, inner, outer] = [DEEP, MASK, -MASK].map(|width| &person[self.inwards(row, width)..][..GRID]);
            for (x, cell) in self.cells[row * GRID..][..GRID].iter_mut().enumerate() {
                cell.ends = match (deep[x], inner[x], outer[x]) {
                    (_, inner, outer) if inner > PERSON && outer < NOBODY => Ends::Person,
                    (_, inner, outer) if inner > PERSON && outer > PERSON => Ends::Nothing,
                    (deep, _, outer) if deep > PERSON && outer < NOBODY => Ends::Near,
                    (_, inner, outer) if inner < NOBODY && outer < NOBODY => Ends::Background,
                    _ => Ends::Unclear,
                };
            }
        }
    }

    /// The lines between this side and the face, the strongest first.
    pub fn lines(&self) -> Vec<Line> {
        let mut sums = vec![0u16; self.rows * (GRID + 1)];
        for (row, sums) in self.cells.chunks_exact(GRID).zip(sums.chunks_exact_mut(GRID + 1)) {
            row.iter().enumerate().for_each(|(x, cell)| sums[x + 1] = sums[x] + u16::from(cell.edge));
        }
        let steepest = LEAN.to_radians().tan() * self.away / self.along;
        let half = self.middle.max(GRID as f32 - self.middle);
        // From one slope to the next the farther end moves by two cells: edges are three wide.
        let slopes = (steepest * half / 2.0).ceil() as i32;
        let margin = (MASK * self.away) as i32;
        let least = (SHORTEST * SEEN * self.along) as u16;
        let mut lines = vec![];
        for slope in (-slopes..=slopes).map(|k| steepest * k as f32 / slopes as f32) {
            let fall: Vec<i32> = (0..GRID).map(|x| (slope * (x as f32 - self.middle)).round() as i32).collect();
            // Stretches that stay in a row: their columns, and how far down.
            let mut steps: Vec<(usize, usize, i32)> = vec![];
            for stretch in fall.chunk_by(|a, b| a == b) {
                let from = steps.last().map_or(0, |(_, to, _)| *to);
                steps.push((from, from + stretch.len(), stretch[0]));
            }
            for start in margin..self.face as i32 {
                let within = |row: i32| (margin..self.rows as i32 - margin).contains(&row);
                let inside = steps.iter().filter(|(_, _, down)| within(start + down));
                let count = |(from, to, down): &(usize, usize, i32)| {
                    let row = &sums[(start + down) as usize * (GRID + 1)..];
                    row[*to] - row[*from]
                };
                if inside.map(count).sum::<u16>() >= least {
                    let cells = fall.iter().enumerate().filter(|(_, down)| within(start + **down));
                    self.runs(cells.map(|(x, down)| (x, (start + down) as usize)), &mut lines);
                }
            }
        }
        strongest(lines, self.along)
    }

    /// The stretches of a line that are seen without a gap; the line is given by its columns and rows.
    fn runs(&self, line: impl Iterator<Item = (usize, usize)>, lines: &mut Vec<Line>) {
        let gap = (GAP * self.along).max(2.0) as usize;
        let mut run: Vec<(usize, usize)> = vec![];
        for (x, row) in line.filter(|(x, row)| self.cells[row * GRID + x].edge) {
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
        let cells =
            |part: &[(usize, usize)]| part.iter().map(|(x, row)| self.cells[row * GRID + x]).collect::<Vec<_>>();
        let all = cells(run);
        let of = |what: Ends| all.iter().filter(move |cell| cell.ends == what);
        let long = |what: Ends| of(what).count() as f32 / self.along;
        let wall = [0, 1, 2].map(|c| median(of(Ends::Background).map(|cell| cell.inner[c])).unwrap_or_default());
        let touching = of(Ends::Person).filter(|cell| distance(cell.inner, wall) > OTHER).count() as f32 / self.along;
        let third = run.len() / 3;
        let band = [&all[..third], &all[all.len() - third..]]
            .map(|part| [0, 1, 2].map(|c| median(part.iter().map(|cell| cell.band[c])).unwrap_or_default()));
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

/// The largest difference of two colours in any channel.
pub fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}
