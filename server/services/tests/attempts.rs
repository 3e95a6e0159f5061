//! Uploads: each key is one attempt, whatever the network repeats.

use crate::refused::why;
use domain::attempt::{Outcome, Source};
use domain::consent::Purpose;
use domain::consent::Wishes;
use domain::cooldown::Standing;
use domain::id::{AttemptKey, StudentId};
use domain::journey::Step;
use domain::photo::FileFault;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::task::Task;
use domain::time::Seconds;
use services::attempts::Upload;
use services::{Error, attempts, consents};
use std::time::Duration;
use testkit::{World, developments, everywhere, files};
use uuid::Uuid;

fn key(n: u128) -> AttemptKey {
    AttemptKey(Uuid::from_u128(n))
}

async fn submit(world: &World, student: StudentId, key: AttemptKey) -> Result<Task, Error> {
    attempts::submit(&world.services, student, world.code(), Upload::of(key, Source::Camera, b"upload".to_vec())).await
}

#[tokio::test]
async fn a_passing_photo_becomes_a_draft() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let task = submit(world, student, key(1)).await.unwrap();
        let attempt = task.last_attempt.unwrap();
        assert_eq!(attempt.outcome, Outcome::Passed { draft: task.drafts[0].id });
        assert_eq!(task.drafts[0].photo, attempt.photo.unwrap());
        let facts = &task.photos[&task.drafts[0].photo];
        assert_eq!((facts.width, facts.height, facts.spec.as_str()), (480, 640, "degree-blue"));
        assert_eq!(facts.sha256.len(), 64);
    })
    .await;
}

#[tokio::test]
async fn an_upload_that_is_repeated_is_the_same_attempt_and_is_not_developed_again() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let first = submit(world, student, key(1)).await.unwrap();
        let again = submit(world, student, key(1)).await.unwrap();
        assert_eq!(first.last_attempt, again.last_attempt);
        assert_eq!(again.drafts.len(), 1);
        assert_eq!(world.script.developed(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_failed_upload_that_is_repeated_meets_no_cooldown() {
    everywhere(async |world| {
        world.script.then(Ok(developments::failing(ReasonCode::Blur)));
        let student = world.student(Step::Capture).await;
        submit(world, student, key(1)).await.unwrap();
        let failed = submit(world, student, key(2)).await.unwrap();
        let again = submit(world, student, key(2)).await.unwrap();
        assert_eq!(failed.last_attempt, again.last_attempt);
        assert!(matches!(again.standing, Standing::Cooling { .. }));
    })
    .await;
}

/// Two uploads under one key, the second while the first is being developed.
async fn twice_at_once(world: &World, student: StudentId, key: AttemptKey) -> [Result<Task, Error>; 2] {
    world.script.hold();
    let release = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        world.script.release();
    };
    let (first, second, ()) = tokio::join!(submit(world, student, key), submit(world, student, key), release);
    [first, second]
}

#[tokio::test]
async fn two_uploads_with_one_key_at_the_same_time_are_one_attempt_developed_once() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let [first, second] = twice_at_once(world, student, key(7)).await.map(Result::unwrap);
        assert_eq!(first.last_attempt, second.last_attempt);
        assert_eq!(world.script.developed(), 1);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM attempts").await.unwrap(), 1);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM drafts").await.unwrap(), 1);
        assert_eq!(world.photos.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_uploads_with_one_key_at_the_same_time_are_refused_alike_and_a_later_one_is_looked_at_anew() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        submit(world, student, key(1)).await.unwrap();
        world.script.then(Err(FileFault::Corrupt));
        submit(world, student, key(2)).await.unwrap();
        let refused = twice_at_once(world, student, key(7)).await.map(why);
        assert_eq!(refused, [FileFault::Corrupt, FileFault::Corrupt].map(|fault| Refusal::File { fault }));
        assert_eq!(world.script.developed(), 3);
        world.script.then(Ok(developments::passing()));
        assert_eq!(why(submit(world, student, key(7)).await), Refusal::File { fault: FileFault::Corrupt });
        assert_eq!(submit(world, student, key(7)).await.unwrap().drafts.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_upload_whose_connection_broke_does_not_stand_in_the_way_of_its_repetition() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.script.hold();
        let broken = tokio::time::timeout(Duration::from_millis(50), submit(world, student, key(7))).await;
        assert!(broken.is_err());
        world.script.release();
        assert_eq!(submit(world, student, key(7)).await.unwrap().drafts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_uploads_at_the_same_time_do_not_slip_past_the_cooldown_together() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let bad = || developments::failing(ReasonCode::Dark);
        let (first, second) = tokio::join!(world.shoot(student, bad()), world.shoot(student, bad()));
        let refused = [first, second].into_iter().filter(Result::is_err).count();
        assert_eq!(refused, 1);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM attempts").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_failure_cools_down_and_the_retake_is_free_after_a_minute() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let task = world.fail(student, ReasonCode::EyesClosed).await.unwrap();
        let until = world.services.now() + Seconds(60);
        assert_eq!(task.standing, Standing::Cooling { until });
        assert_eq!(why(submit(world, student, key(1)).await), Refusal::Cooling { until });
        world.advance(Seconds(60));
        assert_eq!(submit(world, student, key(1)).await.unwrap().standing, Standing::Free);
    })
    .await;
}

