//! “学生选择接收照片状态通知”: by message, or only here. The choice can be changed later.

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::journey::Step;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn choose_notifications(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    wanted: bool,
) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(Step::Notifications, tx.now())?;
    if work.progress.notifications != Some(wanted) {
        let mut progress = work.progress.clone();
        progress.notifications = Some(wanted);
        store::enrolments::save_progress(&tx, work.enrolment, &progress).await?;
        let deed = work.deed(Actor::Student(student), Action::NotificationsChosen);
        tx.record(deed.with("wanted", wanted));
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}
