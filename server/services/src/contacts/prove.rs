//! Takes the answer to the code that was sent last.

use crate::work::Work;
use crate::{Result, Services, tasks};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::StudentId;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn prove(services: &Services, student: StudentId, code: &SessionCode, answer: &str) -> Result<Task> {
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(Step::Contact, tx.now())?;
    let sent = match store::contact_codes::latest(&tx, work.enrolment).await? {
        Some(sent) if sent.pending.alive(tx.now()) => sent,
        // A right answer that is given twice was proved by the first.
        None if work.progress.contact.is_some() => return tasks::task(services, &tx, student, code).await,
        _ => return Err(Refusal::CodeExpired.into()),
    };
    if !sent.is(&tx, answer.trim()) {
        let tries_left = sent.pending.tries_left - 1;
        store::contact_codes::set_tries(&tx, &sent, tries_left).await?;
        tx.commit().await?;
        let wrong = if tries_left == 0 { Refusal::CodeExpired } else { Refusal::CodeWrong { tries_left } };
        return Err(wrong.into());
    }
    store::contact_codes::use_up(&tx, &sent).await?;
    store::enrolments::set_contact(&tx, work.enrolment, &sent.address).await?;
    let deed = work.deed(Actor::Student(student), Action::ContactProved);
    tx.record(deed.with("channel", format!("{:?}", sent.address.channel)));
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}
