//! Asking for a challenge: one at a time, not often in vain, and nobody who has not agreed to be filmed.

use crate::living::{answer, answer_with, ask, asking, attempts_of, burst};
use crate::refused::why;
use domain::consent::{Purpose, Wishes};
use domain::journey::Step;
use domain::liveness::{Reason, digest};
use domain::refusal::Refusal;
use domain::time::Seconds;
use services::liveness::{self, Burst};
use services::{consents, upkeep};
use testkit::{World, everywhere};

#[tokio::test]
async fn a_challenge_is_kept_until_it_is_over_and_asking_again_gives_the_same() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let first = ask(world, student).await;
        world.advance(Seconds(30));
        let again = ask(world, student).await;
        assert_eq!((again.token, again.until, again.challenge), (first.token.clone(), first.until, first.challenge));
        world.advance(Seconds(1));
        let next = ask(world, student).await;
        assert_ne!(next.token, first.token);
        assert!(next.until > first.until);
    })
    .await;
}

#[tokio::test]
async fn two_that_ask_at_once_are_given_one_challenge_and_another_student_has_another() {
    everywhere(async |world| {
        asking(world).await;
        let (student, other) = (world.student(Step::Capture).await, world.student(Step::Capture).await);
        let (one, two) = tokio::join!(ask(world, student), ask(world, student));
        assert_eq!(one.token, two.token);
        assert_ne!(ask(world, other).await.token, one.token);
    })
    .await;
}

#[tokio::test]
async fn an_answered_challenge_is_not_given_again() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let first = ask(world, student).await;
        answer(world, student, &first.token, 1).await.unwrap();
        world.advance(Seconds(1));
        assert_ne!(ask(world, student).await.token, first.token);
    })
    .await;
}

#[tokio::test]
async fn after_five_challenges_in_vain_the_next_waits_and_answered_ones_are_not_counted() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let answered = ask(world, student).await;
        answer(world, student, &answered.token, 1).await.unwrap();
        world.advance(Seconds(60));
        let began = world.services.now();
        for _ in 0..5 {
            ask(world, student).await;
            world.advance(Seconds(31));
        }
        let refused = why(liveness::ask(&world.services, student, world.code()).await);
        let again_at = began + Seconds::hours(1);
        assert_eq!(refused, Refusal::TooManyChallenges { again_at });
        assert_eq!((refused.status(), refused.retry_at()), (429, Some(again_at)));
        world.advance(Seconds(again_at.0 / 1000 - world.services.now().0 / 1000));
        ask(world, student).await;
    })
    .await;
}

#[tokio::test]
async fn challenges_of_yesterday_are_forgotten() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        ask(world, student).await;
        world.advance(Seconds::hours(25));
        ask(world, student).await;
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(world.store.number("SELECT COUNT(*) FROM liveness_challenges").await.unwrap(), 1);
    })
    .await;
}

/// Says now what will be sent later.
async fn hold(world: &World, student: domain::id::StudentId, burst: &Burst) -> Result<(), services::Error> {
    let frames = burst.frames.iter().map(|(number, bytes)| (*number, bytes.as_slice()));
    let digest = digest(b"upload", frames);
    liveness::hold(&world.services, student, world.code(), &burst.token, &digest).await
}

#[tokio::test]
async fn a_film_that_was_named_in_time_may_arrive_late_and_another_may_not() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let filmed = Burst { token: ticket.token.clone(), ..burst(world, 20) };
        hold(world, student, &filmed).await.unwrap();
        world.advance(Seconds::minutes(10));
        let late = |frames| Burst { token: ticket.token.clone(), ..burst(world, frames) };
        let expired = Refusal::ChallengeUnfit { why: Reason::Expired { until: ticket.until } };
        assert_eq!(why(answer_with(world, student, late(21), 1).await), expired);
        assert_eq!(attempts_of(world).await, 0);
        assert_eq!(answer_with(world, student, late(20), 2).await.unwrap().drafts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_named_film_is_of_no_use_after_a_day_and_its_withdrawal_forgets_it() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let filmed = Burst { token: ticket.token.clone(), ..burst(world, 20) };
        hold(world, student, &filmed).await.unwrap();
        world.advance(Seconds::hours(25));
        let late = Burst { arrived: world.services.now(), ..filmed };
        let expired = Refusal::ChallengeUnfit { why: Reason::Expired { until: ticket.until } };
        assert_eq!(why(answer_with(world, student, late, 1).await), expired);
        let films = "SELECT COUNT(*) FROM liveness_challenges WHERE filmed IS NOT NULL";
        assert_eq!(world.store.number(films).await.unwrap(), 1);
        consents::withdraw(&world.services, student, world.code()).await.unwrap();
        assert_eq!(world.store.number(films).await.unwrap(), 0);
        upkeep::purge(&world.services).await.unwrap();
        assert_eq!(world.store.number("SELECT COUNT(*) FROM liveness_challenges").await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_names_a_film_late_or_for_somebody_else() {
    everywhere(async |world| {
        asking(world).await;
        let (student, other) = (world.student(Step::Capture).await, world.student(Step::Capture).await);
        let ticket = ask(world, student).await;
        let filmed = Burst { token: ticket.token.clone(), ..burst(world, 20) };
        let anothers = Refusal::ChallengeUnfit { why: Reason::AnothersChallenge };
        assert_eq!(why(hold(world, other, &filmed).await), anothers);
        world.advance(Seconds(31));
        let expired = Refusal::ChallengeUnfit { why: Reason::Expired { until: ticket.until } };
        assert_eq!(why(hold(world, student, &filmed).await), expired);
        let late = Burst { arrived: world.services.now(), ..filmed };
        assert_eq!(why(answer_with(world, student, late, 1).await), expired);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_filmed_without_having_agreed_to_that_and_the_rest_is_not_asked_again() {
    everywhere(async |world| {
        // Agreed to the portrait before the session began to film.
        let student = world.student(Step::Capture).await;
        asking(world).await;
        assert_eq!(why(liveness::ask(&world.services, student, world.code()).await), Refusal::LivenessNotAgreed);
        let unasked = Burst { token: String::new(), ..burst(world, 20) };
        assert_eq!(why(answer_with(world, student, unasked, 1).await), Refusal::LivenessNotAgreed);
        assert_eq!(world.task(student).await.step, Step::Capture);
        let wishes = Wishes { liveness: true, ..Wishes::default() };
        let task = consents::give(&world.services, student, world.code(), wishes).await.unwrap();
        let agreed: Vec<Purpose> = task.progress.consents.iter().map(|consent| consent.purpose).collect();
        assert_eq!(agreed, [Purpose::Portrait, Purpose::Receiver, Purpose::Liveness]);
        ask(world, student).await;
    })
    .await;
}
