//! Runs the attention landmark model: base graph, MediaPipe's three operators on the host, heads (formulas: MediaPipe, Apache-2.0).

use super::{MESH_POINTS, POINTS, indices};
use crate::model::ModelError;
use crate::model::attention::{Attention, Head, Region};
use crate::model::net::{Cores, Input, Net};

/// Side of the square input, px.
pub const INPUT: usize = 192;

/// The two graphs and what lies between them.
pub struct LandmarkNet {
    base: Net,
    heads: Net,
    regions: Vec<Region>,
    /// Each head with the mesh points that it refines.
    outputs: Vec<(Head, Vec<usize>)>,
    map: [usize; 3],
}

/// What the network says about one crop.
pub struct Mesh {
    /// `[x, y, z]` of 478 points in input pixels; z grows away from the camera.
    pub points: Vec<[f32; 3]>,
    /// Probability that the crop shows a face.
    pub presence: f32,
}

/// What the base graph gives.
struct Base {
    map: Vec<f32>,
    /// Three numbers a point.
    mesh: Vec<f32>,
    presence: f32,
}

type Matrix = [f32; 6];

impl LandmarkNet {
    /// # Errors
    /// [`ModelError`] when the heads are not the ones of the known model.
    pub fn load(parts: Attention, cores: &Cores) -> Result<LandmarkNet, ModelError> {
        let outputs = parts
            .outputs
            .iter()
            .map(|head| Ok((*head, refined(head, &parts.regions)?)))
            .collect::<Result<Vec<_>, ModelError>>()?;
        Ok(LandmarkNet {
            base: Net::load(parts.base, cores)?,
            heads: Net::load(parts.heads, cores)?,
            regions: parts.regions,
            outputs,
            map: parts.map,
        })
    }

    /// Landmarks of a 192×192 crop with values 0–1.
    ///
    /// # Errors
    /// [`ModelError`] when an output has another size than the model's.
    pub fn run(&self, crop: Input) -> Result<Mesh, ModelError> {
        let Base { map, mesh, presence } = self.base(crop)?;
        let (map, mesh) = (&map, &mesh);
        let matrices: Vec<Matrix> = self.regions.iter().map(|region| crop_to_map(region, mesh)).collect();
        let crops: Vec<Input> =
            self.regions.iter().zip(&matrices).map(|(region, matrix)| sample(region, map, self.map, matrix)).collect();
        let raw = self.heads.run(crops)?;
        let mut points: Vec<[f32; 3]> = mesh.as_chunks::<3>().0.to_vec();
        points.resize(POINTS, [0.0; 3]);
        for ((head, targets), values) in self.outputs.iter().zip(&raw) {
            let scale = &self.regions[head.region].matrix_scale;
            let matrix: Matrix = std::array::from_fn(|k| matrices[head.region][k] * scale[k]);
            for (target, [x, y]) in targets.iter().zip(values.as_chunks::<2>().0) {
                points[*target][0] = matrix[0] * x + matrix[1] * y + matrix[2];
                points[*target][1] = matrix[3] * x + matrix[4] * y + matrix[5];
            }
        }
        Ok(Mesh { points, presence })
    }

    fn base(&self, crop: Input) -> Result<Base, ModelError> {
        let [map, mesh, presence] = self.base.run(vec![crop])?.try_into().map_err(|_| unlike())?;
        if map.len() != self.map.iter().product::<usize>() || mesh.len() != MESH_POINTS * 3 {
            return Err(unlike());
        }
        let logit: f32 = *presence.first().ok_or_else(unlike)?;
        Ok(Base { map, mesh, presence: 1.0 / (1.0 + (-logit.clamp(-80.0, 80.0)).exp()) })
    }
}

fn unlike() -> ModelError {
    ModelError::Malformed("not the attention landmark model")
}

