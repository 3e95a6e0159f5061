//! Signs a member of staff in.

use crate::{Result, Services, guard, passwords};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::refusal::Refusal;
use domain::staff::Staff;

pub async fn sign_in(services: &Services, login: &str, password: &str) -> Result<Staff> {
    let login = login.trim().to_lowercase();
    let tx = services.read().await?;
    let staff = store::staff::by_login(&tx, &login).await?;
    let credentials = match &staff {
        Some(staff) => store::staff::credentials(&tx, staff.id).await?,
        None => None,
    };
    drop(tx);
    let counter = guard::admit(services, "staff", &login).await?;
    let hash = credentials.and_then(|known| known.password_hash);
    let right = passwords::verify(services, hash, password).await?;
    let scope = staff.as_ref().map(Staff::scope);
    let mut tx = services.begin().await?;
    match staff.filter(|_| right) {
        Some(staff) => {
            store::sign_in_failures::forget(&tx, &counter).await?;
            tx.record(Deed::new(scope, Actor::Staff(staff.id), Action::StaffSignedIn, format!("staff:{}", staff.id)));
            tx.commit().await?;
            Ok(staff)
        }
        None => {
            tx.record(Deed::new(scope, Actor::System, Action::StaffSignInFailed, "staff"));
            tx.commit().await?;
            Err(Refusal::WrongCredentials.into())
        }
    }
}
