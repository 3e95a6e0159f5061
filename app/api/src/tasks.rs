//! The signed-in student's task in a session.

use crate::ApiError;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "tasks/show")]
pub async fn show(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move { services::tasks::show(&services, student, &code).await }).await
}
