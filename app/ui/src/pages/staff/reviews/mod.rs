//! `/staff/reviews` and `/staff/reviews/:id`: the queue beside the photo that is being decided.

mod case;
mod checks;
mod choice;
mod desk;
pub mod gauge;
mod liveness;
mod photo;
mod queue;
mod rejection;
mod shortcut;

pub use case::{Decision, ReviewCaseView};
pub use desk::{Notice, ReviewDesk};
pub use queue::{NothingQueued, ReviewQueue};

use super::frame::Office;
use super::messages as say;
use super::parts::{PageHead, Problem, use_zone};
use crate::act::Act;
use crate::components::Skeleton;
use crate::messages::{error, use_lang};
use api::ApiError;
use domain::id::ReviewId;
use domain::refusal::Refusal;
use domain::staff::{self, QueueFilter, ReviewCase};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

#[component]
pub fn ReviewsPage() -> impl IntoView {
    let lang = use_lang();
    let office = expect_context::<Office>();
    let params = use_params_map();
    let current = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<ReviewId>().ok()));
    let case = Resource::new(
        move || current.get(),
        |review| async move {
            match review {
                Some(review) => Some(api::reviews::open(review).await),
                None => None,
            }
        },
    );
    let notice = RwSignal::new(None::<Notice>);
    let next = use_next(office, current);
    let go = use_go(office.filter);
    let decide = use_decide(office, next, notice, go);
    let guides = RwSignal::new(true);
    let on_next = Callback::new(move |()| {
        notice.set(None);
        if next.get_untracked().is_some() {
            go.run(next.get_untracked());
        }
    });

    view! {
        <PageHead title=say::REVIEWS.of(lang) unseen=true/>
        <ReviewDesk
            opened=Signal::derive(move || current.get().is_some())
            notice
            queue=move || view! {
                <Transition fallback=|| view! { <Skeleton lines=8/> }>
                    <QueuePanel office current/>
                </Transition>
            }
            case=move || view! {
                <Transition fallback=|| view! { <Skeleton lines=8/> }>
                    <CasePanel office case current next decide guides on_next/>
                </Transition>
            }
        />
    }
    .into_any()
}

/// What stands in the queue's place. The list is made once and then follows the queue, so that a line keeps its picture
/// and its focus while others leave.
#[component]
fn QueuePanel(office: Office, current: Memo<Option<ReviewId>>) -> impl IntoView {
    let key = |answer: &Option<Result<staff::Queue, ApiError>>| match answer {
        Some(Ok(_)) => "queue".to_owned(),
        other => format!("{other:?}"),
    };
    let panel = move |answer| match answer {
        Some(Ok(queue)) => {
            let shown = RwSignal::new(queue);
            Effect::new(move |_| {
                if let Some(Some(Ok(queue))) = office.queue.get() {
                    shown.set(queue);
                }
            });
            view! { <ReviewQueue queue=shown filter=office.filter current/> }.into_any()
        }
        Some(Err(error)) => {
            let retry = Callback::new(move |()| office.queue.refetch());
            view! { <Problem error on_retry=retry/> }.into_any()
        }
        None => view! { <Problem error=ApiError::NotFound/> }.into_any(),
    };
    view! { <For each=move || office.queue.get() key=key children=panel/> }
}

/// What the middle of the desk shows.
enum Middle {
    Case(Box<ReviewCase>),
    Trouble(ApiError),
    Ready,
    Done(QueueFilter),
}

impl Middle {
    /// A case gets a view of its own instead of changing the last one in place: a half-made choice, a note or a handler
    /// of the decided photo must not reach into the next.
    fn key(&self) -> String {
        match self {
            Middle::Case(case) => case.item.review.id.to_string(),
            Middle::Trouble(error) => format!("{error:?}"),
            Middle::Ready => "ready".into(),
            Middle::Done(filter) => format!("{filter:?}"),
        }
    }
}

type Opened = Resource<Option<Result<ReviewCase, ApiError>>>;

