//! Reference photos: who imports and sees them, and when they go.

use crate::refused::{not_found, why};
use domain::audit::Action;
use domain::comparison::Unusable;
use domain::id::{EnrolmentId, ReferenceId, StudentId};
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::{Role, Staff};
use domain::time::Seconds;
use services::{audit, consents, references, reviews, students, upkeep};
use testkit::{World, everywhere};
use uuid::Uuid;

const FACE: &[u8] = b"\xff\xd8 a face";

async fn enrolment(world: &World, student: StudentId) -> EnrolmentId {
    let tx = world.store.read(world.services.now()).await.unwrap();
    store::enrolments::id_of(&tx, student, world.session.id).await.unwrap().unwrap()
}

async fn import(world: &World, staff: &Staff, student: StudentId) -> ReferenceId {
    let file = references::import(&world.services, staff, enrolment(world, student).await, FACE.to_vec()).await;
    file.unwrap().reference.unwrap().id
}

#[tokio::test]
async fn what_an_administrator_imports_is_what_the_reviewer_compares_with() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        let imported = import(world, &admin, student).await;
        let reviewer = world.reviewer().await;
        let review = world.task(student).await.review.unwrap().id;
        let case = reviews::open(&world.services, &reviewer, review).await.unwrap();
        assert_eq!(case.reference.unwrap().id, imported);
        assert_eq!(case.reference.unwrap().imported_at, world.services.now());
        assert_eq!(references::read(&world.services, &reviewer, imported).await.unwrap(), FACE);
        let capture = references::read_capture(&world.services, &reviewer, case.photo.id).await.unwrap();
        assert!(capture.starts_with(b"\xff\xd8"));
    })
    .await;
}

#[tokio::test]
async fn without_a_reference_the_case_says_that_there_is_none() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        let review = world.task(student).await.review.unwrap().id;
        let case = reviews::open(&world.services, &world.reviewer().await, review).await.unwrap();
        assert_eq!(case.reference, None);
    })
    .await;
}

#[tokio::test]
async fn a_picture_without_one_clear_face_is_refused_and_leaves_nothing() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let enrolment = enrolment(world, student).await;
        world.script.align_as(Some(Unusable::NoFace));
        let refused = references::import(&world.services, &admin, enrolment, FACE.to_vec()).await;
        assert_eq!(why(refused), Refusal::NotComparable { why: Unusable::NoFace });
        assert_eq!(world.photos.count(), 0);
        world.script.align_as(None);
        let kept = import(world, &admin, student).await;
        // A bad picture does not cost the good one.
        world.script.align_as(Some(Unusable::SeveralFaces { count: 2 }));
        assert!(references::import(&world.services, &admin, enrolment, FACE.to_vec()).await.is_err());
        let file = students::open(&world.services, &admin, enrolment).await.unwrap();
        assert_eq!(file.reference.unwrap().id, kept);
    })
    .await;
}

#[tokio::test]
async fn a_new_reference_takes_the_place_of_the_old_one() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let first = import(world, &admin, student).await;
        let second = import(world, &admin, student).await;
        assert_ne!(first, second);
        assert_eq!(world.objects(&[first.0, second.0]).await, 1);
        not_found(references::read(&world.services, &admin, first).await);
        assert!(references::read(&world.services, &admin, second).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn only_staff_who_may_see_the_student_import_see_or_delete() {
    everywhere(async |world| {
        let services = &world.services;
        let student = world.student(Step::Capture).await;
        let photo = world.draft(student).await.photo;
        let (admin, enrolment) = (world.staff(Role::SchoolAdmin, None).await, enrolment(world, student).await);
        let kept = import(world, &admin, student).await;
        let other = world.college("外国语学院").await;
        let elsewhere = world.staff(Role::CollegeAdmin, Some(other.id)).await;
        let (school, _) = world.another_school("25103009").await;
        let stranger = world.staff_of(domain::college::Scope::whole(school.id), Role::SchoolAdmin).await;
        let auditor = world.staff(Role::Auditor, None).await;
        for staff in [&elsewhere, &stranger, &auditor] {
            not_found(references::import(services, staff, enrolment, FACE.to_vec()).await);
            not_found(references::read(services, staff, kept).await);
            not_found(references::read_capture(services, staff, photo).await);
            not_found(references::delete(services, staff, enrolment).await);
        }
        // A reviewer looks and does not import.
        let reviewer = world.reviewer().await;
        assert!(references::read(services, &reviewer, kept).await.is_ok());
        not_found(references::import(services, &reviewer, enrolment, FACE.to_vec()).await);
        not_found(references::delete(services, &reviewer, enrolment).await);
        not_found(references::read(services, &admin, ReferenceId(Uuid::nil())).await);
        assert_eq!(world.objects(&[kept.0]).await, 1);
    })
    .await;
}

#[tokio::test]
async fn every_import_view_and_deletion_is_on_record() {
    everywhere(async |world| {
        let student = world.student(Step::Status).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let enrolment = enrolment(world, student).await;
        let kept = import(world, &admin, student).await;
        references::read(&world.services, &admin, kept).await.unwrap();
        let photo = world.task(student).await.review.unwrap().photo;
        references::read_capture(&world.services, &admin, photo).await.unwrap();
        references::delete(&world.services, &admin, enrolment).await.unwrap();
        // Nothing is left to delete: nothing was done.
        references::delete(&world.services, &admin, enrolment).await.unwrap();
        let log = audit::list(&world.services, &admin, None).await.unwrap();
        let done = |action| log.iter().filter(|entry| entry.action == action).count();
        assert_eq!(done(Action::ReferenceImported), 1);
        assert_eq!(done(Action::ReferenceViewed), 1);
        assert_eq!(done(Action::PhotoViewed), 1);
        assert_eq!(done(Action::ReferenceDeleted), 1);
        assert_eq!(world.objects(&[kept.0]).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_reference_goes_with_the_students_pictures_when_consent_is_withdrawn() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        world.draft(student).await;
        let admin = world.staff(Role::SchoolAdmin, None).await;
        let kept = import(world, &admin, student).await;
        consents::withdraw(&world.services, student, world.code()).await.unwrap();
        assert_eq!((world.objects(&[kept.0]).await, world.photos.count()), (0, 0));
        not_found(references::read(&world.services, &admin, kept).await);
    })
    .await;
}

#[tokio::test]
async fn a_reference_outlives_every_sweep() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let kept = import(world, &world.staff(Role::SchoolAdmin, None).await, student).await;
        world.advance(Seconds::days(400));
        upkeep::sweep(&world.services).await.unwrap();
        assert_eq!(world.objects(&[kept.0]).await, 1);
    })
    .await;
}

#[tokio::test]
async fn no_face_is_kept_of_a_student_who_has_withdrawn() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        import(world, &admin, student).await;
        consents::withdraw(&world.services, student, world.code()).await.unwrap();
        let enrolment = enrolment(world, student).await;
        let again = references::import(&world.services, &admin, enrolment, FACE.to_vec()).await;
        assert_eq!(why(again), Refusal::StudentHasNotAgreed);
        assert_eq!(world.photos.count(), 0);
    })
    .await;
}
