//! The darkroom: uploads become photos with verdicts, as many at a time as there are cores.

use crate::{Error, Result, Services};
use anyhow::Context;
use domain::calibration::Calibration;
use domain::comparison::Unusable;
use domain::liveness::Flag;
use domain::photo::FileFault;
use domain::policy::{Effect, Policy};
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::spec::PhotoSpec;
use domain::time::Seconds;
use domain::verdict::{Measures, Places, Verdict};
use portrait::comparison::AlignError;
use portrait::liveness::{Judgement, SpoofModel};
use portrait::{DecodeError, DevelopError, Engine};
use std::collections::{BTreeSet, VecDeque};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What develops: the engine, or in tests a script of what it would have answered.
#[derive(Clone)]
pub enum Developer {
    Engine {
        engine: Arc<Engine>,
        /// The operator's anti-spoofing network, where there is one.
        spoof: Option<Arc<SpoofModel>>,
    },
    Scripted(Arc<Script>),
}

/// An upload, developed.
#[derive(Clone, Debug, Default)]
pub struct Development {
    pub verdict: Verdict,
    pub measures: Measures,
    pub places: Places,
    pub photo: Option<Made>,
    /// Checks that were evaluated.
    pub checks: u32,
    pub took_ms: u32,
    pub engine: String,
    /// What the upload's file says of itself that a reviewer should know. Where a burst came with it, its verdict says so.
    pub flags: Vec<Flag>,
}

#[derive(Clone, Debug)]
pub struct Made {
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Prepared answers, given in order; when they have run out, the last one again.
#[derive(Default)]
pub struct Script {
    answers: Mutex<VecDeque<Result<Development, FileFault>>>,
    developed: Mutex<Vec<Calibration>>,
    unusable: Mutex<Option<Unusable>>,
    /// What every burst is found to be.
    burst: Mutex<Judgement>,
    held: Mutex<bool>,
    released: Condvar,
}

impl Script {
    pub fn then(&self, answer: Result<Development, FileFault>) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(answer);
    }

    /// What bursts are found to be from now on; before the first call they show a living person.
    pub fn bursts_are(&self, judgement: Judgement) {
        *self.burst.lock().unwrap_or_else(PoisonError::into_inner) = judgement;
    }

    pub(crate) fn living(&self) -> Judgement {
        self.burst.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many uploads were developed.
    pub fn developed(&self) -> usize {
        self.calibrations().len()
    }

    /// What each development was to be calibrated by, oldest first.
    pub fn calibrations(&self) -> Vec<Calibration> {
        self.developed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on no face can be cut out, and why; or it can again.
    pub fn align_as(&self, unusable: Option<Unusable>) {
        *self.unusable.lock().unwrap_or_else(PoisonError::into_inner) = unusable;
    }

    /// Makes developments wait until `release`: for tests of what happens meanwhile.
    pub fn hold(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    pub fn release(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.released.notify_all();
    }

    /// The upload itself stands for the face that was cut out of it.
    fn aligned(&self, upload: &[u8]) -> Result<Vec<u8>, Unusable> {
        match *self.unusable.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(why) => Err(why),
            None => Ok(upload.to_vec()),
        }
    }

    fn answer(&self, calibration: &Calibration) -> Result<Development, FileFault> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        while *held {
            held = self.released.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        drop(held);
        self.developed.lock().unwrap_or_else(PoisonError::into_inner).push(*calibration);
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        match answers.len() {
            0 => Err(FileFault::Corrupt),
            1 => answers[0].clone(),
            _ => answers.pop_front().unwrap_or(Err(FileFault::Corrupt)),
        }
    }
}

/// A developer with a bounded queue before it.
pub struct Darkroom {
    developer: Developer,
    slots: Arc<Semaphore>,
    waiting: AtomicUsize,
}

/// Uploads that may wait for a free core: about as many as are done within the time promised to students.
const LONGEST_QUEUE: usize = 8;
const TRY_AGAIN_AFTER: Seconds = Seconds(5);

impl Darkroom {
    pub fn new(developer: Developer, workers: NonZero<usize>) -> Self {
        Self { developer, slots: Arc::new(Semaphore::new(workers.get())), waiting: AtomicUsize::new(0) }
    }

    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    async fn enter(&self, services: &Services) -> Result<OwnedSemaphorePermit> {
        if let Ok(slot) = self.slots.clone().try_acquire_owned() {
            return Ok(slot);
        }
        // Counted by a guard: somebody who closes the page leaves the queue.
        let place = InQueue::join(&self.waiting);
        if place.ahead >= LONGEST_QUEUE {
            return Err(busy(services).into());
        }
        Ok(self.slots.clone().acquire_owned().await.context("the darkroom has closed")?)
    }
}

struct InQueue<'a> {
    waiting: &'a AtomicUsize,
    ahead: usize,
}

impl<'a> InQueue<'a> {
    fn join(waiting: &'a AtomicUsize) -> Self {
        Self { waiting, ahead: waiting.fetch_add(1, Ordering::SeqCst) }
    }
}

impl Drop for InQueue<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Too many wait already.
pub fn busy(services: &Services) -> Refusal {
    Refusal::Busy { again_at: services.now() + TRY_AGAIN_AFTER }
}

/// Develops a picture under a session's settings, as the student has calibrated it, and gives the picture back.
pub async fn develop(
    services: &Services,
    settings: &Settings,
    calibration: Calibration,
    upload: Vec<u8>,
) -> Result<(Development, Vec<u8>)> {
    let (development, upload, ()) = develop_and(services, settings, calibration, upload, |_, _| Ok(())).await?;
    Ok((development, upload))
}

/// The same, and on the same worker whatever else there is to do with the picture: one upload waits in the queue once.
pub(crate) async fn develop_and<T: Send + 'static>(
    services: &Services,
    settings: &Settings,
    calibration: Calibration,
    upload: Vec<u8>,
    then: impl FnOnce(&Developer, &[u8]) -> Result<T> + Send + 'static,
) -> Result<(Development, Vec<u8>, T)> {
    let spec = PhotoSpec::find(&settings.spec).context("the session's photo specification is unknown")?;
    let policy = settings.policy().context("the session's policy is unknown")?;
    let develop = move |developer: &Developer| {
        let development = run(developer, &upload, &spec, &policy, &calibration)?;
        let done = then(developer, &upload)?;
        Ok((development, upload, done))
    };
    blocking(services, develop).await?
}

