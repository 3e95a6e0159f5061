//! Asking for a liveness challenge.

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
