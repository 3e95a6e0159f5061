//! Asking for a liveness challenge, and saying in time that it was answered.

use crate::ApiError;
use domain::liveness::Ticket;
use domain::session::SessionCode;
use leptos::prelude::*;
use server_fn::codec::Json;

/// What the student has to do before the photo, to be answered with the burst that is sent with it.
#[server(input = Json, output = Json, endpoint = "liveness/ask")]
pub async fn ask(code: SessionCode) -> Result<Ticket, ApiError> {
    crate::caller::student(|services, student| async move { services::liveness::ask(&services, student, &code).await })
        .await
}

/// Tells in time what the challenge will be answered with, by [`domain::liveness::digest`]: the pictures may then arrive later.
#[server(input = Json, output = Json, endpoint = "liveness/hold")]
pub async fn hold(code: SessionCode, token: String, digest: String) -> Result<(), ApiError> {
    crate::caller::student(|services, student| async move {
        services::liveness::hold(&services, student, &code, &token, &digest).await
    })
    .await
}
