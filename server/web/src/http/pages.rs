//! Pages: in which language, under which status, and for whom.

use super::visitor::Visitor;
use axum::http::{StatusCode, header};
use domain::journey::Step;
use testkit::everywhere;

#[tokio::test]
async fn the_session_page_speaks_chinese_first() {
    everywhere(async |world| {
        let page = Visitor::of(world).get("/s/25103003").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.header(header::CONTENT_TYPE).starts_with("text/html"));
        assert!(page.text().contains(r#"<html lang="zh-CN""#), "{}", page.text());
        for words in ["2027 届毕业生图像采集", "华东示范大学", "立即进入"] {
            assert!(page.text().contains(words), "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_session_page_speaks_english_to_whoever_chose_it() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        visitor.set_cookie("lang", "en");
        let page = visitor.get("/s/25103003").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains(r#"<html lang="en""#));
        assert!(page.text().contains("Enter now"));
        assert!(!page.text().contains("立即进入"));
    })
    .await;
}

#[tokio::test]
async fn a_language_that_nobody_speaks_is_chinese() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for tag in ["", "e", "fr", "%F0%9F%93%B7", "\"en"] {
            visitor.set_cookie("lang", tag);
            assert!(visitor.get("/").await.text().contains(r#"<html lang="zh-CN""#), "{tag}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_session_is_not_found_and_said_so() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for address in ["/s/99999999", "/s/99999999/sign-in", "/s/abc", "/s/abc/sign-in", "/s/abc/capture"] {
            visitor.set_cookie("lang", "zh-CN");
            let page = visitor.get(address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.text().contains("没有找到这个场次"), "{address}");
            visitor.set_cookie("lang", "en");
            assert!(visitor.get(address).await.text().contains("There is no such session"), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_is_a_page_that_says_so() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for address in ["/no/such/page", "/s", "/s/25103003/no-such-step", "/pkg/no-such.js"] {
            let page = visitor.get(address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.text().contains("没有找到这个页面"), "{address}");
            assert_eq!(page.header(header::CACHE_CONTROL), "", "{address}");
        }
        visitor.set_cookie("lang", "en");
        assert!(visitor.get("/no/such/page").await.text().contains("There is no such page"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_out_is_led_to_sign_in_by_the_first_answer() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for step in
            ["password", "consent", "contact", "notice", "rules", "capture", "result", "platforms", "drafts", "status"]
        {
            let answer = visitor.get(&format!("/s/25103003/{step}")).await;
            assert_eq!(answer.status, StatusCode::FOUND, "{step}");
            assert_eq!(answer.header(header::LOCATION), "/s/25103003/sign-in", "{step}");
        }
        assert_eq!(visitor.get("/s/25103003/sign-in").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_is_led_to_where_they_are() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Consent).await;
        assert_eq!(visitor.get("/s/25103003/consent").await.status, StatusCode::OK);
        for ahead in ["capture", "drafts", "sign-in"] {
            let answer = visitor.get(&format!("/s/25103003/{ahead}")).await;
            assert_eq!(answer.status, StatusCode::FOUND, "{ahead}");
            assert_eq!(answer.header(header::LOCATION), "/s/25103003/consent", "{ahead}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_a_demonstration_tells_its_logins() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        assert_eq!(visitor.get("/demo").await.status, StatusCode::NOT_FOUND);
        assert_eq!(visitor.post("/api/demo/show", &serde_json::json!({})).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
