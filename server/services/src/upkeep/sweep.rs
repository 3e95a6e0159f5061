//! Deletes stored objects that no row names: a crash between storing an object and committing its row leaves one, and
//! so does a crash between deleting a row and its object.

use crate::{Result, Services};
use domain::time::Seconds;

/// Longer by far than anybody takes from storing an object to committing the row that names it: a younger one may be
/// about to be named.
const AGE: Seconds = Seconds::hours(1);
/// Objects looked up at once.
const BATCH: usize = 500;

pub async fn sweep(services: &Services) -> Result<()> {
    let before = services.now() - AGE;
    let mut walk = services.photos().walk().await?;
    loop {
        let batch = walk.next(before, BATCH).await?;
        if batch.is_empty() {
            return Ok(());
        }
        let tx = services.read().await?;
        let orphans = store::objects::unnamed(&tx, batch).await?;
        drop(tx);
        if !orphans.is_empty() {
            tracing::warn!(count = orphans.len(), "objects without a row are deleted");
            services.discard(orphans).await;
        }
    }
}
