//! The photo in its frame: dragged, pinched, or moved by keys. It follows at once; nothing of what is seen here is sent.

use super::gesture::{self, Place};
use crate::messages::{calibration as words, use_lang};
use domain::calibration::Calibration;
use domain::id::PhotoId;
use domain::spec::PhotoSpec;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::{html, prelude::*};

/// More fingers than two mean nothing.
const FINGERS: usize = 2;

#[component]
pub fn Frame(
    photo: PhotoId,
    spec: PhotoSpec,
    chosen: RwSignal<Calibration>,
    #[prop(into)] background: Signal<[u8; 3]>,
    #[prop(into)] busy: Signal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let frame = NodeRef::<html::Div>::new();
    let fingers = StoredValue::new(Vec::<(i32, Place)>::new());
    let down = move |event: PointerEvent| {
        if busy.get_untracked() || event.button() != 0 {
            return;
        }
        fingers.update_value(|fingers| {
            if fingers.len() < FINGERS {
                fingers.push((event.pointer_id(), at(&event)));
            }
        });
        if let Some(frame) = frame.get_untracked() {
            // Without the capture a finger that leaves the frame lets go of the photo: a nuisance, no fault.
            let _ = frame.set_pointer_capture(event.pointer_id());
        }
    };
    let follow = move |event: PointerEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let before = fingers.get_value();
        let after: Vec<_> =
            before.iter().map(|(id, was)| (*id, if *id == event.pointer_id() { at(&event) } else { *was })).collect();
        if before == after || busy.get_untracked() {
            return;
        }
        let places = |fingers: &[(i32, Place)]| fingers.iter().map(|(_, place)| *place).collect::<Vec<_>>();
        let size = (frame.offset_width() as f32, frame.offset_height() as f32);
        chosen.update(|chosen| *chosen = gesture::dragged(*chosen, &places(&before), &places(&after), size));
        fingers.set_value(after);
    };
    let up =
        move |event: PointerEvent| fingers.update_value(|fingers| fingers.retain(|(id, _)| *id != event.pointer_id()));
    let press = move |event: KeyboardEvent| {
        if busy.get_untracked() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(moved) = gesture::pressed(chosen.get_untracked(), &event.key(), event.shift_key()) {
            event.prevent_default();
            chosen.set(moved);
        }
    };
    let (width, height) = (spec.width, spec.height);
    let colour = move || {
        let [red, green, blue] = background.get();
        format!("rgb({red}, {green}, {blue})")
    };
    view! {
        <div
            node_ref=frame
            class="CalibrateFrame"
            role="application"
            tabindex="0"
            aria-label=words::FRAME.of(lang)
            aria-describedby="calibrate-keys"
            aria-busy=move || busy.get().then_some("true")
            style:aspect-ratio=format!("{width} / {height}")
            style:background-color=colour
            on:pointerdown=down
            on:pointermove=follow
            on:pointerup=up
            on:pointercancel=up
            on:keydown=press
        >
            <img
                src=api::photos::source(photo)
                alt=""
                width=width
                height=height
                draggable="false"
                style:transform=move || gesture::transform(&chosen.get())
            />
            <Guides spec/>
            <p class="wait" hidden=move || !busy.get()>{words::MAKING.of(lang)}</p>
        </div>
    }
    .into_any()
}

fn at(event: &PointerEvent) -> Place {
    (event.client_x() as f32, event.client_y() as f32)
}

/// The middle, and the bands in which hair and eyes have to lie.
#[component]
fn Guides(spec: PhotoSpec) -> impl IntoView {
    let lang = use_lang();
    let (width, height) = (spec.width as f32, spec.height as f32);
    let band = move |(top, bottom): (f32, f32), name: &'static str| {
        view! {
            <rect x="0" y=top width=width height=bottom - top/>
            <text x=width * 0.02 y=(top + bottom) / 2.0 font-size=width * 0.042 dominant-baseline="central">{name}</text>
        }
    };
    view! {
        <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true">
            {band(spec.head_top, words::HEAD_TOP.of(lang))}
            {band(spec.eye_line, words::EYES.of(lang))}
            <line x1=width / 2.0 y1="0" x2=width / 2.0 y2=height/>
        </svg>
    }
    .into_any()
}
