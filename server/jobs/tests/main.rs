//! Jobs against real databases.

use domain::contact::Channel;
use domain::journey::Step;
use domain::time::Seconds;
use services::{contacts, messages, students};
use std::time::Duration;
use testkit::everywhere;
use tokio::sync::oneshot;

#[tokio::test]
async fn messages_are_delivered_while_jobs_run_and_jobs_end_when_told() {
    everywhere(async |world| {
        let student = world.student(Step::Contact).await;
        contacts::send_code(&world.services, student, world.code(), Channel::Email, "a@example.edu").await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let jobs = tokio::spawn(jobs::run(world.services.clone(), async { stopped.await.unwrap() }));
        while messages::posted(&world.services).await.unwrap()[0].sent_at.is_none() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.send(()).unwrap();
        jobs.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_are_forgotten_in_time_and_not_before() {
    everywhere(async |world| {
        students::sign_in(&world.services, world.code(), "nobody", "x").await.unwrap_err();
        let counted = async || world.store.number("SELECT COUNT(*) FROM sign_in_failures").await.unwrap();
        services::upkeep::purge(&world.services).await.unwrap();
        assert_eq!(counted().await, 1);
        world.advance(Seconds::hours(1));
        services::upkeep::purge(&world.services).await.unwrap();
        assert_eq!(counted().await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_orphaned_object_is_deleted_while_jobs_run() {
    everywhere(async |world| {
        world.photos.put(uuid::Uuid::nil(), b"an orphan", world.services.now()).await.unwrap();
        world.advance(Seconds::hours(2));
        let swept = async {
            while world.photos.count() > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        jobs::run(world.services.clone(), swept).await;
    })
    .await;
}
