//! The frame of every signed-in page: loads the task, and sends away who is not signed in or not there yet.

use crate::act::Act;
use crate::components::{ActionBar, Button, LinkButton, Screen, SkeletonScreen, Trouble};
use crate::messages::{common, error, use_lang};
use crate::place;
use api::ApiError;
use domain::journey::{Step, check_capture, check_reached};
use domain::refusal::Refusal;
use domain::session::SessionCode;
use domain::task::Task;
use domain::time::Zone;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_navigate, use_params_map};
use std::future::Future;

/// What has to be reached before a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    SignedIn,
    Step(Step),
    /// The camera and the draft box are open.
    Capture,
}

/// The task that the last act answered with: the next page starts from it instead of asking again.
#[derive(Clone, Copy)]
pub struct Known(pub StoredValue<Option<Task>>);

impl Known {
    pub fn keep(self, task: Task) {
        self.0.set_value(Some(task));
    }

    fn take(self, code: &SessionCode) -> Option<Task> {
        let mut taken = None;
        self.0.update_value(|known| taken = known.take());
        taken.filter(|task| task.session.code == *code)
    }
}

/// The session code in the address; `None` when it cannot be one.
pub fn use_code() -> Memo<Option<SessionCode>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("code").and_then(|code| code.parse().ok())))
}

/// Leads from page to page.
#[derive(Clone, Copy)]
pub struct Guide {
    known: Known,
    go: Callback<(String, bool)>,
}

pub fn use_guide() -> Guide {
    let navigate = use_navigate();
    let go = Callback::new(move |(to, replace): (String, bool)| {
        navigate(&to, NavigateOptions { replace, ..NavigateOptions::default() });
    });
    Guide { known: expect_context(), go }
}

impl Guide {
    pub fn go(self, to: String) {
        self.go.run((to, false));
    }

    /// The page left behind is not one to come back to.
    pub fn replace(self, to: String) {
        self.go.run((to, true));
    }

    /// Goes to a page with the task that it will show.
    pub fn follow(self, task: Task, to: String) {
        self.known.keep(task);
        self.go(to);
    }

    /// Follows a refusal that only means “not here”; hands back what has to be told.
    pub fn lost(self, code: &SessionCode, error: ApiError) -> Option<ApiError> {
        match error {
            ApiError::SignedOut => self.go(place::sign_in(code)),
            ApiError::Refused { why: Refusal::NotYourTurn { step } } => self.go(place::step(code, step)),
            ApiError::Refused { why: Refusal::AlreadySubmitted } => self.go(place::status(code)),
            error => return Some(error),
        }
        None
    }

    /// An act whose answer is the task, after which the student goes on at `to`.
    pub fn act<I, F>(
        self,
        code: SessionCode,
        call: impl Fn(SessionCode, I) -> F + Send + Sync + 'static,
        to: impl Fn(&Task) -> String + Clone + Send + Sync + 'static,
    ) -> Act<I>
    where
        I: 'static,
        F: Future<Output = Result<Task, ApiError>> + 'static,
    {
        let session = code.clone();
        Act::new(
            move |input| call(code.clone(), input),
            move |answer| match answer {
                Ok(task) => {
                    let to = to(&task);
                    self.follow(task, to);
                    None
                }
                Err(error) => self.lost(&session, error),
            },
        )
    }
}

/// Loads the task and shows `view` of it, or sends the student to where they are.
#[component]
pub fn StepPage<V>(needs: Needs, view: V) -> impl IntoView
where
    V: Fn(Task) -> AnyView + Clone + Send + Sync + 'static,
{
    let known = expect_context::<Known>();
    let code = use_code();
    let task = Resource::new(
        move || code.get(),
        move |code| async move {
            let code = api::sessions::in_address(code)?;
            match known.take(&code) {
                Some(task) => Ok(task),
                None => api::tasks::show(code).await,
            }
        },
    );
    view! {
        <Suspense fallback=SkeletonScreen>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match task.await {
                        Ok(task) if admitted(needs, &task) => view(task),
                        Ok(task) => view! { <Redirect path=place::resume(&task) options=replacing()/> }.into_any(),
                        Err(error) => view! { <Failed error code=code.get_untracked() retry=move || task.refetch()/> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
    .into_any()
}

fn admitted(needs: Needs, task: &Task) -> bool {
    match needs {
        Needs::SignedIn => true,
        Needs::Step(Step::Password) => !task.student.password_changed,
        Needs::Step(step) => check_reached(task.step, step).is_ok(),
        Needs::Capture => check_capture(task.step, task.review.as_ref()).is_ok(),
    }
}

pub fn replacing() -> NavigateOptions {
    NavigateOptions { replace: true, ..NavigateOptions::default() }
}

/// A page that could not be loaded: to sign-in, to try again, or to the start page.
#[component]
pub fn Failed(
    error: ApiError,
    #[prop(optional_no_strip)] code: Option<SessionCode>,
    #[prop(into)] retry: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    if let (ApiError::SignedOut, Some(code)) = (&error, &code) {
        return view! { <Redirect path=place::sign_in(code) options=replacing()/> }.into_any();
    }
    let title = match error {
        ApiError::NotFound => error::MISSING_TITLE,
        ApiError::Refused { .. } => error::REFUSED_TITLE,
        _ => error::TROUBLE_TITLE,
    };
    let text = error::text(&error, Zone::BEIJING, lang);
    let again = matches!(error, ApiError::Offline | ApiError::Internal { .. } | ApiError::Malformed);
    view! {
        <Screen title=title.of(lang)>
            <p class="lead">{text}</p>
            <ActionBar>
                {again.then(|| view! { <Button on_press=retry>{common::RETRY.of(lang)}</Button> })}
                <LinkButton href=place::START kind=if again { crate::components::ButtonKind::Quiet } else { Default::default() }>
                    {common::START_PAGE.of(lang)}
                </LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

/// What went wrong with an act, near its button.
#[component]
pub fn ActTrouble<I: 'static>(act: Act<I>, #[prop(optional)] zone: Option<Zone>) -> impl IntoView {
    view! { <Trouble error=act.error zone=zone.unwrap_or(Zone::BEIJING)/> }.into_any()
}
