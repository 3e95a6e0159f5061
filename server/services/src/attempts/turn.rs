//! Turns of uploads that came under one key at the same time: one is worked on, the others wait and answer the same.
//! Only for this process, to spare the work; that there is one attempt is the database's unique key.

use domain::id::{AttemptKey, StudentId};
use domain::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Mutex as Turnstile, OwnedMutexGuard};

type Upload = (StudentId, AttemptKey);

/// Uploads of one key, the one at work among them: a bad network repeats itself a few times, and each one that waits
/// takes the memory of a whole picture.
const LONGEST_LINE: usize = 4;

/// The lines of uploads under way. One that nobody stands in is gone.
#[derive(Default)]
pub struct Lines(Mutex<HashMap<Upload, Line>>);

#[derive(Default)]
struct Line {
    /// Behind it, why the upload was refused to those before.
    turnstile: Arc<Turnstile<Option<Refusal>>>,
    places: usize,
}

/// The turn of one upload, given up when it is dropped, also by a panic or a closed connection. Fields drop in their
/// order: the turnstile opens before the place is left.
pub struct Turn<'a> {
    refused: OwnedMutexGuard<Option<Refusal>>,
    _place: Place<'a>,
}

struct Place<'a> {
    lines: &'a Lines,
    upload: Upload,
}

impl Lines {
    /// Waits for this upload's turn; `None` when too many wait for it already.
    pub async fn turn(&self, upload: Upload) -> Option<Turn<'_>> {
        let (place, turnstile) = self.join(upload)?;
        Some(Turn { refused: turnstile.lock_owned().await, _place: place })
    }

    fn join(&self, upload: Upload) -> Option<(Place<'_>, Arc<Turnstile<Option<Refusal>>>)> {
        let mut lines = self.lines();
        let line = lines.entry(upload).or_default();
        if line.places >= LONGEST_LINE {
            return None;
        }
        line.places += 1;
        Some((Place { lines: self, upload }, line.turnstile.clone()))
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<Upload, Line>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// Why the upload was refused when it was another's turn just now.
    pub fn refused(&self) -> Option<&Refusal> {
        self.refused.as_ref()
    }

    /// Tells those who wait that this upload is refused. Whatever is recorded they find in the database.
    pub fn refuse(&mut self, why: Refusal) {
        *self.refused = Some(why);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut lines = self.lines.lines();
        if let Some(line) = lines.get_mut(&self.upload) {
            line.places -= 1;
            if line.places == 0 {
                lines.remove(&self.upload);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use uuid::Uuid;

    fn upload(n: u128) -> Upload {
        (StudentId(Uuid::nil()), AttemptKey(Uuid::from_u128(n)))
    }

    async fn waits(lines: &Lines, n: u128) -> bool {
        tokio::time::timeout(Duration::from_millis(20), lines.turn(upload(n))).await.is_err()
    }

    #[tokio::test]
    async fn one_key_waits_for_its_turn_and_another_does_not() {
        let lines = Lines::default();
        let turn = lines.turn(upload(1)).await;
        assert!(waits(&lines, 1).await);
        assert!(!waits(&lines, 2).await);
        drop(turn);
        assert!(!waits(&lines, 1).await);
    }

    #[tokio::test]
    async fn whoever_waits_hears_why_the_one_before_was_refused_and_later_ones_do_not() {
        let lines = Lines::default();
        let mut turn = lines.turn(upload(1)).await.unwrap();
        let next = async { lines.turn(upload(1)).await.unwrap().refused().cloned() };
        let refuse = async {
            turn.refuse(Refusal::EmergencyUploadOff);
            drop(turn);
        };
        let (heard, ()) = tokio::join!(next, refuse);
        assert_eq!(heard, Some(Refusal::EmergencyUploadOff));
        assert_eq!(lines.turn(upload(1)).await.unwrap().refused(), None);
    }

    #[tokio::test]
    async fn a_panic_gives_the_turn_up() {
        let lines = Arc::new(Lines::default());
        let careless = lines.clone();
        let panicked = tokio::spawn(async move {
            let _turn = careless.turn(upload(1)).await;
            panic!("on purpose");
        });
        assert!(panicked.await.unwrap_err().is_panic());
        assert!(!waits(&lines, 1).await);
    }

    #[tokio::test]
    async fn a_line_is_short_and_gone_when_everybody_has_left() {
        let lines = Lines::default();
        let turn = lines.turn(upload(1)).await;
        {
            let mut waiting: Vec<_> = (1..LONGEST_LINE).map(|_| Box::pin(lines.turn(upload(1)))).collect();
            for one in &mut waiting {
                assert!(tokio::time::timeout(Duration::from_millis(1), one).await.is_err());
            }
            assert!(lines.turn(upload(1)).await.is_none());
        }
        assert_eq!(lines.lines().len(), 1);
        drop(turn);
        assert!(lines.lines().is_empty());
    }
}
