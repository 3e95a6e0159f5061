//! Checks the whole audit log: every entry against the one before, and the last against the recorded end.

use crate::{Result, Services};
use store::audit::Tampered;

/// The number of entries, or where the log cannot be trusted.
pub async fn verify(services: &Services) -> Result<Result<i64, Tampered>> {
    let tx = services.read().await?;
    Ok(store::audit::verify(&tx).await?)
}
