//! The queue: who waits, how long, and with how many hints.

use super::super::home;
use super::super::messages as say;
use super::super::parts::EmptyState;
use crate::components::{Pill, Tone};
use crate::messages::{Words, use_lang};
use domain::id::ReviewId;
use domain::staff::{Queue, QueueFilter, QueueItem};
use domain::time::{Seconds, Timestamp};
use domain::words::{Lang, clock};
use leptos::web_sys::HtmlElement;
use leptos::{html, prelude::*};

/// The address of a review, or of the bare queue, under a filter.
pub fn address(review: Option<ReviewId>, filter: QueueFilter) -> String {
    let id = review.map(|review| format!("/{review}")).unwrap_or_default();
    let show = if filter == QueueFilter::Overdue { "?show=overdue" } else { "" };
    format!("{}{id}{show}", home::REVIEWS)
}

#[component]
pub fn ReviewQueue(
    #[prop(into)] queue: Signal<Queue>,
    #[prop(into)] filter: Signal<QueueFilter>,
    #[prop(into)] current: Signal<Option<ReviewId>>,
) -> impl IntoView {
    let lang = use_lang();
    let chip = move |of: QueueFilter, label: Words, count: fn(&Queue) -> u32| {
        view! {
            <a class="Chip" href=address(None, of) aria-current=move || (filter.get() == of).then_some("true")>
                {label.of(lang)} " " <b>{move || queue.with(count)}</b>
            </a>
        }
    };
    let empty = Memo::new(move |_| queue.with(|queue| queue.items.is_empty()));
    // What is told of the time is part of the key: a line whose words change is drawn anew.
    let lines = move || {
        let filter = filter.get();
        queue.with(|queue| queue.items.iter().map(|item| Line::of(item, filter, queue.now, lang)).collect::<Vec<_>>())
    };
    view! {
        <section class="ReviewQueue">
            <header>
                <h2>{say::REVIEWS.of(lang)}</h2>
                <p>{say::DECIDED_TODAY.of(lang)} " " <b>{move || queue.with(|queue| queue.decided_today)}</b></p>
            </header>
            <nav class="filters" aria-label=say::QUEUE_FILTERS.of(lang)>
                {chip(QueueFilter::Pending, say::PENDING, |queue| queue.pending)}
                {chip(QueueFilter::Overdue, say::OVERDUE, |queue| queue.overdue)}
            </nav>
            {move || empty.get().then(|| view! { <NothingQueued filter=filter.get()/> })}
            <ol>
                <For each=lines key=Line::key children=move |line| view! { <QueueLine line current/> }.into_any()/>
            </ol>
        </section>
    }
    .into_any()
}

/// One line, in words.
#[derive(Clone)]
struct Line {
    item: QueueItem,
    address: String,
    waited: String,
    overdue: bool,
}

impl Line {
    fn of(item: &QueueItem, filter: QueueFilter, now: Timestamp, lang: Lang) -> Self {
        let review = &item.review;
        Self {
            address: address(Some(review.id), filter),
            waited: clock::wait(Seconds(review.submitted_at.seconds_until(now)), lang),
            overdue: review.overdue(now),
            item: item.clone(),
        }
    }

    fn key(&self) -> String {
        format!("{} {} {} {}", self.address, self.waited, self.overdue, self.item.hints)
    }
}

/// An empty queue. It stands in the middle of a desk, and in the queue's place on a phone, which shows only that.
#[component]
pub fn NothingQueued(filter: QueueFilter) -> impl IntoView {
    let lang = use_lang();
    let (title, hint) = match filter {
        QueueFilter::Pending => (say::QUEUE_EMPTY, say::QUEUE_EMPTY_HINT),
        QueueFilter::Overdue => (say::OVERDUE_EMPTY, say::OVERDUE_EMPTY_HINT),
    };
    view! { <EmptyState title=title.of(lang) hint=hint.of(lang)/> }
}

#[component]
fn QueueLine(line: Line, current: Signal<Option<ReviewId>>) -> impl IntoView {
    let lang = use_lang();
    let Line { item, address, waited, overdue } = line;
    let id = item.review.id;
    let link = NodeRef::<html::A>::new();
    Effect::new(move |_| {
        if let Some(link) = link.get().filter(|_| current.get() == Some(id)) {
            reveal(&link);
        }
    });
    view! {
        <li>
            <a node_ref=link href=address aria-current=move || (current.get() == Some(id)).then_some("true")>
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
    .into_any()
}

/// Scrolls the queue, and nothing around it, just as far as the open line needs.
fn reveal(line: &HtmlElement) {
    let Ok(Some(list)) = line.closest(".queue") else { return };
    let (top, bottom) = (line.offset_top(), line.offset_top() + line.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
