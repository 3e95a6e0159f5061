//! The signed-in student's task in a session.

use crate::ApiError;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "tasks/show")]
pub async fn show(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move { services::tasks::show(&services, student, &code).await })
        .await
}

/// The same where there is one: `None` for somebody who is not signed in or has no part in this session. For pages that
/// anybody may open; [`show`] would give them its status.
#[server(input = Json, output = Json, endpoint = "tasks/find")]
pub async fn find(code: SessionCode) -> Result<Option<Task>, ApiError> {
    crate::caller::perhaps_student(|services, student| async move {
        match services::tasks::show(&services, student, &code).await {
            Err(services::Error::Refused(_) | services::Error::NotFound) => Ok(None),
            found => found.map(Some),
        }
    })
    .await
}
