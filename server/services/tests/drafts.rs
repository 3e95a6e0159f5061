//! The draft box.

use crate::refused::why;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::time::Seconds;
use services::{drafts, reviews};
use testkit::{developments, everywhere};

#[tokio::test]
async fn a_full_box_blocks_the_camera() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        for _ in 0..5 {
            world.advance(Seconds(1));
            world.draft(student).await;
        }
        let refused = world.shoot(student, developments::passing()).await;
        assert_eq!(why(refused), Refusal::DraftBoxFull { capacity: 5 });
        let stored: Vec<_> = world.task(student).await.drafts.iter().map(|draft| draft.stored_at).collect();
        assert!(stored.is_sorted_by(|newer, older| newer > older));
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_deleted_with_its_picture_after_a_day_and_not_before() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Capture).await;
        let draft = world.draft(student).await;
        let deletable_at = draft.stored_at + Seconds::hours(24);
        world.advance(Seconds(86_399));
        assert_eq!(
            why(drafts::delete(services, student, code, draft.id).await),
            Refusal::DraftTooYoung { deletable_at }
        );
        assert_eq!(world.objects(&[draft.photo.0]).await, 1);
        world.advance(Seconds(1));
        let task = drafts::delete(services, student, code, draft.id).await.unwrap();
        assert!(task.drafts.is_empty() && task.photos.is_empty());
        assert_eq!(task.last_attempt.unwrap().photo, None);
        assert_eq!(world.objects(&[draft.photo.0]).await, 0);
        assert_eq!(why(drafts::delete(services, student, code, draft.id).await), Refusal::DraftGone);
    })
    .await;
}

#[tokio::test]
async fn nobody_touches_the_draft_of_somebody_else() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let owner = world.student(Step::Capture).await;
        let stranger = world.student(Step::Capture).await;
        let draft = world.draft(owner).await;
        world.advance(Seconds::days(2));
        assert_eq!(why(drafts::delete(services, stranger, code, draft.id).await), Refusal::DraftGone);
        assert_eq!(why(reviews::submit(services, stranger, code, draft.shown()).await), Refusal::DraftGone);
    })
    .await;
}

#[tokio::test]
async fn a_submitted_draft_is_not_in_the_box() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Capture).await;
        let (kept, chosen) = (world.draft(student).await, world.draft(student).await);
        let task = reviews::submit(services, student, code, chosen.shown()).await.unwrap();
        assert_eq!(task.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>(), [kept.id]);
        world.advance(Seconds::days(2));
        assert_eq!(why(drafts::delete(services, student, code, chosen.id).await), Refusal::DraftGone);
    })
    .await;
}
