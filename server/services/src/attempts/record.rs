//! Records a developed upload: attempt, draft or failure, and the lock that too many failures bring.

use super::insert::{Judged, insert};
use crate::develop::Development;
use crate::liveness::Judged as Liveness;
use crate::work::Work;
use crate::{Error, Result, Services, tasks};
use anyhow::Context;
use domain::actor::Actor;
use domain::attempt::{Attempt, Failure, FailureKind, Outcome, Source};
use domain::audit::Action;
use domain::cooldown;
use domain::draft::Draft;
use domain::id::{AttemptId, AttemptKey, DraftId, PhotoId, StudentId};
use domain::original::Keeping;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;
use store::Tx;
use uuid::Uuid;

/// A press of the shutter, after development.
pub struct Shot {
    pub key: AttemptKey,
    pub source: Source,
    pub development: Development,
    /// The camera's original, where there is a reason to keep it.
    pub original: Option<Original>,
    /// The burst that came with it, where the session asks for one.
    pub liveness: Option<Liveness>,
}

pub struct Original {
    pub bytes: Vec<u8>,
    pub keeping: Keeping,
}

/// Stores the pictures, then everything else in one transaction; when that fails, the pictures go again.
pub async fn record(services: &Services, student: StudentId, code: &SessionCode, shot: Shot) -> Result<Task> {
    let kept = Kept::store(services, &shot).await?;
    match commit(services, student, code, &shot, &kept).await {
        Ok((task, unused)) => {
            services.discard(unused).await;
            Ok(task)
        }
        Err(error) => {
            services.discard(kept.objects()).await;
            Err(error)
        }
    }
}

/// The objects that were stored for a shot.
struct Kept {
    photo: Option<PhotoId>,
    original: Option<Uuid>,
}

impl Kept {
    async fn store(services: &Services, shot: &Shot) -> Result<Kept> {
        let (mut kept, now) = (Kept { photo: None, original: None }, services.now());
        if let Some(made) = &shot.development.photo {
            let id = store::new_id();
            services.photos().put(id, &made.jpeg, now).await?;
            kept.photo = Some(PhotoId(id));
        }
        if let Some(original) = &shot.original {
            let id = store::new_id();
            services.photos().put(id, &original.bytes, now).await?;
            kept.original = Some(id);
        }
        Ok(kept)
    }

    fn objects(&self) -> impl Iterator<Item = Uuid> {
        self.photo.map(|photo| photo.0).into_iter().chain(self.original)
    }
}

/// Answers the task and the objects that nothing refers to now.
async fn commit(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    shot: &Shot,
    kept: &Kept,
) -> Result<(Task, Vec<Uuid>)> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    // The same upload, sent twice at once: the first one here is the attempt.
    if store::attempts::by_key(&tx, work.enrolment, shot.key).await?.is_some() {
        return Ok((tasks::task(services, &tx, student, code).await?, kept.objects().collect()));
    }
    super::check(&work, shot.source, tx.now())?;
    let mut replaced = forget_failed_photos(&tx, &work).await?;
    replaced.extend(super::forget_calibrations(&tx, &work).await?);
    let outcome = match shot.development.verdict.passed() {
        true => Outcome::Passed { draft: DraftId(store::new_id()) },
        false => Outcome::Failed { kind: FailureKind::of(&shot.development.verdict) },
    };
    let Shot { key, source, development, .. } = shot;
    let judged = Judged {
        key: *key,
        source: *source,
        calibrated: None,
        development,
        outcome,
        photo: kept.photo,
        liveness: shot.liveness.as_ref().map(|judged| &judged.verdict),
    };
    let attempt = insert(&tx, &work, judged).await?;
    if let (Some(object), Some(original)) = (kept.original, &shot.original) {
        let (bytes, keeping) = (original.bytes.len(), original.keeping);
        store::originals::insert(&tx, work.enrolment, attempt.id, object, bytes, keeping).await?;
    }
    if let Some(liveness) = &shot.liveness {
        answer(&tx, &work, attempt.id, liveness).await?;
    }
    match attempt.outcome {
        Outcome::Passed { draft } => pass(&mut tx, &work, &attempt, draft).await?,
        Outcome::Failed { kind } => fail(&mut tx, &work, &attempt, kind).await?,
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok((task, replaced))
}

/// Puts the answered challenge on record. Two photos with one challenge, sent at once: the first one here has it.
async fn answer(tx: &Tx, work: &Work, attempt: AttemptId, liveness: &Liveness) -> Result<()> {
    let answered = store::liveness_checks::Answered {
        challenge: &liveness.issued,
        verdict: &liveness.verdict,
        measures: &liveness.measures,
        fingerprint: liveness.fingerprint.as_deref(),
    };
    match store::liveness_checks::insert(tx, work.enrolment, attempt, answered).await {
        Err(error) if error.is_conflict() => Err(Refusal::ChallengeAnswered.into()),
        inserted => inserted.map_err(Error::from),
    }
}

/// A failed photo is kept only so that the student sees what was wrong with the latest one.
async fn forget_failed_photos(tx: &Tx, work: &Work) -> Result<Vec<Uuid>> {
    let photos = store::attempts::failed_photos(tx, work.enrolment).await?;
    for photo in &photos {
        store::photos::delete(tx, *photo).await?;
    }
    Ok(photos.into_iter().map(|photo| photo.0).collect())
}

async fn pass(tx: &mut Tx, work: &Work, attempt: &Attempt, draft: DraftId) -> Result<()> {
    let photo = attempt.photo.context("a photo passed that was not made")?;
    let draft = Draft { id: draft, attempt: Some(attempt.id), photo, stored_at: attempt.at };
    store::drafts::insert(tx, work.enrolment, &draft).await?;
    let deed = work.deed(Actor::Student(work.student.id), Action::AttemptPassed);
    tx.record(deed.with("attempt", attempt.id).with("draft", draft.id));
    Ok(())
}

async fn fail(tx: &mut Tx, work: &Work, attempt: &Attempt, kind: FailureKind) -> Result<()> {
    let reasons: Vec<_> = attempt.verdict.reasons.iter().map(|reason| reason.code.code()).collect();
    let deed = work.deed(Actor::Student(work.student.id), Action::AttemptFailed);
    tx.record(deed.with("attempt", attempt.id).with("reasons", reasons.join(" ")));
    let mut failures = work.failures.clone();
    failures.push(Failure { at: attempt.at, kind });
    let policy = &work.session.settings.cooldown;
    if let Some(lock) = cooldown::lock_after(&failures, &work.locks, policy, attempt.at) {
        let id = store::locks::insert(tx, work.enrolment, lock).await?;
        let deed = work.deed(Actor::System, Action::Locked);
        tx.record(deed.with("lock", id).with("kind", format!("{lock:?}")));
    }
    Ok(())
}
