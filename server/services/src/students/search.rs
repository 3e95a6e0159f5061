//! Finds students for an administrator, masked and within their scope.

use crate::students::open::row;
use crate::work::Work;
use crate::{Result, Services, access};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::staff::{Right, Staff, StudentRow};

/// More hits than these mean that the query should be longer.
const MOST: u64 = 50;

/// Students whose number, name or class begins with `query`, in capitals or not.
pub async fn search(services: &Services, staff: &Staff, query: &str) -> Result<Vec<StudentRow>> {
    let scope = access::require(staff, Right::SeeStudents)?;
    let query = query.trim();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let tx = services.read().await?;
    let mut rows = Vec::new();
    for enrolment in store::enrolments::search(&tx, scope, query, MOST).await? {
        rows.push(row(&Work::read(&tx, enrolment).await?, tx.now()));
    }
    drop(tx);
    // What was asked for would be a name or a number: how many were seen is enough.
    let (actor, subject) = (Actor::Staff(staff.id), format!("school:{}", staff.school));
    let deed = Deed::new(scope, actor, Action::StudentsSearched, subject);
    let mut tx = services.begin().await?;
    tx.record(deed.with("hits", rows.len()));
    tx.commit().await?;
    Ok(rows)
}
