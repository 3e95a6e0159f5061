//! A frame of the preview as a JPEG, in any size.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// Something to draw frames on, again and again.
pub struct Canvas {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

impl Canvas {
    pub fn new() -> Option<Canvas> {
        let page = web_sys::window()?.document()?;
        let canvas = page.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        let pen = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        Some(Canvas { canvas, pen })
    }

    /// The preview's present frame in this size, px.
    pub fn draw(&self, preview: &HtmlVideoElement, width: u32, height: u32) -> Option<()> {
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let (width, height) = (f64::from(width), f64::from(height));
        self.pen.draw_image_with_html_video_element_and_dw_and_dh(preview, 0.0, 0.0, width, height).ok()
    }

    /// A picture in its own size.
    pub fn draw_bitmap(&self, picture: &ImageBitmap) -> Option<()> {
        self.canvas.set_width(picture.width());
        self.canvas.set_height(picture.height());
        self.pen.draw_image_with_image_bitmap(picture, 0.0, 0.0).ok()
    }

    pub async fn jpeg(&self, quality: f64) -> Option<Blob> {
        let encoded = Promise::new(&mut |resolve, reject| {
            let done = Closure::once_into_js(move |blob: JsValue| {
                // A promise settles once; nothing is left to do when calling it fails.
                let _ = resolve.call1(&JsValue::NULL, &blob);
            });
            let quality = JsValue::from_f64(quality);
            let asked = self.canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &quality);
            if asked.is_err() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        JsFuture::from(encoded).await.ok()?.dyn_into().ok()
    }
}

/// The preview's size, made smaller where its longer side is above `side`, px; `None` before its first frame.
pub fn fitted(preview: &HtmlVideoElement, side: f64) -> Option<(u32, u32)> {
    let (width, height) = (f64::from(preview.video_width()), f64::from(preview.video_height()));
    if width == 0.0 || height == 0.0 {
        return None;
    }
    let scale = (side / width.max(height)).min(1.0);
    Some(((width * scale).round().max(1.0) as u32, (height * scale).round().max(1.0) as u32))
}
