//! Takes an upload: checked, developed, recorded. The same key again is the same attempt, also at the same time.

use crate::attempts::freshness;
use crate::attempts::record::{Original, Shot, record};
use crate::develop::{Developer, Development, busy, develop_and};
use crate::liveness::{self, Burst, Judged};
use crate::work::Work;
use crate::{Error, Result, Services, tasks};
use domain::attempt::{Source, check_fresh};
use domain::calibration::Calibration;
use domain::id::{AttemptKey, StudentId};
use domain::original;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

/// What a press of the shutter sends.
pub struct Upload {
    pub key: AttemptKey,
    pub source: Source,
    pub picture: Vec<u8>,
    /// The answer to a liveness challenge.
    pub burst: Option<Burst>,
}

impl Upload {
    /// A picture alone.
    pub fn of(key: AttemptKey, source: Source, picture: Vec<u8>) -> Upload {
        Upload { key, source, picture, burst: None }
    }
}

pub async fn submit(services: &Services, student: StudentId, code: &SessionCode, upload: Upload) -> Result<Task> {
    let mut turn = services.uploads().turn((student, upload.key)).await.ok_or_else(|| busy(services))?;
    if let Some(why) = turn.refused() {
        return Err(why.clone().into());
    }
    let answer = take(services, student, code, upload).await;
    if let Err(Error::Refused(why)) = &answer {
        turn.refuse(why.clone());
    }
    answer
}

async fn take(services: &Services, student: StudentId, code: &SessionCode, upload: Upload) -> Result<Task> {
    let Upload { key, source, picture, burst } = upload;
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    if store::attempts::by_key(&tx, work.enrolment, key).await?.is_some() {
        return tasks::task(services, &tx, student, code).await;
    }
    super::check(&work, source, tx.now())?;
    let asked = match (&work.session.settings.liveness, source, burst) {
        (None, _, _) => None,
        // The phone's own camera takes no burst: through it a picture of a picture would pass.
        (Some(_), Source::Emergency, _) | (Some(_), _, None) => return Err(Refusal::LivenessMissing.into()),
        (Some(_), Source::Camera, Some(burst)) => Some((liveness::open(&tx, &work, &burst, &picture).await?, burst)),
    };
    drop(tx);
    if source == Source::Emergency {
        check_fresh(freshness::taken_at(&picture, work.school.zone), services.now())?;
    }
    let settings = &work.session.settings;
    let judge = move |developer: &Developer, photo: &[u8]| {
        asked.map(|(open, burst)| liveness::judge(developer, open, &burst, photo)).transpose()
    };
    let (mut development, picture, liveness) =
        develop_and(services, settings, Calibration::default(), picture, judge).await?;
    match &liveness {
        Some(judged) => refuse_the_dead(&mut development, judged),
        None => development.flags = portrait::liveness::file_flags(&picture, services.now(), work.school.zone),
    }
    // What nobody alive was seen with is not offered for calibration.
    let made = development.photo.is_some() && liveness.as_ref().is_none_or(|judged| judged.verdict.passed());
    let keeping = original::keeping(settings, &work.progress.consents, made, services.now());
    let original = keeping.map(|keeping| Original { bytes: picture, keeping });
    record(services, student, code, Shot { key, source, development, original, liveness }).await
}

/// A burst that proves nobody alive fails the attempt, whatever the photo looks like.
fn refuse_the_dead(development: &mut Development, judged: &Judged) {
    development.checks += 1;
    if !judged.verdict.passed() {
        development.verdict.reasons.insert(0, domain::liveness::failure(judged.verdict.reasons.len()));
    }
}
