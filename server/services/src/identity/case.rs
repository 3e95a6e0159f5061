//! The matter in the student's file, for staff: numbers masked, pictures named and not shown.

use crate::Result;
use crate::work::{Work, lost};
use domain::identity::{Case, Outcome, Shown};
use domain::mask;
use store::Tx;

/// `None` where the session asks for no paper.
pub(crate) async fn case(tx: &Tx, work: &Work) -> Result<Option<Case>> {
    if work.session.settings.identity.is_none() {
        return Ok(None);
    }
    let identity = store::identities::find(tx, work.enrolment).await?;
    // What the student has not handed in is the student's alone.
    let pictures = match &identity.outcome {
        Some(Outcome::AwaitingStaff { .. }) => store::identity_pictures::of(tx, work.enrolment).await?,
        _ => vec![],
    };
    let shown = pictures.into_iter().map(|picture| {
        let domain::identity::Picture { id, slot, uploaded_at, .. } = picture;
        Shown { id, slot, uploaded_at }
    });
    let number = store::students::id_number(tx, work.student.id).await?.ok_or_else(|| lost("student"))?;
    Ok(Some(Case {
        claim: identity.claim.map(|claim| claim.masked()),
        pictures: shown.collect(),
        until: identity.until,
        roster_number: mask::identity_number(number.as_str()),
        outcome: identity.outcome,
    }))
}
