//! 采集资格: what a student shows is matched, told back, or given to staff.

use crate::papers::{asking, at_the_desk, hand_in, outcome, recorded, show_own_card};
use crate::refused::why;
use domain::audit::Action;
use domain::consent::Purpose;
use domain::id::StudentId;
use domain::idcard::{CardFault, Document, Field, Side};
use domain::identity::{Claim, Doubt, HandedIn, IdentityPolicy, Outcome, Slot};
use domain::journey::Step;
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::staff::Role;
use domain::time::Seconds;
use services::{identity, students};
use testkit::{cards, everywhere};

#[tokio::test]
async fn a_session_that_asks_for_no_paper_goes_on_as_ever() {
    everywhere(async |world| {
        let student = world.student(Step::Notice).await;
        let task = world.task(student).await;
        assert_eq!((task.step, task.identity), (Step::Notice, None));
        assert_eq!(why(identity::agree(&world.services, student, world.code()).await), Refusal::IdentityOff);
    })
    .await;
}

#[tokio::test]
async fn a_card_that_agrees_with_the_roster_is_matched_and_nothing_of_it_is_kept() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        let claim = show_own_card(world, student).await;
        let task = world.task(student).await;
        assert_eq!(task.step, Step::Identity);
        let papers = task.identity.unwrap();
        assert_eq!((papers.pictures.len(), papers.findings.len(), world.photos.count()), (2, 0, 2));
        assert_eq!(papers.pictures[0].reading.as_ref().unwrap().text(Field::Number), claim.number);
        let matched = outcome(hand_in(world, student, &claim, false).await.unwrap());
        assert!(matches!(matched, Outcome::Matched { .. }));
        let task = world.task(student).await;
        assert_eq!((task.step, world.photos.count()), (Step::Notice, 0));
        let papers = task.identity.unwrap();
        assert_eq!((papers.pictures, papers.claim), (vec![], None));
        assert!(papers.record.id_number.contains('＊') && papers.record.name.contains('＊'));
        assert_eq!(world.store.number("SELECT COUNT(*) FROM identity_pictures").await.unwrap(), 0);
        assert_eq!(world.store.number("SELECT COUNT(*) FROM identities WHERE claim IS NOT NULL").await.unwrap(), 0);
        assert_eq!(why(hand_in(world, student, &claim, false).await), Refusal::IdentityHandedIn);
        assert!(recorded(world).await.contains(&Action::IdentityMatched));
    })
    .await;
}

#[tokio::test]
async fn no_picture_is_taken_before_the_note_is_agreed_to() {
    everywhere(async |world| {
        asking(world, IdentityPolicy::default()).await;
        let student = world.student(Step::Identity).await;
        assert_eq!(why(world.show(student, Slot::Back, cards::back()).await), Refusal::PapersConsentMissing);
        assert_eq!((world.cards.looked(), world.photos.count()), (0, 0));
        let task = identity::agree(&world.services, student, world.code()).await.unwrap();
        assert!(task.progress.consents.iter().any(|given| given.purpose == Purpose::Papers && given.stands()));
        world.show(student, Slot::Back, cards::back()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_new_picture_takes_the_place_of_the_one_before_and_a_faulty_one_is_named() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        let fault = CardFault::WrongSide { wanted: Side::Front, found: Side::Back };
        let mut wrong = cards::back();
        wrong.faults.push(fault.clone());
        let papers = world.show(student, Slot::Front, wrong).await.unwrap().identity.unwrap();
        assert_eq!(papers.pictures[0].reading.as_ref().unwrap().faults, [fault]);
        world.show(student, Slot::Back, cards::back()).await.unwrap();
        let (name, number) = world.record(student).await;
        let refused = hand_in(world, student, &cards::claim(&name, &number), true).await;
        assert_eq!(why(refused), Refusal::PictureMissing { slot: Slot::Front });
        world.show(student, Slot::Front, cards::front(&name, &number)).await.unwrap();
        assert_eq!(world.photos.count(), 2);
        world.cards.reads(Err(FileFault::UnknownFormat));
        let upload = identity::Upload { slot: Slot::Front, document: Document::IdCard, picture: b"%PDF".to_vec() };
        let refused = identity::upload(&world.services, student, world.code(), upload).await;
        assert_eq!(why(refused), Refusal::File { fault: FileFault::UnknownFormat });
        assert_eq!(world.photos.count(), 2, "the picture before stays");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_agree_is_told_first_and_goes_to_staff_when_the_student_insists() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        let claim = Claim { name: "陈小".into(), ..show_own_card(world, student).await };
        let doubts = match hand_in(world, student, &claim, false).await.unwrap() {
            HandedIn::Doubtful { doubts } => doubts,
            HandedIn::Taken { .. } => panic!("another name was taken"),
        };
        assert_eq!(doubts, [Doubt::NameDiffers, Doubt::CardDiffers { field: Field::Name }]);
        assert_eq!(world.task(student).await.progress.identity, None);
        let awaits = outcome(hand_in(world, student, &claim, true).await.unwrap());
        assert!(matches!(awaits, Outcome::AwaitingStaff { why, .. } if why == doubts));
        let task = world.task(student).await;
        assert_eq!((task.step, world.photos.count()), (Step::Identity, 2));
        assert!(task.identity.unwrap().claim.unwrap().number.contains('＊'));
    })
    .await;
}

#[tokio::test]
async fn the_number_of_another_student_is_found_out() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        let (other, _) = world.newcomer(&world.college).await;
        show_own_card(world, student).await;
        let (name, _) = world.record(student).await;
        let (_, number) = world.record(other).await;
        let doubts = match hand_in(world, student, &cards::claim(&name, &number), false).await.unwrap() {
            HandedIn::Doubtful { doubts } => doubts,
            HandedIn::Taken { .. } => panic!("another's number was taken"),
        };
        let differs = Doubt::CardDiffers { field: Field::Number };
        // Whose it is, is not the student's to learn.
        assert_eq!(doubts, [Doubt::NumberDiffers, differs]);
    })
    .await;
}

