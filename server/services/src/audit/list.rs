//! A page of the audit log, newest first: what was done in the reader's school or college.

use crate::{Result, Services, access};
use domain::audit::Entry;
use domain::staff::{Right, Staff};

const PAGE: u64 = 100;

/// From before `before`, which is the last number of the page above.
pub async fn list(services: &Services, staff: &Staff, before: Option<i64>) -> Result<Vec<Entry>> {
    let scope = access::require(staff, Right::ReadAudit)?;
    let tx = services.read().await?;
    Ok(store::audit::list(&tx, scope, before, PAGE).await?)
}
