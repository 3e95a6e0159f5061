//! The outbox and its delivery.

use crate::refused::not_found;
use domain::contact::Channel;
use domain::journey::Step;
use domain::notification::Message;
use domain::session::Settings;
use domain::time::Seconds;
use services::identity::CardReader;
use services::mailer::{SmtpServer, Tls};
use services::{Clock, Developer, Mailer, Services, ServicesParts, contacts, messages, sessions};
use std::num::NonZero;
use testkit::{World, everywhere};

/// The same world with a mail server that nobody is behind.
fn with_dead_mail_server(world: &World) -> Services {
    let server = SmtpServer {
        host: "127.0.0.1".into(),
        port: 9,
        tls: Tls::None,
        login: None,
        from: "图采 <photo@example.edu>".into(),
    };
    Services::new(ServicesParts {
        store: world.store.clone(),
        photos: world.photos.clone(),
        developer: Developer::Scripted(world.script.clone()),
        cards: CardReader::Scripted(world.cards.clone()),
        clock: world.clock.clone(),
        mailer: Mailer::smtp(server).unwrap(),
        workers: NonZero::<usize>::MIN,
        video_millis: 3_000,
    })
}

#[tokio::test]
async fn in_the_demo_a_message_is_shown_and_marked_as_sent() {
    everywhere(async |world| {
        let student = world.student(Step::Contact).await;
        contacts::send_code(&world.services, student, world.code(), Channel::Email, "a@example.edu").await.unwrap();
        assert!(messages::deliver(&world.services).await.unwrap());
        assert!(!messages::deliver(&world.services).await.unwrap());
        let posted = messages::posted(&world.services).await.unwrap();
        assert_eq!((posted[0].to.as_str(), posted[0].tries), ("a@example.edu", 1));
        assert!(matches!(posted[0].message, Message::ContactCode { .. }) && posted[0].sent_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn two_senders_take_different_messages() {
    everywhere(async |world| {
        for address in ["a@example.edu", "b@example.edu"] {
            let student = world.student(Step::Contact).await;
            contacts::send_code(&world.services, student, world.code(), Channel::Email, address).await.unwrap();
        }
        let deliver = || async { while messages::deliver(&world.services).await.unwrap() {} };
        tokio::join!(deliver(), deliver());
        let posted = messages::posted(&world.services).await.unwrap();
        assert!(posted.iter().all(|posted| posted.tries == 1 && posted.sent_at.is_some()));
    })
    .await;
}

#[tokio::test]
async fn a_message_that_cannot_be_sent_waits_longer_each_time_and_is_given_up() {
    everywhere(async |world| {
        let services = with_dead_mail_server(world);
        world.student(Step::Status).await;
        while messages::deliver(&world.services).await.unwrap() {}
        let student = world.student(Step::Contact).await;
        contacts::send_code(&services, student, world.code(), Channel::Email, "a@example.edu").await.unwrap();
        assert!(messages::deliver(&services).await.unwrap());
        assert!(!messages::deliver(&services).await.unwrap());
        for wait in [30, 60, 120, 240] {
            world.advance(Seconds(wait - 1));
            assert!(!messages::deliver(&services).await.unwrap());
            world.advance(Seconds(1));
            assert!(messages::deliver(&services).await.unwrap());
        }
        // The next try would come after the code has expired.
        world.advance(Seconds::hours(1));
        assert!(!messages::deliver(&services).await.unwrap());
        assert_eq!(world.store.number("SELECT COUNT(*) FROM outbox WHERE failed_at IS NOT NULL").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn outside_of_the_demo_there_is_no_outbox_to_look_at_and_no_channel_that_cannot_be_served() {
    everywhere(async |world| {
        let services = with_dead_mail_server(world);
        not_found(messages::posted(&services).await);
        assert_eq!(world.session.settings.contact_channels, Settings::jiangsu().contact_channels);
        let card = sessions::find(&services, &world.code().to_string()).await.unwrap();
        assert_eq!(card.session.settings.contact_channels, [Channel::Email]);
        let student = world.student(Step::Contact).await;
        let refused = contacts::send_code(&services, student, world.code(), Channel::Phone, "13812345678").await;
        assert_eq!(crate::refused::why(refused), domain::refusal::Refusal::AddressInvalid);
    })
    .await;
}

#[test]
fn the_machines_clock_is_read_in_one_place() {
    assert!(Clock::System.now() > domain::time::Timestamp(1_700_000_000_000));
}
