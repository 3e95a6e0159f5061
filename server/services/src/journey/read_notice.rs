//! “学校图采通知” was read.

use crate::{Result, Services};
use domain::id::StudentId;
use domain::journey::Step;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn read_notice(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    super::read(services, student, code, Step::Notice, |progress| &mut progress.notice_read_at, |_| Ok(())).await
}
