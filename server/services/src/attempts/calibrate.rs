//! 图像校准: develops the kept picture of a shot anew, as the student has moved it, and judges what came out like any other
//! photo. One that passes takes the place of the draft that the shot became; one that fails changes nothing. It costs no
//! attempt and starts no cooldown, and is bounded by a number of its own.

use super::family::Family;
use super::insert::{Judged, insert};
use crate::develop::{Development, busy, develop};
use crate::work::Work;
use crate::{Result, Services, tasks};
use anyhow::Context;
use domain::actor::Actor;
use domain::attempt::{Attempt, FailureKind, Outcome};
use domain::audit::{Action, Deed};
use domain::calibration::{Calibrated, Calibration};
use domain::draft::Draft;
use domain::id::{AttemptId, AttemptKey, DraftId, PhotoId, StudentId};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Recalibrated;
use store::Tx;
use uuid::Uuid;

/// What a student asks for: the same key again is the same calibration.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub attempt: AttemptId,
    pub key: AttemptKey,
    pub calibration: Calibration,
}

/// Runs to its end, whoever hangs up: what was developed is counted, and holds the student's line meanwhile.
pub async fn calibrate(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    wish: Wish,
) -> Result<Recalibrated> {
    let (services, code) = (services.clone(), code.clone());
    tokio::spawn(async move { take(&services, student, &code, wish).await })
        .await
        .context("a calibration broke down")?
}

async fn take(services: &Services, student: StudentId, code: &SessionCode, wish: Wish) -> Result<Recalibrated> {
    let wish = Wish { calibration: wish.calibration.bounded(), ..wish };
    // One at a time for each student, whatever the key: many at once would all be counted against the same number.
    let line = (student, AttemptKey(Uuid::nil()));
    let _turn = services.uploads().turn(line).await.ok_or_else(|| busy(services))?;
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    if let Some(made) = store::attempts::by_key(&tx, work.enrolment, wish.key).await? {
        return Ok(Recalibrated { made, task: tasks::task(services, &tx, student, code).await? });
    }
    let family = Family::of(&tx, &work, wish.attempt).await?;
    let (original, _) = family.check(&work, &wish.calibration, tx.now())?;
    drop(tx);
    let picture = services.photos().get(original).await?.ok_or(Refusal::CalibrationOver)?;
    let (development, _) = develop(services, &work.session.settings, wish.calibration, picture).await?;
    record(services, student, code, wish, &development).await
}

/// Stores the photo, then everything else in one transaction; when that fails, the photo goes again.
async fn record(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    wish: Wish,
    development: &Development,
) -> Result<Recalibrated> {
    let photo = match &development.photo {
        Some(made) => {
            let id = PhotoId(store::new_id());
            services.photos().put(id.0, &made.jpeg, services.now()).await?;
            Some(id)
        }
        None => None,
    };
    let (answer, unused) = match commit(services, student, code, wish, development, photo).await {
        Ok((answer, unused)) => (Ok(answer), unused),
        Err(error) => (Err(error), photo.map(|photo| photo.0).into_iter().collect()),
    };
    services.discard(unused).await;
    answer
}

/// Answers what came out and the objects that nothing refers to now.
async fn commit(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    wish: Wish,
    development: &Development,
    photo: Option<PhotoId>,
) -> Result<(Recalibrated, Vec<Uuid>)> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    if let Some(made) = store::attempts::by_key(&tx, work.enrolment, wish.key).await? {
        let task = tasks::task(services, &tx, student, code).await?;
        return Ok((Recalibrated { made, task }, photo.map(|photo| photo.0).into_iter().collect()));
    }
    let family = Family::of(&tx, &work, wish.attempt).await?;
    family.check(&work, &wish.calibration, tx.now())?;
    let unused = forget_failed(&tx, &family).await?;
    let present = family.in_box(&work).map(|draft| draft.id);
    let outcome = match development.verdict.passed() {
        true => Outcome::Passed { draft: present.unwrap_or(DraftId(store::new_id())) },
        false => Outcome::Failed { kind: FailureKind::of(&development.verdict) },
    };
    let calibrated = Some(Calibrated { of: family.shot().id, by: wish.calibration });
    let source = family.shot().source;
    // Of the press of the shutter: a calibration shows nobody anew.
    let burst = store::liveness_checks::of_attempt(&tx, family.shot().id).await?.map(|(_, verdict)| verdict);
    let judged = Judged { key: wish.key, source, calibrated, development, outcome, photo, liveness: burst.as_ref() };
    let made = insert(&tx, &work, judged).await?;
    if let Outcome::Passed { draft } = made.outcome {
        take_over(&tx, &work, &made, draft, present.is_some()).await?;
    }
    tx.record(deed(&work, &made, &wish.calibration));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok((Recalibrated { made, task }, unused))
}

/// A calibration that failed is shown once, until the next one.
async fn forget_failed(tx: &Tx, family: &Family) -> Result<Vec<Uuid>> {
    let failed = family.calibrations().iter().filter(|attempt| !attempt.passed());
    let photos: Vec<PhotoId> = failed.filter_map(|attempt| attempt.photo).collect();
    for photo in &photos {
        store::photos::delete(tx, *photo).await?;
    }
    Ok(photos.into_iter().map(|photo| photo.0).collect())
}

async fn take_over(tx: &Tx, work: &Work, made: &Attempt, draft: DraftId, in_box: bool) -> Result<()> {
    let photo = made.photo.context("a photo passed that was not made")?;
    if in_box {
        store::drafts::show(tx, draft, made.id, photo).await?;
    } else {
        let draft = Draft { id: draft, attempt: Some(made.id), photo, stored_at: made.at };
        store::drafts::insert(tx, work.enrolment, &draft).await?;
    }
    Ok(())
}

fn deed(work: &Work, made: &Attempt, calibration: &Calibration) -> Deed {
    let Calibration { shift: (right, down), zoom, turn, background } = calibration;
    let reasons: Vec<_> = made.verdict.reasons.iter().map(|reason| reason.code.code()).collect();
    let deed = work
        .deed(Actor::Student(work.student.id), Action::PhotoCalibrated)
        .with("attempt", made.id)
        .with("shot", made.shot())
        .with("shift", format!("{right:.3} {down:.3}"))
        .with("zoom", format!("{zoom:.3}"))
        .with("turn", format!("{turn:.1}"))
        .with("passed", made.passed());
    let deed = match background {
        Some([red, green, blue]) => deed.with("background", format!("{red} {green} {blue}")),
        None => deed,
    };
    if reasons.is_empty() { deed } else { deed.with("reasons", reasons.join(" ")) }
}
