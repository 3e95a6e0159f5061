//! 478 points on a face, irises included: an upright crop around a detection, then better centred ones.

pub mod axes;
pub mod indices;
pub mod network;

use crate::detect::FACE_PRESENCE;
use crate::detect::blazeface::Candidate;
use crate::geometry::{Affine, Bounds, Point};
use crate::model::ModelError;
use crate::picture::Pyramid;
use network::LandmarkNet;

/// Points of the mesh without the irises.
pub const MESH_POINTS: usize = 468;
/// With them.
pub const POINTS: usize = 478;
/// The crop is this many times the face's box, as in MediaPipe's face landmark graph.
const CROP_MARGIN: f32 = 1.5;
/// Crops after the second until a face counts as settled: yaw is then within 1.0° of where it comes to rest on every one of 43
/// frames of a turning head, instead of within 1.4°. One more made it 0.6°, but let open mouths measure less than they are
/// (docs/guidance.md).
const SETTLING: usize = 1;

/// A face's landmarks in picture pixels.
#[derive(Clone, Debug)]
pub struct Landmarks {
    /// `[x, y, z]`, [`POINTS`] of them; z in the same unit, growing away from the camera.
    points: Vec<[f32; 3]>,
    /// Probability that there is a face, 0–1.
    pub presence: f32,
}

impl Landmarks {
    /// From `[x, y, z]` of all 478 points.
    pub fn new(mut points: Vec<[f32; 3]>, presence: f32) -> Landmarks {
        points.resize(POINTS, [0.0; 3]);
        Landmarks { points, presence }
    }

    /// A landmark by its number in the mesh, in the picture's pixels; the origin for a number that the mesh does not have.
    pub fn point(&self, index: usize) -> Point {
        let [x, y, _] = self.solid(index);
        Point::new(x, y)
    }

    /// The same with its depth: smaller is nearer, in about the same unit.
    pub fn solid(&self, index: usize) -> [f32; 3] {
        self.points.get(index).copied().unwrap_or_default()
    }

    /// Several landmarks, in the order asked for.
    pub fn ring(&self, indices: &[usize]) -> Vec<Point> {
        indices.iter().map(|index| self.point(*index)).collect()
    }

    /// Box around the face's mesh.
    pub fn bounds(&self) -> Bounds {
        Bounds::around((0..MESH_POINTS).map(|index| self.point(index)))
    }

    /// Middle of each eye, halfway between its corners: unlike the iris it does not move with the gaze.
    pub fn eyes(&self) -> [Point; 2] {
        [indices::LEFT_EYE_CORNERS, indices::RIGHT_EYE_CORNERS].map(|[a, b]| self.point(a).middle(self.point(b)))
    }

    /// Halfway between the [`Landmarks::eyes`].
    pub fn eye_midpoint(&self) -> Point {
        let [left, right] = self.eyes();
        left.middle(right)
    }

    /// ISO/IEC 29794-5's T: eye midpoint to chin, px.
    pub fn eye_to_chin(&self) -> f32 {
        self.eye_midpoint().distance(self.point(indices::CHIN)).max(1.0)
    }

    /// Cheek to cheek, px.
    pub fn width(&self) -> f32 {
        self.point(indices::LEFT_CHEEK).distance(self.point(indices::RIGHT_CHEEK)).max(1.0)
    }

    /// The same landmarks through a map of the plane; depth is scaled along.
    pub fn mapped(&self, map: &Affine) -> Landmarks {
        let points = self.points.iter().map(|[x, y, z]| {
            let point = map.map(Point::new(*x, *y));
            [point.x, point.y, z * map.scale()]
        });
        Landmarks { points: points.collect(), presence: self.presence }
    }
}

/// Landmarks of a candidate. The second crop, taken from the first result, mends a loose or shifted detection; however
/// little the first one resembles a face, the second may show one.
///
/// # Errors
/// [`ModelError`] when the network fails.
pub fn locate(net: &LandmarkNet, pyramid: &Pyramid, candidate: &Candidate) -> Result<Landmarks, ModelError> {
    let [left, right] = candidate.eyes;
    let angle = (right.y - left.y).atan2(right.x - left.x);
    let side = candidate.bounds.width().max(candidate.bounds.height()) * CROP_MARGIN;
    let first = crop(net, pyramid, candidate.bounds.centre(), side, angle)?;
    // The refined eyes decide how the next crop is turned: with the rough mesh's, open mouths measured another height.
    again(net, pyramid, &first)
}

/// Landmarks of a face whose place is nearly known: from a first look, or from the frame before.
///
/// # Errors
/// [`ModelError`] when the network fails.
pub fn again(net: &LandmarkNet, pyramid: &Pyramid, known: &Landmarks) -> Result<Landmarks, ModelError> {
    let (centre, side, angle) = upright_square(known);
    crop(net, pyramid, centre, side, angle)
}

/// The face a little nearer to where [`again`] would bring it in the end: of a turned head the points still move after two crops, and
/// live guidance, which follows a face from frame to frame, has them where they come to rest. A crop that loses the face ends
/// it with the last one that had it.
///
/// # Errors
/// [`ModelError`] when the network fails.
pub fn settled(net: &LandmarkNet, pyramid: &Pyramid, known: &Landmarks) -> Result<Landmarks, ModelError> {
    let mut face = known.clone();
    for _ in 0..SETTLING {
        let next = again(net, pyramid, &face)?;
        if next.presence < FACE_PRESENCE || next.bounds().area() <= 0.0 {
            break;
        }
        face = next;
    }
    Ok(face)
}

fn crop(net: &LandmarkNet, pyramid: &Pyramid, centre: Point, side: f32, angle: f32) -> Result<Landmarks, ModelError> {
    let map = Affine::square(centre, side.max(1.0), angle, network::INPUT);
    let mesh = net.run(pyramid.input(&map, network::INPUT, 1.0, 0.0, 0.0))?;
    Ok(Landmarks::new(mesh.points, mesh.presence).mapped(&map))
}

/// Centre, side and angle of the next crop: the mesh's box in the frame turned with the eyes.
fn upright_square(face: &Landmarks) -> (Point, f32, f32) {
    let (left, right) = (face.point(indices::LEFT_EYE_CORNERS[0]), face.point(indices::RIGHT_EYE_CORNERS[0]));
    let angle = (right.y - left.y).atan2(right.x - left.x);
    let (sin, cos) = angle.sin_cos();
    let upright = Bounds::around((0..MESH_POINTS).map(|index| {
        let point = face.point(index);
        Point::new(cos * point.x + sin * point.y, cos * point.y - sin * point.x)
    }));
    let middle = upright.centre();
    let centre = Point::new(cos * middle.x - sin * middle.y, sin * middle.x + cos * middle.y);
    (centre, upright.width().max(upright.height()) * CROP_MARGIN, angle)
}
