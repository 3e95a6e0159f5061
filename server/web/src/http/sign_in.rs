//! Signing in and out: cookies, refusals, and sessions that end.

use super::visitor::Visitor;
use api::ApiError;
use axum::http::{StatusCode, header};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::{Role, Staff};
use domain::task::Task;
use serde_json::{Value, json};
use testkit::everywhere;

#[tokio::test]
async fn signing_in_answers_the_task_and_sets_a_cookie_that_scripts_cannot_read() {
    everywhere(async |world| {
        let (student, line) = world.newcomer(&world.college).await;
        let mut visitor = Visitor::of(world);
        let answer = visitor.sign_in(world, &line.number, line.id_number.last_six()).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json::<Task>().student.id, student);
        let [cookie] = &answer.cookies()[..] else { panic!("{:?}", answer.cookies()) };
        for part in ["tucai=", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Secure"), "a browser would not send it back over http: {cookie}");
        assert_eq!(visitor.post("/api/tasks/show", &json!({ "code": world.code() })).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn where_the_site_is_https_its_cookie_is_too() {
    everywhere(async |world| {
        let (_, line) = world.newcomer(&world.college).await;
        let mut visitor = Visitor::at(world, "https://photos.example.edu");
        let answer = visitor.sign_in(world, &line.number, line.id_number.last_six()).await;
        assert!(answer.cookies()[0].contains("; Secure"), "{:?}", answer.cookies());
    })
    .await;
}

#[tokio::test]
async fn looking_around_sets_no_cookie() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for address in ["/", "/s/25103003", "/s/25103003/sign-in", "/s/25103003/capture"] {
            assert!(visitor.get(address).await.cookies().is_empty(), "{address}");
        }
        visitor.sign_in(world, "nobody", "wrong").await;
        assert_eq!(visitor.session(), None);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_planted_before_sign_in_is_worth_nothing() {
    everywhere(async |world| {
        let (mut mallory, _) = Visitor::student(world, Step::Capture).await;
        let planted = mallory.session().expect("a session");
        let (student, line) = world.newcomer(&world.college).await;
        let mut victim = Visitor::of(world);
        victim.set_session(planted.clone());
        let answer = victim.sign_in(world, &line.number, line.id_number.last_six()).await;
        assert_eq!(answer.json::<Task>().student.id, student);
        assert_ne!(victim.session(), Some(planted));
        let seen = mallory.post("/api/tasks/show", &json!({ "code": world.code() })).await;
        assert_eq!(seen.error(), ApiError::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn an_invented_session_id_is_nobody() {
    everywhere(async |world| {
        let mut visitor = Visitor::of(world);
        for id in ["", "AAAAAAAAAAAAAAAAAAAAAA", "no id at all", "%00%ff", "'--"] {
            visitor.set_session(id.to_owned());
            let answer = visitor.post("/api/tasks/show", &json!({ "code": world.code() })).await;
            assert_eq!(answer.error(), ApiError::SignedOut, "{id}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_the_sixth_try_is_blocked_for_a_while() {
    everywhere(async |world| {
        let (_, line) = world.newcomer(&world.college).await;
        let mut visitor = Visitor::of(world);
        for _ in 0..5 {
            let wrong = visitor.sign_in(world, &line.number, "wrong").await;
            assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
            assert_eq!(wrong.header(header::CONTENT_TYPE), "application/json");
            let expected = json!({ "error": "refused", "why": { "refusal": "wrong_credentials" } });
            assert_eq!(wrong.json::<Value>(), expected);
            assert_eq!(wrong.header(header::RETRY_AFTER), "");
        }
        let blocked = visitor.sign_in(world, &line.number, line.id_number.last_six()).await;
        assert_eq!(blocked.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(matches!(blocked.refusal(), Refusal::SignInBlocked { .. }));
        assert_eq!(blocked.header(header::RETRY_AFTER), "300");
        assert_eq!(visitor.session(), None);
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_for_every_copy_of_the_cookie() {
    everywhere(async |world| {
        let (mut visitor, _) = Visitor::student(world, Step::Capture).await;
        let copy = visitor.session().expect("a session");
        assert_eq!(visitor.post("/api/students/sign_out", &json!({})).await.status, StatusCode::OK);
        visitor.set_session(copy);
        let answer = visitor.post("/api/tasks/show", &json!({ "code": world.code() })).await;
        assert_eq!(answer.error(), ApiError::SignedOut);
    })
    .await;
}

#[tokio::test]
async fn staff_sign_in_alike_and_are_no_students() {
    everywhere(async |world| {
        let (mut visitor, staff) = Visitor::staff(world, Role::Reviewer).await;
        assert_eq!(visitor.post("/api/staff/me", &json!({})).await.json::<Staff>(), staff);
        let code = json!({ "code": world.code() });
        for call in ["tasks/show", "journey/read_notice", "photos/confirm", "consents/withdraw"] {
            assert_eq!(visitor.post(&format!("/api/{call}"), &code).await.error(), ApiError::SignedOut, "{call}");
        }
        let mut wrong = Visitor::of(world);
        let typed = json!({ "login": staff.login, "password": "wrong" });
        assert_eq!(wrong.post("/api/staff/sign_in", &typed).await.refusal(), Refusal::WrongCredentials);
    })
    .await;
}
