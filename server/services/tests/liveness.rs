//! A live person before the shutter: challenges that are given, answered once, and judged together with the photo.

use crate::calibrating::{calibrate, offer};
use crate::living::{answer, answer_with, ask, asking, attempts_of, burst, burst_is};
use crate::refused::why;
use domain::attempt::{Outcome, Source};
use domain::calibration::CalibrationPolicy;
use domain::cooldown::Standing;
use domain::id::AttemptKey;
use domain::journey::Step;
use domain::liveness::{Flag, Reason, Settings as Liveness};
use domain::lock::{LockCause, LockKind};
use domain::platform::Platform;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::session::Settings;
use domain::staff::{QueueFilter, Role};
use domain::time::Seconds;
use portrait::liveness::Judgement;
use services::attempts::{self, Upload};
use services::consents;
use services::liveness::{self, Burst};
use services::reviews;
use testkit::everywhere;
use uuid::Uuid;

#[tokio::test]
async fn a_photo_with_a_living_person_becomes_a_draft() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let task = answer(world, student, &ticket.token, 1).await.unwrap();
        assert_eq!((task.drafts.len(), task.liveness), (1, vec![]));
    })
    .await;
}

#[tokio::test]
async fn where_a_live_person_is_asked_for_a_picture_alone_is_refused_and_costs_nothing() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let upload = Upload::of(AttemptKey(Uuid::from_u128(1)), Source::Camera, b"upload".to_vec());
        let alone = attempts::submit(&world.services, student, world.code(), upload).await;
        assert_eq!(why(alone), Refusal::LivenessMissing);
        let chosen = Upload::of(AttemptKey(Uuid::from_u128(2)), Source::Emergency, b"upload".to_vec());
        let emergency = attempts::submit(&world.services, student, world.code(), chosen).await;
        assert_eq!(why(emergency), Refusal::LivenessMissing);
        assert_eq!(attempts_of(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_flat_picture_is_a_failed_attempt_with_its_reason_and_the_third_one_locks() {
    everywhere(async |world| {
        asking(world).await;
        burst_is(world, vec![Reason::FlatPicture], vec![]);
        let student = world.student(Step::Capture).await;
        for key in 1..=3 {
            let ticket = ask(world, student).await;
            let task = answer(world, student, &ticket.token, key).await.unwrap();
            let attempt = task.last_attempt.unwrap();
            assert!(matches!(attempt.outcome, Outcome::Failed { .. }));
            assert_eq!(attempt.verdict.reasons[0].code, ReasonCode::Liveness);
            assert_eq!(task.liveness, [Reason::FlatPicture]);
            world.advance(Seconds(60));
        }
        let lock = LockKind::UntilUnlocked { cause: LockCause::Liveness };
        assert_eq!(world.task(student).await.standing, Standing::Locked(lock));
        let refused = liveness::ask(&world.services, student, world.code()).await;
        assert_eq!(why(refused), Refusal::AdminLock { cause: LockCause::Liveness, has_draft: false });
    })
    .await;
}

#[tokio::test]
async fn a_platform_that_asks_for_a_living_person_has_the_bursts_word_and_the_others_have_not() {
    everywhere(async |world| {
        let asks = Platform {
            liveness: true, ..Platform::new("police", "公安身份核验", "用于核对本人。", "campus")
        };
        let other = Platform::new("gate", "校园门禁", "用于门禁。", "campus");
        let (platforms, liveness) = (vec![asks, other], Some(Liveness::default()));
        world.change_settings(Settings { platforms, liveness, ..world.session.settings.clone() }).await;
        let student = world.student(Step::Capture).await;
        for (key, reasons, passed) in [(1, vec![Reason::FlatPicture], [false, true]), (2, vec![], [true, true])] {
            burst_is(world, reasons, vec![]);
            let ticket = ask(world, student).await;
            let task = answer(world, student, &ticket.token, key).await.unwrap();
            let said = task.said(task.judged().map(|attempt| attempt.id));
            assert_eq!(said.iter().map(|said| said.verdict.passed()).collect::<Vec<_>>(), passed);
            world.advance(Seconds(60));
        }
    })
    .await;
}

#[tokio::test]
async fn a_challenge_is_answered_once() {
    everywhere(async |world| {
        asking(world).await;
        burst_is(world, vec![Reason::NotFacing], vec![]);
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        answer(world, student, &ticket.token, 1).await.unwrap();
        let again = answer(world, student, &ticket.token, 1).await.unwrap();
        assert_eq!(
            again.last_attempt.unwrap().key,
            AttemptKey(Uuid::from_u128(1)),
            "the same upload is the same attempt"
        );
        // Shorter than the challenge would have been open.
        let settings = world.session.settings.clone();
        let mut cooldown = settings.cooldown.clone();
        cooldown.wait = Seconds(1);
        world.change_settings(Settings { cooldown, liveness: Some(Liveness::default()), ..settings }).await;
        world.advance(Seconds(2));
        assert_eq!(why(answer(world, student, &ticket.token, 2).await), Refusal::ChallengeAnswered);
        assert_eq!(attempts_of(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn how_a_student_moved_is_remembered_in_all_sessions_until_the_consent_is_withdrawn() {
    everywhere(async |world| {
        asking(world).await;
        let fingerprint = serde_json::from_str("[[10,20,30,28,2]]").unwrap();
        world.script.bursts_are(Judgement { fingerprint: Some(fingerprint), ..Judgement::default() });
        let (student, other) = (world.student(Step::Capture).await, world.student(Step::Capture).await);
        let ticket = ask(world, student).await;
        answer(world, student, &ticket.token, 1).await.unwrap();
        let remembered = async |student| {
            let tx = world.store.read(world.services.now()).await.unwrap();
            store::liveness_checks::fingerprints(&tx, student).await.unwrap()
        };
        assert_eq!(remembered(student).await, ["[[10,20,30,28,2]]"]);
        assert_eq!(remembered(other).await, Vec::<String>::new());
        consents::withdraw(&world.services, student, world.code()).await.unwrap();
        assert_eq!(remembered(student).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_late_for_somebody_else_or_with_a_forged_challenge() {
    everywhere(async |world| {
        asking(world).await;
        let (student, other) = (world.student(Step::Capture).await, world.student(Step::Capture).await);
        let others = ask(world, other).await;
        let why_not = why(answer(world, student, &others.token, 1).await);
        assert_eq!(why_not, Refusal::ChallengeUnfit { why: Reason::AnothersChallenge });
        let mut forged = ask(world, student).await.token;
        let last = forged.pop().unwrap();
        forged.push(if last == 'A' { 'E' } else { 'A' });
        assert_eq!(why(answer(world, student, &forged, 2).await), Refusal::ChallengeUnknown);
        let late = ask(world, student).await;
        world.advance(Seconds(31));
        let expired = Refusal::ChallengeUnfit { why: Reason::Expired { until: late.until } };
        assert_eq!(why(answer(world, student, &late.token, 3).await), expired);
        assert_eq!(attempts_of(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn frames_that_a_network_lost_are_no_failed_attempt_and_a_slow_one_takes_no_time_away() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let few = Burst { token: ticket.token.clone(), ..burst(world, 11) };
        let reason = Reason::TooFewFrames { found: 11, least: 12 };
        assert_eq!(why(answer_with(world, student, few, 1).await), Refusal::ChallengeUnfit { why: reason });
        assert_eq!(attempts_of(world).await, 0);
        let slow = Burst { token: ticket.token, ..burst(world, 20) };
        world.advance(Seconds(45));
        assert_eq!(answer_with(world, student, slow, 2).await.unwrap().drafts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_photos_sent_at_once_with_one_challenge_are_one_attempt() {
    everywhere(async |world| {
        asking(world).await;
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let (first, second) =
            tokio::join!(answer(world, student, &ticket.token, 1), answer(world, student, &ticket.token, 2));
        assert!(first.is_ok() != second.is_ok());
        assert_eq!(why(first.and(second)), Refusal::ChallengeAnswered);
        assert_eq!(attempts_of(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn flags_are_told_to_the_reviewer_and_not_to_the_student() {
    everywhere(async |world| {
        asking(world).await;
        burst_is(world, vec![], vec![Flag::Moire]);
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let task = answer(world, student, &ticket.token, 1).await.unwrap();
        assert!(!serde_json::to_string(&task).unwrap().contains("MOIRE"));
        reviews::submit(&world.services, student, world.code(), task.drafts[0].shown()).await.unwrap();
        let reviewer = world.staff(Role::Reviewer, None).await;
        let queue = reviews::queue(&world.services, &reviewer, QueueFilter::Pending).await.unwrap();
        let case = reviews::open(&world.services, &reviewer, queue.items[0].review.id).await.unwrap();
        assert_eq!((case.reshoot_hints(), queue.items[0].hints), (&[Flag::Moire][..], 1));
        let (challenge, verdict) = case.liveness.unwrap();
        assert_eq!((challenge, verdict.flags), (ticket.challenge, vec![Flag::Moire]));
    })
    .await;
}

#[tokio::test]
async fn a_photo_that_nobody_alive_was_seen_with_cannot_be_calibrated_into_a_draft() {
    everywhere(async |world| {
        offer(world, 5).await;
        let calibration = Some(CalibrationPolicy { most: 5, backgrounds: vec![] });
        let liveness = Some(Liveness::default());
        world.change_settings(Settings { calibration, liveness, ..world.session.settings.clone() }).await;
        burst_is(world, vec![Reason::FlatPicture], vec![]);
        let student = world.student(Step::Capture).await;
        let ticket = ask(world, student).await;
        let task = answer(world, student, &ticket.token, 1).await.unwrap();
        assert_eq!(why(calibrate(world, student, &task).await), Refusal::CalibrationOver);
        assert!(world.task(student).await.drafts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_session_that_asks_for_nobody_gives_no_challenge_and_needs_none() {
    everywhere(async |world| {
        let student = world.student(Step::Capture).await;
        assert_eq!(why(liveness::ask(&world.services, student, world.code()).await), Refusal::LivenessOff);
        let upload = Upload::of(AttemptKey(Uuid::from_u128(1)), Source::Camera, b"upload".to_vec());
        let task = attempts::submit(&world.services, student, world.code(), upload).await.unwrap();
        assert_eq!(task.drafts.len(), 1);
    })
    .await;
}
