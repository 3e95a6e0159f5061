//! The demo's guide, which its server provides; any other installation has none.

use crate::ApiError;
use domain::demo::Guide;
use leptos::prelude::*;
use server_fn::codec::Json;

#[server(input = Json, output = Json, endpoint = "demo/show")]
pub async fn show() -> Result<Guide, ApiError> {
    use_context::<Guide>().ok_or_else(|| ApiError::NotFound.told())
}
