//! What the file of a photo says of itself reaches the reviewer also where nobody was filmed, and never the student.

use crate::calibrating::{calibrate, offer};
use domain::attempt::Source;
use domain::id::{AttemptKey, StudentId};
use domain::journey::Step;
use domain::liveness::Flag;
use domain::staff::{QueueFilter, ReviewCase, Role};
use domain::task::Task;
use domain::time::Seconds;
use services::attempts::{self, Upload};
use services::reviews;
use testkit::{World, everywhere, files};
use uuid::Uuid;

async fn upload(world: &World, student: StudentId, picture: Vec<u8>) -> Task {
    let upload = Upload::of(AttemptKey(Uuid::new_v4()), Source::Camera, picture);
    attempts::submit(&world.services, student, world.code(), upload).await.unwrap()
}

/// What a reviewer is told of the task's newest draft, and how many hints the queue counts.
async fn reviewed(world: &World, student: StudentId, task: &Task) -> (ReviewCase, u32) {
    world.advance(Seconds(1));
    let draft = task.drafts.last().unwrap();
    reviews::submit(&world.services, student, world.code(), draft.shown()).await.unwrap();
    let reviewer = world.staff(Role::Reviewer, None).await;
    let queue = reviews::queue(&world.services, &reviewer, QueueFilter::Pending).await.unwrap();
    let item = queue.items.last().unwrap();
    let case = reviews::open(&world.services, &reviewer, item.review.id).await.unwrap();
    (case, item.hints)
}

fn is_old(flags: &[Flag]) -> bool {
    matches!(flags, [Flag::OldCapture { .. }])
}

#[tokio::test]
async fn a_photo_that_its_file_dates_to_yesterday_is_a_hint_for_the_reviewer_and_not_for_the_student() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let task = upload(world, student, files::dated("2026:10:26 10:00:30")).await;
        assert!(!serde_json::to_string(&task).unwrap().contains("OLD_CAPTURE"));
        let (case, hints) = reviewed(world, student, &task).await;
        assert!(case.liveness.is_none() && is_old(case.reshoot_hints()), "{:?}", case.flags);
        assert_eq!(hints, 1);
    })
    .await;
}

#[tokio::test]
async fn a_photo_of_just_now_and_one_that_says_nothing_have_no_hints() {
    everywhere(async |world| {
        for picture in [files::dated("2026:10:27 10:00:02"), b"a picture".to_vec()] {
            let student = world.student(Step::Capture).await;
            let task = upload(world, student, picture).await;
            let (case, hints) = reviewed(world, student, &task).await;
            assert_eq!((case.reshoot_hints(), hints), (&[][..], 0));
        }
    })
    .await;
}

#[tokio::test]
async fn a_calibrated_photo_has_the_hints_of_the_picture_that_it_was_made_of() {
    everywhere(async |world| {
        offer(world, 5).await;
        let student = world.student(Step::Capture).await;
        let task = upload(world, student, files::dated("2026:10:26 10:00:30")).await;
        calibrate(world, student, &task).await.unwrap();
        let task = world.task(student).await;
        let (case, _) = reviewed(world, student, &task).await;
        assert!(case.attempt.as_ref().unwrap().calibrated.is_some());
        assert!(is_old(case.reshoot_hints()), "{:?}", case.flags);
    })
    .await;
}
