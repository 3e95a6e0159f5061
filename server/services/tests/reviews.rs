//! Submitting and deciding.

use crate::refused::{not_found, why};
use domain::journey::Step;
use domain::notification::Message;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::review::{Rejection, ReviewState};
use domain::session::Settings;
use domain::staff::{QueueFilter, Role};
use domain::time::Seconds;
use domain::verdict::Measures;
use services::develop::Development;
use services::{messages, reviews};
use testkit::{developments, everywhere};

#[tokio::test]
async fn two_taps_at_once_make_one_submission() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Capture).await;
        let draft = world.draft(student).await.shown();
        let (first, second) = tokio::join!(
            reviews::submit(services, student, code, draft),
            reviews::submit(services, student, code, draft)
        );
        assert_eq!(first.unwrap().review, second.unwrap().review);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM reviews").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_drafts_submitted_at_once_make_one_submission() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Capture).await;
        let (one, other) = (world.draft(student).await.shown(), world.draft(student).await.shown());
        let (first, second) = tokio::join!(
            reviews::submit(services, student, code, one),
            reviews::submit(services, student, code, other)
        );
        let refused = if first.is_ok() { second } else { first };
        assert_eq!(why(refused), Refusal::AlreadySubmitted);
    })
    .await;
}

#[tokio::test]
async fn a_submitted_photo_closes_the_camera() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        assert_eq!(why(world.shoot(student, developments::passing()).await), Refusal::AlreadySubmitted);
    })
    .await;
}

#[tokio::test]
async fn a_submission_shows_the_facts_of_its_own_photo_and_not_of_the_last_one() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let chosen = world.draft(student).await;
        world.advance(Seconds(1));
        let measures = Measures::from([("HeadPoseYaw".to_owned(), 9.0)]);
        let later = Development { checks: 3, measures, ..developments::passing() };
        let before = world.shoot(student, later).await.unwrap();
        assert_eq!(before.submitted_attempt, None);
        let task = reviews::submit(&world.services, student, world.code(), chosen.shown()).await.unwrap();
        let submitted = task.submitted_attempt.unwrap();
        assert_eq!((Some(submitted.id), submitted.photo), (chosen.attempt, Some(chosen.photo)));
        assert_eq!((submitted.checks, submitted.measures), (16, developments::passing().measures));
        assert_eq!(task.last_attempt, before.last_attempt);
        let case = reviews::open(&world.services, &world.reviewer().await, task.review.unwrap().id).await.unwrap();
        assert_eq!(case.attempt.map(|attempt| attempt.id), chosen.attempt);
    })
    .await;
}

#[tokio::test]
async fn a_case_names_what_the_session_asks_for_and_the_schools_clock() {
    everywhere(async |world| {
        let settings = Settings { spec: "degree-white".into(), policy: "campus".into(), ..Settings::jiangsu() };
        world.change_settings(settings).await;
        let student = world.student(Step::Status).await;
        let review = world.task(student).await.review.unwrap().id;
        let case = reviews::open(&world.services, &world.reviewer().await, review).await.unwrap();
        assert_eq!((case.spec.as_str(), case.policy.as_str()), ("degree-white", "campus"));
        assert_eq!(case.zone, world.school.zone);
    })
    .await;
}

#[tokio::test]
async fn of_two_reviewers_only_the_first_decides() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        let review = world.task(student).await.review.unwrap().id;
        let (one, other) = (world.reviewer().await, world.reviewer().await);
        let rejection = Rejection { reasons: vec![ReasonCode::Blur], note: String::new() };
        let (approved, rejected) = tokio::join!(
            reviews::approve(&world.services, &one, review),
            reviews::reject(&world.services, &other, review, rejection)
        );
        let late = if approved.is_ok() { rejected } else { approved };
        assert_eq!(why(late), Refusal::AlreadyDecided);
    })
    .await;
}

