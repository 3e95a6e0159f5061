//! Finds a session by its code, for anybody who has the code.

use crate::work::lost;
use crate::{Result, Services};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::SessionCard;

/// Text that cannot be a code is answered like an unknown one.
pub async fn find(services: &Services, code: &str) -> Result<SessionCard> {
    let code: SessionCode = code.parse().map_err(|_| Refusal::UnknownSession)?;
    let tx = services.read().await?;
    let session = store::sessions::by_code(&tx, &code).await?.ok_or(Refusal::UnknownSession)?;
    let school = store::schools::find(&tx, session.school).await?.ok_or_else(|| lost("school"))?;
    Ok(SessionCard { school, session: services.offered(session), now: tx.now() })
}
