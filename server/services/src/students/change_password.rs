//! Replaces the one-time initial password by one of the student's own.

use crate::work::{Work, lost};
use crate::{Result, Services, passwords, tasks};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::id::StudentId;
use domain::password;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;

pub async fn change_password(services: &Services, student: StudentId, code: &SessionCode, new: &str) -> Result<Task> {
    let tx = services.read().await?;
    let work = Work::of(&tx, student, code).await?;
    let credentials = store::students::credentials(&tx, student).await?.ok_or_else(|| lost("student"))?;
    let initial = store::students::initial(&tx, student).await?.ok_or_else(|| lost("student"))?;
    drop(tx);
    if credentials.password_hash.is_some() {
        return repeated(services, &work, credentials.password_hash, new, code).await;
    }
    password::check(new, &[&initial, &work.student.number]).map_err(|fault| Refusal::PasswordUnfit { fault })?;
    let hash = passwords::hash(services, new).await?;
    let mut tx = services.begin().await?;
    let work = Work::hold(&tx, student, code).await?;
    // Of two taps the first one has chosen; both are answered alike.
    if !work.student.password_changed {
        store::students::set_password(&tx, student, &hash).await?;
        let (actor, subject) = (Actor::Student(student), format!("student:{student}"));
        tx.record(Deed::new(work.student.scope(), actor, Action::PasswordChanged, subject));
    }
    let task = tasks::task(services, &tx, student, code).await?;
    tx.commit().await?;
    Ok(task)
}

/// The password was replaced before. The same one again is a lost answer; another one would let whoever finds an open
/// browser take the account over.
async fn repeated(
    services: &Services,
    work: &Work,
    hash: Option<String>,
    new: &str,
    code: &SessionCode,
) -> Result<Task> {
    if passwords::verify(services, hash, new).await? {
        tasks::show(services, work.student.id, code).await
    } else {
        Err(Refusal::NotYourTurn { step: work.step() }.into())
    }
}
