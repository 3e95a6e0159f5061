//! Staff: signing in and out.

use crate::ApiError;
use domain::staff::Staff;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "staff/sign_in")]
pub async fn sign_in(login: String, password: String) -> Result<Staff, ApiError> {
    use crate::caller;
    let staff =
        caller::anybody(|services| async move { services::staff::sign_in(&services, &login, &password).await }).await?;
    caller::begin_staff(staff.id).await?;
    Ok(staff)
}

#[server(input = Json, output = Json, endpoint = "staff/sign_out")]
pub async fn sign_out() -> Result<(), ApiError> {
    crate::caller::end().await
}

/// Who is signed in here.
#[server(input = Json, output = Json, endpoint = "staff/me")]
pub async fn me() -> Result<Staff, ApiError> {
    crate::caller::staff(|_, staff| async move { Ok(staff) }).await
}
