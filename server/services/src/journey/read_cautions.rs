//! “注意事项” was read.

use crate::{Result, Services};
use domain::id::StudentId;
use domain::journey::Step;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn read_cautions(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    super::read(services, student, code, Step::Cautions, |progress| &mut progress.cautions_read_at, |_| Ok(())).await
}
