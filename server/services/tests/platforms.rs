//! Verification platforms: several verdicts on one photo, what they hold back, and what a reviewer adds to them.

use crate::calibrating::{self, calibrate_by};
use crate::refused::why;
use domain::calibration::{Calibration, CalibrationPolicy};
use domain::draft::Draft;
use domain::id::StudentId;
use domain::journey::Step;
use domain::liveness;
use domain::lock::LockCause;
use domain::platform::{Platform, State, all_passed};
use domain::policy::{Effect, measure};
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::Rejection;
use domain::session::Settings;
use domain::staff::Role;
use domain::task::Task;
use domain::time::Seconds;
use domain::verdict::Measures;
use services::develop::Development;
use services::{drafts, locks, reviews};
use testkit::{World, developments, everywhere};

fn degree() -> Platform {
    Platform { required: true, ..Platform::new("chsi", "学历图像平台", "用于学历注册。", "degree") }
}

fn police() -> Platform {
    Platform {
        effects: [(ReasonCode::Blur, Effect::Block)].into(),
        identity: true,
        ..Platform::new("police", "公安身份核验", "用于核对本人。", "campus")
    }
}

fn gate() -> Platform {
    Platform::new("gate", "校园门禁", "用于门禁。", "campus")
}

async fn name(world: &World, platforms: &[Platform]) {
    let settings = Settings { platforms: platforms.to_vec(), ..world.session.settings.clone() };
    settings.validate().expect("sound platforms");
    world.change_settings(settings).await;
}

/// A photo that passes the session's own checks, with these measures.
fn measured(measures: &[(&str, f64)]) -> Development {
    let measures: Measures = measures.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect();
    Development { measures, ..developments::passing() }
}

fn tilted() -> Development {
    measured(&[(measure::ROLL, 11.0)])
}

async fn shoot(world: &World, student: StudentId, development: Development) -> (Task, Draft) {
    let task = world.shoot(student, development).await.expect("a photo that passes");
    let draft = task.drafts[0].clone();
    (task, draft)
}

/// The platforms' ids with where they stand for the photo that they are asked about.
fn states(task: &Task) -> Vec<(&str, State)> {
    let judged = task.judged().expect("an attempt").id;
    let state = |said: &domain::platform::PlatformVerdict| said.state(task.review_of(judged));
    task.said(Some(judged)).iter().map(|said| (said.platform.id.as_str(), state(said))).collect()
}

