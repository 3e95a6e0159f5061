//! A picture on a surface in space, seen by a camera: a grid of small triangles with a depth buffer.

use portrait::geometry::Point;
use portrait::picture::{Picture, Plane};

/// Grid steps of a sheet, px of the scene: finer than a nostril on a face of 220 px.
pub const STEP: f32 = 5.0;

/// How a thing is turned about a point, degrees. Yaw is positive when the nose goes to the picture's right, pitch when it goes
/// up, roll counter-clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turn {
    pub yaw: f32,
    pub pitch: f32,
    pub roll: f32,
}

impl Turn {
    fn apply(&self, share: f32, pivot: [f32; 3], [x, y, z]: [f32; 3]) -> [f32; 3] {
        let angle = |degrees: f32| (share * degrees).to_radians().sin_cos();
        let ((sy, cy), (sp, cp), (sr, cr)) = (angle(self.yaw), angle(self.pitch), angle(self.roll));
        let (x, y, z) = (x - pivot[0], y - pivot[1], z - pivot[2]);
        let (x, y) = (cr * x + sr * y, cr * y - sr * x);
        let (y, z) = (cp * y + sp * z, cp * z - sp * y);
        let (x, z) = (cy * x - sy * z, cy * z + sy * x);
        [x + pivot[0], y + pivot[1], z + pivot[2]]
    }
}

/// A point of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Vertex {
    /// On the sheet's picture, px.
    pub on_picture: Point,
    /// In the scene: px of the picture at rest, depth away from the camera.
    pub place: [f32; 3],
    /// How much of a turn it follows, 0–1.
    pub follows: f32,
}

/// A grid of vertices, rows from the top.
pub struct Sheet {
    pub columns: usize,
    pub vertices: Vec<Vertex>,
    pub pivot: [f32; 3],
}

impl Sheet {
    /// Over a picture of this size; `at` gives each point's place and how much of a turn it follows.
    pub fn over(width: usize, height: usize, pivot: [f32; 3], at: impl Fn(Point) -> ([f32; 3], f32)) -> Sheet {
        let count = |length: usize| (length as f32 / STEP).ceil() as usize + 1;
        let (columns, rows) = (count(width), count(height));
        let vertex = |k: usize| {
            let on_picture = Point::new((k % columns) as f32 * STEP, (k / columns) as f32 * STEP);
            let (place, follows) = at(on_picture);
            Vertex { on_picture, place, follows }
        };
        Sheet { columns, vertices: (0..columns * rows).map(vertex).collect(), pivot }
    }
}

impl Sheet {
    /// The same with every depth multiplied, each point where a camera at `away` before `eyes` sees it as before.
    pub fn deepened(&self, factor: f32, eyes: Point, away: f32) -> Sheet {
        let vertex = |vertex: &Vertex| {
            let [x, y, z] = vertex.place;
            let out = (1.0 + factor * z / away) / (1.0 + z / away);
            let place = [eyes.x + (x - eyes.x) * out, eyes.y + (y - eyes.y) * out, factor * z];
            Vertex { place, ..*vertex }
        };
        let [x, y, z] = self.pivot;
        Sheet { columns: self.columns, vertices: self.vertices.iter().map(vertex).collect(), pivot: [x, y, factor * z] }
    }
}

/// Where the camera is and which way the hand holds it.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// The frame's size, px.
    pub width: usize,
    pub height: usize,
    /// The scene's point in the middle of the frame.
    pub looks_at: Point,
    /// Frame px per scene px.
    pub scale: f32,
    /// Degrees.
    pub tilt: f32,
    /// From the camera to depth 0, scene px.
    pub away: f32,
}

impl Camera {
    /// Where a point of the scene is seen on the frame, and its depth.
    fn project(&self, [x, y, z]: [f32; 3]) -> [f32; 3] {
        let near = self.away / (self.away + z).max(1.0);
        let (x, y) = ((x - self.looks_at.x) * near, (y - self.looks_at.y) * near);
        let (sin, cos) = self.tilt.to_radians().sin_cos();
        let (x, y) = (cos * x + sin * y, cos * y - sin * x);
        [x * self.scale + self.width as f32 / 2.0, y * self.scale + self.height as f32 / 2.0, z]
    }
}

/// A frame being drawn, with the depth of every pixel of the sheet on top.
pub struct Canvas {
    pub picture: Picture,
    depth: Vec<f32>,
}

impl Canvas {
    pub fn new(camera: &Camera) -> Canvas {
        Canvas { picture: Picture::new(camera.width, camera.height), depth: vec![] }
    }

