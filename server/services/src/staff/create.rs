//! Creates an account for a member of staff.

use crate::{Error, Result, Services, passwords};
use anyhow::anyhow;
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::id::{CollegeId, SchoolId, StaffId};
use domain::password;
use domain::refusal::Refusal;
use domain::staff::{Role, Staff};

#[derive(Clone, Debug)]
pub struct NewStaff {
    pub school: SchoolId,
    /// `None`: the whole school.
    pub college: Option<CollegeId>,
    pub login: String,
    pub name: String,
    pub role: Role,
}

pub async fn create(services: &Services, actor: Actor, new: NewStaff, password: &str) -> Result<Staff> {
    let NewStaff { school, college, login, name, role } = new;
    let login = login.trim().to_lowercase();
    if role == Role::CollegeAdmin && college.is_none() {
        return Err(anyhow!("a college administrator needs a college").into());
    }
    password::check(password, &[&login]).map_err(|fault| Refusal::PasswordUnfit { fault })?;
    let hash = passwords::hash(services, password).await?;
    let staff = Staff { id: StaffId(store::new_id()), school, college, login, name, role };
    let mut tx = services.begin().await?;
    store::staff::insert(&tx, &staff, &hash).await.map_err(|error| match error.is_conflict() {
        true => Error::Internal(anyhow!("this login is taken")),
        false => error.into(),
    })?;
    let deed = Deed::new(staff.scope(), actor, Action::StaffCreated, format!("staff:{}", staff.id));
    tx.record(deed.with("role", format!("{role:?}")));
    tx.commit().await?;
    Ok(staff)
}
