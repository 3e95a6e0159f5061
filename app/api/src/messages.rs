//! The demo's outbox: what would have been sent, shown on a clearly marked page.

use crate::ApiError;
use domain::notification;
use leptos::prelude::*;
use server_fn::codec::Json;

/// Newest first. Outside of the demo there is no such thing.
#[server(input = Json, output = Json, endpoint = "messages/posted")]
pub async fn posted() -> Result<Vec<notification::Posted>, ApiError> {
    crate::caller::anybody(|services| async move { services::messages::posted(&services).await }).await
}
