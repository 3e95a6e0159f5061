//! Proving a phone number or an e-mail address by a one-time code.

use crate::ApiError;
use domain::contact::{Channel, CodeSent};
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "contacts/send_code")]
pub async fn send_code(code: SessionCode, channel: Channel, address: String) -> Result<CodeSent, ApiError> {
    crate::caller::student(|services, student| async move {
        services::contacts::send_code(&services, student, &code, channel, &address).await
    })
    .await
}

/// Answers the code that was sent last.
#[server(input = Json, output = Json, endpoint = "contacts/prove")]
pub async fn prove(code: SessionCode, answer: String) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::contacts::prove(&services, student, &code, &answer).await
    })
    .await
}
