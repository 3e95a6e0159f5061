//! A student's work in one session: everything that rules ask of it, read in one transaction.

use crate::{Error, Result, Services};
use anyhow::anyhow;
use domain::actor::Actor;
use domain::attempt::Failure;
use domain::audit::{Action, Deed};
use domain::college::{College, School};
use domain::cooldown::{self, Standing};
use domain::draft::Draft;
use domain::id::{EnrolmentId, StudentId};
use domain::journey::{self, Progress, Step};
use domain::lock::Lock;
use domain::notification::Message;
use domain::platform;
use domain::refusal::Refusal;
use domain::review::Review;
use domain::session::{CaptureSession, SessionCode};
use domain::staff::Staff;
use domain::student::Student;
use domain::time::Timestamp;
use store::Tx;

pub struct Work {
    pub school: School,
    pub college: College,
    pub session: CaptureSession,
    pub student: Student,
    pub enrolment: EnrolmentId,
    pub progress: Progress,
    /// In the box, newest first.
    pub drafts: Vec<Draft>,
    /// One of them may be submitted.
    pub has_fit_draft: bool,
    /// Oldest first.
    pub reviews: Vec<Review>,
    pub failures: Vec<Failure>,
    pub locks: Vec<Lock>,
}

impl Work {
    /// Reads a student's work in the session with this code.
    pub async fn of(tx: &Tx, student: StudentId, code: &SessionCode) -> Result<Work> {
        Work::read(tx, enrolment_of(tx, student, code).await?).await
    }

    /// The same, held: nobody else changes it until the transaction ends.
    pub async fn hold(tx: &Tx, student: StudentId, code: &SessionCode) -> Result<Work> {
        let enrolment = enrolment_of(tx, student, code).await?;
        store::enrolments::hold(tx, enrolment).await?;
        Work::read(tx, enrolment).await
    }

    /// Reads work that this member of staff may see.
    pub async fn seen_by(tx: &Tx, staff: &Staff, enrolment: EnrolmentId) -> Result<Work> {
        let work = Work::read(tx, enrolment).await?;
        if staff.sees(work.student.school, work.student.college) { Ok(work) } else { Err(Error::NotFound) }
    }

    pub async fn read(tx: &Tx, id: EnrolmentId) -> Result<Work> {
        let enrolment = store::enrolments::find(tx, id).await?.ok_or(Error::NotFound)?;
        let student = store::students::find(tx, enrolment.student).await?.ok_or_else(|| lost("student"))?;
        let session = store::sessions::find(tx, enrolment.session).await?.ok_or_else(|| lost("session"))?;
        let school = store::schools::find(tx, session.school).await?.ok_or_else(|| lost("school"))?;
        let college = store::schools::find_college(tx, student.college).await?.ok_or_else(|| lost("college"))?;
        let drafts = store::drafts::in_box(tx, id).await?;
        let said = store::platform_verdicts::among(tx, drafts.iter().filter_map(|draft| draft.attempt)).await?;
        let of = |draft: &Draft| draft.attempt.and_then(|attempt| said.get(&attempt)).map_or(&[][..], Vec::as_slice);
        Ok(Work {
            school,
            college,
            session,
            student,
            enrolment: id,
            progress: enrolment.progress,
            has_fit_draft: drafts.iter().any(|draft| platform::check_submit(of(draft)).is_ok()),
            drafts,
            reviews: store::reviews::of(tx, id).await?,
            failures: store::attempts::failures(tx, id).await?,
            locks: store::locks::of(tx, id).await?,
        })
    }

    /// The latest submission.
    pub fn review(&self) -> Option<&Review> {
        self.reviews.last()
    }

    pub fn step(&self) -> Step {
        journey::next_step(&self.student, &self.session.settings, &self.progress, self.review())
    }

    pub fn standing(&self, now: Timestamp) -> Standing {
        cooldown::standing(&self.failures, &self.locks, &self.session.settings.cooldown, now)
    }

    /// Whether students may work now at all.
    pub fn check_open(&self, now: Timestamp) -> Result<(), Refusal> {
        self.session.window.check(self.school.zone, now)
    }

    /// Whether a page of the journey may be worked on now.
    pub fn check_step(&self, wanted: Step, now: Timestamp) -> Result<(), Refusal> {
        self.check_open(now)?;
        journey::check_reached(self.step(), wanted)
    }

    /// A deed for the audit log that was done to this work.
    pub fn deed(&self, actor: Actor, action: Action) -> Deed {
        Deed::new(self.student.scope(), actor, action, format!("enrolment:{}", self.enrolment))
    }

    /// Tells the student by message, when they chose that.
    pub async fn notify(&self, tx: &Tx, message: Message) -> Result<()> {
        if self.progress.notifications != Some(true) {
            return Ok(());
        }
        if let Some(address) = store::enrolments::contact(tx, self.enrolment).await? {
            store::outbox::insert(tx, self.school.id, Some(self.enrolment), &address, &message).await?;
        }
        Ok(())
    }
}

async fn enrolment_of(tx: &Tx, student: StudentId, code: &SessionCode) -> Result<EnrolmentId> {
    let session = store::sessions::by_code(tx, code).await?.ok_or(Refusal::UnknownSession)?;
    match store::enrolments::id_of(tx, student, session.id).await? {
        Some(id) => Ok(id),
        None => {
            let school = store::schools::find(tx, session.school).await?.ok_or_else(|| lost("school"))?;
            Err(Refusal::NoRecord { contact: school.contact }.into())
        }
    }
}

/// A row that a foreign key promises is not there.
pub fn lost(what: &str) -> Error {
    Error::Internal(anyhow!("the {what} of a stored row is missing"))
}

impl Services {
    /// Deletes objects whose rows are gone. Their sealed bytes are unreachable already, so that a failure is logged and
    /// does not undo what the person asked for.
    pub(crate) async fn discard(&self, objects: impl IntoIterator<Item = uuid::Uuid>) {
        for object in objects {
            if let Err(error) = self.photos().delete(object).await {
                tracing::error!(%object, cause = %error, "an object without a row was left in the photo store");
            }
        }
    }
}
