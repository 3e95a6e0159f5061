//! Students and staff around a paper, for the tests of 采集资格.

use domain::audit::Action;
use domain::id::{EnrolmentId, StudentId};
use domain::identity::{Claim, HandedIn, IdentityPolicy, Outcome, Slot};
use domain::journey::Step;
use domain::session::Settings;
use domain::staff::Role;
use services::{Error, audit, identity};
use testkit::{World, cards};

/// A student of a session that asks for papers, before theirs, who has agreed to the note.
pub async fn at_the_desk(world: &World) -> StudentId {
    asking(world, IdentityPolicy::default()).await;
    let student = world.student(Step::Identity).await;
    identity::agree(&world.services, student, world.code()).await.unwrap();
    student
}

pub async fn asking(world: &World, policy: IdentityPolicy) {
    world.change_settings(Settings { identity: Some(policy), ..Settings::jiangsu() }).await;
}

pub async fn show_own_card(world: &World, student: StudentId) -> Claim {
    let (name, number) = world.record(student).await;
    world.show(student, Slot::Front, cards::front(&name, &number)).await.unwrap();
    world.show(student, Slot::Back, cards::back()).await.unwrap();
    cards::claim(&name, &number)
}

pub async fn hand_in(world: &World, student: StudentId, claim: &Claim, insist: bool) -> Result<HandedIn, Error> {
    identity::hand_in(&world.services, student, world.code(), claim, insist).await
}

/// A card that is somebody's, handed to staff.
pub async fn waiting(world: &World) -> (StudentId, EnrolmentId) {
    let student = at_the_desk(world).await;
    let claim = Claim { name: "陈小".into(), ..show_own_card(world, student).await };
    hand_in(world, student, &claim, true).await.unwrap();
    (student, world.task(student).await.enrolment)
}

pub fn outcome(handed_in: HandedIn) -> Outcome {
    match handed_in {
        HandedIn::Taken { task } => task.progress.identity.expect("an outcome"),
        HandedIn::Doubtful { doubts } => panic!("doubtful: {doubts:?}"),
    }
}

pub async fn recorded(world: &World) -> Vec<Action> {
    let auditor = world.staff(Role::Auditor, None).await;
    let log = audit::list(&world.services, &auditor, None).await.unwrap();
    log.into_iter().map(|entry| entry.action).collect()
}
