//! Writes what the check said of a picture: photo, attempt and platform verdicts. For a press of the shutter and for a
//! calibration alike.

use crate::Result;
use crate::develop::{Development, Made};
use crate::work::Work;
use anyhow::Context;
use domain::attempt::{Attempt, Outcome, Source};
use domain::calibration::Calibrated;
use domain::id::{AttemptId, AttemptKey, PhotoId};
use domain::liveness;
use domain::photo::Photo;
use domain::platform::{PlatformVerdict, Sitting};
use domain::session::Settings;
use domain::spec::PhotoSpec;
use domain::time::Timestamp;
use sha2::{Digest, Sha256};
use store::Tx;

pub struct Judged<'a> {
    pub key: AttemptKey,
    pub source: Source,
    pub calibrated: Option<Calibrated>,
    pub development: &'a Development,
    pub outcome: Outcome,
    /// The object that the made photo was stored as.
    pub photo: Option<PhotoId>,
    /// What became of the burst that came with the picture.
    pub liveness: Option<&'a liveness::Verdict>,
}

pub async fn insert(tx: &Tx, work: &Work, judged: Judged<'_>) -> Result<Attempt> {
    let Judged { key, source, calibrated, development, outcome, photo, liveness } = judged;
    let Development { verdict, measures, places, photo: made, checks, took_ms, engine, flags } = development;
    let settings = &work.session.settings;
    if let (Some(id), Some(made)) = (photo, made) {
        let background = calibrated.and_then(|calibrated| calibrated.by.background);
        store::photos::insert(tx, work.enrolment, &facts(id, settings, made, background, tx.now())).await?;
    }
    let attempt = Attempt {
        id: AttemptId(store::new_id()),
        key,
        at: tx.now(),
        source,
        outcome,
        verdict: verdict.clone(),
        measures: measures.clone(),
        places: places.clone(),
        photo,
        checks: *checks,
        took_ms: *took_ms,
        calibrated,
    };
    let by = store::attempts::Judged { engine, settings_version: work.session.settings_version, flags };
    store::attempts::insert(tx, work.enrolment, &attempt, by).await?;
    for said in platforms(settings, &attempt, liveness)? {
        store::platform_verdicts::insert(tx, attempt.id, &said).await?;
    }
    Ok(attempt)
}

fn facts(id: PhotoId, settings: &Settings, made: &Made, background: Option<[u8; 3]>, made_at: Timestamp) -> Photo {
    let sha256 = Sha256::digest(&made.jpeg).iter().map(|byte| format!("{byte:02x}")).collect();
    let bytes = u32::try_from(made.jpeg.len()).unwrap_or(u32::MAX);
    let (width, height) = (made.width, made.height);
    Photo { id, spec: settings.spec.clone(), background, width, height, bytes, sha256, made_at }
}

/// Each platform's profile over the measures that were taken once.
fn platforms(
    settings: &Settings,
    attempt: &Attempt,
    liveness: Option<&liveness::Verdict>,
) -> Result<Vec<PlatformVerdict>> {
    let spec = PhotoSpec::find(&settings.spec).context("the session's photo specification is unknown")?;
    let spec = attempt.calibrated.map_or_else(|| spec.clone(), |calibrated| calibrated.by.spec(&spec));
    let sitting = Sitting { spec: &spec, measures: &attempt.measures, liveness };
    let said = settings.platforms.iter().map(|platform| {
        let verdict = platform.judge(sitting).context("a platform's policy or specification is unknown")?;
        Ok(PlatformVerdict { platform: platform.clone(), verdict, judged_at: attempt.at })
    });
    said.collect()
}
