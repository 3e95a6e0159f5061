//! Notes in time what a challenge will be answered with: burst and photo may then arrive when the network allows.

use super::ask::agreed;
use crate::work::Work;
use crate::{Result, Services};
use domain::id::StudentId;
use domain::refusal::Refusal;
use domain::session::SessionCode;

/// `digest` is [`domain::liveness::digest`] of burst and photo. A longer text is none.
pub async fn hold(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    token: &str,
    digest: &str,
) -> Result<()> {
    let tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    agreed(&work)?;
    let issued = store::liveness_checks::open(&tx, token).ok_or(Refusal::ChallengeUnknown)?;
    let unfit = |why| Refusal::ChallengeUnfit { why };
    issued.check(work.student.id, work.session.id, tx.now()).map_err(unfit)?;
    let is_digest = digest.len() == 64 && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_digest {
        return Err(Refusal::ChallengeUnknown.into());
    }
    store::liveness_challenges::note_film(&tx, issued.id, digest).await?;
    tx.commit().await?;
    Ok(())
}
