//! The one-time initial password is replaced by one of the student's own; its rules are told while it is typed.

use crate::act::Act;
use crate::components::{ActionBar, Button, PasswordField, Screen, Trouble};
use crate::messages::{Words, common, student as words, use_lang};
use crate::pages::step_page::{Needs, StepPage, use_guide};
use crate::place;
use domain::journey::Step;
use domain::password::{self, PasswordFault};
use domain::refusal::Refusal;
use domain::task::Task;
use domain::words::refusal;
use leptos::{html, prelude::*};

#[component]
pub fn PasswordPage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| {
        let change = guide.act(task.session.code.clone(), api::students::change_password, place::resume);
        view! { <PasswordView task change/> }.into_any()
    };
    view! { <StepPage needs=Needs::Step(Step::Password) view/> }.into_any()
}

#[component]
pub fn PasswordView(task: Task, change: Act<String>) -> impl IntoView {
    let lang = use_lang();
    let (first, second) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let (new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (fault, difference) = (RwSignal::new(None), RwSignal::new(None));
    let (zone, number) = (task.school.zone, StoredValue::new(task.student.number));
    // The server knows the initial password too; the browser only the number.
    let judge = move || new.with(|new| number.with_value(|number| password::check(new, &[number])));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let verdict = judge();
        let alike = new.with(|new| again.with(|again| new == again));
        fault.set(verdict.err().map(|fault| refusal::text(&Refusal::PasswordUnfit { fault }, zone, lang)));
        difference.set((!alike).then(|| words::DIFFERENT.of(lang).to_owned()));
        if verdict.is_ok() && alike {
            change.run.run(new.get_untracked());
        }
    };
    let typed = move || new.with(|new| !new.is_empty());
    view! {
        <Screen title=words::OWN_TITLE.of(lang) school=task.school.name stage=Some(Step::Password.stage())>
            <p class="lead">{words::OWN_LEAD.of(lang)}</p>
            <form on:submit=submit method="post">
                // Tells the phone's password store whose password this is.
                <input type="text" name="username" autocomplete="username" value=number.get_value() hidden readonly/>
                <PasswordField
                    name="new-password"
                    label=words::NEW.of(lang)
                    input=first
                    autocomplete="new-password"
                    fault
                    on_input=Callback::new(move |text| { new.set(text); fault.set(None); })
                />
                <PasswordField
                    name="new-password-again"
                    label=words::AGAIN.of(lang)
                    input=second
                    autocomplete="new-password"
                    fault=difference
                    on_input=Callback::new(move |text| { again.set(text); difference.set(None); })
                />
                <ul class="PasswordRules">
                    <Rule name=words::RULE_LENGTH met=move || !typed_fault(judge(), PasswordFault::TooShort) && typed()/>
                    <Rule name=words::RULE_KINDS met=move || new.with(|new| mixed(new))/>
                    <Rule name=words::RULE_OWN met=move || typed() && new.with(|new| number.with_value(|number| !new.contains(number.as_str())))/>
                    <Rule name=words::RULE_SAME met=move || typed() && new.with(|new| again.with(|again| new == again))/>
                </ul>
                <ActionBar>
                    <Trouble error=change.error zone/>
                    <Button submit=true pending=change.pending>{common::CONFIRM.of(lang)}</Button>
                </ActionBar>
            </form>
        </Screen>
    }
    .into_any()
}

fn typed_fault(verdict: Result<(), PasswordFault>, fault: PasswordFault) -> bool {
    verdict == Err(fault)
}

/// Whether more than one kind of character is in it, told before it is long enough.
fn mixed(new: &str) -> bool {
    let long = format!(
        "{new}{}",
        new.chars().last().map(|last| last.to_string().repeat(password::SHORTEST)).unwrap_or_default()
    );
    password::check(&long, &[]) != Err(PasswordFault::OneKind) && !new.is_empty()
}

/// One rule, with a tick once it is met.
#[component]
fn Rule(name: Words, #[prop(into)] met: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <li data-met=move || met.get().then_some("")>
            {name.of(lang)}
            <span class="visually-hidden">{move || if met.get() { words::MET } else { words::UNMET }.of(lang)}</span>
        </li>
    }
    .into_any()
}
