//! Accounts of staff.

use crate::credentials::Credentials;
use crate::entity::staff::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx, codes};
use domain::id::{CollegeId, SchoolId, StaffId};
use domain::staff::Staff;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

impl TryFrom<Model> for Staff {
    type Error = Error;
    fn try_from(row: Model) -> Result<Self> {
        Ok(Staff {
            id: StaffId(row.id),
            school: SchoolId(row.school_id),
            college: row.college_id.map(CollegeId),
            login: row.login,
            name: row.name,
            role: codes::read_code(&row.role, "staff.role")?,
        })
    }
}

pub async fn insert(tx: &Tx, staff: &Staff, password_hash: &str) -> Result<()> {
    let row = ActiveModel {
        id: Set(staff.id.0),
        school_id: Set(staff.school.0),
        college_id: Set(staff.college.map(|college| college.0)),
        login: Set(staff.login.clone()),
        name: Set(staff.name.clone()),
        role: Set(codes::code(&staff.role, "staff.role")?),
        password_hash: Set(password_hash.to_owned()),
        created_at: Set(tx.now().0),
        disabled_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// An account that has not been disabled.
pub async fn find(tx: &Tx, id: StaffId) -> Result<Option<Staff>> {
    let found = Entity::find_by_id(id.0).filter(Column::DisabledAt.is_null());
    found.one(&tx.db).await?.map(Staff::try_from).transpose()
}

pub async fn by_login(tx: &Tx, login: &str) -> Result<Option<Staff>> {
    let found = Entity::find().filter(Column::Login.eq(login)).filter(Column::DisabledAt.is_null());
    found.one(&tx.db).await?.map(Staff::try_from).transpose()
}

pub async fn credentials(tx: &Tx, id: StaffId) -> Result<Option<Credentials>> {
    let row = Entity::find_by_id(id.0).one(&tx.db).await?;
    Ok(row.map(|row| Credentials { password_hash: Some(row.password_hash), initial: None }))
}
