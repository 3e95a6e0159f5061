//! The audit log: append-only, each entry sealed by a hash over itself and the entry before.

use crate::actor::Actor;
use crate::college::Scope;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

macro_rules! actions {
    ($($variant:ident $code:literal),+ $(,)?) => {
        /// What was done. The code is a stored format: add, never rename.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Action { $(#[serde(rename = $code)] $variant),+ }
        impl Action {
            pub fn code(self) -> &'static str {
                match self { $(Action::$variant => $code),+ }
            }
            pub fn parse(code: &str) -> Option<Action> {
                match code { $($code => Some(Action::$variant),)+ _ => None }
            }
        }
    };
}

actions! {
    SessionCreated "session.create", StaffCreated "staff.create", RosterImported "roster.import",
    StudentSignedIn "student.sign_in", StudentSignInFailed "student.sign_in_failed",
    PasswordChanged "student.password", ConsentGiven "consent.give", ConsentWithdrawn "consent.withdraw",
    CodeSent "contact.send", ContactProved "contact.prove", PageRead "journey.read",
    NotificationsChosen "journey.notifications", VideoWatched "journey.video",
    AttemptPassed "attempt.pass", AttemptFailed "attempt.fail", Locked "lock.set", Unlocked "lock.lift",
    DraftDeleted "draft.delete", Submitted "review.submit", Approved "review.approve", Rejected "review.reject",
    Confirmed "photo.confirm", Downloaded "photo.download", PhotoViewed "photo.view",
    StaffSignedIn "staff.sign_in", StaffSignInFailed "staff.sign_in_failed", StudentsSearched "student.search",
    FileOpened "student.open", CaseOpened "review.open", MessageSent "message.send", MessageFailed "message.fail",
    PhotoCalibrated "attempt.calibrate", PhotoRestored "attempt.restore",
    CardRead "identity.read", IdentityMatched "identity.match", IdentityDoubted "identity.doubt",
    IdentityAwaits "identity.await", IdentityAccepted "identity.accept", IdentityRefused "identity.refuse",
    IdentityLapsed "identity.lapse", CardViewed "identity.view", NumberRevealed "identity.reveal",
    ReferenceImported "reference.import", ReferenceViewed "reference.view", ReferenceDeleted "reference.delete",
}

/// What a use case wants recorded. Facts only: no names, numbers, addresses or tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Where it was done: who may read of it. `None` for what belongs to no school.
    pub scope: Option<Scope>,
    pub actor: Actor,
    pub action: Action,
    /// What it was done to, such as `enrolment:0190…`.
    pub subject: String,
    pub detail: BTreeMap<String, String>,
}

impl Deed {
    pub fn new(scope: impl Into<Option<Scope>>, actor: Actor, action: Action, subject: impl Into<String>) -> Self {
        Self { scope: scope.into(), actor, action, subject: subject.into(), detail: BTreeMap::new() }
    }

    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.detail.insert(key.into(), value.to_string());
        self
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub seq: i64,
    pub at: Timestamp,
    pub scope: Option<Scope>,
    pub actor: Actor,
    pub action: Action,
    pub subject: String,
    pub detail: BTreeMap<String, String>,
    /// Hex SHA-256 over the previous hash and this entry.
    pub hash: String,
}

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Entry {
    pub fn seal(seq: i64, at: Timestamp, deed: Deed, previous: &str) -> Entry {
        let Deed { scope, actor, action, subject, detail } = deed;
        let mut entry = Entry { seq, at, scope, actor, action, subject, detail, hash: String::new() };
        entry.hash = entry.digest(previous);
        entry
    }

    /// Whether this entry is unchanged and follows `previous`.
    pub fn follows(&self, previous: &str) -> bool {
        self.hash == self.digest(previous)
    }

    /// JSON of a tuple is the canonical form: fields in fixed order, maps sorted by key, strings escaped, so that no
    /// two different entries share one text. One without a scope has the form of the time before scopes.
    fn digest(&self, previous: &str) -> String {
        let entry = (previous, self.seq, self.at, self.actor, self.action.code(), &self.subject, &self.detail);
        let text = match self.scope {
            Some(scope) => serde_json::to_string(&(entry, scope)),
            None => serde_json::to_string(&entry),
        }
        .unwrap_or_default();
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Where a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("entry {0} is missing")]
    Missing(i64),
    #[error("entry {0} was changed, or one before it was")]
    Changed(i64),
}

/// Checks entries in order of `seq`, beginning after `(seq, hash)`; returns the new end of the chain.
pub fn verify(entries: &[Entry], mut seq: i64, mut hash: String) -> Result<(i64, String), Broken> {
    for entry in entries {
        if entry.seq != seq + 1 {
            return Err(Broken::Missing(seq + 1));
        }
        if !entry.follows(&hash) {
            return Err(Broken::Changed(entry.seq));
        }
        seq = entry.seq;
        hash.clone_from(&entry.hash);
    }
    Ok((seq, hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::SchoolId;
    use uuid::Uuid;

    fn school(n: u128) -> Scope {
        Scope::whole(SchoolId(Uuid::from_u128(n)))
    }

    /// Every other entry is of a school.
    fn chain(length: i64) -> Vec<Entry> {
        let mut previous = GENESIS.to_owned();
        (1..=length)
            .map(|seq| {
                let scope = (seq % 2 == 0).then(|| school(1));
                let deed = Deed::new(scope, Actor::System, Action::Locked, format!("enrolment:{seq}"));
                let entry = Entry::seal(seq, Timestamp(seq), deed.with("kind", "timed"), &previous);
                previous.clone_from(&entry.hash);
                entry
            })
            .collect()
    }

    fn broken(entries: &[Entry]) -> Option<Broken> {
        verify(entries, 0, GENESIS.into()).err()
    }

    #[test]
    fn an_untouched_chain_verifies() {
        let entries = chain(5);
        assert_eq!(verify(&entries, 0, GENESIS.into()), Ok((5, entries[4].hash.clone())));
    }

    #[test]
    fn a_changed_entry_is_found_even_when_its_hash_was_made_anew() {
        let mut entries = chain(5);
        entries[2].subject = "enrolment:9".into();
        assert_eq!(broken(&entries), Some(Broken::Changed(3)));
        let previous = entries[1].hash.clone();
        entries[2].hash = entries[2].digest(&previous);
        assert_eq!(broken(&entries), Some(Broken::Changed(4)));
    }

    #[test]
    fn an_entry_that_was_moved_to_another_school_or_to_none_is_found() {
        for (at, scope) in [(1, Some(school(2))), (1, None), (0, Some(school(1)))] {
            let mut entries = chain(5);
            entries[at].scope = scope;
            assert_eq!(broken(&entries), Some(Broken::Changed(entries[at].seq)));
        }
    }

    #[test]
    fn an_entry_that_was_sealed_before_there_were_scopes_verifies() {
        let deed = Deed::new(None, Actor::System, Action::StaffSignInFailed, "staff");
        let entry = Entry::seal(1, Timestamp(7), deed, GENESIS);
        assert_eq!(entry.hash, "a13c510937a9d078ebe95ac0777fdac79504907feee63d43aaa8afb7d0839657");
    }

    #[test]
    fn a_removed_entry_is_found() {
        let mut entries = chain(5);
        entries.remove(1);
        assert_eq!(broken(&entries), Some(Broken::Missing(2)));
    }
}
