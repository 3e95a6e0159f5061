//! A rejection while it is being put together: the reasons toggled and the note so far.

use domain::reason::ReasonCode;
use domain::review::Rejection;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Choice {
    pub reasons: RwSignal<Vec<ReasonCode>>,
    pub note: RwSignal<String>,
}

/// Why 退回 does not work yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Reason,
    Note,
}

impl Choice {
    pub fn empty() -> Self {
        Self { reasons: RwSignal::new(Vec::new()), note: RwSignal::new(String::new()) }
    }

    pub fn toggle(self, reason: ReasonCode) {
        self.reasons.update(|reasons| match reasons.iter().position(|chosen| *chosen == reason) {
            Some(place) => {
                reasons.remove(place);
            }
            None => reasons.push(reason),
        });
    }

    pub fn has(self, reason: ReasonCode) -> bool {
        self.reasons.with(|reasons| reasons.contains(&reason))
    }

    pub fn rejection(self) -> Rejection {
        Rejection { reasons: self.reasons.get(), note: self.note.get().trim().to_owned() }
    }

    /// Whether rejecting locks the account as well.
    pub fn locks(self) -> bool {
        self.rejection().lock().is_some()
    }

    pub fn missing(self) -> Option<Missing> {
        let rejection = self.rejection();
        match rejection.check() {
            Ok(()) => None,
            Err(_) if rejection.reasons.is_empty() => Some(Missing::Reason),
            Err(_) => Some(Missing::Note),
        }
    }
}
