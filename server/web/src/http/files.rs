//! The site's own files.

use super::visitor::Visitor;
use axum::http::{StatusCode, header};
use testkit::everywhere;

#[tokio::test]
async fn a_file_is_served_with_its_type_and_kept_for_an_hour() {
    everywhere(async |world| {
        let file = Visitor::of(world).get("/favicon.svg").await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.header(header::CONTENT_TYPE), "image/svg+xml");
        assert_eq!(file.header(header::CACHE_CONTROL), "public, max-age=3600");
    })
    .await;
}

#[tokio::test]
async fn nothing_outside_of_the_site_is_served() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for address in ["/../main.css", "/%2e%2e/main.css", "/..%2fmain.css", "/video/..%2f..%2fmain.css", "/video"] {
            let answer = visitor.get(address).await;
            assert!(answer.status.is_client_error() || answer.status.is_redirection(), "{address} {}", answer.status);
        }
    })
    .await;
}