/// The mesh points that a head refines, told by their number and by the corner of the eye that its region covers.
fn refined(head: &Head, regions: &[Region]) -> Result<Vec<usize>, ModelError> {
    let region = regions.get(head.region).ok_or_else(unlike)?;
    let left = region.subset.contains(&indices::LEFT_EYE_CORNERS[0]);
    match (head.points, left) {
        (80, _) => Ok(indices::LIPS.to_vec()),
        (71, true) => Ok(indices::LEFT_EYE.to_vec()),
        (71, false) => Ok(indices::RIGHT_EYE.to_vec()),
        (5, true) => Ok((indices::LEFT_IRIS..indices::LEFT_IRIS + 5).collect()),
        (5, false) => Ok((indices::RIGHT_IRIS..indices::RIGHT_IRIS + 5).collect()),
        _ => Err(unlike()),
    }
}

/// `Landmarks2TransformMatrix`, version 2: the region's box, turned upright and widened, as a map from crop to feature map.
fn crop_to_map(region: &Region, mesh: &[f32]) -> Matrix {
    let point = |k: usize| (mesh[3 * k] * region.mesh_to_map, mesh[3 * k + 1] * region.mesh_to_map);
    let (left, right) = (point(region.left), point(region.right));
    let angle = region.target_rotation - (right.1 - left.1).atan2(right.0 - left.0);
    let (sin, cos) = angle.sin_cos();
    let (mut x, mut y) = ((f32::MAX, f32::MIN), (f32::MAX, f32::MIN));
    for index in &region.subset {
        let (px, py) = point(*index);
        let (turned_x, turned_y) = (cos * px - sin * py, sin * px + cos * py);
        x = (x.0.min(turned_x), x.1.max(turned_x));
        y = (y.0.min(turned_y), y.1.max(turned_y));
    }
    let (middle_x, middle_y) = ((x.0 + x.1) / 2.0, (y.0 + y.1) / 2.0);
    let (centre_x, centre_y) = (cos * middle_x + sin * middle_y, -sin * middle_x + cos * middle_y);
    let (width, height) = (region.width as f32, region.height as f32);
    let (kx, ky) = (region.scale[0] * (x.1 - x.0) / width, region.scale[1] * (y.1 - y.0) / height);
    let (hx, hy) = (-width / 2.0, -height / 2.0);
    [
        cos * kx,
        sin * ky,
        cos * kx * hx + sin * ky * hy + centre_x,
        -sin * kx,
        cos * ky,
        -sin * kx * hx + cos * ky * hy + centre_y,
    ]
}

/// `TransformTensorBilinear`, version 2: samples the NHWC feature map into an NCHW crop, zero outside.
fn sample(region: &Region, map: &[f32], [height, width, channels]: [usize; 3], m: &Matrix) -> Input {
    let (rows, columns) = (region.height, region.width);
    let mut crop = vec![0f32; channels * rows * columns];
    let (shift_x, shift_y) = (m[2] + (m[0] + m[1]) * 0.5 - 0.5, m[5] + (m[3] + m[4]) * 0.5 - 0.5);
    for row in 0..rows {
        for column in 0..columns {
            let x = m[0] * column as f32 + m[1] * row as f32 + shift_x;
            let y = m[3] * column as f32 + m[4] * row as f32 + shift_y;
            // Written so that a point that is not a number is skipped, too.
            if !(x >= 0.0 && y >= 0.0 && x <= (width - 1) as f32 && y <= (height - 1) as f32) {
                continue;
            }
            let (left, top) = (x as usize, y as usize);
            let (fx, fy) = (x - left as f32, y - top as f32);
            let cell = |row: usize, column: usize, channel: usize| {
                if row < height && column < width { map[(row * width + column) * channels + channel] } else { 0.0 }
            };
            for channel in 0..channels {
                let upper = (1.0 - fx) * cell(top, left, channel) + fx * cell(top, left + 1, channel);
                let lower = (1.0 - fx) * cell(top + 1, left, channel) + fx * cell(top + 1, left + 1, channel);
                crop[(channel * rows + row) * columns + column] = (1.0 - fy) * upper + fy * lower;
            }
        }
    }
    Input::from_data([1, channels, rows, columns], crop)
}
