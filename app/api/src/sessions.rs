//! Capture sessions, as anybody with a code may see them.

use crate::ApiError;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::SessionCard;
use leptos::prelude::*;
use server_fn::codec::Json;

/// The code in a page's address. Text that is none is answered like an unknown code, status and all.
pub fn in_address(code: Option<SessionCode>) -> Result<SessionCode, ApiError> {
    code.ok_or_else(|| ApiError::from(Refusal::UnknownSession).told())
}

/// The session with this code. Text that cannot be a code is answered like an unknown one.
#[server(input = Json, output = Json, endpoint = "sessions/find")]
pub async fn find(code: String) -> Result<SessionCard, ApiError> {
    crate::caller::anybody(|services| async move { services::sessions::find(&services, &code).await }).await
}
