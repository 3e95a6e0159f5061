//! The account with this id, unless it has been disabled.

use crate::{Result, Services};
use domain::id::StaffId;
use domain::staff::Staff;

pub async fn find(services: &Services, id: StaffId) -> Result<Option<Staff>> {
    let tx = services.read().await?;
    Ok(store::staff::find(&tx, id).await?)
}
