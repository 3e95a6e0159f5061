//! The calibration's screen: the photo in its frame, a slider for each number, and what a refused one says.

use super::frame::Frame;
use crate::components::{
    ActionBar, Alert, Button, ButtonKind, Choice, LinkButton, Pill, Portrait, Screen, Slider, Tone, Trouble,
};
use crate::messages::{calibration as words, session, use_lang};
use crate::pages::attempt::verdict::{marks, reason_card};
use crate::place;
use api::ApiError;
use domain::attempt::Attempt;
use domain::calibration::{Calibrating, Calibration, Offer};
use domain::id::PhotoId;
use domain::spec::PhotoSpec;
use domain::task::Task;
use leptos::prelude::*;

/// What is being chosen; the colour has its own signal, since it is chosen by radio buttons.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub place: RwSignal<Calibration>,
    pub background: RwSignal<[u8; 3]>,
}

impl Chosen {
    /// As it will be sent: the specification's own background goes without saying.
    pub fn calibration(self, own: [u8; 3]) -> Calibration {
        let background = Some(self.background.get()).filter(|background| *background != own);
        Calibration { background, ..self.place.get() }
    }
}

#[component]
pub fn AdjustView(
    task: Task,
    /// The photo as it was made at first: calibrations are counted from there.
    photo: PhotoId,
    spec: PhotoSpec,
    /// What the student goes on with until something else is applied.
    present: Calibration,
    chosen: Chosen,
    #[prop(into)] pending: Signal<bool>,
    #[prop(into)] error: Signal<Option<ApiError>>,
    apply: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let own = spec.background;
    let unchanged = Signal::derive(move || chosen.calibration(own) == present);
    let left = left(&task.calibration, lang);
    let note = move || if unchanged.get() { words::UNCHANGED.of(lang).to_owned() } else { left.clone() };
    let offered = task.session.settings.calibration.as_ref().map_or_else(Vec::new, |policy| policy.offered(&spec));
    let zone = task.school.zone;
    let told = move || {
        if pending.get() { words::MAKING.of(lang).to_owned() } else { words::told(&chosen.place.get(), lang) }
    };
    view! {
        <Screen title=words::TITLE.of(lang) school=task.school.name.clone() stage=Some((3, 0.5)) signed_in=Some(code.clone())>
            <p class="lead">{words::LEAD.of(lang)}</p>
            <div class="Calibrate">
                <div>
                    <Frame photo spec chosen=chosen.place background=chosen.background busy=pending/>
                    <p class="note" id="calibrate-keys">{words::KEYS.of(lang)}</p>
                    <p class="visually-hidden" role="status">{told}</p>
                </div>
                <Controls chosen offered own pending/>
            </div>
            <ActionBar>
                <Trouble error zone/>
                <p class="note" id="calibrate-note">{note}</p>
                <Button disabled=unchanged pending on_press=apply described_by="calibrate-note">{words::APPLY.of(lang)}</Button>
                <LinkButton href=place::result(&code) kind=ButtonKind::Quiet>{words::BACK.of(lang)}</LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}

fn left(calibrating: &Option<Calibrating>, lang: domain::words::Lang) -> String {
    match calibrating {
        Some(Calibrating { offer: Offer::Open { left, .. }, .. }) => words::left(*left, lang),
        _ => String::new(),
    }
}

#[component]
fn Controls(chosen: Chosen, offered: Vec<[u8; 3]>, own: [u8; 3], pending: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    let place = chosen.place;
    let set = move |change: fn(&mut Calibration, f32)| {
        Callback::new(move |value: f32| place.update(|calibration| change(calibration, value)))
    };
    let far = (-100.0 * Calibration::FARTHEST, 100.0 * Calibration::FARTHEST);
    let near = (100.0 * Calibration::ZOOM.0, 100.0 * Calibration::ZOOM.1);
    let steep = (-Calibration::STEEPEST, Calibration::STEEPEST);
    let reset = Callback::new(move |()| {
        place.set(Calibration::default());
        chosen.background.set(own);
    });
    let pristine = Signal::derive(move || chosen.calibration(own).is_neutral() || pending.get());
    let choices = (offered.len() > 1).then(|| {
        let options = offered.into_iter().map(|colour| (colour, session::colour(colour, lang))).collect();
        view! {
            <Choice name="background" legend=words::BACKGROUND.of(lang) options chosen=chosen.background/>
            <p class="note">{words::BACKGROUND_LATER.of(lang)}</p>
        }
    });
    view! {
        <div class="controls">
            <div class="sliders">
                <Slider name="across" label=words::ACROSS.of(lang) range=far step=0.5 disabled=pending
                    value=Signal::derive(move || 100.0 * place.get().shift.0)
                    told=Signal::derive(move || words::across(place.get().shift.0, lang))
                    on_input=set(|calibration, value| calibration.shift.0 = value / 100.0)/>
                <Slider name="down" label=words::DOWN.of(lang) range=far step=0.5 disabled=pending
                    value=Signal::derive(move || 100.0 * place.get().shift.1)
                    told=Signal::derive(move || words::down(place.get().shift.1, lang))
                    on_input=set(|calibration, value| calibration.shift.1 = value / 100.0)/>
                <Slider name="zoom" label=words::ZOOM.of(lang) range=near step=1.0 disabled=pending
                    value=Signal::derive(move || 100.0 * place.get().zoom)
                    told=Signal::derive(move || words::zoom(place.get().zoom))
                    on_input=set(|calibration, value| calibration.zoom = value / 100.0)/>
                <Slider name="turn" label=words::TURN.of(lang) range=steep step=0.5 disabled=pending
                    value=Signal::derive(move || place.get().turn)
                    told=Signal::derive(move || words::turn(place.get().turn, lang))
                    on_input=set(|calibration, value| calibration.turn = value)/>
            </div>
            {choices}
            <Button kind=ButtonKind::Secondary disabled=pristine on_press=reset>{words::RESET.of(lang)}</Button>
        </div>
    }
    .into_any()
}

/// A calibration that did not pass: why, and the way back.
#[component]
pub fn RefusedView(task: Task, made: Attempt, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let code = task.session.code.clone();
    let facts = made.photo.and_then(|photo| task.photos.get(&photo).cloned());
    let marks = marks(&made);
    let photo = made.photo.map(|photo| view! { <Portrait photo facts alt=words::MADE_ALT.of(lang) marks/> });
    let reasons = made.verdict.reasons.iter().map(|found| reason_card(found, Tone::Danger, lang)).collect_view();
    let more = matches!(task.calibration, Some(Calibrating { offer: Offer::Open { .. }, .. }));
    let over = match &task.calibration {
        Some(Calibrating { offer: Offer::Over { why }, .. }) => {
            Some(domain::words::refusal::text(why, task.school.zone, lang))
        }
        _ => None,
    };
    let left = left(&task.calibration, lang);
    view! {
        <Screen title=words::REFUSED_TITLE.of(lang) school=task.school.name stage=Some((3, 0.5)) signed_in=Some(code.clone())
            above=move || view! { <Pill tone=Tone::Danger>{words::REFUSED.of(lang)}</Pill> }>
            <div class="Verdict" role="status">
                {photo}
                <p>{words::NOTHING_LOST.of(lang)}</p>
            </div>
            <ul class="Reasons">{reasons}</ul>
            {over.map(|text| view! { <Alert tone=Tone::Warn>{text}</Alert> })}
            <ActionBar>
                {more.then(|| view! {
                    <p class="note">{left}</p>
                    <Button on_press=again>{words::AGAIN.of(lang)}</Button>
                })}
                <LinkButton href=place::result(&code) kind=if more { ButtonKind::Quiet } else { ButtonKind::Primary }>
                    {words::TO_FORMER.of(lang)}
                </LinkButton>
            </ActionBar>
        </Screen>
    }
    .into_any()
}
