//! Students: signing in, their password; for staff, search and the student's file.

use crate::ApiError;
use domain::id::EnrolmentId;
use domain::session::SessionCode;
use domain::staff::{StudentFile, StudentRow, WaitingList};
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "students/sign_in")]
pub async fn sign_in(code: SessionCode, number: String, password: String) -> Result<Task, ApiError> {
    use crate::caller;
    let task =
        caller::anybody(
            |services| async move { services::students::sign_in(&services, &code, &number, &password).await },
        )
        .await?;
    caller::begin_student(task.student.id).await?;
    Ok(task)
}

#[server(input = Json, output = Json, endpoint = "students/change_password")]
pub async fn change_password(code: SessionCode, password: String) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::students::change_password(&services, student, &code, &password).await
    })
    .await
}

#[server(input = Json, output = Json, endpoint = "students/sign_out")]
pub async fn sign_out() -> Result<(), ApiError> {
    crate::caller::end().await
}

#[server(input = Json, output = Json, endpoint = "students/search")]
pub async fn search(query: String) -> Result<Vec<StudentRow>, ApiError> {
    crate::caller::staff(|services, staff| async move { services::students::search(&services, &staff, &query).await })
        .await
}

#[server(input = Json, output = Json, endpoint = "students/waiting")]
pub async fn waiting() -> Result<WaitingList, ApiError> {
    crate::caller::staff(|services, staff| async move { services::students::waiting(&services, &staff).await }).await
}

#[server(input = Json, output = Json, endpoint = "students/open")]
pub async fn open(enrolment: EnrolmentId) -> Result<StudentFile, ApiError> {
    crate::caller::staff(|services, staff| async move { services::students::open(&services, &staff, enrolment).await })
        .await
}
