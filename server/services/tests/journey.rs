//! The whole way, and resuming on it.

use crate::refused::why;
use domain::audit::Action;
use domain::cooldown::Standing;
use domain::draft::Shown;
use domain::journey::Step;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::{Rejection, ReviewState};
use domain::staff::Role;
use domain::time::Seconds;
use services::{audit, journey, photos, reviews, students, tasks};
use testkit::everywhere;

#[tokio::test]
async fn a_student_comes_from_sign_in_to_a_downloaded_photo() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let (student, line) = world.newcomer(&world.college).await;
        let task = students::sign_in(services, code, &line.number, line.id_number.last_six()).await.unwrap();
        assert_eq!((task.student.id, task.step), (student, Step::Password));
        let steps = [
            Step::Password,
            Step::Consent,
            Step::Contact,
            Step::Notice,
            Step::Cautions,
            Step::Notifications,
            Step::Rules,
            Step::Capture,
        ];
        for step in steps {
            assert_eq!(world.task(student).await.step, step);
            world.take(student, step).await.unwrap();
        }
        let reviewer = world.reviewer().await;
        let submitted = world.task(student).await.review.unwrap();
        assert_eq!(submitted.due_at, submitted.submitted_at + Seconds::hours(48));
        reviews::approve(services, &reviewer, submitted.id).await.unwrap();
        let task = photos::confirm(services, student, code).await.unwrap();
        assert!(matches!(task.review.unwrap().state, ReviewState::Confirmed { .. }));
        let file = photos::download(services, student, code).await.unwrap();
        assert_eq!(file.name, format!("{}.jpg", line.number));
        assert!(file.jpeg.starts_with(b"\xff\xd8"));
    })
    .await;
}

#[tokio::test]
async fn a_rejected_student_retakes_and_gets_through() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Status).await;
        let reviewer = world.reviewer().await;
        let first = world.task(student).await.review.unwrap();
        let rejection = Rejection { reasons: vec![ReasonCode::Collar], note: "衣领翻折".into() };
        reviews::reject(services, &reviewer, first.id, rejection).await.unwrap();
        assert_eq!(why(photos::confirm(services, student, code).await), Refusal::NotApproved);
        let refused = Shown { draft: first.draft, photo: first.photo };
        assert_eq!(why(reviews::submit(services, student, code, refused).await), Refusal::DraftGone);
        let draft = world.draft(student).await;
        let task = reviews::submit(services, student, code, draft.shown()).await.unwrap();
        let second = task.review.unwrap();
        assert_ne!(second.id, first.id);
        reviews::approve(services, &reviewer, second.id).await.unwrap();
        photos::confirm(services, student, code).await.unwrap();
        assert!(photos::download(services, student, code).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn another_phone_resumes_at_the_same_step() {
    everywhere(async |world| {
        let student = world.student(Step::Cautions).await;
        let elsewhere = tasks::show(&world.services, student, world.code()).await.unwrap();
        assert_eq!(elsewhere.step, Step::Cautions);
        assert_eq!(elsewhere.progress.notice_read_at, Some(world.task(student).await.progress.notice_read_at.unwrap()));
    })
    .await;
}

#[tokio::test]
async fn a_page_read_twice_is_read_once() {
    everywhere(async |world| {
        let student = world.student(Step::Notice).await;
        let first = journey::read_notice(&world.services, student, world.code()).await.unwrap();
        world.advance(Seconds(5));
        let second = journey::read_notice(&world.services, student, world.code()).await.unwrap();
        assert_eq!(first.progress, second.progress);
        let auditor = world.staff(Role::Auditor, None).await;
        let log = audit::list(&world.services, &auditor, None).await.unwrap();
        assert_eq!(log.iter().filter(|entry| entry.action == Action::PageRead).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_step_ahead_is_refused() {
    everywhere(async |world| {
        let student = world.student(Step::Consent).await;
        let ahead = journey::read_rules(&world.services, student, world.code()).await;
        assert_eq!(why(ahead), Refusal::NotYourTurn { step: Step::Consent });
        let camera = world.shoot(student, testkit::developments::passing()).await;
        assert_eq!(why(camera), Refusal::NotYourTurn { step: Step::Consent });
    })
    .await;
}

#[tokio::test]
async fn the_video_cannot_be_skipped() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Rules).await;
        assert_eq!(why(journey::read_rules(services, student, code).await), Refusal::VideoUnfinished);
        journey::report_video(services, student, code, 0).await.unwrap();
        world.advance(Seconds(1));
        let jumped = journey::report_video(services, student, code, 3_000).await.unwrap();
        assert!(!jumped.finished);
        assert_eq!(why(journey::read_rules(services, student, code).await), Refusal::VideoUnfinished);
        for position in [1_000, 2_000, 3_000] {
            world.advance(Seconds(1));
            journey::report_video(services, student, code, position).await.unwrap();
        }
        assert_eq!(journey::read_rules(services, student, code).await.unwrap().step, Step::Capture);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_taken_after_the_session_closed_but_everything_is_shown() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.advance(Seconds::days(90));
        let closed = Refusal::Closed { closed_at: world.session.window.closes_at };
        assert_eq!(why(world.shoot(student, testkit::developments::passing()).await), closed);
        assert_eq!(world.task(student).await.standing, Standing::Free);
    })
    .await;
}
