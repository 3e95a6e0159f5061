//! The pictures that calibrations are made from: of which shot, how long, and when they go.

use crate::calibrating::{calibrate, offer, originals, shoot, shot};
use crate::refused::why;
use domain::calibration::{KEPT, Offer};
use domain::consent::Wishes;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::time::Seconds;
use services::{attempts, consents, drafts, reviews, upkeep};
use testkit::everywhere;

#[tokio::test]
async fn only_the_latest_shot_can_be_calibrated_and_only_its_picture_is_kept() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, first) = shot(world).await;
        calibrate(world, student, &first).await.unwrap();
        shoot(world, student).await;
        assert_eq!(why(calibrate(world, student, &first).await), Refusal::CalibrationOver);
        // Two drafts and the picture of the second: the first one's photo from before its calibration has gone.
        assert_eq!((world.photos.count(), originals(world).await), (3, 1));
    })
    .await;
}

#[tokio::test]
async fn submitting_deletes_the_picture_and_every_photo_but_the_submitted_one() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, first) = shot(world).await;
        let chosen = calibrate(world, student, &first).await.unwrap();
        let draft = &chosen.task.drafts[0];
        let task = reviews::submit(&world.services, student, world.code(), draft.shown()).await.unwrap();
        assert_eq!(task.submitted_attempt, Some(chosen.made.clone()));
        assert_eq!((world.photos.count(), originals(world).await), (1, 0));
        assert_eq!(why(calibrate(world, student, &first).await), Refusal::AlreadySubmitted);
        let undone = attempts::restore(&world.services, student, world.code(), chosen.made.id).await;
        assert_eq!(why(undone), Refusal::AlreadySubmitted);
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_kept_for_a_day_at_most() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, task) = shot(world).await;
        calibrate(world, student, &task).await.unwrap();
        world.advance(Seconds(KEPT.0 - 1));
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(originals(world).await, 1);
        world.advance(Seconds(1));
        assert_eq!(why(calibrate(world, student, &task).await), Refusal::CalibrationOver);
        upkeep::purge(&world.services).await.unwrap();
        // The draft and the photo from before its calibration stay: both can still be chosen.
        assert_eq!((world.photos.count(), originals(world).await), (2, 0));
        let task = world.task(student).await;
        assert_eq!(task.calibration.unwrap().offer, Offer::Over { why: Refusal::CalibrationOver });
    })
    .await;
}

#[tokio::test]
async fn what_a_student_agreed_to_keep_for_disputes_outlives_the_day_and_the_submission() {
    everywhere(async |world| {
        offer(world, 5).await;
        let student = world.student(Step::Capture).await;
        consents::give(&world.services, student, world.code(), Wishes { original: true, ..Wishes::default() })
            .await
            .unwrap();
        let task = shoot(world, student).await;
        assert!(calibrate(world, student, &task).await.is_ok());
        world.advance(KEPT);
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(why(calibrate(world, student, &task).await), Refusal::CalibrationOver);
        let draft = world.task(student).await.drafts[0].shown();
        reviews::submit(&world.services, student, world.code(), draft).await.unwrap();
        assert_eq!(originals(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn deleting_the_draft_and_withdrawing_consent_delete_everything_that_was_calibrated() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (services, code) = (&world.services, world.code());
        let (careful, task) = shot(world).await;
        calibrate(world, careful, &task).await.unwrap();
        consents::withdraw(services, careful, code).await.unwrap();
        assert_eq!((world.photos.count(), originals(world).await), (0, 0));
        let (tidy, task) = shot(world).await;
        let draft = calibrate(world, tidy, &task).await.unwrap().task.drafts[0].id;
        world.advance(Seconds::days(1));
        let task = drafts::delete(services, tidy, code, draft).await.unwrap();
        assert_eq!((world.photos.count(), originals(world).await), (0, 0));
        assert_eq!(task.calibration, None);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_offers_no_calibration_keeps_no_picture_and_takes_none() {
    everywhere(async |world| {
        let (student, task) = shot(world).await;
        assert_eq!((originals(world).await, &task.calibration), (0, &None));
        assert_eq!(why(calibrate(world, student, &task).await), Refusal::CalibrationOff);
    })
    .await;
}