/// Does work with pixels on one of the darkroom's workers, when one is free.
pub(crate) async fn blocking<T: Send + 'static>(
    services: &Services,
    work: impl FnOnce(&Developer) -> T + Send + 'static,
) -> Result<T> {
    let slot = services.darkroom().enter(services).await?;
    let developer = services.darkroom().developer.clone();
    let work = tokio::task::spawn_blocking(move || {
        let done = work(&developer);
        // Held to the end of the work, not of the request: a closed page must not let two in.
        drop(slot);
        done
    });
    work.await.map_err(|error| Error::Internal(error.into()))
}

/// Cuts the one face out of a picture, aligned for a comparison, as a JPEG.
pub async fn align(services: &Services, upload: Vec<u8>) -> Result<Vec<u8>> {
    blocking(services, move |developer| face(developer, &upload)).await?
}

fn face(developer: &Developer, upload: &[u8]) -> Result<Vec<u8>> {
    let engine = match developer {
        Developer::Engine { engine, .. } => engine,
        Developer::Scripted(script) => {
            return script.aligned(upload).map_err(|why| Refusal::NotComparable { why }.into());
        }
    };
    let aligned = engine.align(upload).map_err(|error| match error {
        AlignError::Unreadable(error) => Refusal::File { fault: fault(&error) }.into(),
        AlignError::Unusable(why) => Refusal::NotComparable { why }.into(),
        AlignError::Model(error) => Error::Internal(error.into()),
    })?;
    Ok(aligned.jpeg().context("an aligned face that cannot be encoded")?)
}

fn run(
    developer: &Developer,
    upload: &[u8],
    spec: &PhotoSpec,
    policy: &Policy,
    calibration: &Calibration,
) -> Result<Development> {
    let engine = match developer {
        Developer::Engine { engine, .. } => engine,
        Developer::Scripted(script) => {
            return script.answer(calibration).map_err(|fault| Refusal::File { fault }.into());
        }
    };
    let began = Instant::now();
    let developed =
        engine.develop_traced(upload, spec, policy, calibration, &mut |_| {}).map_err(|error| match error {
            DevelopError::Unreadable(error) => Refusal::File { fault: fault(&error) }.into(),
            DevelopError::Model(error) => Error::Internal(error.into()),
        })?;
    let took_ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
    let made = |photo: portrait::MadePhoto| Made { jpeg: photo.jpeg, width: photo.width, height: photo.height };
    Ok(Development {
        checks: evaluated(&policy.for_spec(spec), &developed.measures),
        verdict: developed.verdict,
        measures: developed.measures,
        places: developed.places,
        photo: developed.photo.map(made),
        took_ms,
        engine: Engine::VERSION.to_owned(),
        flags: vec![],
    })
}

/// Reasons that could have been given: those of rules that are on and whose measure was taken.
fn evaluated(policy: &Policy, measures: &Measures) -> u32 {
    let on = policy.rules.iter().filter(|rule| rule.effect != Effect::Off && measures.contains_key(&rule.measure));
    on.map(|rule| rule.code).collect::<BTreeSet<_>>().len() as u32
}

/// What is wrong with a file that cannot be decoded.
pub(crate) fn fault(error: &DecodeError) -> FileFault {
    match *error {
        DecodeError::Empty => FileFault::Empty,
        DecodeError::UnknownFormat => FileFault::UnknownFormat,
        DecodeError::Corrupt => FileFault::Corrupt,
        DecodeError::TooManyBytes { limit, .. } => FileFault::TooManyBytes { limit: limit as u64 },
        DecodeError::TooLarge { width, height } => FileFault::TooLarge { width, height },
        DecodeError::TooSmall { width, height } => FileFault::TooSmall { width, height },
    }
}
