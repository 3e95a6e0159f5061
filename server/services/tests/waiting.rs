//! Whoever cannot go on without staff, as their page lists them.

use crate::papers::waiting;
use crate::refused::not_found;
use domain::id::{EnrolmentId, StudentId};
use domain::journey::Step;
use domain::reason::ReasonCode;
use domain::staff::{Role, Staff, StudentRow};
use domain::time::{Seconds, Timestamp};
use services::{identity, locks, students};
use testkit::{World, everywhere};

async fn locked(world: &World, student: StudentId) -> EnrolmentId {
    for _ in 0..3 {
        world.advance(Seconds(60));
        world.fail(student, ReasonCode::Liveness).await.unwrap();
    }
    world.task(student).await.enrolment
}

/// Papers, then locks.
async fn listed(world: &World, staff: &Staff) -> [Vec<EnrolmentId>; 2] {
    let waiting = students::waiting(&world.services, staff).await.unwrap();
    [waiting.papers, waiting.locked].map(|rows| rows.into_iter().map(|row| row.enrolment).collect())
}

#[tokio::test]
async fn papers_and_locks_are_listed_until_somebody_has_seen_to_them() {
    everywhere(async |world| {
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        assert_eq!(listed(world, &admin).await, [vec![], vec![]]);
        let first = locked(world, world.student(Step::Capture).await).await;
        let first_from = world.services.now();
        let second = locked(world, world.student(Step::Capture).await).await;
        let second_from = world.services.now();
        let (_, paper) = waiting(world).await;
        assert_eq!(listed(world, &admin).await, [vec![paper], vec![first, second]]);
        let rows = students::waiting(&world.services, &admin).await.unwrap();
        let since =
            |rows: &[StudentRow]| rows.iter().map(|row| (row.paper_since, row.locked_since)).collect::<Vec<_>>();
        assert_eq!(since(&rows.papers), [(Some(world.services.now()), None)]);
        assert_eq!(since(&rows.locked), [(None, Some(first_from)), (None, Some(second_from))]);
        assert!(rows.locked[0].name.contains('＊') && rows.locked[0].number.contains('＊'));

        locks::lift(&world.services, &admin, first, "核实为本人").await.unwrap();
        identity::accept(&world.services, &admin, paper).await.unwrap();
        assert_eq!(listed(world, &admin).await, [vec![], vec![second]]);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_listed_for_another_college_or_after_the_session() {
    everywhere(async |world| {
        let enrolment = locked(world, world.student(Step::Capture).await).await;
        let school = world.staff(Role::SchoolAdmin, None).await;
        assert_eq!(listed(world, &school).await, [vec![], vec![enrolment]]);
        let other = world.college("外国语学院").await;
        let stranger = world.staff(Role::CollegeAdmin, Some(other.id)).await;
        assert_eq!(listed(world, &stranger).await, [vec![], vec![]]);
        for role in [Role::Reviewer, Role::Auditor, Role::SystemAdmin] {
            not_found(students::waiting(&world.services, &world.staff(role, None).await).await);
        }
        let Timestamp(closes) = world.session.window.closes_at;
        world.advance(Seconds((closes - world.services.now().0) / 1000 + 1));
        assert_eq!(listed(world, &school).await, [vec![], vec![]]);
    })
    .await;
}
