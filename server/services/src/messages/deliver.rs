//! Delivers the message that has waited longest. Two senders never take the same one; a sender that dies loses its claim.

use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::{Action, Deed};
use domain::contact::{Address, CODE_LIFE};
use domain::notification::{Message, Posted};
use domain::time::{Seconds, Timestamp};
use domain::words::notification::letter;
use store::outbox::{Claimed, Tried};

/// Longer than the mail server is given to answer.
const CLAIM: Seconds = Seconds::minutes(2);
/// Waits double from half a minute: the seventh try is half an hour after the first.
const FIRST_WAIT: Seconds = Seconds(30);
const MOST_TRIES: u32 = 7;

/// Answers whether there was a message to deliver.
pub async fn deliver(services: &Services) -> Result<bool> {
    let tx = services.begin().await?;
    let Some(Claimed { posted, school, scope }) = store::outbox::claim(&tx, CLAIM).await? else { return Ok(false) };
    tx.commit().await?;
    let to = Address { channel: posted.channel, value: posted.to.clone() };
    let sent = services.mailer().send(&to, &posted.id.to_string(), letter(&posted.message, &school)).await;
    let mut tx = services.begin().await?;
    let outcome = match &sent {
        Ok(()) => Tried::Sent,
        Err(error) => {
            tracing::warn!(message = %posted.id, tries = posted.tries + 1, cause = %error, "a message was not sent");
            after_failure(&posted, tx.now())
        }
    };
    let action = match outcome {
        Tried::Sent => Some(Action::MessageSent),
        Tried::GivenUp => Some(Action::MessageFailed),
        Tried::Again { .. } => None,
    };
    if let Some(action) = action {
        let deed = Deed::new(scope, Actor::System, action, format!("message:{}", posted.id));
        tx.record(deed.with("tries", posted.tries + 1));
    }
    store::outbox::tried(&tx, &posted, outcome).await?;
    tx.commit().await?;
    Ok(true)
}

fn after_failure(posted: &Posted, now: Timestamp) -> Tried {
    let at = now + Seconds(FIRST_WAIT.0 << posted.tries.min(MOST_TRIES));
    let code_dead = matches!(posted.message, Message::ContactCode { .. }) && at >= posted.at + CODE_LIFE;
    if posted.tries + 1 >= MOST_TRIES || code_dead { Tried::GivenUp } else { Tried::Again { at } }
}
