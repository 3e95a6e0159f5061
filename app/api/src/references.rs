//! Reference photos, and where the browser finds the two aligned pictures that a reviewer compares.

use crate::ApiError;
use crate::upload::Body;
use domain::id::{EnrolmentId, PhotoId, ReferenceId};
use domain::staff::StudentFile;
use leptos::prelude::*;
use server_fn::codec::Json;
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
