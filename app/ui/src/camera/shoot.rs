//! One press of the shutter: the sensor's whole frame as a JPEG, never mirrored, never cropped.

use super::CameraFault;
use super::open::tracks;
use super::patience::within;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream};

/// Some phones never answer `takePhoto`; the frame of the preview is then as good as anything.
const PATIENCE_MILLIS: i32 = 4_000;
const QUALITY: f64 = 0.95;

pub async fn shoot(stream: &MediaStream, preview: &HtmlVideoElement) -> Result<Blob, CameraFault> {
    match photo(stream).await {
        Some(picture) if picture.size() > 0.0 => Ok(picture),
        _ => frame(preview).await.ok_or(CameraFault::Busy),
    }
}

/// The still picture of the sensor through `ImageCapture`, which Safari and Firefox do not have.
async fn photo(stream: &MediaStream) -> Option<Blob> {
    let window = web_sys::window()?;
    let class = Reflect::get(&window, &"ImageCapture".into()).ok()?.dyn_into::<Function>().ok()?;
    let track = tracks(stream).into_iter().next()?;
    let capture = Reflect::construct(&class, &Array::of1(&track)).ok()?;
    let take = Reflect::get(&capture, &"takePhoto".into()).ok()?.dyn_into::<Function>().ok()?;
    let taking = take.call0(&capture).ok()?.dyn_into::<Promise>().ok()?;
    within(PATIENCE_MILLIS, taking).await?.dyn_into().ok()
}

/// The preview's frame at its native size.
async fn frame(preview: &HtmlVideoElement) -> Option<Blob> {
    let (width, height) = (preview.video_width(), preview.video_height());
    if width == 0 || height == 0 {
        return None;
    }
    let page = web_sys::window()?.document()?;
    let canvas = page.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let pen = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    pen.draw_image_with_html_video_element(preview, 0.0, 0.0).ok()?;
    let encoded = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // A promise settles once; nothing is left to do when calling it fails.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let quality = JsValue::from_f64(QUALITY);
        if canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &quality).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(encoded).await.ok()?.dyn_into().ok()
}
