//! Takes the player's position, about once a second while the video plays.

use crate::work::Work;
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::instruction::Watched;
use domain::journey::Step;
use domain::session::SessionCode;

pub async fn report_video(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    position: i64,
) -> Result<Watched> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(Step::Rules, tx.now())?;
    let mut progress = work.progress.clone();
    if progress.watched.finished {
        return Ok(progress.watched);
    }
    progress.watched = progress.watched.report(position, services.video_millis(), tx.now());
    store::enrolments::save_progress(&tx, work.enrolment, &progress).await?;
    if progress.watched.finished {
        tx.record(work.deed(Actor::Student(student), Action::VideoWatched));
    }
    tx.commit().await?;
    Ok(progress.watched)
}
