//! The frame of the staff pages: the menu, who is signed in, and the queue that the menu counts and the desk shows.

use super::home::{self, PAGES};
use super::messages as say;
use crate::act::Act;
use crate::components::{LanguageSwitch, Skeleton};
use crate::messages::{common, use_lang};
use api::ApiError;
use domain::staff::{Queue, QueueFilter, Right, Staff};
use domain::words::Lang;
use leptos::prelude::*;
use leptos_router::components::{A, Outlet, Redirect};
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the staff pages share while one of them is open.
#[derive(Clone, Copy)]
pub struct Office {
    pub me: Resource<Result<Staff, ApiError>>,
    /// `None` for a role that reviews nothing.
    pub queue: Resource<Option<Result<Queue, ApiError>>>,
    pub filter: Memo<QueueFilter>,
    /// The last search, so that it is still there on the way back from a file. Kept out of the address: names and
    /// numbers would end up in browser histories and server logs.
    pub search: RwSignal<String>,
}

impl Office {
    fn open() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| match query.with(|query| query.get("show")).as_deref() {
            Some("overdue") => QueueFilter::Overdue,
            _ => QueueFilter::Pending,
        });
        let me = Resource::new(|| (), |()| api::staff::me());
        let queue = Resource::new(
            move || filter.get(),
            move |filter| async move {
                match me.await {
                    Ok(staff) if staff.role.has(Right::Review) => Some(api::reviews::queue(filter).await),
                    _ => None,
                }
            },
        );
        Self { me, queue, filter, search: RwSignal::new(String::new()) }
    }
}

#[component]
pub fn StaffFrame() -> impl IntoView {
    let office = Office::open();
    provide_context(office);
    let navigate = use_navigate();
    let leave = Act::new(
        |()| api::staff::sign_out(),
        move |answer| {
            // A session that is gone already is as good as one that was ended.
            if matches!(answer, Ok(()) | Err(ApiError::SignedOut)) {
                navigate(home::SIGN_IN, Default::default());
            }
            answer.err()
        },
    );
    view! {
        <div class="StaffFrame">
            <a class="skip" href="#content">{common::TO_CONTENT.of(use_lang())}</a>
            <Suspense fallback=|| view! { <div class="StaffMenu"><Skeleton lines=3/></div> }>
                {move || Suspend::new(async move {
                    match office.me.await {
                        Ok(staff) => view! { <StaffMenu staff count=move || view! { <PendingCount office/> } on_leave=leave.run/> }.into_any(),
                        Err(ApiError::SignedOut) => view! { <Redirect path=home::SIGN_IN/> }.into_any(),
                        Err(_) => ().into_any(),
                    }
                })}
            </Suspense>
            <main id="content" class="content" tabindex="-1">
                <Outlet/>
            </main>
        </div>
    }
    .into_any()
}

/// How many photos wait for a review; told by the browser only. A boundary in the menu, which the server draws when it knows
/// who is signed in and the browser at once, would be numbered differently by the two, and with it every resource of the
/// page: what the server had read for the page would not be found, and the page would stay dead.
#[component]
fn PendingCount(office: Office) -> impl IntoView {
    let pending = RwSignal::new(None);
    Effect::new(move |_| {
        if let Some(Some(Ok(queue))) = office.queue.get() {
            pending.set(Some(queue.pending));
        }
    });
    view! { {move || pending.get().map(|pending| view! { <span class="count">{pending}</span> })} }.into_any()
}

/// The dark menu: a column on a desk, a bar with a fold on a phone.
#[component]
pub fn StaffMenu(
    staff: Staff,
    /// Beside the review queue: how many wait.
    #[prop(into)]
    count: ViewFn,
    on_leave: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let unfolded = RwSignal::new(false);
    let links = PAGES.into_iter().filter(|(_, right)| staff.role.has(*right)).map(move |(path, right)| {
        let count = (right == Right::Review).then(|| count.run());
        view! {
            <li>
                <A href=path on:click=move |_| unfolded.set(false)>
                    <span>{label(right, lang)}</span>
                    {count}
                </A>
            </li>
        }
    });
    view! {
        <header class="StaffMenu" data-unfolded=move || unfolded.get().then_some("")>
            <a class="brand" href=home::HOME>
                <img src="/logo.svg" alt="" width="28" height="28"/>
                <span>{say::PRODUCT.of(lang)}</span>
            </a>
            <button
                class="fold"
                type="button"
                aria-expanded=move || unfolded.get().to_string()
                aria-controls="staff-menu"
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {say::MENU.of(lang)}
            </button>
            <div class="folded" id="staff-menu">
                <nav aria-label=say::MAIN_MENU.of(lang)>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <div class="person">
                    <p>
                        <strong>{staff.name.clone()}</strong>
                        <span>{say::role(staff.role, lang)}</span>
                    </p>
                    <div class="doors">
                        <button type="button" on:click=move |_| on_leave.run(())>{say::SIGN_OUT.of(lang)}</button>
                        <LanguageSwitch/>
                    </div>
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn label(right: Right, lang: Lang) -> &'static str {
    match right {
        Right::Review => say::REVIEWS,
        Right::SeeStudents | Right::Unlock => say::STUDENTS,
        Right::ReadAudit => say::AUDIT,
    }
    .of(lang)
}
