//! Sends a one-time code to an address.

use crate::work::Work;
use crate::{Result, Services};
use domain::actor::Actor;
use domain::audit::Action;
use domain::contact::{Address, CODE_LENGTH, CODE_TRIES, Channel, CodeSent, PendingCode, next_code_at};
use domain::id::StudentId;
use domain::journey::Step;
use domain::mask;
use domain::notification::Message;
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::time::Seconds;
use rand::Rng;
use std::iter;

pub async fn send_code(
    services: &Services,
    student: StudentId,
    code: &SessionCode,
    channel: Channel,
    address: &str,
) -> Result<CodeSent> {
    let mut tx = services.begin().await?;
    let now = tx.now();
    let work = Work::hold(&tx, student, code).await?;
    work.check_step(Step::Contact, now)?;
    let offered = services.offered(work.session.clone()).settings.contact_channels;
    let address = Address::parse(channel, address).filter(|_| offered.contains(&channel));
    let address = address.ok_or(Refusal::AddressInvalid)?;
    let mut sent = store::contact_codes::sent_since(&tx, work.enrolment, &address, now - Seconds::hours(1)).await?;
    let again_at = next_code_at(&sent, now);
    if now < again_at {
        return Err(Refusal::CodeTooSoon { again_at }.into());
    }
    let digits = digits();
    let pending = PendingCode { sent_at: now, tries_left: CODE_TRIES };
    store::contact_codes::insert(&tx, work.enrolment, &address, &digits, pending).await?;
    let message = Message::ContactCode { code: digits };
    store::outbox::insert(&tx, work.school.id, Some(work.enrolment), &address, &message).await?;
    let deed = work.deed(Actor::Student(student), Action::CodeSent);
    tx.record(deed.with("channel", format!("{channel:?}")));
    tx.commit().await?;
    sent.push(now);
    Ok(CodeSent { to: mask::address(&address.value), again_at: next_code_at(&sent, now), now })
}

fn digits() -> String {
    // The thread's generator is a cryptographic one, seeded by the system.
    let mut random = rand::rng();
    iter::repeat_with(|| char::from(b'0' + random.random_range(0..10u8))).take(CODE_LENGTH).collect()
}
