//! What a member of staff may do, and whose records they may see.

use crate::{Error, Result};
use domain::college::Scope;
use domain::staff::{Right, Staff};

/// The scope of somebody who has this right. Without it, what is there is not told either.
pub fn require(staff: &Staff, right: Right) -> Result<Scope> {
    if staff.role.has(right) { Ok(staff.scope()) } else { Err(Error::NotFound) }
}
