//! Waiting for the browser, though not for ever: some phones never answer.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What `promise` answers; `None` when it was refused, and undefined when it took longer than this many milliseconds.
pub async fn within(millis: i32, promise: Promise) -> Option<JsValue> {
    let window = web_sys::window()?;
    let patience = Promise::new(&mut |resolve, _| {
        // Without a timer there is only the promise itself to wait for.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &patience))).await.ok()
}

/// Nothing, for this many milliseconds.
pub async fn pause(millis: i32) {
    within(millis, Promise::new(&mut |_, _| ())).await;
}
