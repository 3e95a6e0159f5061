//! 采集资格: what staff see and decide, and when what is kept of a paper goes.

use crate::papers::{asking, at_the_desk, hand_in, outcome, recorded, show_own_card, waiting};
use crate::refused::{not_found, why};
use domain::actor::Actor;
use domain::audit::Action;
use domain::consent::{Purpose, Wishes};
use domain::identity::{IdentityPolicy, Outcome};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::Role;
use domain::time::Seconds;
use services::{consents, identity, students, upkeep};
use testkit::everywhere;

#[tokio::test]
async fn staff_look_on_record_and_accept_and_the_pictures_go() {
    everywhere(async |world| {
        let (student, enrolment) = waiting(world).await;
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let case = students::open(&world.services, &admin, enrolment).await.unwrap().identity.unwrap();
        assert_eq!((case.pictures.len(), case.claim.as_ref().unwrap().name.as_str()), (2, "陈小"));
        assert!(case.roster_number.contains('＊') && case.claim.unwrap().number.contains('＊'));
        let both = identity::reveal(&world.services, &admin, enrolment).await.unwrap();
        assert_eq!(both.typed, both.roster);
        let picture = case.pictures[0].id;
        identity::picture(&world.services, Actor::Staff(admin.id), picture).await.unwrap();
        identity::picture(&world.services, Actor::Student(student), picture).await.unwrap();
        let actions = recorded(world).await;
        let count = |action| actions.iter().filter(|done| **done == action).count();
        assert_eq!((count(Action::CardViewed), count(Action::NumberRevealed)), (1, 1));
        let file = identity::accept(&world.services, &admin, enrolment).await.unwrap();
        assert!(matches!(file.identity.unwrap().outcome, Some(Outcome::Accepted { .. })));
        assert_eq!((world.task(student).await.step, world.photos.count()), (Step::Notice, 0));
        assert_eq!(why(identity::accept(&world.services, &admin, enrolment).await), Refusal::NothingToDecide);
        assert_eq!(why(identity::reveal(&world.services, &admin, enrolment).await), Refusal::NothingToDecide);
    })
    .await;
}

#[tokio::test]
async fn a_refused_student_reads_why_and_hands_in_anew() {
    everywhere(async |world| {
        let (student, enrolment) = waiting(world).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let services = &world.services;
        assert_eq!(why(identity::refuse(services, &admin, enrolment, " ").await), Refusal::ReasonMissing);
        identity::refuse(services, &admin, enrolment, "姓名少一个字").await.unwrap();
        assert_eq!(world.photos.count(), 0);
        let refused = world.task(student).await.progress.identity;
        assert!(matches!(refused, Some(Outcome::Refused { reason, .. }) if reason == "姓名少一个字"));
        let claim = show_own_card(world, student).await;
        let matched = outcome(hand_in(world, student, &claim, false).await.unwrap());
        assert!(matches!(matched, Outcome::Matched { .. }));
    })
    .await;
}

