//! Opens one student's file for the administrator who has to help.

use crate::work::Work;
use crate::{Result, Services, access, identity};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::EnrolmentId;
use domain::identity::Outcome;
use domain::staff::{Right, Staff, StudentFile, StudentRow};
use domain::time::Timestamp;
use domain::{lock, mask};
use store::Tx;

pub async fn open(services: &Services, staff: &Staff, enrolment: EnrolmentId) -> Result<StudentFile> {
    access::require(staff, Right::SeeStudents)?;
    let mut tx = services.begin().await?;
    let work = Work::seen_by(&tx, staff, enrolment).await?;
    tx.record(work.deed(Actor::Staff(staff.id), Action::FileOpened));
    let file = file(&tx, work).await?;
    tx.commit().await?;
    Ok(file)
}

pub(crate) async fn file(tx: &Tx, work: Work) -> Result<StudentFile> {
    let now = tx.now();
    Ok(StudentFile {
        row: row(&work, now),
        attempts: store::attempts::of(tx, work.enrolment).await?,
        reference: store::reference_photos::of(tx, work.enrolment).await?,
        identity: identity::case(tx, &work).await?,
        student: work.student,
        spec: work.session.settings.spec,
        policy: work.session.settings.policy,
        progress: work.progress,
        drafts: work.drafts.into_iter().map(|draft| draft.photo).collect(),
        locks: work.locks,
        reviews: work.reviews,
        now,
    })
}

pub(super) fn row(work: &Work, now: Timestamp) -> StudentRow {
    StudentRow {
        enrolment: work.enrolment,
        name: mask::name(&work.student.name),
        number: mask::number(&work.student.number),
        college: work.college.name.clone(),
        class_name: work.student.class_name.clone(),
        session: work.session.code.clone(),
        session_title: work.session.title.clone(),
        zone: work.school.zone,
        step: work.step(),
        paper_since: work.progress.identity.as_ref().and_then(Outcome::waits_since),
        standing: work.standing(now),
        locked_since: lock::waits_since(&work.locks),
        review: work.review().cloned(),
    }
}
