//! The staff's side, closed to students, and to staff without the right.

use super::visitor::Visitor;
use api::ApiError;
use axum::http::{StatusCode, header};
use domain::audit::Entry;
use domain::journey::Step;
use domain::staff::Role;
use serde_json::{Value, json};
use testkit::everywhere;
use uuid::Uuid;

/// Every server function of staff, with arguments that can be read.
fn calls() -> [(&'static str, Value); 15] {
    let id = Uuid::nil();
    [
        ("staff/me", json!({})),
        ("audit/list", json!({ "before": null })),
        ("students/search", json!({ "query": "2023" })),
        ("students/open", json!({ "enrolment": id })),
        ("students/waiting", json!({})),
        ("identity/accept", json!({ "enrolment": id })),
        ("identity/vouch", json!({ "enrolment": id })),
        ("identity/refuse", json!({ "enrolment": id, "reason": "看不清" })),
        ("identity/reveal", json!({ "enrolment": id })),
        ("references/delete", json!({ "enrolment": id })),
        ("locks/lift", json!({ "enrolment": id, "reason": "核实为本人" })),
        ("reviews/queue", json!({ "filter": "pending" })),
        ("reviews/open", json!({ "review": id })),
        ("reviews/approve", json!({ "review": id })),
        ("reviews/reject", json!({ "review": id, "rejection": { "reasons": [], "note": "" } })),
    ]
}

#[tokio::test]
async fn a_student_has_no_way_to_what_staff_do() {
    everywhere(async |world| {
        let (mut student, _) = Visitor::student(world, Step::Capture).await;
        let mut nobody = Visitor::of(world);
        for (call, arguments) in calls() {
            let address = format!("/api/{call}");
            assert_eq!(student.post(&address, &arguments).await.error(), ApiError::SignedOut, "{call}");
            assert_eq!(nobody.post(&address, &arguments).await.error(), ApiError::SignedOut, "{call}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_reviewer_finds_no_audit_log_and_an_auditor_nothing_else() {
    everywhere(async |world| {
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        let log = reviewer.post("/api/audit/list", &json!({ "before": null })).await;
        assert_eq!(log.status, StatusCode::NOT_FOUND);
        assert_eq!(log.error(), ApiError::NotFound);
        assert_eq!(reviewer.get("/staff/audit").await.status, StatusCode::NOT_FOUND);
        assert_eq!(reviewer.get("/staff/reviews").await.status, StatusCode::OK);
        let (mut auditor, _) = Visitor::staff(world, Role::Auditor).await;
        let log = auditor.post("/api/audit/list", &json!({ "before": null })).await;
        assert!(!log.json::<Vec<Entry>>().is_empty());
        assert_eq!(auditor.get("/staff/audit").await.status, StatusCode::OK);
        let queue = auditor.post("/api/reviews/queue", &json!({ "filter": "pending" })).await;
        assert_eq!(queue.error(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_signed_in_as_staff_is_led_to_their_door() {
    everywhere(async |world| {
        let (student, _) = Visitor::student(world, Step::Capture).await;
        for mut visitor in [Visitor::of(world), student] {
            for page in ["", "/reviews", "/students", "/audit"] {
                let answer = visitor.get(&format!("/staff{page}")).await;
                assert_eq!(answer.status, StatusCode::FOUND, "{page}");
                assert_eq!(answer.header(header::LOCATION), "/staff/sign-in", "{page}");
            }
            assert_eq!(visitor.get("/staff/sign-in").await.status, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_that_was_disabled_is_out_at_once() {
    everywhere(async |world| {
        let (mut reviewer, staff) = Visitor::staff(world, Role::Reviewer).await;
        world.store.run("UPDATE staff SET disabled_at = 1").await.unwrap();
        for (call, arguments) in calls() {
            let answer = reviewer.post(&format!("/api/{call}"), &arguments).await;
            assert_eq!(answer.error(), ApiError::SignedOut, "{call} of {}", staff.login);
        }
    })
    .await;
}
