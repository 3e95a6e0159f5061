//! Lists the schools of this installation with their colleges: for the command line and for set-up.

use crate::{Result, Services};
use domain::college::{College, School};

pub async fn list(services: &Services) -> Result<Vec<(School, Vec<College>)>> {
    let tx = services.read().await?;
    let mut schools = Vec::new();
    for school in store::schools::all(&tx).await? {
        let colleges = store::schools::colleges(&tx, school.id).await?;
        schools.push((school, colleges));
    }
    Ok(schools)
}
