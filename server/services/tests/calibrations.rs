//! 图像校准: the kept picture is developed anew, and nothing is lost by trying.

use crate::calibrating::{WHITE, calibrate, calibrate_by, left_a_little, next, offer, shoot, shot};
use crate::refused::why;
use domain::attempt::Outcome;
use domain::audit::Action;
use domain::calibration::{Calibration, KEPT, Offer};
use domain::cooldown::Standing;
use domain::id::{AttemptId, AttemptKey};
use domain::lock::LockCause;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::staff::Role;
use domain::task::Recalibrated;
use domain::time::Seconds;
use services::Error;
use services::attempts::{self, Wish};
use std::time::Duration;
use testkit::{developments, everywhere};
use uuid::Uuid;

#[tokio::test]
async fn a_calibration_that_passes_takes_the_place_of_the_draft_and_is_no_attempt_of_its_own() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, before) = shot(world).await;
        let Recalibrated { made, task } = calibrate(world, student, &before).await.unwrap();
        assert_eq!(made.calibrated.unwrap().by, left_a_little());
        assert_eq!(world.script.calibrations(), [Calibration::default(), left_a_little()]);
        assert_eq!(task.drafts.len(), 1);
        let (old, new) = (&before.drafts[0], &task.drafts[0]);
        assert_eq!((old.id, old.stored_at), (new.id, new.stored_at));
        assert_eq!((new.attempt, Some(new.photo)), (Some(made.id), made.photo));
        assert_eq!(task.last_attempt, before.last_attempt);
        assert_eq!(task.result, Some(made));
        let offered = task.calibration.unwrap();
        assert_eq!(offered.former, Some(old.photo));
        assert_eq!(offered.offer, Offer::Open { left: 4, until: world.services.now() + KEPT });
    })
    .await;
}

#[tokio::test]
async fn a_calibration_that_fails_says_why_and_changes_nothing() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, before) = shot(world).await;
        next(world, developments::failing(ReasonCode::BgEdge));
        calibrate(world, student, &before).await.unwrap();
        let draft = world.task(student).await.drafts;
        let Recalibrated { made, task } = calibrate(world, student, &before).await.unwrap();
        assert_eq!(made.verdict.reasons[0].code, ReasonCode::BgEdge);
        assert!(task.photos.contains_key(&made.photo.unwrap()));
        assert_eq!(task.drafts, draft);
        assert_eq!(task.result.unwrap().id, draft[0].attempt.unwrap());
    })
    .await;
}

#[tokio::test]
async fn failed_calibrations_neither_cool_down_nor_lock() {
    everywhere(async |world| {
        offer(world, 8).await;
        let (student, before) = shot(world).await;
        next(world, developments::failing(ReasonCode::Liveness));
        calibrate(world, student, &before).await.unwrap();
        for _ in 0..6 {
            assert!(!calibrate(world, student, &before).await.unwrap().made.passed());
        }
        let task = world.task(student).await;
        assert_eq!((task.standing, task.drafts.len()), (Standing::Free, 1));
        assert_eq!(world.store.number("SELECT COUNT(*) FROM locks").await.unwrap(), 0);
        // One failed photo is kept, not six, beside the shot, its picture and the calibration that passed.
        assert_eq!(world.photos.count(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_calibration_is_undone_and_undoing_it_again_changes_nothing() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, first) = shot(world).await;
        let second = calibrate(world, student, &first).await.unwrap();
        let third = calibrate(world, student, &first).await.unwrap();
        let undo = async |attempt: AttemptId| {
            attempts::restore(&world.services, student, world.code(), attempt).await.unwrap()
        };
        for _ in 0..2 {
            let task = undo(third.made.id).await;
            assert_eq!(task.drafts[0].photo, second.made.photo.unwrap());
        }
        assert_eq!(world.objects(&[third.made.photo.unwrap().0]).await, 0);
        let task = undo(second.made.id).await;
        assert_eq!(task.drafts, first.drafts);
        assert_eq!(task.result, first.last_attempt);
        assert_eq!(task.calibration.unwrap().former, None);
        let nothing = attempts::restore(&world.services, student, world.code(), first.drafts[0].attempt.unwrap());
        assert_eq!(why(nothing.await), Refusal::NothingToRestore);
    })
    .await;
}

#[tokio::test]
async fn a_failed_shot_can_become_a_draft_while_the_shutter_rests() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, _) = shot(world).await;
        next(world, developments::failing(ReasonCode::OffCenter));
        shoot(world, student).await;
        let failed = shoot(world, student).await;
        assert!(matches!(failed.standing, Standing::Cooling { .. }));
        next(world, developments::passing());
        calibrate(world, student, &failed).await.unwrap();
        let Recalibrated { made, task } = calibrate(world, student, &failed).await.unwrap();
        assert_eq!(made.outcome, Outcome::Passed { draft: task.drafts[0].id });
        assert_eq!(task.standing, failed.standing);
        assert_eq!(task.calibration.unwrap().former, None);
    })
    .await;
}

