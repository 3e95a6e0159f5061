//! Removes what time has made useless: expired browser sessions, forgotten wrong passwords, challenges that count no more,
//! pictures that were kept for calibrations, and pictures of papers.

use crate::guard::MEMORY;
use crate::{Result, Services, identity};
use domain::liveness::asking::REMEMBERED;

pub async fn purge(services: &Services) -> Result<()> {
    let tx = services.begin().await?;
    store::purge_browser_sessions(&tx).await?;
    store::sign_in_failures::purge(&tx, tx.now() - MEMORY).await?;
    store::liveness_challenges::purge(&tx, tx.now() - REMEMBERED).await?;
    let expired = store::originals::delete_expired(&tx).await?;
    tx.commit().await?;
    services.discard(expired).await;
    identity::lapse(services).await
}
