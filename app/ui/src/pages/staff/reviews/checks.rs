//! 检测结果: what was measured against which limit, and what the platforms say.

use super::super::messages as say;
use super::gauge::{self, Finding, Gauge};
use crate::components::{Pill, Tone};
use crate::messages::{measure, use_lang};
use domain::attempt::Attempt;
use domain::platform::PlatformVerdict;
use domain::words::reason;
use leptos::prelude::*;

/// So many measures stand open; the rest is one press away, so that the reasons to reject stay near.
const OPEN: usize = 8;

#[component]
pub fn CheckResults(attempt: Option<Attempt>, spec: String, platforms: Vec<PlatformVerdict>) -> impl IntoView {
    let lang = use_lang();
    let mut gauges = attempt.as_ref().map(|attempt| gauge::gauges(attempt, &spec)).unwrap_or_default();
    let met = gauges.iter().filter(|gauge| gauge.finding == Finding::Met).count();
    let unmet = gauges.len() - met;
    let rest = gauges.split_off(gauges.len().min(OPEN.max(unmet)));
    let total = gauges.len() + rest.len();
    view! {
        <section class="CheckResults" aria-labelledby="checks-title">
            <header>
                <h2 id="checks-title">{say::CHECKS.of(lang)}</h2>
                {(unmet > 0).then(|| view! { <Pill tone=Tone::Warn>{say::HINTS.of(lang)} " " {unmet}</Pill> })}
                {(met > 0).then(|| view! { <Pill tone=Tone::Ok>{met} " " {say::CHECKS_PASSED.of(lang)}</Pill> })}
            </header>
            {gauges.is_empty().then(|| view! { <p class="note">{say::CHECKS_NONE.of(lang)}</p> })}
            <GaugeList gauges/>
            {(!rest.is_empty()).then(|| view! {
                <details>
                    <summary>{say::CHECKS_ALL.of(lang)} " " {total}</summary>
                    <GaugeList gauges=rest/>
                </details>
            })}
            <Platforms platforms/>
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
fn Platforms(platforms: Vec<PlatformVerdict>) -> impl IntoView {
    let lang = use_lang();
    let lines = platforms.into_iter().map(|platform| {
        let passed = platform.verdict.passed();
        let why: Vec<_> = platform.verdict.reasons.iter().map(|why| reason::name(why.code, lang)).collect();
        view! {
            <li>
                <span class="name">{platform.platform.name}</span>
                <Pill tone=if passed { Tone::Ok } else { Tone::Danger }>
                    {if passed { say::PLATFORM_PASSED } else { say::PLATFORM_FAILED }.of(lang)}
                </Pill>
                {(!passed).then(|| view! { <span class="note">{why.join(lang.pick("、", ", "))}</span> })}
            </li>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="Platforms">
                <h3>{say::PLATFORMS.of(lang)}</h3>
                <ul>{lines}</ul>
            </div>
        }
    })
}
