//! What stands once a photo was handed in: the one that was shown, under the text of its time, and nothing behind its back.

use crate::calibrating::{calibrate, offer, originals, shoot};
use crate::refused::why;
use domain::consent::Wishes;
use domain::journey::Step;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::Rejection;
use domain::task::Task;
use domain::time::Seconds;
use services::{consents, drafts, reviews};
use testkit::everywhere;

#[tokio::test]
async fn a_photo_that_changed_since_the_page_was_drawn_is_not_handed_in_unseen() {
    everywhere(async |world| {
        offer(world, 5).await;
        let student = world.student(Step::Capture).await;
        let seen = shoot(world, student).await;
        let now = calibrate(world, student, &seen).await.unwrap().task;
        let submit =
            async |task: &Task| reviews::submit(&world.services, student, world.code(), task.drafts[0].shown()).await;
        assert_eq!(why(submit(&seen).await), Refusal::DraftChanged);
        assert_eq!(submit(&now).await.unwrap().review.unwrap().photo, now.drafts[0].photo);
    })
    .await;
}

#[tokio::test]
async fn a_photo_that_a_reviewer_refused_does_not_come_back_calibrated() {
    everywhere(async |world| {
        offer(world, 5).await;
        let student = world.student(Step::Capture).await;
        consents::give(&world.services, student, world.code(), Wishes { original: true, ..Wishes::default() })
            .await
            .unwrap();
        let task = shoot(world, student).await;
        let code = world.code();
        let task = reviews::submit(&world.services, student, code, task.drafts[0].shown()).await.unwrap();
        let rejection = Rejection { reasons: vec![ReasonCode::Collar], note: "衣领翻折".into() };
        let reviewer = world.reviewer().await;
        reviews::reject(&world.services, &reviewer, task.review.unwrap().id, rejection).await.unwrap();
        // Its picture is kept for the dispute, not for another try.
        assert_eq!(originals(world).await, 1);
        let task = world.task(student).await;
        assert_eq!(why(calibrate(world, student, &task).await), Refusal::CalibrationOver);
        assert_eq!(world.task(student).await.drafts, []);
    })
    .await;
}

#[tokio::test]
async fn deleting_an_older_draft_leaves_the_latest_shot_its_picture() {
    everywhere(async |world| {
        offer(world, 5).await;
        let student = world.student(Step::Capture).await;
        let old = shoot(world, student).await.drafts[0].id;
        world.advance(Seconds::hours(24));
        let task = shoot(world, student).await;
        drafts::delete(&world.services, student, world.code(), old).await.unwrap();
        let task = calibrate(world, student, &task).await.unwrap().task;
        assert_eq!(task.drafts.len(), 1);
        assert!(task.calibration.unwrap().former.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_newer_text_neither_hides_a_submitted_photo_nor_asks_for_consent_after_the_window() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        world.store.run("UPDATE consents SET version = version - 1").await.unwrap();
        assert_eq!(world.task(student).await.step, Step::Status);
    })
    .await;
}
