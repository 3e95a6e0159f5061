//! The best of the last frames, whole, and a shot that is looked at as they were: kept while hints run, two pictures
//! at most beside the shot.

use super::jpeg::Canvas;
use super::patience::within;
use domain::guidance::best::{Best, EVERY, Seen};
use domain::reason::ReasonCode;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, HtmlVideoElement, ImageBitmap};

/// A shot is looked at in the time of two or three frames; the preview does not wait for a phone that takes longer.
const PATIENCE_MILLIS: i32 = 1_500;
/// As a shot that is taken from the preview.
const QUALITY: f64 = 0.95;

/// A whole frame in the browser's memory, which is given back at once and not at some time.
pub struct Whole(pub ImageBitmap);

impl Drop for Whole {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Whole {
    pub async fn of_preview(preview: &HtmlVideoElement) -> Option<Whole> {
        Whole::made(web_sys::window()?.create_image_bitmap_with_html_video_element(preview).ok()?).await
    }

    async fn of_picture(picture: &Blob) -> Option<Whole> {
        Whole::made(web_sys::window()?.create_image_bitmap_with_blob(picture).ok()?).await
    }

    async fn made(making: Promise) -> Option<Whole> {
        let made = within(PATIENCE_MILLIS, making.clone()).await.and_then(|made| made.dyn_into().ok());
        if made.is_none() {
            // One that comes after its time is given back as well.
            spawn_local(async move {
                if let Ok(late) = JsFuture::from(making).await {
                    drop(late.dyn_into().map(Whole));
                }
            });
        }
        made.map(Whole)
    }

    async fn jpeg(&self) -> Option<Blob> {
        let canvas = Canvas::new()?;
        canvas.draw_bitmap(&self.0)?;
        canvas.jpeg(QUALITY).await
    }
}

/// A frame from just before the shot that is without some of the shot's flaws.
pub struct Better {
    pub picture: Blob,
    /// What it mends.
    pub mends: Vec<ReasonCode>,
}

/// Between the page, which has the shot, and the loop that has frames looked at.
#[derive(Clone, Default)]
pub struct Latest(Rc<Inner>);

#[derive(Default)]
struct Inner {
    best: RefCell<Best<Whole>>,
    looked: Cell<Duration>,
    /// When the shutter was pressed: what is seen later is not kept.
    pressed: Cell<Option<Duration>>,
    /// A shot to be looked at, and whom to tell.
    shot: RefCell<Option<(Whole, Function)>>,
    seen: RefCell<Option<Seen>>,
}

impl Latest {
    /// Whether it is time to look at a whole frame.
    pub fn is_due(&self, now: Duration) -> bool {
        let due = self.0.pressed.get().is_none() && now.saturating_sub(self.0.looked.get()) >= EVERY;
        if due {
            self.0.looked.set(now);
        }
        due
    }

    pub fn see(&self, seen: Seen, frame: Whole) {
        if self.0.pressed.get().is_none() {
            self.0.best.borrow_mut().see(seen, frame);
        }
    }

    pub fn press(&self, now: Duration) {
        self.0.pressed.set(Some(now));
    }

    /// The shot that waits to be looked at.
    pub fn take_shot(&self) -> Option<(Whole, Function)> {
        self.0.shot.borrow_mut().take()
    }

    /// The moment to which a shot belongs.
    pub fn shot_at(&self) -> Duration {
        self.0.pressed.get().unwrap_or_default()
    }

    pub fn judged(&self, seen: Option<Seen>, told: &Function) {
        *self.0.seen.borrow_mut() = seen;
        // A promise settles once.
        let _ = told.call0(&JsValue::NULL);
    }

    /// Has the shot looked at, and compares.
    pub async fn better_than(&self, shot: &Blob) -> Option<Better> {
        let whole = Whole::of_picture(shot).await?;
        let mut waiting = Some(whole);
        let answered = Promise::new(&mut |resolve, _| {
            *self.0.shot.borrow_mut() = waiting.take().map(|whole| (whole, resolve));
        });
        within(PATIENCE_MILLIS, answered).await;
        self.0.shot.borrow_mut().take();
        let seen = self.0.seen.borrow_mut().take()?;
        let (frame, mends) = self.0.best.borrow_mut().instead_of(&seen)?;
        Some(Better { picture: frame.jpeg().await?, mends })
    }
}