#[component]
fn CasePanel(
    office: Office,
    case: Opened,
    current: Memo<Option<ReviewId>>,
    next: Signal<Option<ReviewId>>,
    decide: Act<Decision>,
    guides: RwSignal<bool>,
    on_next: Callback<()>,
) -> impl IntoView {
    let middle = move || match case.get()? {
        Some(Ok(case)) => Some(Middle::Case(Box::new(case))),
        Some(Err(error)) => Some(Middle::Trouble(error)),
        None => match office.queue.get()?? {
            Ok(queue) if queue.items.is_empty() => Some(Middle::Done(office.filter.get())),
            Ok(_) => Some(Middle::Ready),
            // The queue's own place tells what went wrong.
            Err(_) => None,
        },
    };
    let panel = move |middle| match middle {
        Middle::Case(case) => {
            // While the next case loads the decided one is still on the screen: it takes no more decisions.
            let shown = Some(case.item.review.id);
            let busy = Signal::derive(move || decide.pending.get() || current.get() != shown);
            view! { <ReviewCaseView case=*case next busy guides on_decide=decide.run on_next/> }.into_any()
        }
        Middle::Trouble(error) => {
            let retry = Callback::new(move |()| case.refetch());
            view! { <Problem error on_retry=retry/> }.into_any()
        }
        Middle::Ready => view! { <desk::ReadyToStart on_start=on_next/> }.into_any(),
        Middle::Done(filter) => view! { <NothingQueued filter/> }.into_any(),
    };
    view! { <For each=middle key=Middle::key children=panel/> }
}

/// The review that 下一张 opens. Copied out of the queue by an effect: server and browser then agree on the first
/// picture of the page, whichever of the two answers came first.
fn use_next(office: Office, current: Memo<Option<ReviewId>>) -> Signal<Option<ReviewId>> {
    let listed = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        if let Some(Some(Ok(queue))) = office.queue.get() {
            listed.set(queue.items.iter().map(|item| item.review.id).collect());
        }
    });
    Signal::derive(move || listed.with(|listed| after(listed, current.get())))
}

/// The review after `current`, and after the last the first again; without `current`, or when it has left the queue, the
/// first.
fn after(listed: &[ReviewId], current: Option<ReviewId>) -> Option<ReviewId> {
    match listed.iter().position(|id| Some(*id) == current) {
        Some(place) => listed.get(place + 1).or(listed.first().filter(|_| place > 0)).copied(),
        None => listed.first().copied(),
    }
}

/// Opens a review, or the bare queue, and keeps the filter.
fn use_go(filter: Memo<QueueFilter>) -> Callback<Option<ReviewId>> {
    let navigate = use_navigate();
    Callback::new(move |review: Option<ReviewId>| {
        let path = queue::address(review, filter.get_untracked());
        navigate(&path, Default::default());
    })
}

fn use_decide(
    office: Office,
    next: Signal<Option<ReviewId>>,
    notice: RwSignal<Option<Notice>>,
    go: Callback<Option<ReviewId>>,
) -> Act<Decision> {
    let lang = use_lang();
    Act::new(
        move |decision: Decision| {
            notice.set(None);
            async move {
                let review = decision.review();
                let done =
                    if matches!(decision, Decision::Approve(_)) { say::APPROVED_NEXT } else { say::REJECTED_NEXT };
                let answer = match decision {
                    Decision::Approve(review) => api::reviews::approve(review).await,
                    Decision::Reject(review, rejection) => api::reviews::reject(review, rejection).await,
                };
                Ok((review, done, answer))
            }
        },
        move |answer| {
            let (review, done, answer) = answer.ok()?;
            match answer {
                Ok(decided) => {
                    // The queue on the screen goes first: the server's next one does not know the filter.
                    let unfiltered = office.filter.get_untracked() == QueueFilter::Pending;
                    let listed = next.get_untracked().or(decided.next.filter(|_| unfiltered));
                    let following = listed.filter(|next| *next != review);
                    notice.set(Some(Notice::done(done.of(lang), following.is_some(), lang)));
                    go.run(following);
                    office.queue.refetch();
                }
                Err(ApiError::Refused { why: why @ Refusal::AlreadyDecided }) => {
                    notice.set(Some(Notice::trouble(error::text(&why.into(), use_zone(), lang))));
                    go.run(next.get_untracked().filter(|next| *next != review));
                    office.queue.refetch();
                }
                Err(error) => notice.set(Some(Notice::trouble(error::text(&error, use_zone(), lang)))),
            }
            None
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_review_follows_the_open_one_and_a_single_one_has_none() {
        let id = |n| ReviewId(uuid::Uuid::from_u128(n));
        let listed = [id(1), id(2), id(3)];
        assert_eq!(after(&listed, Some(id(1))), Some(id(2)));
        assert_eq!(after(&listed, Some(id(3))), Some(id(1)));
        assert_eq!(after(&listed[..1], Some(id(1))), None);
        assert_eq!(after(&listed, Some(id(9))), Some(id(1)));
        assert_eq!(after(&listed, None), Some(id(1)));
        assert_eq!(after(&[], None), None);
    }
}
