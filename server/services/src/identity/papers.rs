//! The student's table: what was uploaded, what was found on it, what became of it, and the record that it is held against.

use crate::Result;
use crate::work::{Work, lost};
use domain::idcard::{Back, Day, Field, Finding, Front, check_back, check_front, compare};
use domain::identity::{Outcome, Papers, Reading, Record, Slot, check_waiting};
use domain::mask;
use store::Tx;

/// `None` where the session asks for no paper.
pub(crate) async fn papers(tx: &Tx, work: &Work) -> Result<Option<Papers>> {
    if work.session.settings.identity.is_none() {
        return Ok(None);
    }
    let identity = store::identities::find(tx, work.enrolment).await?;
    let mut pictures = store::identity_pictures::of(tx, work.enrolment).await?;
    if check_waiting(identity.outcome.as_ref()).is_ok() {
        // There is no form to fill in any more: what stands on the card does not travel again.
        pictures.iter_mut().for_each(|picture| picture.reading = None);
    }
    let mut findings = vec![];
    for (slot, reading) in pictures.iter().filter_map(|picture| Some((picture.slot, picture.reading.as_ref()?))) {
        // The wrong side's faults say all there is to say.
        if !reading.is_wrong_side() && reading.side.is_some() {
            findings.extend(found(tx, work, slot, reading).await?);
        }
    }
    let claim = identity.claim.map(|claim| claim.masked());
    let outcome = identity.outcome.map(Outcome::told);
    Ok(Some(Papers { record: record(tx, work).await?, pictures, findings, claim, outcome }))
}

async fn found(tx: &Tx, work: &Work, slot: Slot, reading: &Reading) -> Result<Vec<Finding>> {
    if slot == Slot::Back {
        return Ok(today(tx, work).map_or(vec![], |today| check_back(&Back::of(&reading.fields), today)));
    }
    let front = Front::of(&reading.fields);
    let theirs = match &front.number {
        Some(number) => store::students::has_id_number(tx, work.student.id, number).await?,
        None => false,
    };
    let mut found = check_front(&front, reading.text(Field::Number));
    found.retain(|finding| !(theirs && *finding == Finding::ProvinceUnknown));
    found.extend(compare(&front, &work.student.name, |_| theirs));
    Ok(found)
}

/// The day on the school's clock.
pub(super) fn today(tx: &Tx, work: &Work) -> Option<Day> {
    Day::of(tx.now().civil(work.school.zone))
}

async fn record(tx: &Tx, work: &Work) -> Result<Record> {
    let number = store::students::id_number(tx, work.student.id).await?.ok_or_else(|| lost("student"))?;
    Ok(Record {
        name: mask::name(&work.student.name),
        number: mask::number(&work.student.number),
        college: work.college.name.clone(),
        class_name: work.student.class_name.clone(),
        id_number: mask::identity_number(number.as_str()),
    })
}
