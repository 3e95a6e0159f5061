//! Tidying up.

use domain::attempt::Source;
use domain::consent::Wishes;
use domain::id::{AttemptKey, StudentId};
use domain::journey::Step;
use domain::original::Keeping;
use domain::reason::ReasonCode;
use domain::time::Seconds;
use services::{attempts, consents, drafts, upkeep};
use testkit::{World, developments, everywhere};
use uuid::Uuid;

/// An object as a crash leaves it: stored, and named by nothing.
async fn orphan(world: &World) -> Uuid {
    let id = store::new_id();
    world.photos.put(id, b"an orphan", world.services.now()).await.unwrap();
    id
}

#[tokio::test]
async fn an_orphan_is_left_alone_for_an_hour_and_then_deleted() {
    everywhere(async |world| {
        let old = orphan(world).await;
        world.advance(Seconds(1));
        let young = orphan(world).await;
        world.advance(Seconds::hours(1));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.objects(&[old, young]).await, 1);
        assert_eq!(world.objects(&[young]).await, 1);
        world.advance(Seconds(1));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.objects(&[young]).await, 0);
        upkeep::sweep(&world.services).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_object_that_a_transaction_is_about_to_name_is_not_deleted() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let enrolment = world.task(student).await.enrolment;
        let made = world.draft(student).await.photo;
        world.advance(Seconds::days(1));
        let id = orphan(world).await;
        // On SQLite nobody else writes meanwhile, but everybody reads.
        let tx = world.store.begin(world.services.now()).await.unwrap();
        let facts = store::photos::among(&tx, [made]).await.unwrap().remove(&made).unwrap();
        let facts = domain::photo::Photo { id: domain::id::PhotoId(id), ..facts };
        store::photos::insert(&tx, enrolment, &facts).await.unwrap();
        upkeep::sweep(&world.services).await.unwrap();
        tx.commit().await.unwrap();
        world.advance(Seconds::days(1));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.objects(&[id, made.0]).await, 2);
    })
    .await;
}

/// A photo of which the original is kept as well.
async fn shoot_with_original(world: &World, student: StudentId) {
    let (key, development) = (AttemptKey(Uuid::new_v4()), developments::passing());
    let original = attempts::Original { bytes: b"original".to_vec(), keeping: Keeping::ForDisputes };
    let shot = attempts::Shot { key, source: Source::Camera, development, original: Some(original), liveness: None };
    attempts::record(&world.services, student, world.code(), shot).await.unwrap();
}

#[tokio::test]
async fn whatever_a_row_names_outlives_every_sweep() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        consents::give(&world.services, student, world.code(), Wishes { original: true, ..Wishes::default() })
            .await
            .unwrap();
        shoot_with_original(world, student).await;
        world.student(Step::Status).await;
        world.fail(student, ReasonCode::Blur).await.unwrap();
        let kept = world.photos.count();
        assert_eq!(kept, 4);
        world.advance(Seconds::days(400));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), kept);
    })
    .await;
}

#[tokio::test]
async fn more_orphans_than_are_looked_up_at_once_are_all_deleted() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let draft = world.draft(student).await;
        for _ in 0..1_201 {
            orphan(world).await;
        }
        world.advance(Seconds::days(2));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), 1);
        drafts::delete(&world.services, student, world.code(), draft.id).await.unwrap();
        assert_eq!(world.photos.count(), 0);
    })
    .await;
}
