//! Students who are asked for gestures and answer, for the tests about it.

use domain::attempt::Source;
use domain::id::{AttemptKey, StudentId};
use domain::liveness::{Flag, Reason, Settings as Liveness, Ticket, Verdict};
use domain::session::Settings;
use domain::task::Task;
use portrait::liveness::Judgement;
use services::Error;
use services::attempts::{self, Upload};
use services::liveness::{self, Burst};
use testkit::World;
use uuid::Uuid;

pub async fn asking(world: &World) {
    let liveness = Some(Liveness::default());
    world.change_settings(Settings { liveness, ..world.session.settings.clone() }).await;
}

pub async fn ask(world: &World, student: StudentId) -> Ticket {
    liveness::ask(&world.services, student, world.code()).await.unwrap()
}

/// A photo with a burst; what the burst shows is the script's to say.
pub async fn answer(world: &World, student: StudentId, token: &str, key: u128) -> Result<Task, Error> {
    answer_with(world, student, Burst { token: token.to_owned(), ..burst(world, 20) }, key).await
}

/// Any picture of a frame's size: what a burst shows is the script's to say, but its headers are read.
const FRAME: &[u8] = include_bytes!("../../../style/assets/icon-512.png");

pub fn burst(world: &World, frames: u32) -> Burst {
    let frames = (0..frames).map(|number| (number, FRAME.to_vec())).collect();
    Burst { token: String::new(), frames, camera: None, arrived: world.services.now() }
}

pub async fn answer_with(world: &World, student: StudentId, burst: Burst, key: u128) -> Result<Task, Error> {
    let photo = Upload::of(AttemptKey(Uuid::from_u128(key)), Source::Camera, b"upload".to_vec());
    attempts::submit(&world.services, student, world.code(), Upload { burst: Some(burst), ..photo }).await
}

pub fn burst_is(world: &World, reasons: Vec<Reason>, flags: Vec<Flag>) {
    world.script.bursts_are(Judgement { verdict: Verdict { reasons, flags }, ..Judgement::default() });
}

pub async fn attempts_of(world: &World) -> i64 {
    world.store.number("SELECT COUNT(*) FROM attempts").await.unwrap()
}
