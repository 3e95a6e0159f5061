//! Sets up a school and its colleges.

use crate::{Result, Services};
use domain::college::{College, School};
use domain::id::{CollegeId, SchoolId};
use domain::time::Zone;

pub async fn create(services: &Services, name: &str, contact: &str, zone: Zone) -> Result<School> {
    let school = School { id: SchoolId(store::new_id()), name: name.into(), contact: contact.into(), zone };
    let tx = services.begin().await?;
    store::schools::insert(&tx, &school).await?;
    tx.commit().await?;
    Ok(school)
}

pub async fn create_college(services: &Services, school: SchoolId, name: &str) -> Result<College> {
    let college = College { id: CollegeId(store::new_id()), school, name: name.into() };
    let tx = services.begin().await?;
    store::schools::insert_college(&tx, &college).await?;
    tx.commit().await?;
    Ok(college)
}