#[tokio::test]
async fn pictures_and_entries_are_bounded_and_the_next_is_free_when_the_hour_is_over() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        asking(world, IdentityPolicy { pictures: 3, entries: 1, ..IdentityPolicy::default() }).await;
        let claim = Claim { name: "陈".into(), ..show_own_card(world, student).await };
        world.show(student, Slot::Back, cards::back()).await.unwrap();
        let looked = world.cards.looked();
        let again_at = world.services.now() + Seconds::hours(1);
        assert_eq!(why(world.show(student, Slot::Back, cards::back()).await), Refusal::IdentityTooOften { again_at });
        assert_eq!(world.cards.looked(), looked, "nothing is read that is not counted");
        assert!(matches!(hand_in(world, student, &claim, false).await, Ok(HandedIn::Doubtful { .. })));
        assert_eq!(why(hand_in(world, student, &claim, false).await), Refusal::IdentityTooOften { again_at });
        world.advance(Seconds::hours(1));
        world.show(student, Slot::Back, cards::back()).await.unwrap();
        hand_in(world, student, &claim, true).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn another_paper_goes_to_staff_with_one_page_and_a_number_of_its_form() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        let (name, _) = world.record(student).await;
        let passport = Document::Passport;
        let claim = |number: &str| Claim { document: passport, name: name.clone(), number: number.into() };
        let refused = hand_in(world, student, &claim("E12345678"), false).await;
        assert_eq!(why(refused), Refusal::PictureMissing { slot: Slot::Front });
        let upload = identity::Upload { slot: Slot::Front, document: passport, picture: b"\xff\xd8 a page".to_vec() };
        let task = identity::upload(&world.services, student, world.code(), upload).await.unwrap();
        assert_eq!(task.identity.unwrap().pictures[0].reading, None);
        assert_eq!(
            why(hand_in(world, student, &claim("护照"), false).await),
            Refusal::NumberUnfit { document: passport }
        );
        let awaits = outcome(hand_in(world, student, &claim("e12345678"), false).await.unwrap());
        let expected = vec![Doubt::OtherDocument { document: passport }];
        assert!(matches!(awaits, Outcome::AwaitingStaff { why, .. } if why == expected));
    })
    .await;
}

#[tokio::test]
async fn identity_cards_of_hong_kong_macao_and_taiwan_are_kept_and_go_to_staff() {
    everywhere(async |world| {
        let cards = [
            (Document::HongKongCard, "G123456(A)", "G123456A"),
            (Document::MacaoCard, "1234567（8）", "12345678"),
            (Document::TaiwanCard, "a123456789", "A123456789"),
        ];
        let admin = world.staff(Role::SchoolAdmin, None).await;
        for (document, typed, kept) in cards {
            let student = at_the_desk(world).await;
            let name = world.record(student).await.0;
            let picture = b"\xff\xd8 a card".to_vec();
            let upload = identity::Upload { slot: Slot::Front, document, picture };
            let task = identity::upload(&world.services, student, world.code(), upload).await.unwrap();
            assert_eq!(task.identity.unwrap().pictures[0].document, document);
            let claim = Claim { document, name, number: typed.into() };
            let awaits = outcome(hand_in(world, student, &claim, false).await.unwrap());
            let expected = vec![Doubt::OtherDocument { document }];
            assert!(matches!(awaits, Outcome::AwaitingStaff { why, .. } if why == expected));
            let revealed = identity::reveal(&world.services, &admin, task.enrolment).await.unwrap();
            assert_eq!(revealed.typed, kept);
        }
    })
    .await;
}

#[tokio::test]
async fn a_passport_that_was_accepted_for_one_student_is_noticed_with_another() {
    everywhere(async |world| {
        let hand_in_passport = async |student: StudentId| {
            let upload = identity::Upload {
                slot: Slot::Front,
                document: Document::Passport,
                picture: b"\xff\xd8 a page".to_vec(),
            };
            identity::upload(&world.services, student, world.code(), upload).await.unwrap();
            let name = world.record(student).await.0;
            let claim = Claim { document: Document::Passport, name, number: "E12345678".into() };
            outcome(hand_in(world, student, &claim, false).await.unwrap())
        };
        let first = at_the_desk(world).await;
        hand_in_passport(first).await;
        let enrolment = world.task(first).await.enrolment;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        identity::accept(&world.services, &admin, enrolment).await.unwrap();
        let student = at_the_desk(world).await;
        let noticed = |outcome: Outcome| {
            matches!(outcome, Outcome::AwaitingStaff { why, .. } if why.contains(&Doubt::NumberElsewhere))
        };
        assert!(!noticed(hand_in_passport(student).await), "another's paper is not the student's to learn of");
        let enrolment = world.task(student).await.enrolment;
        let file = students::open(&world.services, &admin, enrolment).await.unwrap();
        assert!(noticed(file.identity.unwrap().outcome.unwrap()));
    })
    .await;
}

#[tokio::test]
async fn a_session_may_take_cards_only() {
    everywhere(async |world| {
        let student = at_the_desk(world).await;
        asking(world, IdentityPolicy { other_documents: false, ..IdentityPolicy::default() }).await;
        let upload = identity::Upload { slot: Slot::Front, document: Document::Passport, picture: vec![1] };
        let refused = identity::upload(&world.services, student, world.code(), upload).await;
        assert_eq!(why(refused), Refusal::DocumentNotOffered);
    })
    .await;
}
