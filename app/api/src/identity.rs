//! 采集资格: the student's paper, and what staff do about it.

use crate::ApiError;
use domain::id::{CardPictureId, EnrolmentId};
use domain::idcard::Document;
use domain::identity::{Claim, HandedIn, Revealed, Slot};
use domain::session::SessionCode;
use domain::staff::StudentFile;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;
use web_sys::Blob;

/// “请确认已阅读《用户隐私协议》”
#[server(input = Json, output = Json, endpoint = "identity/agree")]
pub async fn agree(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(
        |services, student| async move { services::identity::agree(&services, student, &code).await },
    )
    .await
}

/// 【提交】. With `insist`, doubts go to staff.
#[server(input = Json, output = Json, endpoint = "identity/hand_in")]
pub async fn hand_in(code: SessionCode, claim: Claim, insist: bool) -> Result<HandedIn, ApiError> {
    crate::caller::student(|services, student| async move {
        services::identity::hand_in(&services, student, &code, &claim, insist).await
    })
    .await
}

#[server(input = Json, output = Json, endpoint = "identity/accept")]
pub async fn accept(enrolment: EnrolmentId) -> Result<StudentFile, ApiError> {
    crate::caller::staff(
        |services, staff| async move { services::identity::accept(&services, &staff, enrolment).await },
    )
    .await
}

/// The original was shown at a desk.
#[server(input = Json, output = Json, endpoint = "identity/vouch")]
pub async fn vouch(enrolment: EnrolmentId) -> Result<StudentFile, ApiError> {
    crate::caller::staff(|services, staff| async move { services::identity::vouch(&services, &staff, enrolment).await })
        .await
}

#[server(input = Json, output = Json, endpoint = "identity/refuse")]
pub async fn refuse(enrolment: EnrolmentId, reason: String) -> Result<StudentFile, ApiError> {
    crate::caller::staff(|services, staff| async move {
        services::identity::refuse(&services, &staff, enrolment, &reason).await
    })
    .await
}

/// Both numbers whole; that they were asked for is on record.
#[server(input = Json, output = Json, endpoint = "identity/reveal")]
pub async fn reveal(enrolment: EnrolmentId) -> Result<Revealed, ApiError> {
    crate::caller::staff(
        |services, staff| async move { services::identity::reveal(&services, &staff, enrolment).await },
    )
    .await
}

fn code_of(document: Document) -> String {
    // A unit variant is a string of JSON.
    serde_json::to_value(document).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Uploads a side from the browser and waits for what could be read. `progress` hears the share of bytes that have left, 0..=1.
pub async fn upload(
    code: &SessionCode,
    slot: Slot,
    document: Document,
    picture: &Blob,
    progress: impl Fn(f64) + 'static,
) -> Result<Task, ApiError> {
    let address = format!("/api/identity/{code}/{}?document={}", slot.code(), code_of(document));
    crate::upload::send(&address, crate::upload::Body::Picture(picture), progress).await
}

/// A picture's address; it answers to the student whose it is, and to staff while it waits for them.
pub fn source(picture: CardPictureId) -> String {
    format!("/identity/{picture}")
}
