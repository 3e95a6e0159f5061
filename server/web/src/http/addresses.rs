//! Addresses that nobody meant: whatever stands in them, the answer is no fault of ours.

use super::visitor::Visitor;
use axum::http::StatusCode;
use domain::journey::Step;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::fmt::Write;
use testkit::everywhere;

/// One to twelve random bytes as they stand in an address.
fn noise(random: &mut StdRng) -> String {
    let length = random.random_range(1..=12);
    (0..length).fold(String::new(), |mut text, _| {
        write!(text, "%{:02X}", random.random::<u8>()).expect("a string takes all");
        text
    })
}

#[tokio::test]
async fn an_id_that_is_none_is_the_callers_fault() {
    everywhere(async |world| {
        let (student, _) = Visitor::student(world, Step::Capture).await;
        for mut visitor in [Visitor::of(world), student] {
            for id in ["not-a-uuid", "0", "%00", "%ff%fe", "..%2f..%2fkey", "图采", "%E5%9B%BE", "'--", "a%0d%0ab"] {
                for address in [format!("/photos/{id}"), format!("/download/{id}")] {
                    let answer = visitor.get(&address).await;
                    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
                }
                let address = format!("/api/attempts/{id}/{id}?source=camera");
                assert_eq!(visitor.upload_to(&address, "x").await.status, StatusCode::BAD_REQUEST, "{address}");
            }
            assert_eq!(visitor.upload_to("/api/attempts/abc/def", "x").await.status, StatusCode::BAD_REQUEST);
        }
    })
    .await;
}

#[tokio::test]
async fn random_bytes_in_an_address_are_never_a_fault_of_ours() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let mut random = StdRng::seed_from_u64(25_103_003);
        for _ in 0..60 {
            let (one, two) = (noise(&mut random), noise(&mut random));
            let bytes = [format!("/photos/{one}"), format!("/download/{one}")];
            let pages = [format!("/s/{one}"), format!("/s/{one}/{two}"), format!("/{one}"), format!("/pkg/{one}.js")];
            for address in bytes.iter().chain(&pages) {
                let answer = visitor.get(address).await;
                assert!(answer.status.is_client_error(), "{address} {}", answer.status);
            }
            for address in [format!("/api/attempts/{one}/{two}"), format!("/api/{one}/{two}")] {
                let answer = visitor.upload_to(&address, "x").await;
                assert!(answer.status.is_client_error(), "{address} {}", answer.status);
            }
            let led = visitor.get(&format!("/s/25103003/confirm?draft={one}&{two}")).await;
            assert!(!led.status.is_server_error(), "{one} {two} {}", led.status);
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_that_looks_like_another_host_is_unknown() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for address in ["//", "//[", "//:99999/", "//%", "///", "/\\[", "/\\/[", "//host/s/25103003", "/s//", "/|[]^"] {
            assert_eq!(visitor.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    })
    .await;
}
