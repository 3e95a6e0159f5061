//! The check for a living person over the open camera: explained, begun, and one prompt at a time.

use super::guidance::Guidance;
use crate::camera::{FilmFault, Moment};
use crate::clock::Clock;
use crate::components::Button;
use crate::messages::{liveness as words, use_lang};
use domain::liveness::{Cue, Gesture};
use domain::time::Timestamp;
use domain::words::liveness as prompts;
use leptos::{html, prelude::*};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    Ready,
    Asking,
    /// The challenge that is open has too little time left; another one is given afterwards.
    Waiting {
        until: Timestamp,
    },
    Filming,
}

/// The check as the page shows it.
#[derive(Clone, Copy)]
pub struct Live {
    pub check: RwSignal<Check>,
    pub moment: RwSignal<Option<Moment>>,
    /// Why the last film came to nothing.
    pub fault: RwSignal<Option<FilmFault>>,
    /// The student holds the phone.
    pub own_face: RwSignal<bool>,
    /// Counts films: an older one that is still going on stops.
    film: StoredValue<u32>,
}

impl Live {
    pub fn ready() -> Live {
        Live {
            check: RwSignal::new(Check::Ready),
            moment: RwSignal::new(None),
            fault: RwSignal::new(None),
            own_face: RwSignal::new(false),
            film: StoredValue::new(0),
        }
    }

    /// Begins another film; the answer says whether it is still wanted.
    pub fn begin(self) -> impl Fn() -> bool {
        self.stop();
        let film = self.film.try_get_value();
        self.fault.set(None);
        self.check.set(Check::Filming);
        move || film.is_some() && self.film.try_get_value() == film
    }

    pub fn stop(self) {
        self.film.try_update_value(|film| *film = film.wrapping_add(1));
    }

    /// Nothing is being filmed any more. The page may have been left.
    pub fn rest(self, fault: Option<FilmFault>) {
        self.moment.try_set(None);
        self.fault.try_set(fault);
        self.check.try_set(Check::Ready);
    }

    /// Tracks.
    pub fn is_filming(self) -> bool {
        self.check.get() == Check::Filming
    }
}

/// The prompt over the camera's picture.
#[component]
pub fn Prompt(live: Live, guidance: Guidance) -> impl IntoView {
    let lang = use_lang();
    let shown = Memo::new(move |_| live.moment.get().map(|moment| (moment.cue, moment.place, moment.places)));
    let told = move || {
        let (cue, ..) = shown.get()?;
        let stop = lang.pick("。", ". ");
        Some([prompts::cue(cue, lang), stop, prompts::beside(cue, live.own_face.get(), lang)].concat())
    };
    Effect::new(move |_| {
        if let Some((cue, ..)) = shown.get() {
            guidance.say(prompts::cue(cue, lang));
        }
    });
    let share = move || live.moment.get().map_or(0.0, |moment| moment.share);
    let prompt = move |(cue, place, places): (Cue, usize, usize)| {
        let own_face = live.own_face.get_untracked();
        view! {
            <div class="Prompt" data-cue=cue.code() aria-hidden="true">
                <Sign cue own_face/>
                <p class="place figures">{words::place(place, places, lang)}</p>
                <p class="words">{prompts::cue(cue, lang)}</p>
                <p class="beside">{prompts::beside(cue, own_face, lang)}</p>
            </div>
        }
    };
    view! {
        {move || shown.get().map(prompt)}
        {move || shown.with(Option::is_some).then(|| view! {
            <progress class="Filmed" max="1" value=share aria-label=words::DONE.of(lang)></progress>
        })}
        <p class="visually-hidden" role="status">{told}</p>
    }
    .into_any()
}

/// A drawn face that does what is asked, with an arrow where it turns. Whoever stands opposite sees the student's left on the
/// right; who looks into their own phone has it on the left.
#[component]
fn Sign(cue: Cue, own_face: bool) -> impl IntoView {
    let eyes = match cue {
        Cue::Gesture(Gesture::Blink) => "M33 44q6 6 12 0M55 44q6 6 12 0",
        _ => "M39 40v6M61 40v6",
    };
    let mouth = match cue {
        Cue::Gesture(Gesture::OpenMouth) => "M50 58a8 10 0 1 0 .1 0z",
        _ => "M41 66h18",
    };
    let arrow = match (cue, own_face) {
        (Cue::Gesture(Gesture::TurnLeft), false) | (Cue::Gesture(Gesture::TurnRight), true) => {
            Some("M84 50h30M103 38l12 12-12 12")
        }
        (Cue::Gesture(Gesture::TurnRight), false) | (Cue::Gesture(Gesture::TurnLeft), true) => {
            Some("M16 50h-30M-3 38l-12 12 12 12")
        }
        _ => None,
    };
    view! {
        <svg class="sign" viewBox="-20 8 140 84">
            <ellipse cx="50" cy="50" rx="28" ry="36"/>
            <path d=eyes/>
            <path d=mouth/>
            {arrow.map(|d| view! { <path class="arrow" d=d/> })}
        </svg>
    }
    .into_any()
}

/// Below the camera: what will happen, and the button that begins it.
#[component]
pub fn CheckControls(
    live: Live,
    clock: Clock,
    /// The camera shows something and nothing holds the shutter.
    #[prop(into)]
    able: Signal<bool>,
    begin: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let about = move || if live.own_face.get() { words::ALONE } else { words::TOGETHER }.of(lang);
    let wait = Memo::new(move |_| match live.check.get() {
        Check::Waiting { until } => clock.seconds_until(until),
        _ => 0,
    });
    let held = Signal::derive(move || !able.get() || wait.get() > 0);
    let fault = move || {
        live.fault.get().map(|fault| view! { <p class="Alert" data-tone="warn">{words::fault(fault, lang)}</p> })
    };
    let note = move || if wait.get() > 0 { words::WAIT.of(lang) } else { about() };
    let name = move || if wait.get() > 0 { words::wait(wait.get(), lang) } else { words::BEGIN.of(lang).into() };
    // Not at once: the second tap of two is no wish to stop.
    let stoppable = Memo::new(move |_| live.moment.get().is_some_and(|moment| moment.share > 0.0));
    view! {
        <div class="Trouble" role="alert">{fault}</div>
        // It stays during the film: the camera's picture would leap if there were less below it.
        <p class="hint" id="live-about">{note}</p>
        <Show when=move || !live.is_filming() fallback=move || view! { <Stop live able=stoppable/> }>
            <Button
                disabled=held
                pending=Signal::derive(move || live.check.get() == Check::Asking)
                on_press=begin
                described_by="live-about"
            >
                {name}
            </Button>
        </Show>
    }
    .into_any()
}

/// Takes the focus of the button that it stands for, as soon as it can be pressed, so that a keyboard can stop the film too.
#[component]
fn Stop(live: Live, able: Memo<bool>) -> impl IntoView {
    let lang = use_lang();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let (true, Some(button)) = (able.get(), button.get()) {
            // Enabled by hand: the page draws later than this runs. A button that cannot be focused can still be pressed.
            button.set_disabled(false);
            let _ = button.focus();
        }
    });
    view! {
        <button
            node_ref=button
            class="Button"
            type="button"
            data-kind="secondary"
            disabled=move || !able.get()
            on:click=move |_| live.stop()
        >
            {words::STOP.of(lang)}
        </button>
    }
    .into_any()
}
