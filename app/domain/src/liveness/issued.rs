//! A challenge that was given to somebody. Whoever keeps it outside the server signs it, and spends its id once.

use super::{Challenge, Reason, Settings};
use crate::id::{LivenessChallengeId, SessionId, StudentId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// For one student, in one session, for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// To be answered once.
    pub id: LivenessChallengeId,
    pub challenge: Challenge,
    pub student: StudentId,
    pub session: SessionId,
    pub until: Timestamp,
}

impl Issued {
    /// The challenge and its id both come from `seed`, which has to be random: at least 16 bytes.
    pub fn new(seed: &[u8], settings: &Settings, student: StudentId, session: SessionId, now: Timestamp) -> Issued {
        // Of another digest than the challenge's, so that the id, which travels, tells nothing of the seed.
        let digest = Sha256::new().chain_update(b"id of ").chain_update(seed).finalize();
        let bytes = std::array::from_fn(|k| digest[k]);
        Issued {
            id: LivenessChallengeId(Builder::from_random_bytes(bytes).into_uuid()),
            challenge: Challenge::draw(seed, settings),
            student,
            session,
            until: now + settings.time(),
        }
    }

    /// Whether this student may answer it now. Whether it was answered before is the store's to know.
    pub fn check(&self, student: StudentId, session: SessionId, now: Timestamp) -> Result<(), Reason> {
        if self.student != student || self.session != session {
            return Err(Reason::AnothersChallenge);
        }
        if now > self.until { Err(Reason::Expired { until: self.until }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Seconds;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);
    const STUDENT: StudentId = StudentId(Uuid::from_u128(1));
    const SESSION: SessionId = SessionId(Uuid::from_u128(2));

    fn issued(seed: &[u8]) -> Issued {
        Issued::new(seed, &Settings::default(), STUDENT, SESSION, NOW)
    }

    #[test]
    fn a_challenge_is_answered_in_time_or_not_at_all() {
        let issued = issued(b"a");
        let until = NOW + Seconds(30);
        assert_eq!(issued.check(STUDENT, SESSION, until), Ok(()));
        assert_eq!(issued.check(STUDENT, SESSION, until + Seconds(1)), Err(Reason::Expired { until }));
    }

    #[test]
    fn nobody_answers_for_another_nor_in_another_session() {
        let (other, elsewhere) = (StudentId(Uuid::from_u128(9)), SessionId(Uuid::from_u128(9)));
        assert_eq!(issued(b"a").check(other, SESSION, NOW), Err(Reason::AnothersChallenge));
        assert_eq!(issued(b"a").check(STUDENT, elsewhere, NOW), Err(Reason::AnothersChallenge));
    }

    #[test]
    fn every_seed_has_its_own_id() {
        assert_eq!(issued(b"a").id, issued(b"a").id);
        assert_ne!(issued(b"a").id, issued(b"b").id);
    }
}
