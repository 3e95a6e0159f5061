//! A lent transaction: queries run in it, deeds are collected in it, and both are committed together.

use crate::{Keys, Result, audit};
use domain::audit::Deed;
use domain::time::Timestamp;
use sea_orm::DatabaseTransaction;
use std::sync::Arc;

pub struct Tx {
    pub(crate) db: DatabaseTransaction,
    pub(crate) keys: Arc<Keys>,
    now: Timestamp,
    deeds: Vec<Deed>,
}

impl Tx {
    pub(crate) fn new(db: DatabaseTransaction, keys: Arc<Keys>, now: Timestamp) -> Self {
        Self { db, keys, now, deeds: Vec::new() }
    }

    /// The moment at which everything in this transaction happens.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Puts a deed on record when, and only when, this transaction commits.
    pub fn record(&mut self, deed: Deed) {
        self.deeds.push(deed);
    }

    /// Commits the changes and their audit entries. The entries come last: the end of the chain is a row that every
    /// writer needs, held as shortly as possible, and nothing else is locked after it, so that nobody can deadlock.
    pub async fn commit(self) -> Result<()> {
        if !self.deeds.is_empty() {
            audit::append(&self.db, self.now, self.deeds).await?;
        }
        Ok(self.db.commit().await?)
    }
}
