//! Use cases: one folder a noun, one file a verb; each is a transaction, the rules that allow it and its audit entry.

mod access;
pub mod attempts;
pub mod audit;
pub mod clock;
pub mod consents;
pub mod contacts;
pub mod develop;
pub mod drafts;
mod error;
mod guard;
pub mod identity;
pub mod journey;
pub mod liveness;
pub mod locks;
pub mod mailer;
pub mod messages;
mod passwords;
pub mod photos;
pub mod references;
pub mod reviews;
pub mod schools;
pub mod sessions;
pub mod staff;
pub mod students;
pub mod tasks;
pub mod upkeep;
mod work;

pub use clock::Clock;
pub use develop::Developer;
pub use error::{Error, Result};
pub use mailer::Mailer;

use domain::contact::Channel;
use domain::session::CaptureSession;
use domain::time::Timestamp;
use std::num::NonZero;
use std::sync::Arc;
use store::{PhotoStore, Store};

/// Everything use cases work with. Cheap to clone; every clone is the same.
#[derive(Clone)]
pub struct Services(Arc<Inner>);

pub(crate) struct Inner {
    store: Store,
    photos: PhotoStore,
    clock: Clock,
    mailer: Mailer,
    uploads: attempts::Lines,
    darkroom: develop::Darkroom,
    cards: identity::CardReader,
    hashing: passwords::Hashing,
    video_millis: i64,
}

/// What [`Services`] is made of.
pub struct ServicesParts {
    pub store: Store,
    pub photos: PhotoStore,
    pub developer: Developer,
    pub cards: identity::CardReader,
    pub clock: Clock,
    pub mailer: Mailer,
    /// Photos developed or cards read, and passwords hashed, at the same time: one a core.
    pub workers: NonZero<usize>,
    /// The instruction video's length.
    pub video_millis: i64,
}

impl Services {
    pub fn new(parts: ServicesParts) -> Self {
        let ServicesParts { store, photos, developer, cards, clock, mailer, workers, video_millis } = parts;
        let darkroom = develop::Darkroom::new(developer, workers);
        let (uploads, hashing) = (attempts::Lines::default(), passwords::Hashing::new(workers));
        Self(Arc::new(Inner { store, photos, clock, mailer, uploads, darkroom, cards, hashing, video_millis }))
    }

    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Channels over which a message can really be delivered.
    pub fn channels(&self) -> &'static [Channel] {
        self.0.mailer.channels()
    }

    /// Uploads that wait to be developed.
    pub fn waiting(&self) -> usize {
        self.0.darkroom.waiting()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn photos(&self) -> &PhotoStore {
        &self.0.photos
    }

    pub(crate) fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    pub(crate) fn uploads(&self) -> &attempts::Lines {
        &self.0.uploads
    }

    pub(crate) fn darkroom(&self) -> &develop::Darkroom {
        &self.0.darkroom
    }

    pub(crate) fn cards(&self) -> &identity::CardReader {
        &self.0.cards
    }

    pub(crate) fn hashing(&self) -> &passwords::Hashing {
        &self.0.hashing
    }

    pub(crate) fn video_millis(&self) -> i64 {
        self.0.video_millis
    }

    /// Lends a transaction that changes something now.
    pub(crate) async fn begin(&self) -> Result<store::Tx> {
        Ok(self.store().begin(self.now()).await?)
    }

    /// Lends a transaction that only reads.
    pub(crate) async fn read(&self) -> Result<store::Tx> {
        Ok(self.store().read(self.now()).await?)
    }

    /// The session as students may use it: a channel that cannot be served is not offered.
    pub(crate) fn offered(&self, mut session: CaptureSession) -> CaptureSession {
        session.settings.contact_channels.retain(|channel| self.channels().contains(channel));
        session
    }
}
