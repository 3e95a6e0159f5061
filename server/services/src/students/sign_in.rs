//! Signs a student in by 学号 and password; the initial password is the end of the identity number, once.

use crate::{Result, Services, guard, passwords, tasks};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::college::Scope;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::student::Student;
use domain::task::Task;
use store::credentials::Credentials;
use subtle::ConstantTimeEq;

pub async fn sign_in(services: &Services, code: &SessionCode, number: &str, password: &str) -> Result<Task> {
    let tx = services.read().await?;
    let session = store::sessions::by_code(&tx, code).await?.ok_or(Refusal::UnknownSession)?;
    let student = store::students::by_number(&tx, session.school, number.trim()).await?;
    let credentials = match &student {
        Some(student) => store::students::credentials(&tx, student.id).await?,
        None => None,
    };
    drop(tx);
    let counter = guard::admit(services, &format!("students of {}", session.school), number).await?;
    let right = is_password(services, credentials, password).await?;
    let mut tx = services.begin().await?;
    let scope = student.as_ref().map_or(Scope::whole(session.school), Student::scope);
    let Some(Student { id, .. }) = student.as_ref().filter(|_| right) else {
        let subject = student.map_or(format!("school:{}", session.school), |student| format!("student:{}", student.id));
        tx.record(Deed::new(scope, Actor::System, Action::StudentSignInFailed, subject));
        tx.commit().await?;
        return Err(Refusal::WrongCredentials.into());
    };
    store::sign_in_failures::forget(&tx, &counter).await?;
    let deed = Deed::new(scope, Actor::Student(*id), Action::StudentSignedIn, format!("student:{id}"));
    tx.record(deed.with("session", code));
    // Whether they are on this session's roster is told only now, to the person themselves.
    let task = tasks::task(services, &tx, *id, code).await;
    tx.commit().await?;
    task
}

/// The same work for every account and for none, so that the time taken does not tell them apart.
async fn is_password(services: &Services, credentials: Option<Credentials>, password: &str) -> Result<bool> {
    let (hash, initial) = credentials.map_or((None, None), |known| (known.password_hash, known.initial));
    let by_hash = passwords::verify(services, hash, password).await?;
    // People type the final x small.
    let typed = password.trim().to_ascii_uppercase();
    let is_initial = initial.is_some_and(|initial| initial.as_bytes().ct_eq(typed.as_bytes()).into());
    Ok(by_hash || is_initial)
}
