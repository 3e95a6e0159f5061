//! “请确认已阅读《用户隐私协议》”: consent to pictures of papers, by itself and before the first of them.

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::consent::{Consent, PAPERS_VERSION, Purpose, covers};
use domain::id::StudentId;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn agree(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    if work.session.settings.identity.is_none() {
        return Err(Refusal::IdentityOff.into());
    }
    work.check_step(Step::Identity, tx.now())?;
    // Given once is enough: a second tap adds nothing.
    if !covers(&work.progress.consents, Purpose::Papers) {
        let (purpose, version) = (Purpose::Papers, PAPERS_VERSION);
        let consent = Consent { purpose, version, given_at: tx.now(), withdrawn_at: None };
        store::consents::insert(&tx, work.enrolment, &consent).await?;
        let deed = work.deed(Actor::Student(student), Action::ConsentGiven);
        tx.record(deed.with("purpose", format!("{purpose:?}")).with("version", version));
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}
