//! Removes what time has made useless: expired browser sessions, forgotten wrong passwords, pictures that were
//! kept for calibrations, and pictures of papers.

use crate::guard::MEMORY;
use crate::{Result, Services, identity};

pub async fn purge(services: &Services) -> Result<()> {
    let tx = services.begin().await?;
    store::purge_browser_sessions(&tx).await?;
    store::sign_in_failures::purge(&tx, tx.now() - MEMORY).await?;
    let expired = store::originals::delete_expired(&tx).await?;
    tx.commit().await?;
    services.discard(expired).await;
    identity::lapse(services).await
}
