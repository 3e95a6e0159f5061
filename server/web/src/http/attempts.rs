//! Pictures going in.

use super::endless::{FRAME, pour};
use super::visitor::Visitor;
use api::ApiError;
use axum::http::{StatusCode, header};
use domain::attempt::Outcome;
use domain::calibration::Calibration;
use domain::id::AttemptKey;
use domain::journey::Step;
use domain::photo::FileFault;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::staff::Role;
use domain::task::Task;
use domain::time::Seconds;
use services::develop::Development;
use testkit::{World, developments, everywhere};
use uuid::Uuid;

fn key(n: u128) -> AttemptKey {
    AttemptKey(Uuid::from_u128(n))
}

/// Scripts what the next upload is found to be. A world begins with one that passes; it is used up.
async fn next(world: &World, answer: Result<Development, FileFault>) {
    world.script.then(answer);
    let (settings, untouched) = (&world.session.settings, Calibration::default());
    let spent = services::develop::develop(&world.services, settings, untouched, Vec::new()).await;
    assert!(spent.is_ok_and(|(development, _)| development.verdict.passed()));
}

/// Where a picture is poured to.
fn address(world: &World) -> String {
    format!("/api/attempts/{}/{}?source=camera", world.code(), key(1))
}

async fn attempts(world: &World) -> i64 {
    world.store.number("SELECT COUNT(*) FROM attempts").await.unwrap()
}

#[tokio::test]
async fn a_picture_that_passes_is_answered_with_the_task_and_its_draft() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let answer = visitor.upload(world, key(1), "a picture").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
        let task: Task = answer.json();
        assert_eq!(task.last_attempt.unwrap().outcome, Outcome::Passed { draft: task.drafts[0].id });
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_fails_is_answered_with_its_reasons_and_an_immediate_retake_has_to_wait() {
    everywhere(async |world| {
        next(world, Ok(developments::failing(ReasonCode::EyesClosed))).await;
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let failed = visitor.upload(world, key(1), "a picture").await;
        assert_eq!(failed.status, StatusCode::OK);
        let reasons = failed.json::<Task>().last_attempt.unwrap().verdict.reasons;
        assert_eq!(reasons.iter().map(|reason| reason.code).collect::<Vec<_>>(), [ReasonCode::EyesClosed]);
        world.advance(Seconds(18));
        let early = visitor.upload(world, key(2), "a picture").await;
        assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(matches!(early.refusal(), Refusal::Cooling { .. }));
        assert_eq!(early.header(header::RETRY_AFTER), "42");
        assert_eq!(attempts(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_is_sent_again_under_its_key_is_the_same_attempt() {
    everywhere(async |world| {
        next(world, Ok(developments::failing(ReasonCode::Blur))).await;
        let before = world.script.developed();
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let first = visitor.upload(world, key(1), "a picture").await;
        let again = visitor.upload(world, key(1), "a picture").await;
        assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::OK));
        assert_eq!(first.json::<Task>().last_attempt, again.json::<Task>().last_attempt);
        assert_eq!(world.script.developed(), before + 1);
        assert_eq!(attempts(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_and_costs_nothing() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        next(world, Err(FileFault::UnknownFormat)).await;
        world.script.then(Err(FileFault::Corrupt));
        world.script.then(Err(FileFault::Empty));
        let unknown = visitor.upload(world, key(1), "%PDF-1.7").await;
        assert_eq!(unknown.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(unknown.refusal(), Refusal::File { fault: FileFault::UnknownFormat });
        let corrupt = visitor.upload(world, key(2), "half a picture").await;
        assert_eq!(corrupt.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(visitor.upload(world, key(3), "").await.refusal(), Refusal::File { fault: FileFault::Empty });
        assert_eq!(attempts(world).await, 0);
        world.script.then(Ok(developments::passing()));
        let spent = visitor.upload(world, key(4), "nothing").await;
        assert_eq!(spent.refusal(), Refusal::File { fault: FileFault::Empty });
        assert_eq!(visitor.upload(world, key(5), "a picture").await.status, StatusCode::OK, "no cooldown has begun");
    })
    .await;
}

#[tokio::test]
async fn a_picture_of_20_mib_is_taken_and_a_larger_one_is_too_large() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let larger = visitor.upload(world, key(1), vec![0; (20 << 20) + 1]).await;
        assert_eq!(larger.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(larger.refusal(), Refusal::File { fault: FileFault::TooManyBytes { limit: 20 << 20 } });
        assert_eq!((attempts(world).await, world.script.developed()), (0, 0));
        assert_eq!(visitor.upload(world, key(1), vec![0; 20 << 20]).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn nobody_uploads_without_signing_in_and_staff_do_not_at_all() {
    everywhere(async |world| {
        assert_eq!(Visitor::of(world).upload(world, key(1), "a picture").await.error(), ApiError::SignedOut);
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        assert_eq!(reviewer.upload(world, key(1), "a picture").await.error(), ApiError::SignedOut);
        assert_eq!(world.script.developed(), 0);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_read_of_a_picture_from_somebody_who_may_not_send_one() {
    everywhere(async |world| {
        let (reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        for mut visitor in [Visitor::of(world), reviewer] {
            for length in [None, Some(1 << 20), Some(1 << 30)] {
                let (answer, read) = pour(&mut visitor, &address(world), length).await;
                assert_eq!((answer.error(), read), (ApiError::SignedOut, 0), "{length:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_read_of_a_picture_that_is_too_large_by_its_own_account() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let (answer, read) = pour(&mut visitor, &address(world), Some((20 << 20) + 1)).await;
        assert_eq!(answer.refusal(), Refusal::File { fault: FileFault::TooManyBytes { limit: 20 << 20 } });
        assert_eq!(read, 0);
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_does_not_tell_its_length_is_read_to_the_limit_and_no_further() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let (answer, read) = pour(&mut visitor, &address(world), None).await;
        assert_eq!(answer.refusal(), Refusal::File { fault: FileFault::TooManyBytes { limit: 20 << 20 } });
        assert_eq!(read, (20 << 20) + FRAME);
    })
    .await;
}

#[tokio::test]
async fn a_picture_comes_from_a_source_that_exists_to_a_session_that_exists() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        for source in ["", "?source=", "?source=album", "?source=camera&source=camera", "?source=%ff"] {
            let address = format!("/api/attempts/{}/{}{source}", world.code(), key(1));
            assert_eq!(visitor.upload_to(&address, "a picture").await.status, StatusCode::BAD_REQUEST, "{source}");
        }
        let elsewhere = format!("/api/attempts/99999999/{}?source=camera", key(1));
        assert!(visitor.upload_to(&elsewhere, "a picture").await.status.is_client_error());
        assert_eq!(attempts(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_picture_before_its_turn_is_refused() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Rules).await;
        let answer = visitor.upload(world, key(1), "a picture").await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert_eq!(answer.refusal(), Refusal::NotYourTurn { step: Step::Rules });
    })
    .await;
}
