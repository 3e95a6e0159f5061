//! An operator's anti-spoofing network, from its file to the reviewer's page: a filmed person is judged by the engine itself.

use crate::living::ask;
use domain::attempt::Source;
use domain::id::AttemptKey;
use domain::journey::Step;
use domain::liveness::{Flag, Gesture, Settings as Liveness};
use domain::policy::{Effect, Policy};
use domain::reason::ReasonCode;
use domain::session::Settings;
use domain::staff::{QueueFilter, Role};
use domain::time::Seconds;
use evaluation::house;
use evaluation::liveness::{Film, Frames, Rhythm, Subject};
use portrait::Engine;
use portrait::liveness::{SpoofDescription, SpoofModel};
use portrait::model::external::{Channels, Description, Feed, Layout};
use services::attempts::{self, Upload};
use services::identity::CardReader;
use services::liveness::Burst;
use services::{Developer, Mailer, Services, ServicesParts, reviews};
use std::num::NonZero;
use std::sync::{Arc, LazyLock};
use testkit::{World, everywhere, onnx};
use uuid::Uuid;

static ENGINE: LazyLock<Arc<Engine>> =
    LazyLock::new(|| Arc::new(house::engine(&house::path("var/models")).expect("run: cargo xtask models")));

/// Somebody who turns to the left, and the photo after it.
static FILM: LazyLock<Frames> = LazyLock::new(|| {
    let person = Subject::load(&ENGINE, &house::path("var/fixtures/astronaut.png"));
    let left = "left".parse().expect("a gesture");
    Film::of(&left, Rhythm::Prompted, 0.6, 11).shoot(&person.expect("run: cargo xtask fixtures")).expect("frames")
});

/// A network that takes a face for alive that is green enough.
fn network(threshold: f32) -> SpoofModel {
    let side = 8;
    let file = onnx::mean_colours(side);
    let input = Feed {
        width: side.into(),
        height: side.into(),
        layout: Layout::Nchw,
        channels: Channels::Rgb,
        mean: [127.5; 3],
        std: [127.5; 3],
    };
    let network = Description { file: "green.onnx".into(), sha256: onnx::sha256(&file), input, output: 3 };
    let description = SpoofDescription { network, live: 1, logits: true, crop: 2.7, threshold };
    SpoofModel::load(description, file).expect("a network as described")
}

/// The same world with the engine, and perhaps a network beside it.
fn installed(world: &World, spoof: Option<SpoofModel>) -> Services {
    Services::new(ServicesParts {
        store: world.store.clone(),
        photos: world.photos.clone(),
        developer: Developer::Engine { engine: ENGINE.clone(), spoof: spoof.map(Arc::new) },
        cards: CardReader::Scripted(world.cards.clone()),
        clock: world.clock.clone(),
        mailer: Mailer::Demo,
        workers: NonZero::<usize>::MIN,
        video_millis: 3_000,
    })
}

/// Asks for one turn; of the photo nothing is wanted but a face.
async fn asking_for_a_turn(world: &World) {
    let liveness = Some(Liveness { gestures: vec![Gesture::TurnLeft], count: 1, ..Liveness::default() });
    let settings = world.session.settings.clone();
    let rules = Policy::find(&settings.policy).expect("a policy").rules;
    let others = rules.into_iter().map(|rule| rule.code).filter(|code| *code != ReasonCode::NoFace);
    let effects = others.map(|code| (code, Effect::Off)).collect();
    world.change_settings(Settings { liveness, effects, ..settings }).await;
}

/// What a reviewer is told of a student who answers on such an installation.
async fn told(world: &World, spoof: Option<SpoofModel>) -> Vec<Flag> {
    let services = installed(world, spoof);
    world.advance(Seconds(1));
    let student = world.student(Step::Capture).await;
    let ticket = ask(world, student).await;
    let frames = FILM.frames.iter().zip(0..).map(|(frame, number)| (number, frame.clone())).collect();
    let burst = Burst { token: ticket.token, frames, camera: None, arrived: services.now() };
    let photo = Upload::of(AttemptKey(Uuid::new_v4()), Source::Camera, FILM.photo.clone());
    let upload = Upload { burst: Some(burst), ..photo };
    let task = attempts::submit(&services, student, world.code(), upload).await.expect("an attempt");
    let draft = task.drafts.first().unwrap_or_else(|| panic!("no draft: {:?}", task.last_attempt));
    reviews::submit(&services, student, world.code(), draft.shown()).await.expect("a submission");
    let reviewer = world.staff(Role::Reviewer, None).await;
    let queue = reviews::queue(&services, &reviewer, QueueFilter::Pending).await.expect("the queue");
    let theirs = queue.items.last().expect("the student's submission");
    let case = reviews::open(&services, &reviewer, theirs.review.id).await.expect("the case");
    case.liveness.expect("the burst's verdict").1.flags
}

#[tokio::test]
async fn what_an_operators_network_suspects_reaches_the_reviewer_and_refuses_nothing() {
    everywhere(async |world| {
        asking_for_a_turn(world).await;
        let suspects = |flags: Vec<Flag>| flags.contains(&Flag::SpoofSuspected);
        assert!(!suspects(told(world, None).await), "nobody was asked");
        assert!(!suspects(told(world, Some(network(0.1))).await), "green enough");
        assert!(suspects(told(world, Some(network(0.9))).await), "not green enough");
    })
    .await;
}
