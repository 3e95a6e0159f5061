//! Shows a task: from here any browser resumes at the right step.

use crate::attempts::Family;
use crate::work::Work;
use crate::{Result, Services, identity};
use domain::attempt::Attempt;
use domain::id::{PhotoId, StudentId};
use domain::identity::Outcome;
use domain::journey::Progress;
use domain::review::Review;
use domain::session::SessionCode;
use domain::task::Task;
use store::Tx;

pub async fn show(services: &Services, student: StudentId, code: &SessionCode) -> Result<Task> {
    let tx = services.read().await?;
    task(services, &tx, student, code).await
}

/// The task as it stands in this transaction.
pub(crate) async fn task(services: &Services, tx: &Tx, student: StudentId, code: &SessionCode) -> Result<Task> {
    let work = Work::of(tx, student, code).await?;
    let now = tx.now();
    let (step, standing) = (work.step(), work.standing(now));
    let family = Family::last(tx, &work).await?;
    let last_attempt = family.as_ref().map(|family| family.shot().clone());
    let result = family.as_ref().map(|family| family.present().clone());
    let calibration = family.as_ref().and_then(|family| family.calibrating(&work, now));
    let liveness = match &last_attempt {
        Some(attempt) => store::liveness_checks::of_attempt(tx, attempt.id).await?,
        None => None,
    };
    let review = work.review().cloned();
    let reviews_ahead = match &review {
        Some(review) => store::reviews::ahead(tx, work.school.id, review).await?,
        None => 0,
    };
    let submitted_attempt = submitted_attempt(tx, review.as_ref()).await?;
    let shown = submitted_attempt.iter().chain(&result).map(|attempt| attempt.id);
    let drafted = work.drafts.iter().filter_map(|draft| draft.attempt);
    let platforms = store::platform_verdicts::among(tx, shown.chain(drafted)).await?;
    let identity = identity::papers(tx, &work).await?;
    let photos = store::photos::among(tx, named(&work, family.as_ref())).await?;
    Ok(Task {
        enrolment: work.enrolment,
        school: work.school,
        college: work.college.name,
        session: services.offered(work.session),
        student: work.student,
        progress: Progress { identity: work.progress.identity.map(Outcome::told), ..work.progress },
        step,
        standing,
        identity,
        drafts: work.drafts,
        last_attempt,
        result,
        calibration,
        liveness: liveness.map(|(_, verdict)| verdict.reasons).unwrap_or_default(),
        review,
        submitted_attempt,
        reviews_ahead: u32::try_from(reviews_ahead).unwrap_or(u32::MAX),
        platforms,
        photos,
        now,
    })
}

async fn submitted_attempt(tx: &Tx, review: Option<&Review>) -> Result<Option<Attempt>> {
    let Some(review) = review else { return Ok(None) };
    match store::drafts::find(tx, review.draft).await?.and_then(|draft| draft.attempt) {
        Some(attempt) => Ok(store::attempts::find(tx, attempt).await?),
        None => Ok(None),
    }
}

fn named<'a>(work: &'a Work, family: Option<&'a Family>) -> impl Iterator<Item = PhotoId> + 'a {
    let drafts = work.drafts.iter().map(|draft| draft.photo);
    let attempt = family.into_iter().flat_map(Family::photos);
    let review = work.review().map(|review| review.photo);
    drafts.chain(attempt).chain(review)
}
