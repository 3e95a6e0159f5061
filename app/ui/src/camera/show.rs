//! The open camera on the page.

use super::patience::within;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use web_sys::{HtmlMediaElement, HtmlVideoElement, MediaStream};

/// Where autoplay is forbidden no frame comes before the shutter is pressed, and the shutter has to open all the same.
const PATIENCE_MILLIS: i32 = 2_000;

/// Plays the stream in the preview; done when its first frame is on the screen.
pub async fn show(stream: &MediaStream, preview: &HtmlVideoElement) {
    let first_frame = Promise::new(&mut |resolve, _| preview.set_onloadeddata(Some(resolve.unchecked_ref())));
    preview.set_src_object(Some(stream));
    // Autoplay already does; where both are forbidden, the press of the shutter brings the first frame.
    let _ = preview.play();
    if preview.ready_state() < HtmlMediaElement::HAVE_CURRENT_DATA {
        within(PATIENCE_MILLIS, first_frame).await;
    }
    preview.set_onloadeddata(None);
}
