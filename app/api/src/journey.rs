//! The pages between sign-in and camera.

use crate::ApiError;
use domain::instruction::Watched;
use domain::session::SessionCode;
use domain::task::Task;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "journey/read_notice")]
pub async fn read_notice(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::journey::read_notice(&services, student, &code).await
    })
    .await
}

#[server(input = Json, output = Json, endpoint = "journey/read_cautions")]
pub async fn read_cautions(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::journey::read_cautions(&services, student, &code).await
    })
    .await
}

#[server(input = Json, output = Json, endpoint = "journey/choose_notifications")]
pub async fn choose_notifications(code: SessionCode, wanted: bool) -> Result<Task, ApiError> {
    crate::caller::student(|services, student| async move {
        services::journey::choose_notifications(&services, student, &code, wanted).await
    })
    .await
}

/// The player's position in ms, reported about once a second while it plays.
#[server(input = Json, output = Json, endpoint = "journey/report_video")]
pub async fn report_video(code: SessionCode, position: i64) -> Result<Watched, ApiError> {
    crate::caller::student(|services, student| async move {
        services::journey::report_video(&services, student, &code, position).await
    })
    .await
}

/// 【下一步】 on the rules page.
#[server(input = Json, output = Json, endpoint = "journey/read_rules")]
pub async fn read_rules(code: SessionCode) -> Result<Task, ApiError> {
    crate::caller::student(
        |services, student| async move { services::journey::read_rules(&services, student, &code).await },
    )
    .await
}
