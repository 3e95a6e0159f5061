//! The pages between sign-in and camera.

mod choose_notifications;
mod read_cautions;
mod read_notice;
mod read_rules;
mod report_video;

pub use choose_notifications::choose_notifications;
pub use read_cautions::read_cautions;
pub use read_notice::read_notice;
pub use read_rules::read_rules;
pub use report_video::report_video;

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::journey::{Progress, Step};
use domain::session::SessionCode;
use domain::task::Task;
use domain::time::Timestamp;

/// Notes that a page was read, the first time that it is said.
async fn read(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    page: Step,
    field: fn(&mut Progress) -> &mut Option<Timestamp>,
    check: fn(&Work) -> Result<()>,
) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(page, tx.now())?;
    check(&work)?;
    let mut progress = work.progress.clone();
    let read_at = field(&mut progress);
    if read_at.is_none() {
        *read_at = Some(tx.now());
        store::enrolments::save_progress(&tx, work.enrolment, &progress).await?;
        let deed = work.deed(Actor::Student(student), Action::PageRead);
        tx.record(deed.with("page", format!("{page:?}")));
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}
