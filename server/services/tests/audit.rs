//! The audit log only grows, and shows when it did not.

use crate::refused::not_found;
use domain::audit::{Action, Broken};
use domain::journey::Step;
use domain::staff::Role;
use services::audit::{self, Tampered};
use testkit::{World, everywhere};

async fn verify(world: &World) -> Result<i64, Tampered> {
    audit::verify(&world.services).await.unwrap()
}

/// What somebody with all rights on the database would do first.
async fn disarm(world: &World) {
    let triggers = if world.store.is_postgres() {
        "ALTER TABLE audit_log DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL"
    } else {
        "DROP TRIGGER audit_log_no_update; DROP TRIGGER audit_log_no_delete; DROP TRIGGER audit_head_no_delete"
    };
    world.store.run(triggers).await.unwrap();
}

#[tokio::test]
async fn a_log_that_was_left_alone_verifies() {
    everywhere(async |world| {
        world.student(Step::Status).await;
        let entries = world.store.number("SELECT COUNT(*) FROM audit_log").await.unwrap();
        assert!(entries > 8);
        assert_eq!(verify(world).await, Ok(entries));
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_or_remove_an_entry() {
    everywhere(async |world| {
        world.student(Step::Notice).await;
        for sql in ["UPDATE audit_log SET subject = 'x'", "DELETE FROM audit_log", "DELETE FROM audit_head"] {
            assert!(world.store.run(sql).await.is_err(), "{sql}");
        }
        assert!(verify(world).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_changed_entry_is_found() {
    everywhere(async |world| {
        world.student(Step::Notice).await;
        disarm(world).await;
        world.store.run("UPDATE audit_log SET subject = 'enrolment:other' WHERE seq = 3").await.unwrap();
        assert_eq!(verify(world).await, Err(Tampered::Broken(Broken::Changed(3))));
    })
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_found() {
    everywhere(async |world| {
        world.student(Step::Notice).await;
        disarm(world).await;
        world.store.run("DELETE FROM audit_log WHERE seq = 2").await.unwrap();
        assert_eq!(verify(world).await, Err(Tampered::Broken(Broken::Missing(2))));
    })
    .await;
}

#[tokio::test]
async fn a_log_that_was_cut_off_at_its_end_is_found() {
    everywhere(async |world| {
        world.student(Step::Notice).await;
        let recorded = verify(world).await.unwrap();
        disarm(world).await;
        world.store.run(&format!("DELETE FROM audit_log WHERE seq = {recorded}")).await.unwrap();
        assert_eq!(verify(world).await, Err(Tampered::End { found: recorded - 1, recorded }));
    })
    .await;
}

#[tokio::test]
async fn writers_at_the_same_time_make_one_chain() {
    everywhere(async |world| {
        let mut students = Vec::new();
        for _ in 0..4 {
            students.push(world.student(Step::Notice).await);
        }
        let read = |student| services::journey::read_notice(&world.services, student, world.code());
        let (a, b, c, d) = tokio::join!(read(students[0]), read(students[1]), read(students[2]), read(students[3]));
        assert!([a, b, c, d].iter().all(Result::is_ok));
        assert!(verify(world).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_refused_change_leaves_no_entry() {
    everywhere(async |world| {
        let student = world.student(Step::Consent).await;
        let before = verify(world).await.unwrap();
        services::journey::read_rules(&world.services, student, world.code()).await.unwrap_err();
        assert_eq!(verify(world).await, Ok(before));
    })
    .await;
}

#[tokio::test]
async fn the_log_is_read_in_pages_by_those_who_may() {
    everywhere(async |world| {
        world.student(Step::Status).await;
        let auditor = world.staff(Role::Auditor, None).await;
        let log = audit::list(&world.services, &auditor, None).await.unwrap();
        assert_eq!(log[0].action, Action::Submitted);
        let earlier = audit::list(&world.services, &auditor, Some(log[0].seq)).await.unwrap();
        assert_eq!(earlier[0].seq, log[0].seq - 1);
        for role in [Role::CollegeAdmin, Role::Reviewer, Role::SystemAdmin] {
            let college = Some(world.college.id);
            not_found(audit::list(&world.services, &world.staff(role, college).await, None).await);
        }
    })
    .await;
}
