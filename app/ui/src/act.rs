//! An act: something a person does on a page that the server has to answer, once at a time.

use api::ApiError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// `run` starts it, `pending` is true until it is answered, `error` is what to tell the person next to the button.
/// A second tap while one is pending is ignored.
pub struct Act<I: 'static> {
    pub run: Callback<I>,
    pub pending: Signal<bool>,
    pub error: RwSignal<Option<ApiError>>,
}

impl<I> Clone for Act<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Act<I> {}

impl<I: 'static> Act<I> {
    /// `call` asks the server; `settle` uses the answer and hands back the error that is left to show, if any.
    pub fn new<T, F>(
        call: impl Fn(I) -> F + Send + Sync + 'static,
        settle: impl Fn(Result<T, ApiError>) -> Option<ApiError> + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
        T: 'static,
    {
        let pending = RwSignal::new(false);
        let error = RwSignal::new(None);
        let run = Callback::new(move |input| {
            if pending.get_untracked() {
                return;
            }
            pending.set(true);
            error.set(None);
            let answer = call(input);
            let settle = settle.clone();
            spawn_local(async move {
                let answer = answer.await;
                // The page was left meanwhile: its answer no longer leads anywhere.
                if pending.try_set(false).is_some() {
                    return;
                }
                error.try_set(settle(answer));
            });
        });
        Self { run, pending: pending.into(), error }
    }

    /// An act that never runs, for showing a page without its wiring.
    pub fn inert() -> Self {
        Self { run: Callback::new(|_| ()), pending: Signal::derive(|| false), error: RwSignal::new(None) }
    }
}
