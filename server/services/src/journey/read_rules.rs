//! 【下一步】 on the rules page: the video has been watched to its end, where the session shows one.

use crate::work::Work;
use crate::{Result, Services};
use domain::id::StudentId;
use domain::journey::{Step, check_rules};
use domain::session::SessionCode;
use domain::task::Task;

pub async fn read_rules(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    let watched = |work: &Work| Ok(check_rules(&work.progress, &work.session.settings)?);
    super::read(services, student, code, Step::Rules, |progress| &mut progress.rules_read_at, watched).await
}
