//! Made photos: the student's confirmation, and where the browser finds the pictures.

use crate::ApiError;
use domain::id::PhotoId;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

/// The student's 确认 of the approved photo.
#[server(input = Json, output = Json, endpoint = "photos/confirm")]
pub async fn confirm(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(
        |services, student| async move { services::photos::confirm(&services, student, &code).await },
    )
    .await
}

/// The picture's address; it answers only to its student and to staff who may see it.
pub fn source(photo: PhotoId) -> String {
    format!("/photos/{photo}")
}

/// The approved photo as a file.
pub fn download(code: &SessionCode) -> String {
    format!("/download/{code}")
}
