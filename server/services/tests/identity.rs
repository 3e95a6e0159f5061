//! 采集资格: matched by card and roster, or decided by staff; what is kept meanwhile, and when it goes.

use crate::refused::{not_found, why};
use domain::actor::Actor;
use domain::audit::Action;
use domain::consent::{Purpose, Wishes};
use domain::id::{EnrolmentId, StudentId};
use domain::idcard::{CardFault, Document, Field, Side};
use domain::identity::{Claim, Doubt, HandedIn, IdentityPolicy, Outcome, Slot};
use domain::journey::Step;
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::staff::Role;
use domain::time::Seconds;
use services::{Error, audit, consents, identity, students, upkeep};
use testkit::{World, cards, everywhere};

/// A student of a session that asks for papers, before theirs, who has agreed to the note.
async fn at_the_desk(world: &World) -> StudentId {
    asking(world, IdentityPolicy::default()).await;
    let student = world.student(Step::Identity).await;
    identity::agree(&world.services, student, world.code()).await.unwrap();
    student
}

async fn asking(world: &World, policy: IdentityPolicy) {
    world.change_settings(Settings { identity: Some(policy), ..Settings::jiangsu() }).await;
}

async fn show_own_card(world: &World, student: StudentId) -> Claim {
    let (name, number) = world.record(student).await;
    world.show(student, Slot::Front, cards::front(&name, &number)).await.unwrap();
    world.show(student, Slot::Back, cards::back()).await.unwrap();
    cards::claim(&name, &number)
}

async fn hand_in(world: &World, student: StudentId, claim: &Claim, insist: bool) -> Result<HandedIn, Error> {
    identity::hand_in(&world.services, student, world.code(), claim, insist).await
}

/// A card that is somebody's, handed to staff.
async fn waiting(world: &World) -> (StudentId, EnrolmentId) {
    let student = at_the_desk(world).await;
    let claim = Claim { name: "陈小".into(), ..show_own_card(world, student).await };
    hand_in(world, student, &claim, true).await.unwrap();
    (student, world.task(student).await.enrolment)
}

fn outcome(handed_in: HandedIn) -> Outcome {
    match handed_in {
        HandedIn::Taken { task } => task.progress.identity.expect("an outcome"),
        HandedIn::Doubtful { doubts } => panic!("doubtful: {doubts:?}"),
    }
}

async fn recorded(world: &World) -> Vec<Action> {
    let auditor = world.staff(Role::Auditor, None).await;
    let log = audit::list(&world.services, &auditor, None).await.unwrap();
    log.into_iter().map(|entry| entry.action).collect()
}

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
        assert_eq!(doubts, [Doubt::NumberDiffers, Doubt::NumberOfAnother, differs]);
    })
    .await;
}

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
        let second = hand_in_passport(at_the_desk(world).await).await;
        assert!(matches!(second, Outcome::AwaitingStaff { why, .. } if why.contains(&Doubt::NumberElsewhere)));
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

#[tokio::test]
async fn withdrawing_consent_takes_the_paper_along_and_the_counts_stay() {
    everywhere(async |world| {
        let (student, _) = waiting(world).await;
        let task = consents::withdraw(&world.services, student, world.code()).await.unwrap();
        assert_eq!((task.step, world.photos.count()), (Step::Consent, 0));
        let papers = task.identity.unwrap();
        assert_eq!((papers.outcome, papers.claim, papers.pictures), (None, None, vec![]));
        assert_eq!(world.store.number("SELECT pictures FROM identities").await.unwrap(), 2);
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
