//! Giving and withdrawing consent.

use crate::ApiError;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

/// 【同意授权】: the required purposes, keeping the original when `original` is ticked, and being filmed when `liveness` is.
#[server(input = Json, output = Json, endpoint = "consents/give")]
pub async fn give(code: SessionCode, original: bool, #[server(default)] liveness: bool) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        let wishes = domain::consent::Wishes { original, liveness };
        services::consents::give(&services, student, &code, wishes).await
    })
    .await
}

/// Withdraws everything: drafts, attempts' photos and originals of this session are deleted.
#[server(input = Json, output = Json, endpoint = "consents/withdraw")]
pub async fn withdraw(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(
        |services, student| async move { services::consents::withdraw(&services, student, &code).await },
    )
    .await
}
