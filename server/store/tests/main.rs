//! The store against real databases, where use cases do not reach.

use domain::time::{Seconds, Timestamp};
use std::time::Duration;
use testkit::everywhere;
use tower_sessions::session::Record;
use tower_sessions::{ExpiredDeletion, SessionStore};

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    everywhere(async |world| {
        let applied = async || world.store.number("SELECT COUNT(*) FROM seaql_migrations").await.unwrap();
        let once = applied().await;
        world.store.migrate().await.unwrap();
        assert_eq!(applied().await, once);
    })
    .await;
}

#[tokio::test]
async fn a_transaction_that_is_dropped_changes_nothing() {
    everywhere(async |world| {
        let tx = world.store.begin(Timestamp(0)).await.unwrap();
        let college = domain::college::College {
            id: domain::id::CollegeId(store::new_id()),
            school: world.school.id,
            name: "外国语学院".into(),
        };
        store::schools::insert_college(&tx, &college).await.unwrap();
        drop(tx);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM colleges").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_row_without_its_parent_is_refused() {
    everywhere(async |world| {
        let tx = world.store.begin(Timestamp(0)).await.unwrap();
        let nobody = domain::id::StudentId(store::new_id());
        assert!(store::enrolments::insert(&tx, nobody, world.session.id).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_second_waits_for_a_held_enrolment() {
    everywhere(async |world| {
        let student = world.student(domain::journey::Step::Password).await;
        let enrolment = world.task(student).await.enrolment;
        let first = world.store.begin(Timestamp(0)).await.unwrap();
        store::enrolments::hold(&first, enrolment).await.unwrap();
        let second = async {
            let tx = world.store.begin(Timestamp(0)).await.unwrap();
            store::enrolments::hold(&tx, enrolment).await.unwrap();
        };
        assert!(tokio::time::timeout(Duration::from_millis(200), second).await.is_err());
        first.commit().await.unwrap();
        let tx = world.store.begin(Timestamp(0)).await.unwrap();
        store::enrolments::hold(&tx, enrolment).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn settings_are_changed_by_adding_a_version() {
    everywhere(async |world| {
        let mut settings = world.session.settings.clone();
        settings.review_hours = 12;
        world.change_settings(settings).await;
        let tx = world.store.read(Timestamp(0)).await.unwrap();
        let session = store::sessions::find(&tx, world.session.id).await.unwrap().unwrap();
        assert_eq!((session.settings_version, session.settings.review_hours), (2, 12));
        drop(tx);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM session_settings").await.unwrap(), 2);
    })
    .await;
}

const NOON: Timestamp = Timestamp(1_793_073_600_000);

fn noon() -> Timestamp {
    NOON
}

fn later() -> Timestamp {
    NOON + Seconds::hours(2)
}

#[tokio::test]
async fn a_browser_session_lives_until_it_expires() {
    everywhere(async |world| {
        let sessions = world.store.browser_sessions(noon);
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(NOON.0 / 1000 + 3600).unwrap();
        let mut record = Record { id: Default::default(), data: Default::default(), expiry_date };
        record.data.insert("student".into(), "somebody".into());
        sessions.create(&mut record).await.unwrap();
        assert_eq!(sessions.load(&record.id).await.unwrap().unwrap().data, record.data);
        record.data.clear();
        sessions.save(&record).await.unwrap();
        assert!(sessions.load(&record.id).await.unwrap().unwrap().data.is_empty());
        let expired = world.store.browser_sessions(later);
        assert!(expired.load(&record.id).await.unwrap().is_none());
        sessions.delete_expired().await.unwrap();
        assert!(sessions.load(&record.id).await.unwrap().is_some());
        expired.delete_expired().await.unwrap();
        assert!(sessions.load(&record.id).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_planted_session_id_is_replaced() {
    everywhere(async |world| {
        let sessions = world.store.browser_sessions(noon);
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(NOON.0 / 1000 + 3600).unwrap();
        let mut first = Record { id: Default::default(), data: Default::default(), expiry_date };
        sessions.create(&mut first).await.unwrap();
        let mut second = first.clone();
        sessions.create(&mut second).await.unwrap();
        assert_ne!(first.id, second.id);
    })
    .await;
}
