//! The audit log only grows, and shows when it did not.

use crate::refused::not_found;
use domain::actor::Actor;
use domain::audit::{Action, Broken, Entry};
use domain::college::Scope;
use domain::journey::Step;
use domain::staff::{Role, Staff};
use services::audit::{self, Tampered};
use services::{messages, staff, students};
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
async fn an_entry_that_was_moved_to_another_school_is_found() {
    everywhere(async |world| {
        world.student(Step::Notice).await;
        disarm(world).await;
        world.store.run("UPDATE audit_log SET school_id = NULL, college_id = NULL WHERE seq = 3").await.unwrap();
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

/// Everything that this member of staff may read, over all pages.
async fn read(world: &World, reader: &Staff) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    loop {
        let page = audit::list(&world.services, reader, all.last().map(|entry| entry.seq)).await.unwrap();
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

fn deeds(entries: &[Entry]) -> Vec<(Action, &str)> {
    entries.iter().rev().map(|entry| (entry.action, entry.subject.as_str())).collect()
}

#[tokio::test]
async fn an_auditor_reads_of_their_own_school_and_of_no_other() {
    everywhere(async |world| {
        let services = &world.services;
        let (school, session) = world.another_school("25103004").await;
        world.student(Step::Status).await;
        students::import(services, Actor::System, &session.code, &[world.line(&world.college)]).await.unwrap();
        students::sign_in(services, &session.code, "nobody", "x").await.unwrap_err();
        staff::sign_in(services, "nobody", "x").await.unwrap_err();
        let admin = world.staff_of(Scope::whole(school.id), Role::SchoolAdmin).await;
        students::search(services, &admin, "2023").await.unwrap();

        let (whole, one) = (format!("school:{}", school.id), format!("session:{}", session.id));
        let there = read(world, &world.staff_of(Scope::whole(school.id), Role::Auditor).await).await;
        let expected = [
            (Action::SessionCreated, one.as_str()),
            (Action::RosterImported, one.as_str()),
            (Action::StudentSignInFailed, whole.as_str()),
            (Action::StudentsSearched, whole.as_str()),
        ];
        assert_eq!(deeds(&there), expected);
        let here = read(world, &world.staff(Role::Auditor, None).await).await;
        assert!(here.iter().all(|entry| entry.scope.unwrap().school == world.school.id));
        // One entry is of no school: somebody without an account tried to sign in as staff.
        let total = verify(world).await.unwrap();
        assert_eq!(usize::try_from(total).unwrap(), here.len() + there.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn an_auditor_of_a_college_reads_of_that_college_only() {
    everywhere(async |world| {
        let other = world.college("外国语学院").await;
        let (ours, theirs) = (world.student(Step::Status).await, world.student_of(&other, Step::Contact).await);
        while messages::deliver(&world.services).await.unwrap() {}
        let entries = read(world, &world.staff(Role::Auditor, Some(world.college.id)).await).await;
        let scope = Scope { school: world.school.id, college: Some(world.college.id) };
        assert!(entries.iter().all(|entry| entry.scope == Some(scope)));
        let by = |student| entries.iter().filter(|entry| entry.actor == Actor::Student(student)).count();
        assert!(by(ours) > 8 && by(theirs) == 0);
        let has = |action| entries.iter().any(|entry| entry.action == action);
        assert!(has(Action::MessageSent) && !has(Action::RosterImported));
    })
    .await;
}
