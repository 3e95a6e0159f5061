//! A student's file: who, how far, what was tried, what was decided, and the lock.

use super::attempts::AttemptList;
use super::{IdentityActs, IdentityCard, LockCard, ReferenceActs, ReferenceCard};
use crate::act::Act;
use crate::components::{Alert, Fact, Facts, Pill, Tone};
use crate::messages::{session, use_lang};
use crate::pages::staff::home;
use crate::pages::staff::messages as say;
use crate::pages::staff::parts::{PageHead, StateOf, use_zone};
use domain::id::PhotoId;
use domain::review::{Review, ReviewState};
use domain::staff::StudentFile;
use domain::time::Timestamp;
use domain::words::{clock, reason};
use leptos::prelude::*;

/// The whole file. It changes in place when `lift` is answered; `unlocked` then says so.
#[component]
pub fn StudentFileView(
    #[prop(into)] file: Signal<StudentFile>,
    #[prop(into)] unlocked: Signal<bool>,
    may_unlock: bool,
    lift: Act<String>,
    acts: ReferenceActs,
    papers: IdentityActs,
) -> impl IntoView {
    let lang = use_lang();
    let name = file.with_untracked(|file| file.student.name.clone());
    view! {
        <a class="back" href=home::STUDENTS>"‹ " {say::BACK_TO_STUDENTS.of(lang)}</a>
        <PageHead title=name/>
        <p class="note">{say::UNMASKED_NOTE.of(lang)}</p>
        <div class="announcement" role="status">
            {move || unlocked.get().then(|| view! { <Alert tone=Tone::Ok>{say::UNLOCKED.of(lang)}</Alert> })}
        </div>
        {move || view! { <FileBody file=file.get() may_unlock lift acts papers/> }}
    }
    .into_any()
}

#[component]
fn FileBody(
    file: StudentFile,
    may_unlock: bool,
    lift: Act<String>,
    acts: ReferenceActs,
    papers: IdentityActs,
) -> impl IntoView {
    let lang = use_lang();
    let now = file.now;
    let name = file.student.name.clone();
    provide_context(file.row.zone);
    view! {
        <div class="StudentFile">
            <div class="side">
                <FileFacts file=file.clone()/>
                {file.identity.map(|case| view! { <IdentityCard case now acts=papers/> })}
                <LockCard locks=file.locks now name may_unlock lift/>
                <ReferenceCard reference=file.reference now acts/>
            </div>
            <div class="course">
                <section aria-labelledby="reviews-title">
                    <h2 id="reviews-title">{say::REVIEW_HISTORY.of(lang)}</h2>
                    <ReviewHistory reviews=file.reviews now/>
                </section>
                <section aria-labelledby="drafts-title">
                    <h2 id="drafts-title">{say::DRAFTS.of(lang)}</h2>
                    <DraftShelf drafts=file.drafts/>
                </section>
                <section aria-labelledby="attempts-title">
                    <h2 id="attempts-title">{say::ATTEMPTS.of(lang)}</h2>
                    <AttemptList attempts=file.attempts now/>
                </section>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn FileFacts(file: StudentFile) -> impl IntoView {
    let lang = use_lang();
    let contact = file.progress.contact.unwrap_or_else(|| say::NO_CONTACT.of(lang).into());
    let (row, student) = (file.row, file.student);
    let state = view! { <StateOf row=row.clone()/> };
    view! {
        <Facts>
            <Fact name=say::STATE.of(lang)>{state}</Fact>
            <Fact name=say::NUMBER.of(lang)><span class="number">{student.number}</span></Fact>
            <Fact name=say::COLLEGE.of(lang)>{row.college}</Fact>
            <Fact name=say::CLASS_NAME.of(lang)>{student.class_name}</Fact>
            <Fact name=say::SESSION.of(lang)>{row.session_title} " " <span class="number">{row.session.to_string()}</span></Fact>
            <Fact name=say::STANDARD.of(lang)>{session::standard(&file.spec, &file.policy, lang)}</Fact>
            <Fact name=say::CONTACT.of(lang)>{contact}</Fact>
        </Facts>
    }
    .into_any()
}

#[component]
fn ReviewHistory(reviews: Vec<Review>, now: Timestamp) -> impl IntoView {
    let lang = use_lang();
    if reviews.is_empty() {
        return view! { <p class="note">{say::NO_REVIEWS.of(lang)}</p> }.into_any();
    }
    let items = reviews.into_iter().map(|review| view! { <ReviewItem review now/> });
    view! { <ol class="ReviewHistory">{items.collect_view()}</ol> }.into_any()
}

#[component]
fn ReviewItem(review: Review, now: Timestamp) -> impl IntoView {
    let lang = use_lang();
    let (tone, words, at, why) = match review.state {
        ReviewState::Pending => (Tone::Info, say::PENDING, review.submitted_at, None),
        ReviewState::Approved { at, .. } => (Tone::Ok, say::APPROVED_NEXT, at, None),
        ReviewState::Confirmed { at, .. } => (Tone::Ok, say::CONFIRMED, at, None),
        ReviewState::Rejected { at, reasons, note, .. } => {
            let names = reasons.iter().map(|code| reason::name(*code, lang).to_owned());
            let words: Vec<String> = names.chain((!note.is_empty()).then_some(note)).collect();
            (Tone::Danger, say::REJECTED_NEXT, at, Some(words.join(" · ")))
        }
    };
    view! {
        <li>
            <img src=api::photos::source(review.photo) alt="" width="60" height="80" loading="lazy"/>
            <div>
                <p>
                    <strong>{clock::near(at, now, use_zone(), lang)}</strong>
                    <Pill tone=tone>{words.of(lang)}</Pill>
                </p>
                {why.map(|why| view! { <p>{why}</p> })}
                <p class="note">
                    {say::SUBMITTED.of(lang)} " " {clock::near(review.submitted_at, now, use_zone(), lang)} " · "
                    {say::PROMISED.of(lang)} " " {clock::near(review.due_at, now, use_zone(), lang)}
                </p>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn DraftShelf(drafts: Vec<PhotoId>) -> impl IntoView {
    let lang = use_lang();
    if drafts.is_empty() {
        return view! { <p class="note">{say::NO_DRAFTS.of(lang)}</p> }.into_any();
    }
    let pictures = drafts.into_iter().enumerate().map(|(place, photo)| {
        let alt = format!("{} {}", say::DRAFT.of(lang), place + 1);
        view! { <li><img src=api::photos::source(photo) alt=alt width="90" height="120" loading="lazy"/></li> }
    });
    view! { <ul class="DraftShelf">{pictures.collect_view()}</ul> }.into_any()
}