#[tokio::test]
async fn the_queue_is_worked_off_oldest_first() {
    everywhere(async |world| {
        let services = &world.services;
        let reviewer = world.reviewer().await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            world.advance(Seconds::minutes(1));
            let student = world.student(Step::Status).await;
            ids.push(world.task(student).await.review.unwrap().id);
        }
        let queue = reviews::queue(services, &reviewer, QueueFilter::Pending).await.unwrap();
        assert_eq!(queue.items.iter().map(|item| item.review.id).collect::<Vec<_>>(), ids);
        assert_eq!((queue.pending, queue.overdue, queue.decided_today), (3, 0, 0));
        assert!(queue.items[0].name.contains('＊') && queue.items[0].number.contains('＊'));
        let decided = reviews::approve(services, &reviewer, ids[0]).await.unwrap();
        assert_eq!(decided.next, Some(ids[1]));
        assert!(matches!(decided.review.state, ReviewState::Approved { .. }));
        let queue = reviews::queue(services, &reviewer, QueueFilter::Pending).await.unwrap();
        assert_eq!((queue.pending, queue.decided_today), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn a_promise_that_was_not_kept_is_shown() {
    everywhere(async |world| {
        let services = &world.services;
        let reviewer = world.reviewer().await;
        world.student(Step::Status).await;
        world.advance(Seconds::hours(49));
        world.student(Step::Status).await;
        let queue = reviews::queue(services, &reviewer, QueueFilter::Overdue).await.unwrap();
        assert_eq!((queue.items.len(), queue.pending, queue.overdue), (1, 2, 1));
    })
    .await;
}

#[tokio::test]
async fn a_college_administrator_reviews_their_own_college_only() {
    everywhere(async |world| {
        let services = &world.services;
        let other = world.college("外国语学院").await;
        let (ours, theirs) = (world.student(Step::Status).await, world.student_of(&other, Step::Status).await);
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let queue = reviews::queue(services, &admin, QueueFilter::Pending).await.unwrap();
        assert_eq!(queue.items.len(), 1);
        let (own, foreign) = (world.task(ours).await.review.unwrap().id, world.task(theirs).await.review.unwrap().id);
        not_found(reviews::open(services, &admin, foreign).await);
        not_found(reviews::approve(services, &admin, foreign).await);
        assert_eq!(reviews::open(services, &admin, own).await.unwrap().item.review.id, own);
        assert_eq!(reviews::approve(services, &admin, own).await.unwrap().next, None);
        for role in [Role::Auditor, Role::SystemAdmin] {
            not_found(reviews::queue(services, &world.staff(role, None).await, QueueFilter::Pending).await);
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_shows_all_attempts_of_the_student() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.fail(student, ReasonCode::Blur).await.unwrap();
        world.advance(Seconds(60));
        world.take(student, Step::Capture).await.unwrap();
        let review = world.task(student).await.review.unwrap();
        let case = reviews::open(&world.services, &world.reviewer().await, review.id).await.unwrap();
        assert_eq!(case.attempts.len(), 2);
        assert_eq!(case.attempt.unwrap().id, case.attempts[1].id);
        assert_eq!(case.photo.id, review.photo);
    })
    .await;
}

#[tokio::test]
async fn the_student_hears_of_the_decision_where_they_chose_to() {
    everywhere(async |world| {
        let services = &world.services;
        let reviewer = world.reviewer().await;
        let told = world.student(Step::Status).await;
        reviews::approve(services, &reviewer, world.task(told).await.review.unwrap().id).await.unwrap();
        let posted = messages::posted(services).await.unwrap();
        assert_eq!(posted[0].message, Message::Approved { session: world.session.title.clone() });
        let silent = world.student(Step::Capture).await;
        services::journey::choose_notifications(services, silent, world.code(), false).await.unwrap();
        world.take(silent, Step::Capture).await.unwrap();
        let before = messages::posted(services).await.unwrap().len();
        reviews::approve(services, &reviewer, world.task(silent).await.review.unwrap().id).await.unwrap();
        assert_eq!(messages::posted(services).await.unwrap().len(), before);
    })
    .await;
}
