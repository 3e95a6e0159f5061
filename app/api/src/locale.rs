//! The language of the page: the same on the server and at hydration.

use domain::words::Lang;

/// On the server from the request's cookie, in the browser from the `lang` that the server wrote.
pub fn current() -> Lang {
    #[cfg(feature = "ssr")]
    {
        crate::caller::language()
    }
    #[cfg(not(feature = "ssr"))]
    {
        let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
        root.and_then(|root| root.get_attribute("lang")).and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
    }
}

/// Remembers a choice for a year.
pub fn remember(lang: Lang) {
    use wasm_bindgen::JsCast;
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(page) = page.and_then(|page| page.dyn_into::<web_sys::HtmlDocument>().ok()) {
        // A browser that refuses cookies still shows the chosen language until the page is left.
        let _ = page.set_cookie(&format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.tag()));
    }
}
