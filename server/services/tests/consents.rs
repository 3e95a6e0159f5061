//! Withdrawing consent.

use crate::refused::why;
use domain::consent::Wishes;
use domain::id::AttemptKey;
use domain::journey::Step;
use domain::original::Keeping;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::Rejection;
use domain::time::Seconds;
use services::{attempts, consents, reviews};
use testkit::{developments, everywhere};
use uuid::Uuid;

#[tokio::test]
async fn withdrawing_deletes_every_picture() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Capture).await;
        let shot = attempts::Shot {
            key: AttemptKey(Uuid::from_u128(1)),
            source: domain::attempt::Source::Camera,
            development: developments::passing(),
            original: Some(attempts::Original { bytes: b"original".to_vec(), keeping: Keeping::ForDisputes }),
            liveness: None,
        };
        attempts::record(services, student, code, shot).await.unwrap();
        world.fail(student, ReasonCode::Blur).await.unwrap();
        assert_eq!(world.photos.count(), 3);
        let task = consents::withdraw(services, student, code).await.unwrap();
        assert_eq!(world.photos.count(), 0);
        assert!(task.drafts.is_empty() && task.photos.is_empty());
        assert_eq!(task.step, Step::Consent);
        assert!(task.progress.consents.iter().all(|consent| consent.withdrawn_at.is_some()));
        let again = consents::give(services, student, code, Wishes::default()).await.unwrap();
        assert_eq!(again.step, Step::Capture);
    })
    .await;
}

#[tokio::test]
async fn a_submitted_photo_is_not_withdrawn_but_a_rejected_one_is() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Status).await;
        assert_eq!(why(consents::withdraw(services, student, code).await), Refusal::AlreadySubmitted);
        let review = world.task(student).await.review.unwrap();
        let rejection = Rejection { reasons: vec![ReasonCode::Blur], note: String::new() };
        reviews::reject(services, &world.reviewer().await, review.id, rejection).await.unwrap();
        world.advance(Seconds(1));
        consents::withdraw(services, student, code).await.unwrap();
        assert_eq!(world.photos.count(), 0);
        assert!(world.task(student).await.photos.is_empty());
    })
    .await;
}
