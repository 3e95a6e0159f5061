//! Bodies of server functions: their size, and what cannot be read.

use super::visitor::Visitor;
use api::ApiError;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use testkit::{World, everywhere};

const SIGN_IN: &str = "/api/students/sign_in";

/// Arguments of a sign-in, this many bytes in all.
fn arguments(world: &World, bytes: usize) -> String {
    let password = |length: usize| {
        json!({ "code": world.code(), "number": "20239999", "password": "a".repeat(length) }).to_string()
    };
    password(bytes - password(0).len())
}

#[tokio::test]
async fn a_form_of_64_kib_is_read_and_a_longer_one_is_too_large() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        let read = visitor.post_text(SIGN_IN, arguments(world, 64 << 10)).await;
        assert_eq!(read.status, StatusCode::UNAUTHORIZED);
        let longer = visitor.post_text(SIGN_IN, arguments(world, (64 << 10) + 1)).await;
        assert_eq!(longer.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_does_not_tell_its_length_is_read_no_further() {
    everywhere(async |world| {
        let json = (header::CONTENT_TYPE, "application/json");
        let request = Request::post(SIGN_IN).header(json.0, json.1).body(Body::from(arguments(world, 1 << 20)));
        let answer = Visitor::of(world).send(request.unwrap()).await;
        assert_eq!(answer.error(), ApiError::Malformed);
    })
    .await;
}

#[tokio::test]
async fn arguments_that_cannot_be_read_are_malformed_and_no_fault_of_ours() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        let texts: [&[u8]; 8] = [
            b"",
            b"{",
            b"{}",
            b"null",
            b"[1,2,3]",
            b"\xff\xfe\x00",
            br#"{"code":"abc","number":"20230001","password":"x"}"#,
            br#"{"code":25103003,"number":["20230001"],"password":"x"}"#,
        ];
        for text in texts {
            let answer = visitor.post_text(SIGN_IN, text).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{text:?}");
            assert_eq!(answer.error(), ApiError::Malformed, "{text:?}");
        }
        for call in ["reviews/open", "students/open", "drafts/delete", "journey/report_video", "audit/list"] {
            let answer = visitor.post_text(&format!("/api/{call}"), "{\"code\":\"").await;
            assert_eq!(answer.error(), ApiError::Malformed, "{call}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_server_function_is_called_by_post_alone_and_an_unknown_one_is_no_fault() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        assert_eq!(visitor.get(SIGN_IN).await.status, StatusCode::METHOD_NOT_ALLOWED);
        let unknown = visitor.post("/api/students/become_admin", &json!({})).await;
        assert!(unknown.status.is_client_error(), "{}", unknown.status);
    })
    .await;
}
