//! Films going in: a photo with the frames that answer a challenge, and what comes in their place.

use super::endless::{Endless, FRAME, pour, pour_as};
use super::visitor::{Answer, Visitor};
use api::ApiError;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use domain::journey::Step;
use domain::liveness::{Reason, Settings as Liveness, Ticket, digest};
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::staff::Role;
use domain::task::Task;
use domain::time::Seconds;
use serde_json::{Value, json};
use testkit::{World, everywhere};

const ADDRESS: &str = "/api/attempts/25103003/00000000-0000-0000-0000-000000000001/live";
const FORM: &str = "multipart/form-data; boundary=tucai";
/// Any picture of a frame's size; what a burst shows is the script's to say.
const PICTURE: &[u8] = include_bytes!("../../../../style/assets/icon-512.png");
/// The largest photo, in bytes.
const PHOTO: usize = 20 << 20;
/// And the largest form: photo, forty frames of the largest size, and the form's own lines.
const WHOLE: usize = PHOTO + 40 * 200_000 + (64 << 10);
/// A film of this length by its own account is ten times as long as any.
const DECLARED: u64 = 100 << 20;

/// One field of a form; a frame's file name is its number.
fn field(name: &str, file: &str, value: &[u8]) -> Vec<u8> {
    [opened(name, file).as_bytes(), value, b"\r\n"].concat()
}

fn opened(name: &str, file: &str) -> String {
    let file = if file.is_empty() { String::new() } else { format!("; filename=\"{file}\"") };
    format!("--tucai\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n")
}

/// A form with a photo and frames of these numbers.
fn film(token: &str, numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let frames = numbers.into_iter().flat_map(|number| field("frame", &number.to_string(), PICTURE));
    form(&[field("token", "", token.as_bytes()), frames.collect(), field("photo", "blob", b"a photo")])
}

fn form(fields: &[Vec<u8>]) -> Vec<u8> {
    [fields.concat(), b"--tucai--\r\n".to_vec()].concat()
}

async fn send(visitor: &mut Visitor, form: Vec<u8>) -> Answer {
    let request = Request::post(ADDRESS).header(header::CONTENT_TYPE, FORM).header(header::CONTENT_LENGTH, form.len());
    visitor.send(request.body(Body::from(form)).unwrap()).await
}

/// Sends a form that begins so and goes on with the same for ever; nothing tells its length.
async fn flood(visitor: &mut Visitor, begin: Vec<u8>, again: &[u8]) -> (Answer, usize) {
    let endless = Endless { begin: begin.into(), again: Bytes::copy_from_slice(again) };
    pour_as(visitor, ADDRESS, FORM, endless, None).await
}

/// Makes the session film, and somebody stand before its camera.
async fn before_the_camera(world: &World) -> Visitor {
    world.change_settings(Settings { liveness: Some(Liveness::default()), ..world.session.settings.clone() }).await;
    Visitor::student(world, Step::Capture).await.0
}

async fn ask(visitor: &mut Visitor) -> Answer {
    visitor.post("/api/liveness/ask", &json!({ "code": "25103003" })).await
}

async fn token(visitor: &mut Visitor) -> String {
    ask(visitor).await.json::<Ticket>().token
}

fn holding(token: &str, digest: &str) -> Value {
    json!({ "code": "25103003", "token": token, "digest": digest })
}

fn unfit(why: Reason) -> Refusal {
    Refusal::ChallengeUnfit { why }
}

fn too_large(limit: usize) -> Refusal {
    Refusal::File { fault: FileFault::TooManyBytes { limit: limit as u64 } }
}

/// Nothing of all that was an attempt, and nothing was looked at.
async fn nothing_came_of_it(world: &World) {
    assert_eq!(world.store.number("SELECT COUNT(*) FROM attempts").await.unwrap(), 0);
    assert_eq!(world.script.developed(), 0);
}