#[tokio::test]
async fn a_locked_student_calibrates_nothing() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, _) = shot(world).await;
        next(world, developments::failing(ReasonCode::Liveness));
        shoot(world, student).await;
        for _ in 0..2 {
            shoot(world, student).await;
            world.advance(Seconds(60));
        }
        let locked = shoot(world, student).await;
        let lock = Refusal::AdminLock { cause: LockCause::Liveness, has_draft: true };
        assert_eq!(why(calibrate(world, student, &locked).await), lock);
        assert_eq!(locked.calibration.unwrap().offer, Offer::Over { why: lock });
    })
    .await;
}

#[tokio::test]
async fn a_shot_is_calibrated_so_many_times_and_the_next_is_refused_undeveloped() {
    everywhere(async |world| {
        offer(world, 2).await;
        let (student, task) = shot(world).await;
        for _ in 0..2 {
            calibrate(world, student, &task).await.unwrap();
        }
        let developed = world.script.developed();
        let used_up = Refusal::CalibrationsUsedUp { most: 2 };
        assert_eq!(why(calibrate(world, student, &task).await), used_up);
        assert_eq!(world.script.developed(), developed);
        assert_eq!(world.task(student).await.calibration.unwrap().offer, Offer::Over { why: used_up });
        // Another shot is counted anew.
        let next = shoot(world, student).await;
        assert!(calibrate(world, student, &next).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn two_calibrations_at_the_same_time_do_not_slip_past_the_number_together() {
    everywhere(async |world| {
        offer(world, 1).await;
        let (student, task) = shot(world).await;
        world.script.hold();
        let release = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            world.script.release();
        };
        let (first, second, ()) =
            tokio::join!(calibrate(world, student, &task), calibrate(world, student, &task), release);
        assert_eq!([first, second].into_iter().filter(Result::is_ok).count(), 1);
        assert_eq!(world.script.developed(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_calibration_that_is_repeated_is_the_same_and_is_not_developed_again() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, task) = shot(world).await;
        let attempt = task.last_attempt.unwrap().id;
        let wish = Wish { attempt, key: AttemptKey(Uuid::from_u128(9)), calibration: left_a_little() };
        let once = async || attempts::calibrate(&world.services, student, world.code(), wish).await.unwrap();
        assert_eq!(once().await.made, once().await.made);
        assert_eq!(world.script.developed(), 2);
    })
    .await;
}

#[tokio::test]
async fn numbers_beyond_the_bounds_are_brought_back_before_anything_is_developed() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, task) = shot(world).await;
        let wild = Calibration { shift: (f32::NAN, -70.0), zoom: 1e9, turn: f32::INFINITY, background: None };
        let made = calibrate_by(world, student, &task, wild).await.unwrap().made;
        assert_eq!(made.calibrated.unwrap().by, wild.bounded());
        assert_eq!(world.script.calibrations().last(), Some(&wild.bounded()));
    })
    .await;
}

#[tokio::test]
async fn a_background_is_one_that_the_session_offers_and_the_photo_remembers_it() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, task) = shot(world).await;
        let on = |background| Calibration { background: Some(background), ..Calibration::default() };
        let pink = calibrate_by(world, student, &task, on([255, 0, 128])).await;
        assert_eq!(why(pink), Refusal::BackgroundNotOffered);
        let Recalibrated { made, task } = calibrate_by(world, student, &task, on(WHITE)).await.unwrap();
        assert_eq!(task.photos[&made.photo.unwrap()].background, Some(WHITE));
    })
    .await;
}

#[tokio::test]
async fn nobody_calibrates_or_undoes_what_is_somebody_elses() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (owner, theirs) = shot(world).await;
        let calibrated = calibrate(world, owner, &theirs).await.unwrap().made.id;
        let (stranger, _) = shot(world).await;
        let developed = world.script.developed();
        assert!(matches!(calibrate(world, stranger, &theirs).await, Err(Error::NotFound)));
        let undone = attempts::restore(&world.services, stranger, world.code(), calibrated).await;
        assert!(matches!(undone, Err(Error::NotFound)));
        assert_eq!(world.script.developed(), developed);
        assert_eq!(world.task(owner).await.result.unwrap().id, calibrated);
    })
    .await;
}

#[tokio::test]
async fn calibrating_and_undoing_are_on_record_with_their_numbers() {
    everywhere(async |world| {
        offer(world, 5).await;
        let (student, task) = shot(world).await;
        let made = calibrate(world, student, &task).await.unwrap().made.id;
        attempts::restore(&world.services, student, world.code(), made).await.unwrap();
        let auditor = world.staff(Role::Auditor, None).await;
        let entries = services::audit::list(&world.services, &auditor, None).await.unwrap();
        let of = |action| entries.iter().find(|entry| entry.action == action).unwrap();
        let calibrated = of(Action::PhotoCalibrated);
        assert_eq!(calibrated.detail["attempt"], made.to_string());
        assert_eq!(
            (calibrated.detail["shift"].as_str(), calibrated.detail["passed"].as_str()),
            ("-0.030 0.000", "true")
        );
        assert_eq!(of(Action::PhotoRestored).detail["undone"], made.to_string());
    })
    .await;
}
