//! Asks a student for gestures: the challenge that is open already, or another one where not too many ran out unanswered.

use crate::work::Work;
use crate::{Result, Services, attempts};
use domain::attempt::Source;
use domain::consent::{self, Purpose};
use domain::id::StudentId;
use domain::liveness::{Issued, Ticket, asking};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::time::Timestamp;
use rand::RngCore;
use store::{Tx, liveness_challenges, liveness_checks};

/// Bytes of chance behind a challenge and its id.
const SEED: usize = 32;

pub async fn ask(services: &Services, student: StudentId, code: &SessionCode) -> Result<Ticket> {
    let tx = services.begin().await?;
    // Held: of two that ask at once, the second is given what the first was.
    let work = Work::hold(&tx, student, code).await?;
    let settings = work.session.settings.liveness.clone().ok_or(Refusal::LivenessOff)?;
    agreed(&work)?;
    // Nobody is made to move their head for a photo that would be refused.
    attempts::check(&work, Source::Camera, tx.now())?;
    let unanswered = liveness_challenges::unanswered(&tx, work.enrolment).await?;
    let open = unanswered.iter().find(|given| given.until >= tx.now());
    if let Some((issued, token)) =
        open.and_then(|given| Some((liveness_checks::open(&tx, &given.token)?, &given.token)))
    {
        return Ok(ticket(issued, token.clone(), tx.now()));
    }
    let run_out: Vec<Timestamp> = unanswered.iter().map(|given| given.at).collect();
    asking::check(&run_out, tx.now())?;
    let (issued, token) = draw(&tx, &work, &settings)?;
    liveness_challenges::insert(&tx, work.enrolment, &issued, &token).await?;
    let ticket = ticket(issued, token, tx.now());
    tx.commit().await?;
    Ok(ticket)
}

/// Being filmed has a consent of its own.
pub(super) fn agreed(work: &Work) -> Result<(), Refusal> {
    let agreed = consent::covers(&work.progress.consents, Purpose::Liveness);
    if agreed { Ok(()) } else { Err(Refusal::LivenessNotAgreed) }
}

fn draw(tx: &Tx, work: &Work, settings: &domain::liveness::Settings) -> Result<(Issued, String)> {
    let mut seed = [0; SEED];
    rand::rng().fill_bytes(&mut seed);
    let issued = Issued::new(&seed, settings, work.student.id, work.session.id, tx.now());
    let token = liveness_checks::seal(tx, &issued)?;
    Ok((issued, token))
}

fn ticket(issued: Issued, token: String, now: Timestamp) -> Ticket {
    Ticket { challenge: issued.challenge, token, until: issued.until, now }
}
