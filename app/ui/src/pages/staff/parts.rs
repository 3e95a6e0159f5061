//! Small parts that several staff pages use: empty places, problems, page heads, a student's state in words.

use super::{home, messages as say};
use crate::components::{Alert, Button, ButtonKind, LinkButton, Pill, Tone, focus_after_navigation};
use crate::messages::{common, error, use_lang};
use api::ApiError;
use domain::cooldown::Standing;
use domain::journey::Step;
use domain::lock::{LockCause, LockKind};
use domain::review::ReviewState;
use domain::staff::StudentRow;
use domain::time::Zone;
use domain::words::{Lang, clock};
use leptos::{html, prelude::*};
use leptos_meta::Title;
use leptos_router::components::Redirect;

/// The clock of the school whose student is shown; Beijing's where nobody is (an error, the audit log).
pub fn use_zone() -> Zone {
    use_context().unwrap_or(Zone::BEIJING)
}

/// A page's title: in the tab, as its heading, and where the focus goes when the page replaces another.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    /// Heard, not seen: the page shows elsewhere what it is.
    #[prop(optional)]
    unseen: bool,
) -> impl IntoView {
    let lang = use_lang();
    let heading = NodeRef::<html::H1>::new();
    focus_after_navigation(heading);
    view! {
        <Title text=format!("{title} · {}", say::PRODUCT.of(lang))/>
        <h1 class="PageHead" class:visually-hidden=unseen node_ref=heading tabindex="-1">{title}</h1>
    }
    .into_any()
}

/// The dashed head and shoulders of the viewfinder, where there is nobody.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] hint: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="EmptyState">
            <svg viewBox="0 0 96 112" width="96" height="112" aria-hidden="true">
                <ellipse cx="48" cy="44" rx="24" ry="31"/>
                <path d="M6 110c2-21 15-30 30-33M90 110c-2-21-15-30-30-33"/>
            </svg>
            <h2>{title}</h2>
            <p>{hint}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// A call that failed and leaves a page empty. Nobody signed in: on to sign-in.
#[component]
pub fn Problem(error: ApiError, #[prop(optional, into)] on_retry: Option<Callback<()>>) -> impl IntoView {
    let lang = use_lang();
    match error {
        ApiError::SignedOut => view! { <Redirect path=home::SIGN_IN/> }.into_any(),
        ApiError::NotFound => view! {
            <EmptyState title=say::NOT_FOUND.of(lang) hint=say::NOT_FOUND_HINT.of(lang)>
                <LinkButton kind=ButtonKind::Secondary href=home::HOME>{common::BACK.of(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        error => view! {
            <div class="Problem">
                <Alert tone=Tone::Danger>
                    <h2>{if matches!(error, ApiError::Refused { .. }) { say::REFUSED } else { error::TROUBLE_TITLE }.of(lang)}</h2>
                    <p>{error::text(&error, use_zone(), lang)}</p>
                </Alert>
                {on_retry.map(|retry| view! {
                    <Button kind=ButtonKind::Secondary on_press=retry>{common::RETRY.of(lang)}</Button>
                })}
            </div>
        }
        .into_any(),
    }
}

/// A key that does the same as the button it stands in. The button itself names it in `aria-keyshortcuts`.
#[component]
pub fn Key(name: &'static str) -> impl IntoView {
    view! { <kbd class="Key" aria-hidden="true">{name}</kbd> }
}

/// How far a student is, and whether the shutter is held back.
#[component]
pub fn StateOf(row: StudentRow) -> impl IntoView {
    let lang = use_lang();
    let (tone, words) = journey_state(&row, lang);
    let since = row.locked_since.or(row.paper_since).map(|since| {
        let since = clock::short(since, row.zone, lang);
        lang.pick(format!("{since} 起"), format!("since {since}"))
    });
    view! {
        <span class="StateOf">
            <Pill tone=tone>{words}</Pill>
            {standing_state(row.standing, row.zone, lang).map(|(tone, words)| view! { <Pill tone=tone>{words}</Pill> })}
            {since.map(|since| view! { <span class="since">{since}</span> })}
        </span>
    }
    .into_any()
}

fn journey_state(row: &StudentRow, lang: Lang) -> (Tone, &'static str) {
    let (tone, zh, en) = match (row.review.as_ref().map(|review| &review.state), row.step) {
        (Some(ReviewState::Pending), _) => (Tone::Info, "审核中", "Under review"),
        (Some(ReviewState::Approved { .. }), _) => (Tone::Ok, "审核通过，待学生确认", "Approved, to be confirmed"),
        (Some(ReviewState::Rejected { .. }), _) => (Tone::Danger, "审核未通过", "Rejected"),
        (Some(ReviewState::Confirmed { .. }), _) => (Tone::Ok, "采集完成", "Complete"),
        (None, Step::Password) => (Tone::Quiet, "待修改初始密码", "Initial password"),
        (None, Step::Consent) => (Tone::Quiet, "待授权", "Consent"),
        (None, Step::Contact) => (Tone::Quiet, "待绑定联系方式", "Contact"),
        (None, Step::Identity) if row.paper_since.is_some() => (Tone::Warn, "证件待核验", "Paper waits for you"),
        (None, Step::Identity) => (Tone::Quiet, "待获采集资格", "Identity document"),
        (None, Step::Notice | Step::Cautions | Step::Notifications) => (Tone::Quiet, "阅读须知", "Reading notices"),
        (None, Step::Rules) => (Tone::Quiet, "观看拍摄说明", "Shooting rules"),
        (None, Step::Capture | Step::Status) => (Tone::Info, "拍照中", "Taking photos"),
    };
    (tone, lang.pick(zh, en))
}

fn standing_state(standing: Standing, zone: Zone, lang: Lang) -> Option<(Tone, String)> {
    match standing {
        Standing::Free => None,
        Standing::Cooling { until } => {
            let until = clock::short(until, zone, lang);
            Some((Tone::Warn, lang.pick(format!("冷静期至 {until}"), format!("Cooling until {until}"))))
        }
        Standing::Locked(LockKind::Timed { until }) => {
            let until = clock::short(until, zone, lang);
            Some((Tone::Warn, lang.pick(format!("锁定至 {until}"), format!("Locked until {until}"))))
        }
        Standing::Locked(LockKind::UntilUnlocked { .. }) => {
            Some((Tone::Danger, lang.pick("已锁定，待解锁", "Locked until unlocked").into()))
        }
    }
}

/// Why an account was locked.
pub fn lock_cause(kind: LockKind, lang: Lang) -> &'static str {
    match kind {
        LockKind::Timed { .. } => lang.pick("多次检测未通过", "Repeated failed checks"),
        LockKind::UntilUnlocked { cause: LockCause::Liveness } => {
            lang.pick("多次未通过活体检测", "Repeated failed liveness checks")
        }
        LockKind::UntilUnlocked { cause: LockCause::Reshoot } => {
            lang.pick("审核发现翻拍", "A reviewer found a photo of a photo")
        }
        LockKind::UntilUnlocked { cause: LockCause::Retouched } => {
            lang.pick("审核发现美颜或修图", "A reviewer found a retouched photo")
        }
    }
}
