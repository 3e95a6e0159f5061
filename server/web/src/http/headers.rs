//! Headers that every answer carries, whatever it answers.

use super::visitor::{Answer, Visitor};
use axum::http::StatusCode;
use serde_json::json;
use testkit::everywhere;

#[track_caller]
fn guarded(answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status);
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("x-frame-options"), "DENY");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    let rights = answer.header("permissions-policy");
    assert!(rights.contains("camera=(self)") && rights.contains("microphone=()"), "{rights}");
}

#[tokio::test]
async fn pages_files_refusals_and_faults_are_guarded_alike() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        guarded(&visitor.get("/").await, StatusCode::OK);
        guarded(&visitor.get("/s/25103003").await, StatusCode::OK);
        guarded(&visitor.get("/favicon.svg").await, StatusCode::OK);
        guarded(&visitor.get("/no/such/page").await, StatusCode::NOT_FOUND);
        guarded(&visitor.get("/s/25103003/capture").await, StatusCode::FOUND);
        guarded(&visitor.get("/download/25103003").await, StatusCode::UNAUTHORIZED);
        guarded(&visitor.get("/photos/not-a-uuid").await, StatusCode::BAD_REQUEST);
        guarded(&visitor.post("/api/staff/me", &json!({})).await, StatusCode::UNAUTHORIZED);
        let long = vec![b' '; (64 << 10) + 1];
        guarded(&visitor.post_text("/api/staff/me", long).await, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}
