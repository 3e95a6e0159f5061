//! Asks a student for gestures. Nothing is kept: the challenge travels sealed, and is on record once it was answered.

use crate::work::Work;
use crate::{Result, Services, attempts};
use domain::attempt::Source;
use domain::id::StudentId;
use domain::liveness::{Issued, Ticket};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use rand::RngCore;

/// Bytes of chance behind a challenge and its id.
const SEED: usize = 32;

pub async fn ask(services: &Services, student: StudentId, code: &SessionCode) -> Result<Ticket> {
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    let settings = work.session.settings.liveness.clone().ok_or(Refusal::LivenessOff)?;
    // Nobody is made to move their head for a photo that would be refused.
    attempts::check(&work, Source::Camera, tx.now())?;
    let mut seed = [0; SEED];
    rand::rng().fill_bytes(&mut seed);
    let issued = Issued::new(&seed, &settings, student, work.session.id, tx.now());
    let token = store::liveness_checks::seal(&tx, &issued)?;
    Ok(Ticket { challenge: issued.challenge, token, until: issued.until, now: tx.now() })
}
