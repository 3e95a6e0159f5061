//! Repeated failures lock, and a person unlocks.

use crate::refused::{not_found, why};
use domain::cooldown::Standing;
use domain::id::StudentId;
use domain::journey::Step;
use domain::lock::{LockCause, LockKind};
use domain::notification::Message;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::Rejection;
use domain::staff::Role;
use domain::time::Seconds;
use services::{locks, messages, reviews};
use testkit::{World, developments, everywhere};

/// Fails `times` times, waiting out every cooldown before the next try.
async fn fail(world: &World, student: StudentId, code: ReasonCode, times: usize) -> Standing {
    let mut standing = Standing::Free;
    for _ in 0..times {
        world.advance(Seconds(60));
        standing = world.fail(student, code).await.unwrap().standing;
    }
    standing
}

#[tokio::test]
async fn the_fifth_quality_failure_locks_for_half_an_hour_and_the_next_lock_is_longer() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let until = |minutes| world.services.now() + Seconds::minutes(minutes);
        assert_eq!(
            fail(world, student, ReasonCode::Blur, 5).await,
            Standing::Locked(LockKind::Timed { until: until(30) })
        );
        let refused = world.shoot(student, developments::passing()).await;
        assert_eq!(why(refused), Refusal::TimedLock { until: until(30), has_draft: false });
        world.advance(Seconds::minutes(30));
        assert_eq!(
            fail(world, student, ReasonCode::Blur, 5).await,
            Standing::Locked(LockKind::Timed { until: until(120) })
        );
    })
    .await;
}

#[tokio::test]
async fn three_liveness_failures_lock_until_the_college_unlocks() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let lock = LockKind::UntilUnlocked { cause: LockCause::Liveness };
        assert_eq!(fail(world, student, ReasonCode::Liveness, 3).await, Standing::Locked(lock));
        world.advance(Seconds::days(30));
        let refused = world.shoot(student, developments::passing()).await;
        assert_eq!(why(refused), Refusal::AdminLock { cause: LockCause::Liveness, has_draft: false });

        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let enrolment = world.task(student).await.enrolment;
        assert_eq!(why(locks::lift(&world.services, &admin, enrolment, "  ").await), Refusal::ReasonMissing);
        let file = locks::lift(&world.services, &admin, enrolment, "核实为本人").await.unwrap();
        assert_eq!(file.row.standing, Standing::Free);
        assert_eq!(file.locks[0].lifted.as_ref().unwrap().reason, "核实为本人");
        assert_eq!(why(locks::lift(&world.services, &admin, enrolment, "再次").await), Refusal::NothingToUnlock);
        let posted = messages::posted(&world.services).await.unwrap();
        assert_eq!(posted[0].message, Message::Unlocked { session: world.session.title.clone() });
        assert!(world.shoot(student, developments::passing()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_locked_student_may_still_submit_a_draft() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let draft = world.draft(student).await;
        fail(world, student, ReasonCode::Liveness, 3).await;
        let refused = world.shoot(student, developments::passing()).await;
        assert_eq!(why(refused), Refusal::AdminLock { cause: LockCause::Liveness, has_draft: true });
        assert!(reviews::submit(&world.services, student, world.code(), draft.shown()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_reviewer_who_finds_a_photo_of_a_photo_locks_the_account() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        let review = world.task(student).await.review.unwrap();
        let rejection = Rejection { reasons: vec![ReasonCode::Reshoot], note: String::new() };
        reviews::reject(&world.services, &world.reviewer().await, review.id, rejection).await.unwrap();
        let lock = LockKind::UntilUnlocked { cause: LockCause::Reshoot };
        assert_eq!(world.task(student).await.standing, Standing::Locked(lock));
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_of_the_students_college_unlocks() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        fail(world, student, ReasonCode::Liveness, 3).await;
        let enrolment = world.task(student).await.enrolment;
        let other = world.college("外国语学院").await;
        let stranger = world.staff(Role::CollegeAdmin, Some(other.id)).await;
        not_found(locks::lift(&world.services, &stranger, enrolment, "x").await);
        for role in [Role::Reviewer, Role::Auditor, Role::SystemAdmin] {
            not_found(locks::lift(&world.services, &world.staff(role, None).await, enrolment, "x").await);
        }
        let school = world.staff(Role::SchoolAdmin, None).await;
        assert!(locks::lift(&world.services, &school, enrolment, "核实为本人").await.is_ok());
    })
    .await;
}
