//! What a member of staff may do, and whose records they may see.

use crate::{Error, Result};
use domain::staff::{Right, Staff};
use store::enrolments::Scope;

/// The scope of somebody who has this right. Without it, what is there is not told either.
pub fn require(staff: &Staff, right: Right) -> Result<Scope> {
    if staff.role.has(right) {
        Ok(Scope { school: staff.school, college: staff.college })
    } else {
        Err(Error::NotFound)
    }
}
