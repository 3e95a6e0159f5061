//! Consent: what for, to which text, since when. Each purpose stands alone and can be withdrawn.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of the clause texts in `ui`; a change of their meaning raises it and asks everybody again.
/// Version 2: the camera's original is kept for calibrations, for a while, where a session offers them.
pub const CLAUSES_VERSION: u32 = 2;
/// The same for the note on pictures of papers, which is agreed to apart and only where a session asks for a paper.
pub const PAPERS_VERSION: u32 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Taking the portrait, judging it by software and keeping it for the school's register.
    Portrait,
    /// Handing the approved portrait to the receiver that the session names.
    Receiver,
    /// Keeping the camera's original so that a person can look at a disputed verdict. Optional.
    Original,
    /// Being filmed for a moment before the photo, so that software sees a living person. Asked for only where a session does
    /// that, and separately: whoever declines is photographed in another way.
    Liveness,
    /// Reading pictures of the identity card, and keeping them while a person has to look. Asked for by itself.
    Papers,
}

impl Purpose {
    pub const ALL: [Purpose; 5] =
        [Purpose::Portrait, Purpose::Receiver, Purpose::Original, Purpose::Liveness, Purpose::Papers];

    /// Without these there is no portrait to collect.
    pub fn required(self) -> bool {
        matches!(self, Purpose::Portrait | Purpose::Receiver)
    }

    /// The version of the text that asks for it today.
    pub fn version(self) -> u32 {
        match self {
            Purpose::Papers => PAPERS_VERSION,
            _ => CLAUSES_VERSION,
        }
    }
}

/// What may be agreed to beside the required purposes, each by a tick of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    pub original: bool,
    pub liveness: bool,
}

impl Wishes {
    /// Whether a purpose is agreed to by whoever gives consent with these wishes. `films`: the session asks for a live person.
    pub fn include(self, purpose: Purpose, films: bool) -> bool {
        match purpose {
            Purpose::Portrait | Purpose::Receiver => true,
            Purpose::Original => self.original,
            Purpose::Liveness => self.liveness && films,
            // Agreed to on its own page.
            Purpose::Papers => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub purpose: Purpose,
    pub version: u32,
    pub given_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// Given to the present text and not withdrawn.
    pub fn stands(&self) -> bool {
        self.withdrawn_at.is_none() && self.version == self.purpose.version()
    }
}

/// Whether this purpose is covered.
pub fn covers(consents: &[Consent], purpose: Purpose) -> bool {
    consents.iter().any(|consent| consent.purpose == purpose && consent.stands())
}

/// Whether the work can begin: every required purpose is covered.
pub fn complete(consents: &[Consent]) -> bool {
    Purpose::ALL.into_iter().filter(|purpose| purpose.required()).all(|purpose| covers(consents, purpose))
}

/// Whether every required purpose was agreed to in some text, perhaps an older one, and not withdrawn.
pub fn agreed_once(consents: &[Consent]) -> bool {
    let given = |purpose| consents.iter().any(|given| given.purpose == purpose && given.withdrawn_at.is_none());
    Purpose::ALL.into_iter().filter(|purpose| purpose.required()).all(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(purpose: Purpose) -> Consent {
        Consent { purpose, version: purpose.version(), given_at: Timestamp(1), withdrawn_at: None }
    }

    #[test]
    fn the_papers_have_a_text_of_their_own() {
        assert!(complete(&[given(Purpose::Portrait), given(Purpose::Receiver)]));
        let older = Consent { version: PAPERS_VERSION + 1, ..given(Purpose::Papers) };
        assert!(covers(&[given(Purpose::Papers)], Purpose::Papers) && !covers(&[older], Purpose::Papers));
    }

    #[test]
    fn the_optional_purpose_is_not_needed() {
        assert!(complete(&[given(Purpose::Portrait), given(Purpose::Receiver)]));
        assert!(!complete(&[given(Purpose::Portrait), given(Purpose::Original)]));
    }

    #[test]
    fn being_filmed_is_agreed_to_by_its_own_tick_and_only_where_somebody_films() {
        let included =
            |wishes: Wishes, films| Purpose::ALL.into_iter().filter(move |purpose| wishes.include(*purpose, films));
        let both = Wishes { original: true, liveness: true };
        assert_eq!(included(both, true).count(), 4);
        assert!(!included(both, false).any(|purpose| purpose == Purpose::Liveness));
        assert!(included(Wishes::default(), true).all(Purpose::required));
        assert!(complete(&[given(Purpose::Portrait), given(Purpose::Receiver)]), "it is no condition of the portrait");
    }

    #[test]
    fn a_withdrawn_or_outdated_consent_covers_nothing() {
        let withdrawn = Consent { withdrawn_at: Some(Timestamp(2)), ..given(Purpose::Portrait) };
        let outdated = Consent { version: CLAUSES_VERSION - 1, ..given(Purpose::Portrait) };
        assert!(!covers(&[withdrawn, outdated], Purpose::Portrait));
    }
}
