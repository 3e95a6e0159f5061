//! Who sees a photo.

use crate::refused::{not_found, why};
use domain::actor::Actor;
use domain::audit::Action;
use domain::id::PhotoId;
use domain::journey::Step;
use domain::refusal::Refusal;
use domain::staff::Role;
use services::{audit, photos, reviews};
use testkit::everywhere;

#[tokio::test]
async fn a_photo_is_shown_to_its_student_and_to_staff_who_may_see_it() {
    everywhere(async |world| {
        let services = &world.services;
        let (owner, stranger) = (world.student(Step::Capture).await, world.student(Step::Capture).await);
        let photo = world.draft(owner).await.photo;
        let read = |actor| photos::read(services, actor, photo);
        assert!(read(Actor::Student(owner)).await.unwrap().starts_with(b"\xff\xd8"));
        not_found(read(Actor::Student(stranger)).await);
        not_found(read(Actor::System).await);
        let other = world.college("外国语学院").await;
        not_found(read(Actor::Staff(world.staff(Role::CollegeAdmin, Some(other.id)).await.id)).await);
        not_found(read(Actor::Staff(world.staff(Role::Auditor, None).await.id)).await);
        let admin = world.staff(Role::CollegeAdmin, Some(world.college.id)).await;
        assert!(read(Actor::Staff(admin.id)).await.is_ok());
        not_found(photos::read(services, Actor::Student(owner), PhotoId(uuid::Uuid::nil())).await);
    })
    .await;
}

#[tokio::test]
async fn a_view_by_staff_is_on_record_and_one_by_the_student_is_not() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        let photo = world.draft(student).await.photo;
        let reviewer = world.reviewer().await;
        photos::read(&world.services, Actor::Student(student), photo).await.unwrap();
        photos::read(&world.services, Actor::Staff(reviewer.id), photo).await.unwrap();
        let auditor = world.staff(Role::Auditor, None).await;
        let log = audit::list(&world.services, &auditor, None).await.unwrap();
        let views: Vec<_> = log.iter().filter(|entry| entry.action == Action::PhotoViewed).collect();
        assert_eq!(views.len(), 1);
        assert_eq!(views[0].actor, Actor::Staff(reviewer.id));
    })
    .await;
}

#[tokio::test]
async fn a_download_needs_the_students_confirmation() {
    everywhere(async |world| {
        let (services, code) = (&world.services, world.code());
        let student = world.student(Step::Status).await;
        let refused = |result: Result<photos::Download, _>| why(result.map(|file| file.name));
        assert_eq!(refused(photos::download(services, student, code).await), Refusal::NotApproved);
        let review = world.task(student).await.review.unwrap().id;
        reviews::approve(services, &world.reviewer().await, review).await.unwrap();
        assert_eq!(refused(photos::download(services, student, code).await), Refusal::NotApproved);
        let first = photos::confirm(services, student, code).await.unwrap();
        let again = photos::confirm(services, student, code).await.unwrap();
        assert_eq!(first.review, again.review);
        assert!(photos::download(services, student, code).await.is_ok());
    })
    .await;
}
