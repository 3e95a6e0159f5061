//! One-time codes.

use crate::refused::why;
use domain::contact::Channel;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::time::Seconds;
use services::contacts;
use testkit::everywhere;

#[tokio::test]
async fn the_right_code_proves_the_address_and_is_good_once() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Contact).await;
        let sent = contacts::send_code(services, student, code, Channel::Phone, "138 1234 5678").await.unwrap();
        assert_eq!((sent.to.as_str(), sent.again_at), ("138＊＊＊＊5678", services.now() + Seconds(60)));
        let answer = world.last_code().await;
        let task = contacts::prove(services, student, code, &answer).await.unwrap();
        assert_eq!((task.step, task.progress.contact.as_deref()), (Step::Notice, Some("138＊＊＊＊5678")));
        assert!(contacts::prove(services, student, code, &answer).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn five_wrong_answers_use_a_code_up() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Contact).await;
        contacts::send_code(services, student, code, Channel::Email, "a@example.edu").await.unwrap();
        let answer = world.last_code().await;
        for tries_left in (1..5).rev() {
            assert_eq!(why(contacts::prove(services, student, code, "x").await), Refusal::CodeWrong { tries_left });
        }
        assert_eq!(why(contacts::prove(services, student, code, "x").await), Refusal::CodeExpired);
        assert_eq!(why(contacts::prove(services, student, code, &answer).await), Refusal::CodeExpired);
    })
    .await;
}

#[tokio::test]
async fn a_code_lives_ten_minutes() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Contact).await;
        contacts::send_code(services, student, code, Channel::Email, "a@example.edu").await.unwrap();
        world.advance(Seconds::minutes(10));
        let late = contacts::prove(services, student, code, &world.last_code().await).await;
        assert_eq!(why(late), Refusal::CodeExpired);
    })
    .await;
}

#[tokio::test]
async fn neither_a_student_nor_an_address_is_flooded() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let (one, other) = (world.student(Step::Contact).await, world.student(Step::Contact).await);
        let send =
            |student, address: &'static str| contacts::send_code(services, student, code, Channel::Email, address);
        let again_at = send(one, "a@example.edu").await.unwrap().again_at;
        assert_eq!(why(send(one, "b@example.edu").await), Refusal::CodeTooSoon { again_at });
        assert_eq!(why(send(other, "a@example.edu").await), Refusal::CodeTooSoon { again_at });
        for _ in 0..4 {
            world.advance(Seconds(60));
            send(one, "a@example.edu").await.unwrap();
        }
        world.advance(Seconds(60));
        let hour = again_at - Seconds(60) + Seconds::hours(1);
        assert_eq!(why(send(one, "a@example.edu").await), Refusal::CodeTooSoon { again_at: hour });
    })
    .await;
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    everywhere(async |world| {
        let student = world.student(Step::Contact).await;
        for (channel, text) in [(Channel::Phone, "12345"), (Channel::Email, "a@b\r\nBcc: c@d.ee")] {
            let refused = contacts::send_code(&world.services, student, world.code(), channel, text).await;
            assert_eq!(why(refused), Refusal::AddressInvalid);
        }
    })
    .await;
}
