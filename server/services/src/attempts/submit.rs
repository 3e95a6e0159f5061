//! Takes an upload: checked, developed, recorded. The same key again is the same attempt, also at the same time.

use crate::attempts::freshness;
use crate::attempts::record::{Original, Shot, record};
use crate::develop::{busy, develop};
use crate::work::Work;
use crate::{Error, Result, Services, tasks};
use domain::attempt::{Source, check_fresh};
use domain::calibration::Calibration;
use domain::id::{AttemptKey, StudentId};
use domain::original;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn submit(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    key: AttemptKey,
    source: Source,
    bytes: Vec<u8>,
) -> Result<Task> {
    let mut turn = services.uploads().turn((student, key)).await.ok_or_else(|| busy(services))?;
    if let Some(why) = turn.refused() {
        return Err(why.clone().into());
    }
    let answer = take(services, student, code, key, source, bytes).await;
    if let Err(Error::Refused(why)) = &answer {
        turn.refuse(why.clone());
    }
    answer
}

async fn take(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    key: AttemptKey,
    source: Source,
    bytes: Vec<u8>,
) -> Result<Task> {
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    if store::attempts::by_key(&tx, work.enrolment, key).await?.is_some() {
        return tasks::task(services, &tx, student, code).await;
    }
    super::check(&work, source, tx.now())?;
    drop(tx);
    if source == Source::Emergency {
        check_fresh(freshness::taken_at(&bytes, work.school.zone), services.now())?;
    }
    let settings = &work.session.settings;
    let (development, bytes) = develop(services, settings, Calibration::default(), bytes).await?;
    let made = development.photo.is_some();
    let keeping = original::keeping(settings, &work.progress.consents, made, services.now());
    let original = keeping.map(|keeping| Original { bytes, keeping });
    record(services, student, code, Shot { key, source, development, original }).await
}