fn failed(state: &State) -> Vec<ReasonCode> {
    match state {
        State::Failed { measured, found } => measured.iter().map(|reason| reason.code).chain(found.clone()).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn one_photo_passes_one_platform_and_fails_another_in_the_sessions_order() {
    everywhere(async |world| {
        name(world, &[degree(), police(), gate()]).await;
        let student = world.student(Step::Capture).await;
        let (task, _) = shoot(world, student, tilted()).await;
        let states = states(&task);
        assert_eq!(states.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["chsi", "police", "gate"]);
        assert_eq!(failed(&states[0].1), [ReasonCode::HeadTilt]);
        assert_eq!((&states[1].1, &states[2].1), (&State::Unconfirmed, &State::Passed));
        let (task, _) = shoot(world, student, measured(&[(measure::SHARPNESS, 0.05)])).await;
        let blurred: Vec<_> = self::states(&task).iter().map(|(_, state)| failed(state)).collect();
        assert_eq!(blurred, [vec![ReasonCode::Blur], vec![ReasonCode::Blur], vec![]]);
    })
    .await;
}

#[tokio::test]
async fn a_photo_that_fails_a_required_platform_is_not_submitted_and_another_draft_is() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        name(world, &[degree(), gate()]).await;
        let student = world.student(Step::Capture).await;
        let (_, unfit) = shoot(world, student, tilted()).await;
        world.advance(Seconds(1));
        let (task, fit) = shoot(world, student, developments::passing()).await;
        assert_eq!(task.said(unfit.attempt).len(), 2, "what was said of a draft comes with the task");
        let refused = reviews::submit(services, student, code, unfit.shown()).await;
        assert_eq!(why(refused), Refusal::PlatformsFailed { platforms: vec!["学历图像平台".into()] });
        assert_eq!(world.task(student).await.review, None);
        reviews::submit(services, student, code, fit.shown()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_platform_that_is_not_required_only_tells() {
    everywhere(async |world| {
        name(world, &[Platform { required: false, ..degree() }]).await;
        let student = world.student(Step::Capture).await;
        let (_, draft) = shoot(world, student, tilted()).await;
        let task = reviews::submit(&world.services, student, world.code(), draft.shown()).await.unwrap();
        assert_eq!(failed(&states(&task)[0].1), [ReasonCode::HeadTilt]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_cannot_be_submitted_makes_room_after_the_wait_of_a_failure() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        name(world, &[degree()]).await;
        let student = world.student(Step::Capture).await;
        let (_, unfit) = shoot(world, student, tilted()).await;
        let (_, fit) = shoot(world, student, developments::passing()).await;
        assert!(matches!(why(drafts::delete(services, student, code, fit.id).await), Refusal::DraftTooYoung { .. }));
        assert!(matches!(why(drafts::delete(services, student, code, unfit.id).await), Refusal::DraftTooYoung { .. }));
        world.advance(world.session.settings.cooldown.wait);
        let task = drafts::delete(services, student, code, unfit.id).await.unwrap();
        assert_eq!(task.drafts.len(), 1);
        assert_eq!(world.objects(&[unfit.photo.0]).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_locked_student_is_told_of_a_draft_only_where_it_may_be_submitted() {
    everywhere(async |world| {
        name(world, &[degree()]).await;
        let student = world.student(Step::Capture).await;
        for (development, has_draft) in [(tilted(), false), (developments::passing(), true)] {
            shoot(world, student, development).await;
            for _ in 0..3 {
                world.advance(Seconds(60));
                world.fail(student, ReasonCode::Liveness).await.unwrap();
            }
            let lock = Refusal::AdminLock { cause: LockCause::Liveness, has_draft };
            assert_eq!(world.task(student).await.check_retake(), Err(lock.clone()));
            assert_eq!(why(world.shoot(student, developments::passing()).await), lock);
            let admin = world.staff(Role::SchoolAdmin, None).await;
            let enrolment = world.task(student).await.enrolment;
            locks::lift(&world.services, &admin, enrolment, "核实为本人").await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn the_reviewer_confirms_the_person_and_all_platforms_have_passed() {
    everywhere(async |world| {
        name(world, &[degree(), police(), gate()]).await;
        let student = world.student(Step::Capture).await;
        let (_, draft) = shoot(world, student, developments::passing()).await;
        let task = reviews::submit(&world.services, student, world.code(), draft.shown()).await.unwrap();
        assert_eq!(states(&task)[1].1, State::Unconfirmed);
        let (reviewer, review) = (world.reviewer().await, task.review.unwrap().id);
        let case = reviews::open(&world.services, &reviewer, review).await.unwrap();
        assert_eq!(case.platforms.len(), 3);
        reviews::approve(&world.services, &reviewer, review).await.unwrap();
        let task = world.task(student).await;
        let judged = task.judged().unwrap().id;
        assert!(all_passed(task.said(Some(judged)), task.review_of(judged)));
    })
    .await;
}

#[tokio::test]
async fn wrong_identity_data_fail_the_platform_that_asks_until_another_photo_is_taken() {
    everywhere(async |world| {
        name(world, &[police(), gate()]).await;
        let student = world.student(Step::Capture).await;
        let (_, draft) = shoot(world, student, developments::passing()).await;
        let task = reviews::submit(&world.services, student, world.code(), draft.shown()).await.unwrap();
        let reviewer = world.reviewer().await;
        let rejection = Rejection { reasons: vec![ReasonCode::IdInfo], note: String::new() };
        reviews::reject(&world.services, &reviewer, task.review.unwrap().id, rejection).await.unwrap();
        let task = world.task(student).await;
        assert_eq!(failed(&states(&task)[0].1), [ReasonCode::IdInfo]);
        assert_eq!(states(&task)[1].1, State::Passed);
        world.advance(Seconds(1));
        let (task, _) = shoot(world, student, developments::passing()).await;
        assert_eq!(states(&task)[0].1, State::Unconfirmed);
    })
    .await;
}

#[tokio::test]
async fn a_calibration_with_another_background_is_judged_for_the_platform_that_wants_it() {
    everywhere(async |world| {
        let white = Platform { spec: Some("degree-white".into()), ..degree() };
        let calibration = Some(CalibrationPolicy { most: 5, backgrounds: vec![calibrating::WHITE] });
        let platforms = vec![white];
        world.change_settings(Settings { platforms, calibration, ..world.session.settings.clone() }).await;
        let (student, task) = calibrating::shot(world).await;
        assert_eq!(failed(&states(&task)[0].1), [ReasonCode::BgColor]);
        let wish = Calibration { background: Some(calibrating::WHITE), ..Calibration::default() };
        let made = calibrate_by(world, student, &task, wish).await.unwrap();
        assert_eq!(states(&made.task)[0].1, State::Passed);
    })
    .await;
}

#[tokio::test]
async fn a_platform_that_asks_for_a_living_person_fails_a_photo_without_a_burst() {
    everywhere(async |world| {
        let platforms = vec![Platform { liveness: true, ..gate() }, Platform { id: "other".into(), ..gate() }];
        let liveness = Some(liveness::Settings::default());
        world.change_settings(Settings { platforms, liveness, ..world.session.settings.clone() }).await;
        let student = world.student(Step::Capture).await;
        // As a shot from before the session asked would be: it has no burst.
        let (task, _) = shoot(world, student, developments::passing()).await;
        assert_eq!(failed(&states(&task)[0].1), [ReasonCode::Liveness]);
        assert_eq!(states(&task)[1].1, State::Passed);
    })
    .await;
}
