//! Pictures of papers, in and out.

use super::endless::{FRAME, pour};
use super::visitor::Visitor;
use api::ApiError;
use axum::http::{StatusCode, header};
use domain::id_number::IdNumber;
use domain::identity::{IdentityPolicy, Slot};
use domain::journey::Step;
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::staff::{Role, StudentFile};
use domain::task::Task;
use domain::time::Seconds;
use serde_json::json;
use testkit::{World, cards, everywhere};

const FRONT: &str = "/api/identity/25103003/front?document=id_card";

/// A student before their paper, who has agreed to the note, with the roster's name and number.
async fn at_the_desk(world: &World) -> (Visitor, String, IdNumber) {
    asking(world, IdentityPolicy::default()).await;
    let (mut visitor, student) = Visitor::student(world, Step::Identity).await;
    let agreed = visitor.post("/api/identity/agree", &json!({ "code": world.code() })).await;
    assert_eq!(agreed.status, StatusCode::OK);
    let (name, number) = world.record(student).await;
    (visitor, name, number)
}

async fn asking(world: &World, policy: IdentityPolicy) {
    world.change_settings(Settings { identity: Some(policy), ..Settings::jiangsu() }).await;
}

#[tokio::test]
async fn a_card_is_read_and_shown_to_its_student_only_and_no_browser_keeps_it() {
    everywhere(async |world| {
        let (mut visitor, name, number) = at_the_desk(world).await;
        world.cards.reads(Ok(cards::front(&name, &number)));
        let answer = visitor.upload_to(FRONT, "\u{0} a card").await;
        assert_eq!(answer.status, StatusCode::OK);
        let picture = answer.json::<Task>().identity.unwrap().pictures[0].id;
        let address = format!("/identity/{picture}");
        let shown = visitor.get(&address).await;
        assert_eq!((shown.status, shown.header(header::CONTENT_TYPE)), (StatusCode::OK, "image/jpeg"));
        assert_eq!(shown.header(header::CACHE_CONTROL), "private, no-store");
        let (mut stranger, _) = Visitor::student(world, Step::Identity).await;
        let (mut admin, _) = Visitor::staff(world, Role::SchoolAdmin).await;
        for visitor in [&mut stranger, &mut admin] {
            assert_eq!(visitor.get(&address).await.error(), ApiError::NotFound);
        }
        assert_eq!(Visitor::of(world).get(&address).await.error(), ApiError::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn a_card_that_waits_for_staff_is_opened_by_them_and_by_no_reviewer() {
    everywhere(async |world| {
        let (mut visitor, name, number) = at_the_desk(world).await;
        for (slot, reading) in [(Slot::Front, cards::front(&name, &number)), (Slot::Back, cards::back())] {
            world.cards.reads(Ok(reading));
            let address = format!("/api/identity/25103003/{}?document=id_card", slot.code());
            assert_eq!(visitor.upload_to(&address, "a card").await.status, StatusCode::OK);
        }
        let claim = json!({ "document": "id_card", "name": "别的名字", "number": number.as_str() });
        let arguments = json!({ "code": world.code(), "claim": claim, "insist": true });
        let handed_in = visitor.post("/api/identity/hand_in", &arguments).await;
        assert_eq!(handed_in.status, StatusCode::OK, "{}", handed_in.text());
        assert!(!handed_in.text().contains(number.as_str()), "masked once it is handed in");
        let enrolment =
            visitor.post("/api/tasks/show", &json!({ "code": world.code() })).await.json::<Task>().enrolment;
        let (mut admin, _) = Visitor::staff(world, Role::SchoolAdmin).await;
        let file: StudentFile = admin.post("/api/students/open", &json!({ "enrolment": enrolment })).await.json();
        let address = format!("/identity/{}", file.identity.unwrap().pictures[0].id);
        assert_eq!(admin.get(&address).await.status, StatusCode::OK);
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        assert_eq!(reviewer.get(&address).await.error(), ApiError::NotFound);
        let accepted = admin.post("/api/identity/accept", &json!({ "enrolment": enrolment })).await;
        assert_eq!(accepted.status, StatusCode::OK);
        assert_eq!(admin.get(&address).await.error(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test]
async fn too_many_pictures_are_told_when_the_next_one_is_free() {
    everywhere(async |world| {
        let (mut visitor, name, number) = at_the_desk(world).await;
        asking(world, IdentityPolicy { pictures: 2, ..IdentityPolicy::default() }).await;
        world.cards.reads(Ok(cards::front(&name, &number)));
        for _ in 0..2 {
            assert_eq!(visitor.upload_to(FRONT, "a card").await.status, StatusCode::OK);
        }
        world.advance(Seconds::minutes(59));
        let early = visitor.upload_to(FRONT, "a card").await;
        assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(matches!(early.refusal(), Refusal::IdentityTooOften { .. }));
        assert_eq!(early.header(header::RETRY_AFTER), "60");
    })
    .await;
}

#[tokio::test]
async fn a_paper_comes_to_a_side_that_exists_and_of_a_kind_that_exists() {
    everywhere(async |world| {
        let (mut visitor, ..) = at_the_desk(world).await;
        for address in ["front", "front?document=", "front?document=library_card", "inside?document=id_card"] {
            let answer = visitor.upload_to(&format!("/api/identity/25103003/{address}"), "a card").await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        }
        assert_eq!(world.cards.looked(), 0);
    })
    .await;
}

/// What a picture that says of itself to be this long is answered with, and how much of it was read.
async fn refused(visitor: &mut Visitor, length: Option<u64>) -> (ApiError, usize) {
    let (answer, read) = pour(visitor, FRONT, length).await;
    (answer.error(), read)
}

#[tokio::test]
async fn a_hundred_megabytes_are_refused_unread_and_so_is_everything_of_somebody_signed_out() {
    everywhere(async |world| {
        let too_many = ApiError::from(Refusal::File { fault: FileFault::TooManyBytes { limit: 20 << 20 } });
        let (mut visitor, ..) = at_the_desk(world).await;
        assert_eq!(refused(&mut visitor, Some(100_000_000)).await, (too_many.clone(), 0));
        assert_eq!(refused(&mut visitor, None).await, (too_many, (20 << 20) + FRAME));
        let (reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        for mut stranger in [Visitor::of(world), reviewer] {
            for length in [None, Some(1 << 10), Some(100_000_000)] {
                assert_eq!(refused(&mut stranger, length).await, (ApiError::SignedOut, 0));
            }
        }
        assert_eq!(world.cards.looked(), 0);
    })
    .await;
}
