//! Reference photos, and where the browser finds the two aligned pictures that a reviewer compares.

use crate::ApiError;
use crate::upload::Body;
use domain::id::{EnrolmentId, PhotoId, ReferenceId};
use domain::staff::StudentFile;
use leptos::prelude::*;
use server_fn::codec::Json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

#[server(input = Json, output = Json, endpoint = "references/delete")]
pub async fn delete(enrolment: EnrolmentId) -> Result<StudentFile, ApiError> {
    crate::caller::staff(
        |services, staff| async move { services::references::delete(&services, &staff, enrolment).await },
    )
    .await
}

/// Imports from the browser: any picture that shows the student's face, of which the aligned face is kept.
pub async fn import(enrolment: EnrolmentId, picture: &Blob) -> Result<StudentFile, ApiError> {
    crate::upload::send(&format!("/api/references/{enrolment}"), Body::Picture(picture), |_| ()).await
}

/// The aligned reference's address; it answers only to staff who may see the student.
pub fn source(reference: ReferenceId) -> String {
    format!("/references/{reference}")
}

/// The address of a made photo, aligned as references are.
pub fn capture_source(photo: PhotoId) -> String {
    format!("/photos/{photo}/aligned")
}

/// Why an aligned picture did not come: a picture that cannot be loaded tells its page nothing. `None` when it comes now.
/// In the browser only.
pub async fn fault(address: &str) -> Option<ApiError> {
    let asked = JsFuture::from(window().fetch_with_str(address)).await;
    let Ok(response) = asked.map(JsCast::unchecked_into::<web_sys::Response>) else { return Some(ApiError::Offline) };
    if response.ok() {
        return None;
    }
    let told = JsFuture::from(response.text().ok()?).await.ok().and_then(|text| text.as_string());
    Some(told.and_then(|told| serde_json::from_str(&told).ok()).unwrap_or(ApiError::Offline))
}
