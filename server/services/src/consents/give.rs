//! 【同意授权】: the required purposes, and keeping the camera's original where the student ticked that.

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::consent::{self, CLAUSES_VERSION, Consent, Purpose};
use domain::id::StudentId;
use domain::journey::Step;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn give(services: &Services, student: StudentId, code: &SessionCode, original: bool) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(Step::Consent, tx.now())?;
    for purpose in Purpose::ALL {
        // Given once is enough: a second tap adds nothing.
        let wanted = purpose.required() || purpose == Purpose::Original && original;
        if !wanted || consent::covers(&work.progress.consents, purpose) {
            continue;
        }
        let consent = Consent { purpose, version: CLAUSES_VERSION, given_at: tx.now(), withdrawn_at: None };
        store::consents::insert(&tx, work.enrolment, &consent).await?;
        let deed = work.deed(Actor::Student(student), Action::ConsentGiven);
        tx.record(deed.with("purpose", format!("{purpose:?}")).with("version", CLAUSES_VERSION));
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}
