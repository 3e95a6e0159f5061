//! Signing in, and being kept from it.

use crate::refused::why;
use domain::actor::Actor;
use domain::journey::Step;
use domain::password::PasswordFault;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::staff::Role;
use domain::time::Seconds;
use services::staff::NewStaff;
use services::{sessions, staff, students};
use testkit::everywhere;

#[tokio::test]
async fn the_initial_password_works_until_it_is_replaced() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let (student, line) = world.newcomer(&world.college).await;
        let initial = line.id_number.last_six().to_lowercase();
        let task = students::sign_in(services, code, &line.number, &initial).await.unwrap();
        assert_eq!(task.step, Step::Password);
        let changed = students::change_password(services, student, code, "tucai-2026").await.unwrap();
        assert_eq!(changed.step, Step::Consent);
        assert_eq!(why(students::sign_in(services, code, &line.number, &initial).await), Refusal::WrongCredentials);
        assert!(students::sign_in(services, code, &line.number, "tucai-2026").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_password_is_chosen_once_and_a_lost_answer_is_not_a_fault() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let (student, line) = world.newcomer(&world.college).await;
        let change = |password: &'static str| students::change_password(services, student, code, password);
        assert_eq!(why(change("short1").await), Refusal::PasswordUnfit { fault: PasswordFault::TooShort });
        let guessable = format!("x{}!", line.number);
        let refused = students::change_password(services, student, code, &guessable).await;
        assert_eq!(why(refused), Refusal::PasswordUnfit { fault: PasswordFault::Guessable });
        change("tucai-2026").await.unwrap();
        assert_eq!(change("tucai-2026").await.unwrap().step, Step::Consent);
        assert_eq!(why(change("another-2026").await), Refusal::NotYourTurn { step: Step::Consent });
    })
    .await;
}

#[tokio::test]
async fn five_wrong_passwords_close_the_door_for_five_minutes() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let (_, line) = world.newcomer(&world.college).await;
        for _ in 0..5 {
            let wrong = students::sign_in(services, code, &line.number, "wrong").await;
            assert_eq!(why(wrong), Refusal::WrongCredentials);
        }
        let until = services.now() + Seconds::minutes(5);
        let right = || students::sign_in(services, code, &line.number, line.id_number.last_six());
        assert_eq!(why(right().await), Refusal::SignInBlocked { until });
        world.advance(Seconds::minutes(5));
        assert!(right().await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn guesses_made_at_once_are_counted_one_by_one() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let guess = || students::sign_in(services, code, "20230001", "000000");
        let (a, b, c, d, e, f) = tokio::join!(guess(), guess(), guess(), guess(), guess(), guess());
        let blocked = [a, b, c, d, e, f].into_iter().map(why).filter(|why| *why != Refusal::WrongCredentials).count();
        assert_eq!(blocked, 1);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_number_is_answered_like_a_wrong_password() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        for _ in 0..5 {
            let unknown = students::sign_in(services, code, "nobody", "000000").await;
            assert_eq!(why(unknown), Refusal::WrongCredentials);
        }
        let blocked = students::sign_in(services, code, "nobody", "000000").await;
        assert!(matches!(why(blocked), Refusal::SignInBlocked { .. }));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_on_the_roster_is_sent_to_the_office() {
    everywhere(async |world| {
        let (services, other) = (&world.services, world.session("25103004", Settings::jiangsu()).await);
        let (_, line) = world.newcomer(&world.college).await;
        let refused = students::sign_in(services, &other.code, &line.number, line.id_number.last_six()).await;
        assert_eq!(why(refused), Refusal::NoRecord { contact: world.school.contact.clone() });
    })
    .await;
}

#[tokio::test]
async fn a_session_is_found_by_its_code_as_people_type_it() {
    everywhere(async |world| {
        assert_eq!(sessions::find(&world.services, "2510 3003").await.unwrap().session.id, world.session.id);
        for unknown in ["25103009", "", "'; DROP TABLE students; --"] {
            assert_eq!(why(sessions::find(&world.services, unknown).await), Refusal::UnknownSession);
        }
    })
    .await;
}

#[tokio::test]
async fn staff_sign_in_and_are_kept_out_alike() {
    everywhere(async |world| {
        let services = &world.services;
        let new = NewStaff {
            school: world.school.id,
            college: None,
            login: "Li".into(),
            name: "李老师".into(),
            role: Role::SchoolAdmin,
        };
        let made = staff::create(services, Actor::System, new.clone(), "tucai-2026").await.unwrap();
        assert!(staff::create(services, Actor::System, new, "tucai-2026").await.is_err());
        assert_eq!(staff::sign_in(services, " LI ", "tucai-2026").await.unwrap(), made);
        assert_eq!(staff::find(services, made.id).await.unwrap(), Some(made));
        for _ in 0..5 {
            assert_eq!(why(staff::sign_in(services, "li", "wrong").await), Refusal::WrongCredentials);
        }
        assert!(matches!(why(staff::sign_in(services, "li", "tucai-2026").await), Refusal::SignInBlocked { .. }));
    })
    .await;
}
