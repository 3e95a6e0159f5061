//! Search, files and the roster.

use crate::refused::not_found;
use domain::actor::Actor;
use domain::audit::Action;
use domain::journey::Step;
use domain::reason::ReasonCode;
use domain::staff::Role;
use services::students::RosterLine;
use services::{audit, students};
use testkit::{World, everywhere};

#[tokio::test]
async fn students_are_found_by_number_name_and_class() {
    everywhere(async |world| {
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let (_, line) = world.newcomer(&world.college).await;
        world.newcomer(&world.college).await;
        let found = async |query: &str| students::search(&world.services, &admin, query).await.unwrap().len();
        assert_eq!(found(&line.number).await, 1);
        assert_eq!(found("2023").await, 2);
        assert_eq!(found("陈").await, 2);
        assert_eq!(found(&line.name).await, 1);
        assert_eq!(found("计算机 23").await, 2);
        assert_eq!(found("").await, 0);
    })
    .await;
}

/// Puts somebody on the roster with this name, and this class and number.
async fn enrol(world: &World, name: &str, class_name: &str, number: &str) {
    let line = world.line(&world.college);
    let line = RosterLine { name: name.into(), class_name: class_name.into(), number: number.into(), ..line };
    assert_eq!(students::import(&world.services, Actor::System, world.code(), &[line]).await.unwrap(), 1);
}

#[tokio::test]
async fn a_search_does_not_tell_capitals_from_small_letters() {
    everywhere(async |world| {
        let admin = world.staff(Role::SchoolAdmin, None).await;
        enrol(world, "Ünal Öz", "CS 2301", "S20230001x").await;
        enrol(world, "陈小一", "计算机 2301", "20230002").await;
        let found = async |query: &str| students::search(&world.services, &admin, query).await.unwrap().len();
        for query in ["S2023", "s2023", "s20230001X", "CS 23", "cs 2301", "Cs", "Ünal Öz", "ÜNAL"] {
            assert_eq!(found(query).await, 1, "{query}");
        }
        // Letters beyond ASCII are found as they are written, whatever the database's locale.
        assert_eq!(found("ünal").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_into_a_search_is_text_and_no_pattern() {
    everywhere(async |world| {
        let admin = world.staff(Role::SchoolAdmin, None).await;
        enrol(world, "陈小一", "100%_班", "1").await;
        enrol(world, "陈小二", "100x班", "2").await;
        enrol(world, "陈小三", r"A\B班", "3").await;
        let found = async |query: &str| students::search(&world.services, &admin, query).await.unwrap().len();
        for (query, hits) in [("100", 2), ("100%", 1), ("100%_", 1), ("100_", 0), ("%", 0), ("_", 0)] {
            assert_eq!(found(query).await, hits, "{query}");
        }
        for (query, hits) in [(r"a\", 1), (r"A\b", 1), (r"A\\", 0), (r"\", 0), (r"\A", 0), ("'", 0)] {
            assert_eq!(found(query).await, hits, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_search_is_masked_within_scope_and_on_record_without_its_words() {
    everywhere(async |world| {
        let other = world.college("外国语学院").await;
        world.newcomer(&other).await;
        let (_, line) = world.newcomer(&world.college).await;
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let hits = students::search(&world.services, &admin, "2023").await.unwrap();
        assert_eq!(hits.len(), 1);
        assert!(!hits[0].number.contains(&line.number) && hits[0].name.contains('＊'));
        let auditor = world.staff(Role::Auditor, None).await;
        let log = audit::list(&world.services, &auditor, None).await.unwrap();
        let entry = log.iter().find(|entry| entry.action == Action::StudentsSearched).unwrap();
        assert_eq!(entry.detail.keys().collect::<Vec<_>>(), ["hits"]);
        for role in [Role::Reviewer, Role::Auditor, Role::SystemAdmin] {
            not_found(students::search(&world.services, &world.staff(role, None).await, "2023").await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_shows_everything_to_whoever_may_see_it() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let draft = world.draft(student).await;
        world.fail(student, ReasonCode::Blur).await.unwrap();
        let enrolment = world.task(student).await.enrolment;
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let file = students::open(&world.services, &admin, enrolment).await.unwrap();
        assert_eq!((file.student.id, file.attempts.len()), (student, 2));
        assert_eq!(file.drafts, [draft.photo]);
        let settings = &world.session.settings;
        assert_eq!((&file.spec, &file.policy, file.row.zone), (&settings.spec, &settings.policy, world.school.zone));
        let other = world.college("外国语学院").await;
        let stranger = world.staff(Role::CollegeAdmin, Some(other.id)).await;
        not_found(students::open(&world.services, &stranger, enrolment).await);
    })
    .await;
}

#[tokio::test]
async fn a_roster_imported_twice_enrols_once() {
    everywhere(async |world| {
        let roster = [world.line(&world.college), world.line(&world.college)];
        let import = || students::import(&world.services, Actor::System, world.code(), &roster);
        assert_eq!(import().await.unwrap(), 2);
        assert_eq!(import().await.unwrap(), 0);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM students").await.unwrap(), 2);
    })
    .await;
}
