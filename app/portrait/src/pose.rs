//! Head pose: the rotation that best carries MediaPipe's canonical face onto the landmarks (Horn's closed form).

use crate::landmarks::Landmarks;

/// Degrees; 0 is a face straight to the camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Positive when the nose points to the picture's right.
    pub yaw: f32,
    /// Positive when the face looks up.
    pub pitch: f32,
    /// Positive when the head leans to the picture's left (counter-clockwise).
    pub roll: f32,
}

/// Points that move little with expression, their weight, and where the canonical face has them: cm, x to the picture's
/// right, y up, z to the camera. From MediaPipe's geometry metadata (Apache-2.0).
const CANONICAL: [(usize, f32, [f32; 3]); 33] = [
    (4, 0.0709, [0.000, -0.463, 7.587]),
    (6, 0.0321, [0.000, 2.473, 5.789]),
    (10, 0.0084, [0.000, 8.262, 4.482]),
    (33, 0.0587, [-4.446, 2.664, 3.173]),
    (54, 0.0077, [-6.279, 6.615, 1.426]),
    (67, 0.0091, [-3.524, 8.006, 3.729]),
    (117, 0.0098, [-5.259, 0.946, 2.974]),
    (119, 0.0146, [-3.301, 0.862, 3.873]),
    (121, 0.0186, [-1.821, 1.468, 4.224]),
    (127, 0.0052, [-7.743, 2.365, -2.005]),
    (129, 0.1206, [-1.786, -0.978, 4.850]),
    (132, 0.0056, [-7.271, -2.891, -2.252]),
    (133, 0.0533, [-1.856, 2.585, 3.758]),
    (136, 0.0669, [-5.085, -7.179, 0.715]),
    (143, 0.0148, [-6.408, 2.236, 1.561]),
    (147, 0.0143, [-6.235, -1.944, 1.664]),
    (198, 0.0255, [-1.247, 0.230, 5.681]),
    (205, 0.0473, [-3.833, -1.537, 4.138]),
    (263, 0.0587, [4.446, 2.664, 3.173]),
    (284, 0.0077, [6.279, 6.615, 1.426]),
    (297, 0.0091, [3.524, 8.006, 3.729]),
    (346, 0.0098, [5.259, 0.946, 2.974]),
    (348, 0.0146, [3.301, 0.862, 3.873]),
    (350, 0.0186, [1.821, 1.468, 4.224]),
    (356, 0.0052, [7.743, 2.365, -2.005]),
    (358, 0.1206, [1.786, -0.978, 4.850]),
    (361, 0.0056, [7.271, -2.891, -2.252]),
    (362, 0.0533, [1.856, 2.585, 3.758]),
    (365, 0.0669, [5.085, -7.179, 0.715]),
    (372, 0.0148, [6.408, 2.236, 1.561]),
    (376, 0.0143, [6.235, -1.944, 1.664]),
    (420, 0.0255, [1.247, 0.230, 5.681]),
    (425, 0.0473, [3.833, -1.537, 4.138]),
];

/// A point's weight, where the canonical face has it, and where it is seen.
struct Pair {
    weight: f64,
    from: [f64; 3],
    to: [f64; 3],
}

/// The canonical face's zero is not a level head: frontal pictures give about this pitch, degrees (the mean over eight
/// frontal portraits tried was −8.9, between −4 and −15).
const LEVEL_PITCH: f32 = -8.0;

/// The pose of a face. Always finite: a degenerate face gives zeros.
pub fn pose(face: &Landmarks) -> Pose {
    let seen = |index: usize| {
        let [x, y, z] = face.solid(index).map(f64::from);
        [x, -y, -z]
    };
    let pairs: Vec<Pair> = CANONICAL
        .iter()
        .map(|(index, weight, canonical)| Pair {
            weight: f64::from(*weight),
            from: canonical.map(f64::from),
            to: seen(*index),
        })
        .collect();
    let rotation = matrix(rotation(&pairs));
    let finite = |radians: f64| if radians.is_finite() { radians.to_degrees() as f32 } else { 0.0 };
    Pose {
        yaw: finite(rotation[0][2].atan2(rotation[2][2])),
        pitch: finite(rotation[1][2].clamp(-1.0, 1.0).asin()) - LEVEL_PITCH,
        roll: finite(rotation[1][0].atan2(rotation[1][1])),
    }
}

