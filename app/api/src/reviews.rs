//! Reviews: the student submits, the reviewer decides.

use crate::ApiError;
use domain::draft::Shown;
use domain::id::ReviewId;
use domain::review::Rejection;
use domain::session::SessionCode;
use domain::staff::{self, Decided, QueueFilter, ReviewCase};
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

/// 【提交】. Submitting the same draft again is the same submission.
#[server(input = Json, output = Json, endpoint = "reviews/submit")]
pub async fn submit(code: SessionCode, shown: Shown) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::reviews::submit(&services, student, &code, shown).await
    })
    .await
}

#[server(input = Json, output = Json, endpoint = "reviews/queue")]
pub async fn queue(filter: QueueFilter) -> Result<staff::Queue, ApiError> {
    crate::caller::staff(|services, staff| async move { services::reviews::queue(&services, &staff, filter).await })
        .await
}

#[server(input = Json, output = Json, endpoint = "reviews/open")]
pub async fn open(review: ReviewId) -> Result<ReviewCase, ApiError> {
    crate::caller::staff(|services, staff| async move { services::reviews::open(&services, &staff, review).await })
        .await
}

#[server(input = Json, output = Json, endpoint = "reviews/approve")]
pub async fn approve(review: ReviewId) -> Result<Decided, ApiError> {
    crate::caller::staff(|services, staff| async move { services::reviews::approve(&services, &staff, review).await })
        .await
}

#[server(input = Json, output = Json, endpoint = "reviews/reject")]
pub async fn reject(review: ReviewId, rejection: Rejection) -> Result<Decided, ApiError> {
    crate::caller::staff(|services, staff| async move {
        services::reviews::reject(&services, &staff, review, rejection).await
    })
    .await
}