#[tokio::test]
async fn whoever_shows_the_original_at_a_desk_uploads_nothing() {
    everywhere(async |world| {
        asking(world, IdentityPolicy::default()).await;
        let (early, waits) = (world.student(Step::Password).await, world.student(Step::Identity).await);
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        for student in [early, waits] {
            let enrolment = world.task(student).await.enrolment;
            let file = identity::vouch(&world.services, &admin, enrolment).await.unwrap();
            assert!(matches!(file.identity.unwrap().outcome, Some(Outcome::Accepted { by, .. }) if by == admin.id));
            assert_eq!(why(identity::vouch(&world.services, &admin, enrolment).await), Refusal::NothingToDecide);
        }
        assert_eq!(world.task(waits).await.step, Step::Notice);
        assert_eq!(world.task(early).await.step, Step::Password);
        assert_eq!(recorded(world).await.iter().filter(|done| **done == Action::IdentityAccepted).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn vouching_for_what_was_uploaded_deletes_it() {
    everywhere(async |world| {
        let (student, enrolment) = waiting(world).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        identity::vouch(&world.services, &admin, enrolment).await.unwrap();
        assert_eq!((world.task(student).await.step, world.photos.count()), (Step::Notice, 0));
    })
    .await;
}

#[tokio::test]
async fn nobody_vouches_where_no_paper_is_asked_for() {
    everywhere(async |world| {
        let student = world.student(Step::Notice).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let enrolment = world.task(student).await.enrolment;
        assert_eq!(why(identity::vouch(&world.services, &admin, enrolment).await), Refusal::IdentityOff);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_a_paper_or_decides_on_it() {
    everywhere(async |world| {
        let (_, enrolment) = waiting(world).await;
        let other = world.college("外国语学院").await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let case = students::open(&world.services, &admin, enrolment).await.unwrap().identity.unwrap();
        let (stranger, picture) = (world.newcomer(&other).await.0, case.pictures[0].id);
        let elsewhere = world.staff(Role::CollegeAdmin, Some(other.id)).await;
        for staff in [&elsewhere, &world.reviewer().await, &world.staff(Role::Auditor, None).await] {
            not_found(identity::accept(&world.services, staff, enrolment).await);
            not_found(identity::vouch(&world.services, staff, enrolment).await);
            not_found(identity::refuse(&world.services, staff, enrolment, "看不清").await);
            not_found(identity::reveal(&world.services, staff, enrolment).await);
            not_found(identity::picture(&world.services, Actor::Staff(staff.id), picture).await);
        }
        not_found(identity::picture(&world.services, Actor::Student(stranger), picture).await);
    })
    .await;
}

#[tokio::test]
async fn what_was_not_handed_in_is_the_students_alone_and_goes_after_a_day() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        show_own_card(world, student).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let task = world.task(student).await;
        let case = students::open(&world.services, &admin, task.enrolment).await.unwrap().identity.unwrap();
        assert_eq!(case.pictures, []);
        let picture = task.identity.unwrap().pictures[0].id;
        not_found(identity::picture(&world.services, Actor::Staff(admin.id), picture).await);
        world.advance(Seconds::hours(2));
        upkeep::purge(&world.services).await.unwrap();
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), 2, "a row names them");
        world.advance(Seconds::hours(22));
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_looked_at_in_time_lapses_and_is_handed_in_anew() {
    everywhere(async |world| {
        let (student, _) = waiting(world).await;
        world.advance(Seconds(30 * 86_400 - 1));
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), 2);
        world.advance(Seconds(1));
        upkeep::purge(&world.services).await.unwrap();
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(world.photos.count(), 0);
        assert!(matches!(world.task(student).await.progress.identity, Some(Outcome::Lapsed { .. })));
        assert_eq!(world.store.number("SELECT COUNT(*) FROM identities WHERE claim IS NOT NULL").await.unwrap(), 0);
        show_own_card(world, student).await;
    })
    .await;
}

#[tokio::test]
async fn withdrawing_consent_takes_the_paper_along_and_the_counts_stay() {
    everywhere(async |world| {
        let (student, _) = waiting(world).await;
        let task = consents::withdraw(&world.services, student, world.code()).await.unwrap();
        assert_eq!((task.step, world.photos.count()), (Step::Consent, 0));
        let papers = task.identity.unwrap();
        assert_eq!((papers.outcome, papers.claim, papers.pictures), (None, None, vec![]));
        assert_eq!(world.store.number("SELECT COUNT(*) FROM identities WHERE pictures = 2").await.unwrap(), 1);
        let again = consents::give(&world.services, student, world.code(), Wishes::default()).await.unwrap();
        assert_eq!(again.step, Step::Identity);
        assert!(!again.progress.consents.iter().any(|given| given.purpose == Purpose::Papers && given.stands()));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_and_read_is_nowhere_to_be_read_in_the_database() {
    everywhere(async |world| {
        let (student, _) = waiting(world).await;
        let (_, number) = world.record(student).await;
        for file in world.db.files() {
            let bytes = std::fs::read(&file).unwrap();
            let number = number.as_str().as_bytes();
            assert!(!bytes.windows(number.len()).any(|part| part == number), "{}", file.display());
            let address = "样本路".as_bytes();
            assert!(!bytes.windows(address.len()).any(|part| part == address), "{}", file.display());
        }
    })
    .await;
}
