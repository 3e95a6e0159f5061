//! The audit log, read only.

use crate::ApiError;
use domain::audit::Entry;
use leptos::prelude::*;
use server_fn::codec::Json;

/// A page of the log, newest first, from before `before`.
#[server(input = Json, output = Json, endpoint = "audit/list")]
pub async fn list(before: Option<i64>) -> Result<Vec<Entry>, ApiError> {
    crate::caller::staff(|services, staff| async move { services::audit::list(&services, &staff, before).await }).await
}
