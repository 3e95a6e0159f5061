//! Students who calibrate, for the tests about it.

use domain::attempt::Source;
use domain::calibration::{Calibration, CalibrationPolicy};
use domain::id::{AttemptKey, StudentId};
use domain::journey::Step;
use domain::session::Settings;
use domain::task::{Recalibrated, Task};
use services::Error;
use services::attempts::{self, Upload, Wish};
use testkit::World;
use uuid::Uuid;

pub const WHITE: [u8; 3] = [255; 3];

/// Lets the session offer calibrations, so many a shot.
pub async fn offer(world: &World, most: u32) {
    let calibration = Some(CalibrationPolicy { most, backgrounds: vec![WHITE] });
    world.change_settings(Settings { calibration, ..world.session.settings.clone() }).await;
}

/// A student whose uploaded picture is kept; the next developments answer as told.
pub async fn shot(world: &World) -> (StudentId, Task) {
    let student = world.student(Step::Capture).await;
    let task = shoot(world, student).await;
    (student, task)
}

pub async fn shoot(world: &World, student: StudentId) -> Task {
    let (key, picture) = (AttemptKey(Uuid::new_v4()), b"upload".to_vec());
    attempts::submit(&world.services, student, world.code(), Upload::of(key, Source::Camera, picture)).await.unwrap()
}

/// The script gives its last answer for ever: the one before is used up first.
pub fn next(world: &World, development: services::develop::Development) {
    world.script.then(Ok(development));
}

pub fn left_a_little() -> Calibration {
    Calibration { shift: (-0.03, 0.0), ..Calibration::default() }
}

pub async fn calibrate(world: &World, student: StudentId, task: &Task) -> Result<Recalibrated, Error> {
    calibrate_by(world, student, task, left_a_little()).await
}

pub async fn calibrate_by(
    world: &World,
    student: StudentId,
    task: &Task,
    calibration: Calibration,
) -> Result<Recalibrated, Error> {
    let (attempt, key) = (task.last_attempt.as_ref().unwrap().id, AttemptKey(Uuid::new_v4()));
    attempts::calibrate(&world.services, student, world.code(), Wish { attempt, key, calibration }).await
}

pub async fn originals(world: &World) -> i64 {
    world.store.number("SELECT COUNT(*) FROM originals").await.unwrap()
}