    /// Draws a sheet over what is there. `cover` is the sheet's opacity on its picture, where it has any.
    pub fn draw(&mut self, sheet: &Sheet, turn: &Turn, camera: &Camera, picture: &Picture, cover: Option<&Plane>) {
        // Depth is compared within a sheet only: a later sheet lies before an earlier one.
        self.depth = vec![f32::INFINITY; camera.width * camera.height];
        let behind = self.picture.clone();
        let seen: Vec<[f32; 3]> = sheet
            .vertices
            .iter()
            .map(|vertex| camera.project(turn.apply(vertex.follows, sheet.pivot, vertex.place)))
            .collect();
        let rows = sheet.vertices.len() / sheet.columns;
        for row in 0..rows.saturating_sub(1) {
            for column in 0..sheet.columns - 1 {
                let at = row * sheet.columns + column;
                let [a, b, c, d] = [at, at + 1, at + sheet.columns, at + sheet.columns + 1];
                for corners in [[a, b, c], [b, d, c]] {
                    self.triangle(corners.map(|k| (seen[k], sheet.vertices[k].on_picture)), picture, cover, &behind);
                }
            }
        }
    }

    fn triangle(
        &mut self,
        corners: [([f32; 3], Point); 3],
        picture: &Picture,
        cover: Option<&Plane>,
        behind: &Picture,
    ) {
        let [([x0, y0, z0], t0), ([x1, y1, z1], t1), ([x2, y2, z2], t2)] = corners;
        let area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
        if area.abs() < 1e-6 {
            return;
        }
        let (width, height) = (self.picture.width, self.picture.height);
        let span = |a: f32, b: f32, c: f32, most: usize| {
            let (low, high) = (a.min(b).min(c), a.max(b).max(c));
            ((low - 0.5).ceil().max(0.0) as usize, ((high - 0.5).floor() + 1.0).clamp(0.0, most as f32) as usize)
        };
        let ((left, right), (top, bottom)) = (span(x0, x1, x2, width), span(y0, y1, y2, height));
        for y in top..bottom {
            for x in left..right {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let b = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) / area;
                let c = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) / area;
                let a = 1.0 - b - c;
                // A hair's breadth more than the triangle, so that no seam is left between neighbours.
                if a < -1e-3 || b < -1e-3 || c < -1e-3 {
                    continue;
                }
                let (depth, at) = (a * z0 + b * z1 + c * z2, y * width + x);
                let on_picture = Point::new(a * t0.x + b * t1.x + c * t2.x, a * t0.y + b * t1.y + c * t2.y);
                let opaque = cover.map_or(1.0, |cover| cover.sample(on_picture.x, on_picture.y));
                if depth >= self.depth[at] || opaque < 0.02 {
                    continue;
                }
                self.depth[at] = depth;
                let colour = picture.sample(on_picture);
                for (k, value) in colour.into_iter().enumerate() {
                    let under = f32::from(behind.pixels[3 * at + k]);
                    self.picture.pixels[3 * at + k] = (under + (value - under) * opaque).clamp(0.0, 255.0) as u8;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: Camera =
        Camera { width: 100, height: 80, looks_at: Point { x: 50.0, y: 40.0 }, scale: 1.0, tilt: 0.0, away: 1000.0 };

    fn chart() -> Picture {
        let mut picture = Picture::new(100, 80);
        for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
            pixel.copy_from_slice(&[(k % 100 * 2) as u8, (k / 100 * 3) as u8, 77]);
        }
        picture
    }

    fn drawn(depth: impl Fn(Point) -> f32, yaw: f32) -> Picture {
        let sheet = Sheet::over(100, 80, [50.0, 40.0, 0.0], |point| ([point.x, point.y, depth(point)], 1.0));
        let mut canvas = Canvas::new(&CAMERA);
        canvas.draw(&sheet, &Turn { yaw, ..Turn::default() }, &CAMERA, &chart(), None);
        canvas.picture
    }

    #[test]
    fn a_flat_sheet_at_rest_is_its_picture() {
        let off = drawn(|_| 0.0, 0.0).pixels.iter().zip(chart().pixels).map(|(a, b)| a.abs_diff(b)).max();
        assert!(off.is_some_and(|off| off <= 2), "{off:?}");
    }

    #[test]
    fn what_is_nearer_goes_further_and_covers_what_is_behind() {
        // A ridge in the middle, 30 px before the sheet.
        let ridge = |point: Point| if (45.0..=55.0).contains(&point.x) { -30.0 } else { 0.0 };
        let turned = drawn(ridge, 30.0);
        // The ridge's middle was at 50 and goes 30 · sin 30° to the right.
        let red = turned.pixel(65, 40)[0];
        assert!(red.abs_diff(100) <= 6, "{red}");
    }
}