#[tokio::test]
async fn a_film_that_answers_its_challenge_is_an_attempt() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let token = token(&mut visitor).await;
        let answer = send(&mut visitor, film(&token, 0..40)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.json::<Task>().drafts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_read_of_a_film_from_somebody_who_may_not_send_one() {
    everywhere(async |world| {
        before_the_camera(world).await;
        let (reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        for mut visitor in [Visitor::of(world), reviewer] {
            for length in [None, Some(DECLARED)] {
                let (answer, read) = pour(&mut visitor, ADDRESS, length).await;
                assert_eq!((answer.error(), read), (ApiError::SignedOut, 0), "{length:?}");
            }
            assert_eq!(send(&mut visitor, film("", 0..20)).await.error(), ApiError::SignedOut);
        }
        nothing_came_of_it(world).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_read_of_a_film_that_is_too_large_by_its_own_account() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let endless = Endless { begin: opened("photo", "blob").into(), again: Bytes::from_static(&[0; FRAME]) };
        let (answer, read) = pour_as(&mut visitor, ADDRESS, FORM, endless, Some(DECLARED)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!((answer.refusal(), read), (too_large(WHOLE), 0));
        nothing_came_of_it(world).await;
    })
    .await;
}

#[tokio::test]
async fn a_film_that_does_not_tell_its_length_is_read_as_far_as_it_can_be_one_and_no_further() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let (zeros, megabyte) = (vec![0; FRAME], vec![0; 1 << 20]);
        let frame = field("frame", "0", b"a frame");
        for (begin, again, refused, most) in [
            (opened("photo", "blob").into_bytes(), &zeros, Some(too_large(PHOTO)), PHOTO),
            (opened("frame", "7").into_bytes(), &zeros, Some(unfit(Reason::FrameTooLarge { frame: 7 })), 200_000),
            (vec![], &frame, Some(unfit(Reason::TooManyFrames { found: 41, most: 40 })), FRAME),
            (opened("token", "").into_bytes(), &zeros, None, 2048),
            // No field ever begins.
            (vec![], &megabyte, Some(too_large(WHOLE)), WHOLE),
        ] {
            let (answer, read) = flood(&mut visitor, begin.clone(), again).await;
            let expected = refused.map_or(ApiError::Malformed, |why| ApiError::Refused { why });
            assert_eq!(answer.error(), expected, "{:?}", String::from_utf8_lossy(&begin));
            assert!(read <= most + begin.len() + 2 * again.len(), "{expected:?}: {read} of {most} bytes");
        }
        nothing_came_of_it(world).await;
    })
    .await;
}

#[tokio::test]
async fn too_many_frames_a_large_one_and_missing_ones_are_told_by_name_and_cost_no_attempt() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let token = token(&mut visitor).await;
        let large = |number: &str| field("frame", number, &[0; 200_001]);
        let photo = || field("photo", "blob", b"a photo");
        let swapped = [1, 0].into_iter().chain(2..20);
        for (form, why) in [
            (film(&token, 0..41), Reason::TooManyFrames { found: 41, most: 40 }),
            (film(&token, 0..11), Reason::TooFewFrames { found: 11, least: 12 }),
            (form(&[large("3"), photo()]), Reason::FrameTooLarge { frame: 3 }),
            (film(&token, (0..5).chain(6..20)), Reason::FramesMissing { after: 4 }),
            (film(&token, swapped), Reason::FramesOutOfOrder { frame: 0 }),
        ] {
            let answer = send(&mut visitor, form).await;
            assert_eq!((answer.status, answer.refusal()), (StatusCode::CONFLICT, unfit(why)));
        }
        nothing_came_of_it(world).await;
        assert_eq!(send(&mut visitor, film(&token, 0..20)).await.status, StatusCode::OK, "the challenge is still open");
    })
    .await;
}

#[tokio::test]
async fn a_challenge_is_of_no_use_to_another_student_nor_forged_nor_over() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let (mut other, _) = Visitor::student(world, Step::Capture).await;
        let others = token(&mut other).await;
        let anothers = send(&mut visitor, film(&others, 0..20)).await;
        assert_eq!(anothers.refusal(), unfit(Reason::AnothersChallenge));
        for forged in ["", "token", &others[1..]] {
            assert_eq!(send(&mut visitor, film(forged, 0..20)).await.refusal(), Refusal::ChallengeUnknown, "{forged}");
        }
        let until = ask(&mut other).await.json::<Ticket>().until;
        world.advance(Seconds(31));
        let late = send(&mut other, film(&others, 0..20)).await;
        assert_eq!(late.refusal(), unfit(Reason::Expired { until }));
        nothing_came_of_it(world).await;
    })
    .await;
}

