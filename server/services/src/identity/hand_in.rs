//! 【提交】: held against card and roster. What agrees is matched at once, and what was kept for that is deleted; what does
//! not is told to the student first, and goes to staff when the student says so.

use super::papers::today;
use super::{check, forget};
use crate::work::Work;
use crate::{Result, Services, tasks};
use anyhow::Context;
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::idcard::Treatment;
use domain::identity::{Claim, Doubt, Evidence, HandedIn, IdentityPolicy, Outcome, complete, doubts, told};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use store::Tx;
use store::identities::Identity;
use uuid::Uuid;

/// With `insist`, doubts go to staff instead of back to the student. Papers that only people read go there in any case.
pub async fn hand_in(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    claim: &Claim,
    insist: bool,
) -> Result<HandedIn> {
    let claim = claim.checked()?;
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    let policy = check(&work, claim.document, tx.now())?;
    complete(claim.document, &store::identity_pictures::of(&tx, work.enrolment).await?)?;
    let mut identity = store::identities::find(&tx, work.enrolment).await?;
    let taken = identity.entries.take(policy.entries, policy.window, tx.now());
    identity.entries = taken.map_err(|again_at| Refusal::IdentityTooOften { again_at })?;
    let doubts = found(&tx, &work, &claim).await?;
    let for_people = claim.document.treatment() == Treatment::KeepForStaff;
    let told = told(doubts.clone());
    if !told.is_empty() && !insist && !for_people {
        // The try counts, or numbers could be guessed.
        store::identities::save(&tx, work.enrolment, &identity).await?;
        let deed = work.deed(Actor::Student(student), Action::IdentityDoubted);
        tx.record(deed.with("doubts", doubts.len()));
        tx.commit().await?;
        return Ok(HandedIn::Doubtful { doubts: told });
    }
    let objects = decide(&mut tx, &work, identity, claim, doubts, &policy).await?;
    let task = Box::new(tasks::task(services, &tx, student, code).await?);
    tx.commit().await?;
    services.discard(objects).await;
    Ok(HandedIn::Taken { task })
}

async fn found(tx: &Tx, work: &Work, claim: &Claim) -> Result<Vec<Doubt>> {
    let (number_is_theirs, number_is_anothers) = match claim.id_number() {
        Some(number) => (
            store::students::has_id_number(tx, work.student.id, &number).await?,
            store::students::is_anothers(tx, &work.student, &number).await?,
        ),
        None => (false, false),
    };
    let mut pictures = store::identity_pictures::of(tx, work.enrolment).await?;
    pictures.retain(|picture| picture.document == claim.document);
    Ok(doubts(&Evidence {
        claim,
        roster_name: &work.student.name,
        number_is_theirs,
        number_is_anothers,
        number_is_elsewhere: store::identities::is_elsewhere(tx, work.student.id, &claim.number).await?,
        pictures: &pictures,
        today: today(tx, work).context("the clock shows no day")?,
    }))
}

/// Answers the objects of pictures that nobody needs any more.
async fn decide(
    tx: &mut Tx,
    work: &Work,
    mut identity: Identity,
    claim: Claim,
    why: Vec<Doubt>,
    policy: &IdentityPolicy,
) -> Result<Vec<Uuid>> {
    let now = tx.now();
    let actor = Actor::Student(work.student.id);
    if why.is_empty() {
        identity.outcome = Some(Outcome::Matched { at: now });
        tx.record(work.deed(actor, Action::IdentityMatched));
        return forget(tx, work.enrolment, &mut identity).await;
    }
    tx.record(work.deed(actor, Action::IdentityAwaits).with("doubts", why.len()));
    let (until, document) = (now + policy.kept(), claim.document);
    identity.outcome = Some(Outcome::AwaitingStaff { since: now, why });
    identity.claim = Some(claim);
    identity.until = Some(until);
    store::identities::save(tx, work.enrolment, &identity).await?;
    store::identity_pictures::keep_until(tx, work.enrolment, until).await?;
    // What was photographed of another paper before is nothing that anybody has to look at.
    Ok(store::identity_pictures::delete_others(tx, work.enrolment, document).await?)
}
