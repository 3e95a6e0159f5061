//! The queue: who waits, how long, and with how many hints.

use super::super::home;
use super::super::messages as say;
use super::super::parts::EmptyState;
use crate::components::{Pill, Tone};
use crate::messages::{Words, use_lang};
use domain::id::ReviewId;
use domain::staff::{Queue, QueueFilter, QueueItem};
use domain::time::{Seconds, Timestamp};
use domain::words::clock;
use leptos::prelude::*;

/// The address of a review, or of the bare queue, under a filter.
pub fn address(review: Option<ReviewId>, filter: QueueFilter) -> String {
    let id = review.map(|review| format!("/{review}")).unwrap_or_default();
    let show = if filter == QueueFilter::Overdue { "?show=overdue" } else { "" };
    format!("{}{id}{show}", home::REVIEWS)
}

#[component]
pub fn ReviewQueue(
    queue: Queue,
    filter: QueueFilter,
    #[prop(into)] current: Signal<Option<ReviewId>>,
) -> impl IntoView {
    let lang = use_lang();
    let chip = move |of: QueueFilter, label: Words, count: u32| {
        view! {
            <a class="Chip" href=address(None, of) aria-current=(of == filter).then_some("true")>
                {label.of(lang)} " " <b>{count}</b>
            </a>
        }
    };
    let (title, hint) = match filter {
        QueueFilter::Pending => (say::QUEUE_EMPTY, say::QUEUE_EMPTY_HINT),
        QueueFilter::Overdue => (say::OVERDUE_EMPTY, say::OVERDUE_EMPTY_HINT),
    };
    let now = queue.now;
    view! {
        <section class="ReviewQueue">
            <header>
                <h1>{say::REVIEWS.of(lang)}</h1>
                <p>{say::DECIDED_TODAY.of(lang)} " " <b>{queue.decided_today}</b></p>
            </header>
            <nav class="filters" aria-label=say::QUEUE_FILTERS.of(lang)>
                {chip(QueueFilter::Pending, say::PENDING, queue.pending)}
                {chip(QueueFilter::Overdue, say::OVERDUE, queue.overdue)}
            </nav>
            {if queue.items.is_empty() {
                view! { <EmptyState title=title.of(lang) hint=hint.of(lang)/> }.into_any()
            } else {
                let items = queue.items.into_iter().map(|item| view! { <QueueLine item filter now current/> });
                view! { <ol>{items.collect_view()}</ol> }.into_any()
            }}
        </section>
    }
}

#[component]
fn QueueLine(item: QueueItem, filter: QueueFilter, now: Timestamp, current: Signal<Option<ReviewId>>) -> impl IntoView {
    let lang = use_lang();
    let id = item.review.id;
    let waited = clock::wait(Seconds(item.review.submitted_at.seconds_until(now)), lang);
    let overdue = item.review.overdue(now);
    view! {
        <li>
            <a href=address(Some(id), filter) aria-current=move || (current.get() == Some(id)).then_some("true")>
                <img src=api::photos::source(item.review.photo) alt="" width="42" height="56" loading="lazy"/>
                <span class="who">
                    <span class="line">
                        <strong>{item.name}</strong>
                        {overdue.then(|| view! { <Pill tone=Tone::Danger>{say::OVERDUE.of(lang)}</Pill> })}
                        {(item.hints > 0).then(|| view! {
                            <Pill tone=Tone::Warn>{say::HINTS.of(lang)} " " {item.hints}</Pill>
                        })}
                    </span>
                    <span class="line note">
                        <span class="college">{item.college}</span>
                        <span>" · " {say::WAITED.of(lang)} " " {waited}</span>
                    </span>
                </span>
            </a>
        </li>
    }
}
