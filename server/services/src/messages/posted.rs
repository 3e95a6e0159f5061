//! The demo's outbox, newest first. Outside of the demo there is no such thing.

use crate::{Error, Mailer, Result, Services};
use domain::notification::Posted;

const MOST: u64 = 50;

pub async fn posted(services: &Services) -> Result<Vec<Posted>> {
    match services.mailer() {
        Mailer::Demo => {
            let tx = services.read().await?;
            Ok(store::outbox::newest(&tx, MOST).await?)
        }
        Mailer::Smtp { .. } => Err(Error::NotFound),
    }
}
