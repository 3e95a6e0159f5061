//! Photos going out.

use super::visitor::Visitor;
use api::ApiError;
use axum::http::{StatusCode, header};
use domain::comparison::Unusable;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::{ReviewCase, Role, StudentFile};
use serde_json::json;
use testkit::everywhere;
use uuid::Uuid;

#[tokio::test]
async fn a_photo_is_a_jpeg_that_only_this_browser_keeps() {
    everywhere(async |world| {
        let (mut visitor, student) = Visitor::student(world, Step::Capture).await;
        let photo = world.draft(student).await.photo;
        let answer = visitor.get(&format!("/photos/{photo}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(header::CONTENT_TYPE), "image/jpeg");
        assert_eq!(answer.header(header::CACHE_CONTROL), "private, max-age=600");
        assert!(answer.body.starts_with(b"\xff\xd8"));
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_photo_is_answered_like_one_that_does_not_exist() {
    everywhere(async |world| {
        let (_, owner) = Visitor::student(world, Step::Capture).await;
        let photo = format!("/photos/{}", world.draft(owner).await.photo);
        let nothing = format!("/photos/{}", Uuid::nil());
        let (mut stranger, _) = Visitor::student(world, Step::Capture).await;
        let (foreign, missing) = (stranger.get(&photo).await, stranger.get(&nothing).await);
        assert_eq!((foreign.error(), missing.error()), (ApiError::NotFound, ApiError::NotFound));
        assert_eq!(foreign.body, missing.body);
        let mut anybody = Visitor::of(world);
        assert_eq!(anybody.get(&photo).await.error(), ApiError::SignedOut);
        assert_eq!(anybody.get(&nothing).await.error(), ApiError::SignedOut);
        let (mut auditor, _) = Visitor::staff(world, Role::Auditor).await;
        assert_eq!(auditor.get(&photo).await.error(), ApiError::NotFound);
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        assert_eq!(reviewer.get(&photo).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn the_file_is_handed_out_after_the_confirmation_and_not_before() {
    everywhere(async |world| {
        let (mut visitor, student) = Visitor::student(world, Step::Status).await;
        let early = visitor.get("/download/25103003").await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert_eq!(early.refusal(), Refusal::NotApproved);
        let review = world.task(student).await.review.unwrap().id;
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        let approved = reviewer.post("/api/reviews/approve", &json!({ "review": review })).await;
        assert_eq!(approved.status, StatusCode::OK);
        assert_eq!(visitor.get("/download/25103003").await.refusal(), Refusal::NotApproved);
        let confirmed = visitor.post("/api/photos/confirm", &json!({ "code": world.code() })).await;
        assert_eq!(confirmed.status, StatusCode::OK);
        let file = visitor.get("/download/25103003").await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.header(header::CONTENT_TYPE), "image/jpeg");
        assert_eq!(file.header(header::CACHE_CONTROL), "private, no-store");
        assert!(file.header(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"2023"));
        assert!(file.body.starts_with(b"\xff\xd8"));
        assert_eq!(reviewer.get("/download/25103003").await.error(), ApiError::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn a_reference_comes_in_and_both_aligned_pictures_go_out_to_staff_only() {
    everywhere(async |world| {
        let (mut owner, student) = Visitor::student(world, Step::Status).await;
        let review = world.task(student).await.review.unwrap();
        let (mut admin, _) = Visitor::staff(world, Role::SchoolAdmin).await;
        let case: ReviewCase = admin.post("/api/reviews/open", &json!({ "review": review.id })).await.json();
        let import = format!("/api/references/{}", case.enrolment);
        let (mut anybody, face) = (Visitor::of(world), b"\xff\xd8 a face".to_vec());
        for stranger in [&mut anybody, &mut owner] {
            assert_eq!(stranger.upload_to(&import, face.clone()).await.error(), ApiError::SignedOut);
        }
        let file: StudentFile = admin.upload_to(&import, face.clone()).await.json();
        let reference = format!("/references/{}", file.reference.unwrap().id);
        let capture = format!("/photos/{}/aligned", review.photo);
        for address in [&reference, &capture] {
            let answer = admin.get(address).await;
            assert_eq!((answer.status, answer.header(header::CONTENT_TYPE)), (StatusCode::OK, "image/jpeg"));
            assert_eq!(answer.header(header::CACHE_CONTROL), "private, max-age=600");
            assert_eq!(anybody.get(address).await.error(), ApiError::SignedOut);
            assert_eq!(owner.get(address).await.error(), ApiError::SignedOut);
        }
        world.script.align_as(Some(Unusable::NoFace));
        let refused = admin.upload_to(&import, face).await;
        assert_eq!(refused.refusal(), Refusal::NotComparable { why: Unusable::NoFace });
    })
    .await;
}
