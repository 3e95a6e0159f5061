//! One screen of the journey: header, rail, title, content. The action bar belongs to the content, inside its form.

use super::{Header, Rail};
use crate::messages::{common, use_lang};
use crate::place;
use domain::session::SessionCode;
use leptos::{html, prelude::*};
use leptos_meta::Title;

/// Whether a page was shown before in this visit. Set by `App`.
#[derive(Clone, Copy)]
pub struct Arrived(pub StoredValue<bool>);

#[component]
pub fn Screen(
    #[prop(into)] title: String,
    /// Above the title: a state or a place.
    #[prop(optional, into)]
    above: ViewFn,
    #[prop(optional_no_strip, into)] school: Option<String>,
    /// Where on the rail this screen stands.
    #[prop(optional_no_strip)]
    stage: Option<(usize, f32)>,
    /// Of a signed-in student: adds the way to one's own data.
    #[prop(optional_no_strip)]
    signed_in: Option<SessionCode>,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let heading = NodeRef::<html::H1>::new();
    focus_after_navigation(heading);
    let tab = school.as_ref().map_or(common::BRAND.of(lang).to_owned(), |school| common::brand_of(school, lang));
    view! {
        <Title text=format!("{title} · {tab}")/>
        <div class="Screen">
            <a class="skip" href="#content">{common::TO_CONTENT.of(lang)}</a>
            <Header school/>
            <main id="content" class="content">
                {stage.map(|(stage, share)| view! { <Rail stage share/> })}
                <div class="top">
                    {above.run()}
                    <h1 node_ref=heading tabindex="-1">{title}</h1>
                </div>
                {children()}
            </main>
            {signed_in.map(|code| view! {
                <footer class="foot">
                    <a href=place::privacy(&code)>{common::MY_DATA.of(lang)}</a>
                </footer>
            })}
        </div>
    }
    .into_any()
}

/// A page that replaces another within the app is announced by moving the focus to its title; the first page is
/// announced by the browser.
pub fn focus_after_navigation(heading: NodeRef<html::H1>) {
    let Some(Arrived(arrived)) = use_context() else { return };
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        if arrived.get_value() {
            // The element exists before it stands in the document; only there can it take the focus.
            request_animation_frame(move || {
                // A title that cannot take the focus is still on the screen.
                let _ = heading.focus();
            });
        }
        arrived.set_value(true);
    });
}
