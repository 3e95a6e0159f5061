//! Where the head points.

use super::{Measured, Scene};
use crate::pose::Pose;
use domain::policy::measure;

pub fn measures(scene: &Scene) -> Vec<Measured> {
    let Pose { yaw, pitch, roll } = scene.pose;
    vec![(measure::YAW, yaw), (measure::PITCH, pitch), (measure::ROLL, roll)]
}
