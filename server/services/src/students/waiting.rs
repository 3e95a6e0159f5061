//! Finds the students who cannot go on before staff have done something, masked and within their scope.

use super::open::row;
use crate::work::Work;
use crate::{Result, Services, access};
use domain::id::EnrolmentId;
use domain::staff::{Right, Staff, StudentRow, WaitingList};
use std::collections::HashSet;
use store::Tx;

/// Of each kind: longer lists are worked off, not scrolled through.
const MOST: u64 = 50;

pub async fn waiting(services: &Services, staff: &Staff) -> Result<WaitingList> {
    let scope = access::require(staff, Right::SeeStudents)?;
    let tx = services.read().await?;
    let papers = store::identities::waiting(&tx, scope, MOST).await?;
    let mut locked = store::locks::waiting(&tx, scope, MOST).await?;
    // Whoever was locked for two reasons is unlocked once.
    let mut seen = HashSet::new();
    locked.retain(|enrolment| seen.insert(*enrolment));
    Ok(WaitingList { papers: rows(&tx, &papers).await?, locked: rows(&tx, &locked).await? })
}

async fn rows(tx: &Tx, enrolments: &[EnrolmentId]) -> Result<Vec<StudentRow>> {
    let mut rows = Vec::with_capacity(enrolments.len());
    for enrolment in enrolments {
        rows.push(row(&Work::read(tx, *enrolment).await?, tx.now()));
    }
    Ok(rows)
}