/// Unit quaternion `[w, x, y, z]` of the rotation from `from` to `to` (Horn 1987): the
/// eigenvector of the largest eigenvalue of a 4×4 matrix, found by power iteration on a shifted copy.
fn rotation(pairs: &[Pair]) -> [f64; 4] {
    let total: f64 = pairs.iter().map(|pair| pair.weight).sum();
    let mean = |of: fn(&Pair) -> [f64; 3]| -> [f64; 3] {
        std::array::from_fn(|k| pairs.iter().map(|pair| pair.weight * of(pair)[k]).sum::<f64>() / total)
    };
    let (from_mean, to_mean) = (mean(|pair| pair.from), mean(|pair| pair.to));
    let mut s = [[0f64; 3]; 3];
    for pair in pairs {
        for (i, row) in s.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate() {
                *cell += pair.weight * (pair.from[i] - from_mean[i]) * (pair.to[j] - to_mean[j]);
            }
        }
    }
    let n = [
        [s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
        [s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]],
        [s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]],
        [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]],
    ];
    // Shifting by the norm makes every eigenvalue positive, so that the largest is the dominant one.
    let shift = n.iter().flatten().map(|x| x * x).sum::<f64>().sqrt();
    let mut q = [1.0, 0.01, 0.01, 0.01];
    // The face's three extents differ clearly, so that 200 rounds leave far less than a hundredth of a degree.
    for _ in 0..200 {
        let next: [f64; 4] = std::array::from_fn(|i| (0..4).map(|j| n[i][j] * q[j]).sum::<f64>() + shift * q[i]);
        let norm = next.iter().map(|x| x * x).sum::<f64>().sqrt();
        if norm.is_nan() || norm <= 0.0 {
            return [1.0, 0.0, 0.0, 0.0];
        }
        q = next.map(|x| x / norm);
    }
    q
}

fn matrix([w, x, y, z]: [f64; 4]) -> [[f64; 3]; 3] {
    [
        [1.0 - 2.0 * (y * y + z * z), 2.0 * (x * y - z * w), 2.0 * (x * z + y * w)],
        [2.0 * (x * y + z * w), 1.0 - 2.0 * (x * x + z * z), 2.0 * (y * z - x * w)],
        [2.0 * (x * z - y * w), 2.0 * (y * z + x * w), 1.0 - 2.0 * (x * x + y * y)],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The canonical face turned by `Ry(yaw) · Rx(−pitch) · Rz(roll)`, as landmarks of 20 px per cm.
    fn turned(yaw: f32, pitch: f32, roll: f32) -> Landmarks {
        let ((sy, cy), (sp, cp), (sr, cr)) =
            (yaw.to_radians().sin_cos(), (-pitch).to_radians().sin_cos(), roll.to_radians().sin_cos());
        let mut points = vec![[0f32; 3]; 478];
        for (index, _, [x, y, z]) in CANONICAL {
            let (x, y) = (cr * x - sr * y, sr * x + cr * y);
            let (y, z) = (cp * y - sp * z, sp * y + cp * z);
            let (x, z) = (cy * x + sy * z, cy * z - sy * x);
            points[index] = [300.0 + 20.0 * x, 400.0 - 20.0 * y, -20.0 * z];
        }
        Landmarks::new(points, 1.0)
    }

    #[test]
    fn a_turned_canonical_face_gives_back_its_angles() {
        for (yaw, pitch, roll) in [(0.0, 0.0, 0.0), (20.0, 0.0, 0.0), (0.0, -15.0, 0.0), (-30.0, 10.0, 12.0)] {
            let found = pose(&turned(yaw, pitch, roll));
            for (found, wanted) in [(found.yaw, yaw), (found.pitch + LEVEL_PITCH, pitch), (found.roll, roll)] {
                assert!((found - wanted).abs() < 0.05, "found {found}, wanted {wanted}");
            }
        }
    }

    #[test]
    fn a_face_without_extent_has_a_finite_pose() {
        let found = pose(&Landmarks::new(vec![[5.0, 5.0, 5.0]; 478], 0.0));
        assert!(found.yaw.is_finite() && found.pitch.is_finite() && found.roll.is_finite());
    }
}
