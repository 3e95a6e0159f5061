//! Schools and colleges.

use crate::entity::{college, school};
use crate::{Error, Result, Tx};
use domain::college::{College, School};
use domain::id::{CollegeId, SchoolId};
use domain::time::Zone;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

impl TryFrom<school::Model> for School {
    type Error = Error;
    fn try_from(row: school::Model) -> Result<Self> {
        let zone = Zone(row.zone.try_into().map_err(|_| Error::Stored { what: "schools.zone" })?);
        Ok(School { id: SchoolId(row.id), name: row.name, contact: row.contact, zone })
    }
}

impl From<college::Model> for College {
    fn from(row: college::Model) -> Self {
        College { id: CollegeId(row.id), school: SchoolId(row.school_id), name: row.name }
    }
}

pub async fn insert(tx: &Tx, school: &School) -> Result<()> {
    let row = school::ActiveModel {
        id: Set(school.id.0),
        name: Set(school.name.clone()),
        contact: Set(school.contact.clone()),
        zone: Set(i32::from(school.zone.0)),
        created_at: Set(tx.now().0),
    };
    school::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn find(tx: &Tx, id: SchoolId) -> Result<Option<School>> {
    school::Entity::find_by_id(id.0).one(&tx.db).await?.map(School::try_from).transpose()
}

/// Every school, in the order in which they were set up.
pub async fn all(tx: &Tx) -> Result<Vec<School>> {
    let rows = school::Entity::find().order_by_asc(school::Column::CreatedAt).all(&tx.db).await?;
    rows.into_iter().map(School::try_from).collect()
}

pub async fn insert_college(tx: &Tx, college: &College) -> Result<()> {
    let row = college::ActiveModel {
        id: Set(college.id.0),
        school_id: Set(college.school.0),
        name: Set(college.name.clone()),
    };
    college::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn find_college(tx: &Tx, id: CollegeId) -> Result<Option<College>> {
    Ok(college::Entity::find_by_id(id.0).one(&tx.db).await?.map(College::from))
}

pub async fn colleges(tx: &Tx, school: SchoolId) -> Result<Vec<College>> {
    let rows = college::Entity::find()
        .filter(college::Column::SchoolId.eq(school.0))
        .order_by_asc(college::Column::Name)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(College::from).collect())
}
