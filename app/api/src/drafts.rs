//! The draft box.

use crate::ApiError;
use domain::id::DraftId;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "drafts/delete")]
pub async fn delete(code: SessionCode, draft: DraftId) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::drafts::delete(&services, student, &code, draft).await
    })
    .await
}
