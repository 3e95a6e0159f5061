//! The attention landmark model: two plain graphs, and between them three MediaPipe operators that the host computes.
//!
//! A base graph gives 468 mesh points and a feature map; for each region (lips, eyes) a crop of the feature map, turned
//! upright by the mesh, runs through a head that gives refined points in the crop, and these are carried back.

use super::ModelError;
use super::flexbuffer::{self, Value};
use super::import::{self, Cut};
use super::program::Program;
use super::tflite::{Constant, File, Operator};

const TO_MATRIX: &str = "Landmarks2TransformMatrix";
const SAMPLE: &str = "TransformTensorBilinear";
const CARRY_BACK: &str = "TransformLandmarks";

/// What the file says about one region's crop of the feature map.
#[derive(Clone, Debug)]
pub struct Region {
    /// Mesh points whose bounding box is cropped.
    pub subset: Vec<usize>,
    /// The line from `left` to `right` is turned to `target_rotation` radians.
    pub left: usize,
    pub right: usize,
    pub target_rotation: f32,
    /// Size of the crop, cells.
    pub width: usize,
    pub height: usize,
    /// Widening of the bounding box.
    pub scale: [f32; 2],
    /// Mesh units (input pixels) to cells of the feature map.
    pub mesh_to_map: f32,
    /// Scales the rows of the crop-to-map matrix, so that it carries head outputs to mesh units.
    pub matrix_scale: [f32; 6],
}

/// A head's output: the region whose crop it read, and how many points it gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    pub region: usize,
    pub points: usize,
}

/// The model taken apart. `base` gives feature map, mesh, presence; `heads` takes one crop per region.
pub struct Attention {
    pub base: Program,
    pub heads: Program,
    pub regions: Vec<Region>,
    pub outputs: Vec<Head>,
    /// Height, width and channels of the feature map.
    pub map: [usize; 3],
}

fn unlike() -> ModelError {
    ModelError::Malformed("not the attention landmark model")
}

/// # Errors
/// [`ModelError::Malformed`] when the file is not built the way the attention model is.
pub fn take_apart(file: &File) -> Result<Attention, ModelError> {
    let of_kind = |name: &'static str| file.operators.iter().filter(move |operator| operator.is_custom(name));
    let mut regions = vec![];
    let (mut matrices, mut crops) = (vec![], vec![]);
    let (mut mesh, mut map) = (None, None);
    for operator in of_kind(TO_MATRIX) {
        let scaled = file.producer(operator.input(0)?).ok_or_else(unlike)?;
        mesh = Some(file.producer(scaled.input(0)?).ok_or_else(unlike)?.input(0)?);
        regions.push(region(operator, number(file, scaled.input(1)?, 0)?)?);
        matrices.push(operator.output()?);
    }
    for operator in of_kind(SAMPLE) {
        if matrices.get(crops.len()) != Some(&operator.input(1)?) {
            return Err(unlike());
        }
        map = Some(operator.input(0)?);
        crops.push(operator.output()?);
    }
    let (mut raw, mut outputs) = (vec![], vec![]);
    for operator in of_kind(CARRY_BACK) {
        let points = file.producer(operator.input(0)?).ok_or_else(unlike)?.input(0)?;
        let scaled = file.producer(operator.input(1)?).ok_or_else(unlike)?;
        let source = scaled.input(0)?;
        let region = matrices.iter().position(|matrix| *matrix == source).ok_or_else(unlike)?;
        // The file holds a 4×4 matrix; its rows 0 and 1, columns 0, 1 and 3 are the affine part.
        for (k, at) in [0, 1, 3, 4, 5, 7].into_iter().enumerate() {
            regions.get_mut(region).ok_or_else(unlike)?.matrix_scale[k] = number(file, scaled.input(1)?, at)?;
        }
        outputs.push(Head { region, points: file.tensors[points].shape.iter().product::<usize>() / 2 });
        raw.push(points);
    }
    let (mesh, map) = (mesh.ok_or_else(unlike)?, map.ok_or_else(unlike)?);
    let presence = *file.outputs.last().ok_or_else(unlike)?;
    let [_, height, width, channels] = file.tensors[map].shape.as_slice() else { return Err(unlike()) };
    if crops.len() != regions.len() || regions.is_empty() {
        return Err(unlike());
    }
    Ok(Attention {
        base: import::part(file, &Cut { inputs: &file.inputs, outputs: &[map, mesh, presence] })?,
        heads: import::part(file, &Cut { inputs: &crops, outputs: &raw })?,
        regions,
        outputs,
        map: [*height, *width, *channels],
    })
}

fn number(file: &File, tensor: usize, at: usize) -> Result<f32, ModelError> {
    match import::constant(file, tensor) {
        Some((_, Constant::Floats(values))) => values.get(at).copied().ok_or_else(unlike),
        _ => Err(unlike()),
    }
}

fn region(operator: &Operator, mesh_to_map: f32) -> Result<Region, ModelError> {
    let options = flexbuffer::map(operator.custom_options)?;
    let number = |name: &str| match options.get(name) {
        Some(Value::Number(value)) => Ok(*value),
        _ => Err(unlike()),
    };
    let Some(Value::Numbers(subset)) = options.get("subset_idxs") else { return Err(unlike()) };
    let region = Region {
        subset: subset.clone(),
        left: number("left_rotation_idx")? as usize,
        right: number("right_rotation_idx")? as usize,
        target_rotation: number("target_rotation_radians")?,
        width: number("output_width")? as usize,
        height: number("output_height")? as usize,
        scale: [number("scale_x")?, number("scale_y")?],
        mesh_to_map,
        matrix_scale: [1.0; 6],
    };
    let points = crate::landmarks::MESH_POINTS;
    let inside = region.subset.iter().chain([&region.left, &region.right]).all(|index| *index < points);
    // 64 cells are more than the whole feature map has; crops of the known model are 24 by 16 and smaller.
    let sensible = (1..=64).contains(&region.width) && (1..=64).contains(&region.height);
    if inside && sensible && !region.subset.is_empty() { Ok(region) } else { Err(unlike()) }
}
