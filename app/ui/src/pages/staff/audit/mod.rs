//! `/staff/audit`: the log, newest first.

use super::messages as say;
use super::parts::{EmptyState, PageHead, Problem};
use crate::act::Act;
use crate::components::{Button, ButtonKind, Skeleton, Trouble};
use crate::messages::use_lang;
use domain::actor::Actor;
use domain::audit::Entry;
use domain::time::{Timestamp, Zone};
use domain::words::Lang;
use leptos::prelude::*;

#[component]
pub fn AuditPage() -> impl IntoView {
    let lang = use_lang();
    let newest = Resource::new(|| (), |()| api::audit::list(None));
    view! {
        <div class="StaffPage">
            <PageHead title=say::AUDIT.of(lang)/>
            <p class="note">{say::AUDIT_HINT.of(lang)}</p>
            <Suspense fallback=|| view! { <Skeleton lines=10/> }>
                {move || Suspend::new(async move {
                    match newest.await {
                        Ok(entries) => view! { <GrowingLog entries/> }.into_any(),
                        Err(error) => {
                            let retry = Callback::new(move |()| newest.refetch());
                            view! { <Problem error on_retry=retry/> }.into_any()
                        }
                    }
                })}
            </Suspense>
        </div>
    }
    .into_any()
}

/// The newest entries, and older ones as they are asked for.
#[component]
fn GrowingLog(entries: Vec<Entry>) -> impl IntoView {
    let entries = RwSignal::new(entries);
    let ended = RwSignal::new(false);
    let more = Act::new(
        move |()| api::audit::list(entries.with_untracked(|entries| entries.last().map(|entry| entry.seq))),
        move |answer| match answer {
            Ok(older) => {
                ended.set(older.is_empty());
                entries.update(|entries| entries.extend(older));
                None
            }
            Err(error) => Some(error),
        },
    );
    view! { <AuditTable entries ended more/> }
}

#[component]
pub fn AuditTable(
    #[prop(into)] entries: Signal<Vec<Entry>>,
    /// Nothing older is left.
    #[prop(into)]
    ended: Signal<bool>,
    more: Act<()>,
) -> impl IntoView {
    let lang = use_lang();
    let columns = [say::SEQ, say::TIME, say::ACTOR, say::ACTION, say::SUBJECT, say::DETAIL, say::HASH];
    // The first entry has nothing before it.
    let at_end = Memo::new(move |_| ended.get() || entries.with(|all| all.last().is_none_or(|last| last.seq <= 1)));
    if entries.with_untracked(Vec::is_empty) {
        return view! { <EmptyState title=say::LOG_EMPTY.of(lang) hint=""/> }.into_any();
    }
    view! {
        <div class="scroll" role="region" aria-label=say::AUDIT.of(lang) tabindex="0">
            <table class="AuditTable">
                <thead>
                    <tr>{columns.map(|column| view! { <th scope="col">{column.of(lang)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    <For each=move || entries.get() key=|entry| entry.seq children=|entry| view! { <AuditLine entry/> }.into_any()/>
                </tbody>
            </table>
        </div>
        <Trouble error=more.error/>
        <div class="more">
            {move || if at_end.get() {
                view! { <p class="note">{say::LOG_END.of(lang)}</p> }.into_any()
            } else {
                view! { <Button kind=ButtonKind::Secondary pending=more.pending on_press=more.run>{say::LOAD_MORE.of(lang)}</Button> }.into_any()
            }}
        </div>
    }
    .into_any()
}

#[component]
fn AuditLine(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let detail = entry.detail.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("  ");
    let (actor, actor_id) = actor(entry.actor, lang);
    view! {
        <tr>
            <th scope="row" class="number">{entry.seq}</th>
            <td class="number"><time>{moment(entry.at)}</time></td>
            <td>{actor} {actor_id.map(|id| view! { " " <code title=id.clone()>{brief(&id)}</code> })}</td>
            <td>{say::deed(entry.action, lang)} <code class="code">{entry.action.code()}</code></td>
            <td><code title=entry.subject.clone()>{subject(&entry.subject)}</code></td>
            <td><code>{detail}</code></td>
            <td><code title=entry.hash.clone()>{entry.hash.chars().take(12).collect::<String>()}</code></td>
        </tr>
    }
    .into_any()
}

/// 2026-11-20 09:05:12: an auditor compares times, so every one has its date and its second.
fn moment(at: Timestamp) -> String {
    let c = at.civil(Zone::BEIJING);
    format!("{}-{:02}-{:02} {:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second)
}

fn actor(actor: Actor, lang: Lang) -> (&'static str, Option<String>) {
    match actor {
        Actor::Student(id) => (say::ACTOR_STUDENT.of(lang), Some(id.to_string())),
        Actor::Staff(id) => (say::ACTOR_STAFF.of(lang), Some(id.to_string())),
        Actor::System => (say::ACTOR_SYSTEM.of(lang), None),
    }
}

/// The end of an identifier: its beginning is the time, which neighbours share.
fn brief(id: &str) -> String {
    let letters: Vec<char> = id.chars().collect();
    if letters.len() < 16 { id.to_owned() } else { letters[letters.len() - 8..].iter().collect() }
}

/// `enrolment:0190…` with a brief identifier.
fn subject(subject: &str) -> String {
    match subject.split_once(':') {
        Some((kind, id)) => format!("{kind}:{}", brief(id)),
        None => brief(subject),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_by_their_end() {
        assert_eq!(subject("enrolment:0193a2b4-0000-7000-8000-0000deadbeef"), "enrolment:deadbeef");
        assert_eq!(subject("session:25103003"), "session:25103003");
        assert_eq!(subject(""), "");
    }

    #[test]
    fn times_are_told_to_the_second() {
        assert_eq!(moment(Timestamp(1_795_136_700_000)), "2026-11-20 09:05:00");
    }
}
