//! Filming the answer to a liveness challenge: small JPEGs of the preview at a steady pace, under one prompt after the other.

use super::jpeg::{self, Canvas};
use super::open::{facing_the_holder, tracks};
use super::patience::pause;
use domain::liveness::{Cue, Settings, Timetable};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlVideoElement, MediaStream};

/// The longest side of a frame, px: the server reads no more.
const SIDE: f64 = 640.0;
/// Tried in turn until a frame is small enough.
const QUALITIES: [f64; 3] = [0.85, 0.6, 0.35];

/// The answer to a challenge, as it is sent.
#[derive(Clone, Debug)]
pub struct Burst {
    /// The sealed challenge.
    pub token: String,
    /// In their order: a frame's number is its place.
    pub frames: Vec<Blob>,
    /// The browser's name of the camera.
    pub label: String,
}

/// Why no burst came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmFault {
    /// The person wants to stop, or has left the page.
    Stopped,
    /// The page went to the background, where cameras stand still.
    Interrupted,
    /// The challenge ran out.
    OutOfTime,
    /// The preview cannot be read.
    NoPicture,
}

/// What the screen shows at the moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub cue: Cue,
    /// Which prompt it is, and of how many.
    pub place: usize,
    pub places: usize,
    /// Frames that are taken, 0..=1.
    pub share: f64,
}

/// Films by the timetable. `told` hears what to show before each frame; `going` is asked whether to go on. `deadline` of the
/// last frame: by the browser's clock ([`js_sys::Date::now`]), ms.
pub async fn film(
    preview: &HtmlVideoElement,
    timetable: &Timetable,
    settings: &Settings,
    deadline: f64,
    told: impl Fn(Moment),
    going: impl Fn() -> bool,
) -> Result<Vec<Blob>, FilmFault> {
    let (places, count) = (timetable.scenes.len(), timetable.frames());
    let pace = timetable.pace.as_secs_f64() * 1e3;
    let canvas = Canvas::new().ok_or(FilmFault::NoPicture)?;
    let mut frames = Vec::with_capacity(count);
    let mut due = js_sys::Date::now() + Timetable::LEAD.as_secs_f64() * 1e3;
    while let Some((place, cue)) = timetable.cue(frames.len()) {
        told(Moment { cue, place, places, share: frames.len() as f64 / count as f64 });
        pause((due - js_sys::Date::now()).max(0.0).ceil() as i32).await;
        let now = js_sys::Date::now();
        if !going() {
            return Err(FilmFault::Stopped);
        }
        if web_sys::window().and_then(|window| window.document()).is_none_or(|page| page.hidden()) {
            return Err(FilmFault::Interrupted);
        }
        if now > deadline {
            return Err(FilmFault::OutOfTime);
        }
        frames.push(frame(&canvas, preview, settings.most_bytes()).await.ok_or(FilmFault::NoPicture)?);
        // A phone that was late for this frame does not hurry for the next one.
        due = (due + pace).max(now + pace / 2.0);
    }
    Ok(frames)
}

/// What the camera calls itself: a program's name is told to the reviewer.
pub fn label(stream: &MediaStream) -> String {
    tracks(stream).first().map(|track| track.label()).unwrap_or_default()
}

/// Whether the camera looks at whoever holds the phone, or sits before the screen: a laptop's camera reports no direction.
pub fn is_front(stream: &MediaStream) -> bool {
    let on_a_screen = web_sys::window().is_some_and(|window| window.navigator().max_touch_points() == 0);
    tracks(stream).iter().any(|track| facing_the_holder(track).unwrap_or(on_a_screen))
}

/// What a burst and its photo are known by before they arrive; `None` when a picture cannot be read.
pub async fn digest(photo: &Blob, burst: &Burst) -> Option<String> {
    let photo = bytes(photo).await?;
    let mut frames = Vec::with_capacity(burst.frames.len());
    for (number, frame) in (0..).zip(&burst.frames) {
        frames.push((number, bytes(frame).await?));
    }
    Some(domain::liveness::digest(&photo, frames.iter().map(|(number, bytes)| (*number, bytes.as_slice()))))
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let read = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&read).to_vec())
}

async fn frame(canvas: &Canvas, preview: &HtmlVideoElement, most: usize) -> Option<Blob> {
    let (width, height) = jpeg::fitted(preview, SIDE)?;
    canvas.draw(preview, width, height)?;
    for quality in QUALITIES {
        let made = canvas.jpeg(quality).await?;
        if made.size() <= most as f64 {
            return Some(made);
        }
    }
    None
}