#[tokio::test]
async fn an_unreadable_file_is_told_and_costs_nothing() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.script.then(Err(FileFault::Corrupt));
        submit(world, student, key(1)).await.unwrap();
        let refused = submit(world, student, key(2)).await;
        assert_eq!(why(refused), Refusal::File { fault: FileFault::Corrupt });
        let task = world.task(student).await;
        assert_eq!((task.standing, task.drafts.len()), (Standing::Free, 1));
    })
    .await;
}

#[tokio::test]
async fn a_failed_photo_is_kept_until_the_next_attempt() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let failed = world.fail(student, ReasonCode::Blur).await.unwrap().last_attempt.unwrap().photo.unwrap();
        assert_eq!(world.objects(&[failed.0]).await, 1);
        world.advance(Seconds(60));
        world.draft(student).await;
        assert_eq!(world.objects(&[failed.0]).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_refused_shot_leaves_no_object_behind() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.fail(student, ReasonCode::Blur).await.unwrap();
        let before = world.photos.count();
        why(world.shoot(student, developments::passing()).await);
        assert_eq!(world.photos.count(), before);
    })
    .await;
}

#[tokio::test]
async fn emergency_upload_is_open_only_where_the_session_allows_it() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let emergency = || {
            let upload = Upload::of(key(1), Source::Emergency, b"upload".to_vec());
            attempts::submit(&world.services, student, world.code(), upload)
        };
        let closed = Settings { emergency_upload: false, ..world.session.settings.clone() };
        world.change_settings(closed).await;
        assert_eq!(why(emergency().await), Refusal::EmergencyUploadOff);
        world.change_settings(world.session.settings.clone()).await;
        assert_eq!(emergency().await.unwrap().last_attempt.unwrap().source, Source::Emergency);
    })
    .await;
}

#[tokio::test]
async fn an_emergency_picture_that_the_camera_dates_to_yesterday_is_refused() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let send = async |source, day: &str| {
            let upload = files::dated(&format!("2026:10:{day} 10:00:30"));
            let upload = Upload::of(AttemptKey(Uuid::new_v4()), source, upload);
            attempts::submit(&world.services, student, world.code(), upload).await
        };
        let stale = Refusal::File { fault: FileFault::NotFresh };
        assert_eq!(why(send(Source::Emergency, "26").await), stale);
        assert!(send(Source::Emergency, "27").await.is_ok());
        assert!(send(Source::Camera, "26").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_original_is_kept_only_where_the_student_agreed() {
    everywhere(async |world| {
        let careful = world.student(Step::Capture).await;
        submit(world, careful, key(1)).await.unwrap();
        assert_eq!(world.store.number("SELECT COUNT(*) FROM originals").await.unwrap(), 0);
        let open = world.student(Step::Capture).await;
        let task = consents::give(&world.services, open, world.code(), Wishes { original: true, ..Wishes::default() })
            .await
            .unwrap();
        assert!(domain::consent::covers(&task.progress.consents, Purpose::Original));
        submit(world, open, key(2)).await.unwrap();
        assert_eq!(world.store.number("SELECT COUNT(*) FROM originals").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_queue_asks_to_come_back() {
    everywhere(async |world| {
        let mut students = Vec::new();
        for _ in 0..10 {
            students.push(world.student(Step::Capture).await);
        }
        world.script.hold();
        let mut uploads = Vec::new();
        for student in &students[..9] {
            let (services, code, student) = (world.services.clone(), world.code().clone(), *student);
            uploads.push(tokio::spawn(async move {
                let upload = Upload::of(key(1), Source::Camera, b"upload".to_vec());
                attempts::submit(&services, student, &code, upload).await
            }));
        }
        // One is being developed and eight wait: nobody answers until the script is released.
        while world.services.waiting() < 8 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let again_at = world.services.now() + Seconds(5);
        assert_eq!(why(submit(world, students[9], key(1)).await), Refusal::Busy { again_at });
        world.script.release();
        for upload in uploads {
            upload.await.unwrap().unwrap();
        }
    })
    .await;
}
