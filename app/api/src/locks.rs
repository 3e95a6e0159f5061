//! Unlocking, by a college administrator and with a reason.

use crate::ApiError;
use domain::id::EnrolmentId;
use domain::staff::StudentFile;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "locks/lift")]
pub async fn lift(enrolment: EnrolmentId, reason: String) -> Result<StudentFile, ApiError> {
    crate::caller::staff(
        |services, staff| async move { services::locks::lift(&services, &staff, enrolment, &reason).await },
    )
    .await
}
