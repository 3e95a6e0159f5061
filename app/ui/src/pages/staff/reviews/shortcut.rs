//! The keys of the review desk. They never fire while somebody types, holds a key down or uses a browser shortcut.

use domain::reason::ReasonCode;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// The reasons that reviewers need most, on the keys 1 to 7.
pub const USUAL: [ReasonCode; 7] = [
    ReasonCode::BrowCover,
    ReasonCode::EarCover,
    ReasonCode::GlassGlare,
    ReasonCode::ClothStyle,
    ReasonCode::Jewelry,
    ReasonCode::Reshoot,
    ReasonCode::Beauty,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    Approve,
    Reject,
    Next,
    Guides,
    Reason(ReasonCode),
}

/// What a key, as `KeyboardEvent.key` names it, stands for.
pub fn meaning(key: &str) -> Option<Shortcut> {
    match key {
        "a" | "A" => Some(Shortcut::Approve),
        "r" | "R" => Some(Shortcut::Reject),
        "g" | "G" => Some(Shortcut::Guides),
        "ArrowRight" => Some(Shortcut::Next),
        digit => {
            let place = digit.parse::<usize>().ok()?.checked_sub(1)?;
            USUAL.get(place).copied().map(Shortcut::Reason)
        }
    }
}

/// Calls `on` for every shortcut until the current owner is gone.
pub fn listen(on: Callback<Shortcut>) {
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            if let Some(shortcut) = pressed(&event) {
                event.prevent_default();
                on.run(shortcut);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn pressed(event: &KeyboardEvent) -> Option<Shortcut> {
    // A key held down would decide one photo after another.
    let spoiled = event.repeat() || event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key();
    (!spoiled && !typing(event) && !covered()).then(|| meaning(&event.key()))?
}

fn typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else { return false };
    let field = target
        .dyn_ref::<Element>()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    field || target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// The whole list of reasons lies over the desk: what is behind it must not be decided. A browser that does not know
/// popovers covers nothing.
fn covered() -> bool {
    matches!(document().query_selector(":popover-open"), Ok(Some(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_work_in_either_case_and_digits_name_reasons() {
        assert_eq!(meaning("a"), meaning("A"));
        assert_eq!(meaning("1"), Some(Shortcut::Reason(ReasonCode::BrowCover)));
        assert_eq!(meaning("7"), Some(Shortcut::Reason(ReasonCode::Beauty)));
        assert_eq!([meaning("0"), meaning("8"), meaning("Enter"), meaning("ArrowLeft")], [None; 4]);
    }
}