#[tokio::test]
async fn a_body_that_is_no_film_is_malformed() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        let photo = || field("photo", "blob", b"a photo");
        for body in [
            vec![],
            b"a photo".to_vec(),
            form(&[field("token", "", b"a token")]),
            form(&[photo(), field("score", "", b"1")]),
            form(&[field("frame", "", PICTURE), photo()]),
            form(&[field("frame", "first", PICTURE), photo()]),
            form(&[field("frame", "-1", PICTURE), photo()]),
            form(&[field("token", "", b"\xff"), photo()]),
            photo(),
        ] {
            let answer = send(&mut visitor, body.clone()).await;
            assert_eq!(answer.error(), ApiError::Malformed, "{:?}", String::from_utf8_lossy(&body));
        }
        assert_eq!(visitor.upload_to(ADDRESS, "a photo").await.error(), ApiError::Malformed);
        nothing_came_of_it(world).await;
    })
    .await;
}

#[tokio::test]
async fn a_challenge_is_asked_for_by_students_whose_session_films_them_and_not_without_end() {
    everywhere(async |world| {
        let (mut unfilmed, _) = Visitor::student(world, Step::Capture).await;
        assert_eq!(ask(&mut unfilmed).await.refusal(), Refusal::LivenessOff);
        let mut visitor = before_the_camera(world).await;
        let (mut reviewer, _) = Visitor::staff(world, Role::Reviewer).await;
        for visitor in [&mut Visitor::of(world), &mut reviewer] {
            assert_eq!(ask(visitor).await.error(), ApiError::SignedOut);
        }
        for _ in 0..5 {
            assert_eq!(ask(&mut visitor).await.status, StatusCode::OK);
            world.advance(Seconds(31));
        }
        let refused = ask(&mut visitor).await;
        assert!(matches!(refused.refusal(), Refusal::TooManyChallenges { .. }));
        assert_eq!(refused.header(header::RETRY_AFTER), (60 * 60 - 5 * 31).to_string());
    })
    .await;
}

#[tokio::test]
async fn a_film_is_named_in_time_by_whom_it_was_asked_of_and_by_nothing_but_its_digest() {
    everywhere(async |world| {
        const HOLD: &str = "/api/liveness/hold";
        let mut visitor = before_the_camera(world).await;
        let token = token(&mut visitor).await;
        let named = digest(b"a photo", (0..20).map(|number| (number, PICTURE)));
        assert_eq!(Visitor::of(world).post(HOLD, &holding(&token, &named)).await.error(), ApiError::SignedOut);
        let (mut other, _) = Visitor::student(world, Step::Capture).await;
        let anothers = other.post(HOLD, &holding(&token, &named)).await;
        assert_eq!(anothers.refusal(), unfit(Reason::AnothersChallenge));
        for (token, digest) in [(&token[1..], named.as_str()), (&token, "abc"), (&token, &named.to_uppercase())] {
            let answer = visitor.post(HOLD, &holding(token, digest)).await;
            assert_eq!(answer.refusal(), Refusal::ChallengeUnknown);
        }
        assert_eq!(visitor.post(HOLD, &json!({ "code": "25103003" })).await.error(), ApiError::Malformed);
        assert_eq!(visitor.post(HOLD, &holding(&token, &named)).await.status, StatusCode::OK);
        world.advance(Seconds::minutes(10));
        assert_eq!(send(&mut visitor, film(&token, 0..20)).await.status, StatusCode::OK, "named in time");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_read_of_a_name_for_a_film_that_is_as_large_as_one() {
    everywhere(async |world| {
        let mut visitor = before_the_camera(world).await;
        for address in ["/api/liveness/ask", "/api/liveness/hold"] {
            let zeros = Bytes::from_static(&[b' '; FRAME]);
            let endless = Endless { begin: zeros.clone(), again: zeros };
            let json = "application/json";
            let (answer, read) = pour_as(&mut visitor, address, json, endless.clone(), Some(DECLARED)).await;
            assert_eq!((answer.status, read), (StatusCode::PAYLOAD_TOO_LARGE, 0), "{address}");
            let (answer, read) = pour_as(&mut visitor, address, json, endless, None).await;
            assert_eq!((answer.error(), read), (ApiError::Malformed, 2 * FRAME), "{address}");
        }
    })
    .await;
}
