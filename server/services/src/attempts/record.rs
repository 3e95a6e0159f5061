//! Records a developed upload: attempt, draft or failure, and the lock that too many failures bring.

use crate::develop::{Development, Made};
use crate::work::Work;
use crate::{Result, Services, tasks};
use anyhow::Context;
use domain::actor::Actor;
use domain::attempt::{Attempt, Failure, FailureKind, Outcome, Source};
use domain::audit::Action;
use domain::cooldown;
use domain::draft::Draft;
use domain::id::{AttemptId, AttemptKey, DraftId, PhotoId, StudentId};
use domain::photo::Photo;
use domain::platform::PlatformVerdict;
use domain::policy::Policy;
use domain::session::{SessionCode, Settings};
use domain::spec::PhotoSpec;
use domain::task::Task;
use domain::time::Timestamp;
use sha2::{Digest, Sha256};
use store::Tx;
use uuid::Uuid;

/// A press of the shutter, after development.
pub struct Shot {
    pub key: AttemptKey,
    pub source: Source,
    pub development: Development,
    /// The camera's original, where the student agreed to its being kept.
    pub original: Option<Vec<u8>>,
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
            services.photos().put(id, original, now).await?;
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
    let replaced = forget_failed_photos(&tx, &work).await?;
    let attempt = insert(&tx, &work, shot, kept).await?;
    match attempt.outcome {
        Outcome::Passed { draft } => pass(&mut tx, &work, &attempt, draft).await?,
        Outcome::Failed { kind } => fail(&mut tx, &work, &attempt, kind).await?,
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok((task, replaced))
}

/// A failed photo is kept only so that the student sees what was wrong with the latest one.
async fn forget_failed_photos(tx: &Tx, work: &Work) -> Result<Vec<Uuid>> {
    let photos = store::attempts::failed_photos(tx, work.enrolment).await?;
    for photo in &photos {
        store::photos::delete(tx, *photo).await?;
    }
    Ok(photos.into_iter().map(|photo| photo.0).collect())
}

async fn insert(tx: &Tx, work: &Work, shot: &Shot, kept: &Kept) -> Result<Attempt> {
    let Development { verdict, measures, places, photo, checks, took_ms, engine } = &shot.development;
    if let (Some(id), Some(made)) = (kept.photo, photo) {
        let facts = facts(id, &work.session.settings, made, tx.now());
        store::photos::insert(tx, work.enrolment, &facts).await?;
    }
    let outcome = match verdict.passed() {
        true => Outcome::Passed { draft: DraftId(store::new_id()) },
        false => Outcome::Failed { kind: FailureKind::of(verdict) },
    };
    let attempt = Attempt {
        id: AttemptId(store::new_id()),
        key: shot.key,
        at: tx.now(),
        source: shot.source,
        outcome,
        verdict: verdict.clone(),
        measures: measures.clone(),
        places: places.clone(),
        photo: kept.photo,
        checks: *checks,
        took_ms: *took_ms,
    };
    let judged = store::attempts::Judged { engine, settings_version: work.session.settings_version };
    store::attempts::insert(tx, work.enrolment, &attempt, judged).await?;
    if let (Some(object), Some(original)) = (kept.original, &shot.original) {
        store::originals::insert(tx, work.enrolment, attempt.id, object, original.len()).await?;
    }
    for said in platforms(&work.session.settings, &attempt)? {
        store::platform_verdicts::insert(tx, attempt.id, &said).await?;
    }
    Ok(attempt)
}

fn facts(id: PhotoId, settings: &Settings, made: &Made, made_at: Timestamp) -> Photo {
    let sha256 = Sha256::digest(&made.jpeg).iter().map(|byte| format!("{byte:02x}")).collect();
    let bytes = u32::try_from(made.jpeg.len()).unwrap_or(u32::MAX);
    Photo { id, spec: settings.spec.clone(), width: made.width, height: made.height, bytes, sha256, made_at }
}

/// Each platform's requirements over the measures that were taken once.
fn platforms(settings: &Settings, attempt: &Attempt) -> Result<Vec<PlatformVerdict>> {
    let spec = PhotoSpec::find(&settings.spec).context("the session's photo specification is unknown")?;
    let said = settings.platforms.iter().map(|platform| {
        let policy = Policy::find(&platform.policy).context("a platform's policy is unknown")?;
        let verdict = policy.for_spec(&spec).judge(&attempt.measures);
        Ok(PlatformVerdict { platform: platform.clone(), verdict, judged_at: attempt.at })
    });
    said.collect()
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
