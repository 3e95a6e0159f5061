//! 检测结果: what was measured against which limit, and what the platforms say.

use super::super::messages as say;
use super::gauge::{self, Finding, Gauge};
use super::liveness::ReshootHints;
use crate::components::{Pill, Tone};
use crate::messages::{measure, platform, use_lang};
use crate::pages::platform::PlatformPill;
use domain::attempt::Attempt;
use domain::liveness::Flag;
use domain::platform::{PlatformVerdict, State};
use domain::review::ReviewState;
use domain::words::reason;
use leptos::prelude::*;

/// So many measures stand open; the rest is one press away, so that the reasons to reject stay near.
const OPEN: usize = 8;

#[component]
pub fn CheckResults(
    attempt: Option<Attempt>,
    flags: Vec<Flag>,
    spec: String,
    platforms: Vec<PlatformVerdict>,
    review: ReviewState,
) -> impl IntoView {
    let lang = use_lang();
    let mut gauges = attempt.as_ref().map(|attempt| gauge::gauges(attempt, &spec)).unwrap_or_default();
    let met = gauges.iter().filter(|gauge| gauge.finding == Finding::Met).count();
    let unmet = gauges.len() - met;
    let rest = gauges.split_off(gauges.len().min(OPEN.max(unmet)));
    let total = gauges.len() + rest.len();
    let hints = unmet + flags.len();
    view! {
        <section class="CheckResults" aria-labelledby="checks-title">
            <header>
                <h2 id="checks-title">{say::CHECKS.of(lang)}</h2>
                {(hints > 0).then(|| view! { <Pill tone=Tone::Warn>{say::HINTS.of(lang)} " " {hints}</Pill> })}
                {(met > 0).then(|| view! { <Pill tone=Tone::Ok>{met} " " {say::CHECKS_PASSED.of(lang)}</Pill> })}
            </header>
            {gauges.is_empty().then(|| view! { <p class="note">{say::CHECKS_NONE.of(lang)}</p> })}
            <ReshootHints flags/>
            <GaugeList gauges/>
            {(!rest.is_empty()).then(|| view! {
                <details>
                    <summary>{say::CHECKS_ALL.of(lang)} " " {total}</summary>
                    <GaugeList gauges=rest/>
                </details>
            })}
            <Platforms platforms review/>
        </section>
    }
    .into_any()
}

#[component]
fn GaugeList(gauges: Vec<Gauge>) -> impl IntoView {
    view! { <ul class="GaugeList">{gauges.into_iter().map(|gauge| view! { <GaugeLine gauge/> }).collect_view()}</ul> }
}

/// One measure: the allowed stretch of its scale, a mark where it lies, the number and its limit.
#[component]
fn GaugeLine(gauge: Gauge) -> impl IntoView {
    let lang = use_lang();
    let marks = gauge.marks();
    let (finding, told) = match gauge.finding {
        Finding::Blocked => ("blocked", Some(reason::name(gauge.code, lang))),
        Finding::Warned => ("warned", Some(reason::name(gauge.code, lang))),
        Finding::Met => ("met", None),
    };
    view! {
        <li data-finding=finding>
            <span class="name">{measure::name(&gauge.name, lang)}</span>
            // Drawn by attributes: a content security policy may forbid inline style.
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" width="100" height="4" y="4"/>
                <rect class="allowed" x=marks.from width=marks.to - marks.from height="4" y="4"/>
                <rect class="mark" x=(marks.at - 2.0).clamp(0.0, 96.0) width="4" height="12"/>
            </svg>
            <span class="value">{measure::value(&gauge.name, gauge.value)}</span>
            <span class="limit">{gauge::limit(&gauge.name, gauge.limit)}</span>
            {told.map(|told| view! { <span class="told">"! " {told}</span> })}
        </li>
    }
    .into_any()
}

#[component]
fn Platforms(platforms: Vec<PlatformVerdict>, review: ReviewState) -> impl IntoView {
    let lang = use_lang();
    let lines = platforms.into_iter().map(|said| {
        let state = said.state(Some(&review));
        let why = match &state {
            State::Failed { measured, found } => {
                let codes = measured.iter().map(|why| why.code).chain(found.iter().copied());
                let names: Vec<_> = codes.map(|code| reason::name(code, lang)).collect();
                Some(names.join(lang.pick("、", ", ")))
            }
            State::Unconfirmed => Some(say::PLATFORM_UNCONFIRMED.of(lang).to_owned()),
            State::Passed => None,
        };
        view! {
            <li>
                <span class="name">{said.platform.name}</span>
                <PlatformPill state/>
                {why.map(|why| view! { <span class="note">{why}</span> })}
            </li>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="Platforms">
                <h3>{platform::TITLE.of(lang)}</h3>
                <ul>{lines}</ul>
            </div>
        }
    })
}
