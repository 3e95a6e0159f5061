//! Live guidance: a worker looks at the preview, one frame at a time, and says what to do. It is loaded only where a camera is
//! open, and wherever it cannot run nothing is missing but the hints.

use super::best::{Better, Latest, Whole};
use super::open::{faces_the_holder, tracks};
use super::patience::{pause, within};
use domain::guidance::best::Seen;
use domain::guidance::{Hint, place};
use domain::policy::Policy;
use domain::verdict::Measures;
use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Deserialize;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream, MessageEvent, Response, Window,
    Worker, WorkerOptions, WorkerType,
};

/// Names the worker and what it loads, as `cargo xtask build` has published them.
const MANIFEST: &str = "/guide.json";
/// Two megabytes over a poor connection; whoever waits longer has taken the picture meanwhile.
const LOADING_MILLIS: i32 = 60_000;
/// Far beyond the slowest frame that is put up with.
const FRAME_MILLIS: i32 = 10_000;
/// Long side of a frame, px: `portrait::guidance` is made for it.
const FRAME_SIDE: f64 = 640.0;
/// Nobody looks at a page in the background, or at a preview that has no frame yet: a look again after this long.
const IDLE_MILLIS: i32 = 500;

/// Guidance that is running. Dropping it ends it.
pub struct Guidance {
    running: Rc<Cell<bool>>,
    latest: Latest,
    /// The worker answers; before and after that nothing waits for it.
    looking: Rc<Cell<bool>>,
}

impl Guidance {
    /// The shutter is pressed: later frames are of another moment.
    pub fn press(&self) {
        self.latest.press(now());
    }

    /// The frame of the last two seconds that is without some of the shot's flaws; none where hints do not run.
    pub fn better_than(&self, shot: Blob) -> impl Future<Output = Option<Better>> + 'static {
        let (latest, looking) = (self.latest.clone(), self.looking.get());
        async move { if looking { latest.better_than(&shot).await } else { None } }
    }
}

impl Drop for Guidance {
    fn drop(&mut self) {
        self.running.set(false);
    }
}

/// The open camera, seen from a worker.
struct Lookout {
    window: Window,
    worker: Worker,
    preview: HtmlVideoElement,
    /// Makes frames small. Drawing and reading them here costs the page half of what `createImageBitmap` with a size does, and
    /// asks for nothing that old phones lack.
    pen: CanvasRenderingContext2d,
    policy: Policy,
    latest: Latest,
    running: Rc<Cell<bool>>,
}

/// What the worker said about a frame.
struct Answer {
    hint: Option<Hint>,
    rest_millis: i32,
    /// Where they were asked for.
    measures: Option<Measures>,
}

/// Begins to look at the preview under a policy (its [`Policy::line`]), and calls `told` with the hint to show: `None` when there is none, also
/// when guidance has ended by itself.
pub fn guide(
    stream: &MediaStream,
    preview: &HtmlVideoElement,
    policy: &str,
    told: impl Fn(Option<Hint>) + 'static,
) -> Guidance {
    let running = Rc::new(Cell::new(true));
    let own_face = tracks(stream).iter().any(faces_the_holder);
    let (preview, policy) = (preview.clone(), policy.to_owned());
    let (running_here, running_there) = (running.clone(), running.clone());
    let (latest, looking) = (Latest::default(), Rc::new(Cell::new(false)));
    let (latest_there, looking_there) = (latest.clone(), looking.clone());
    spawn_local(async move {
        if let Some(lookout) = Lookout::start(preview, &policy, own_face, latest_there, running_there).await {
            looking_there.set(true);
            lookout.watch(&told).await;
            looking_there.set(false);
        }
        if running_here.get() {
            told(None);
        }
    });
    Guidance { running, latest, looking }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Lookout {
    async fn start(
        preview: HtmlVideoElement,
        line: &str,
        own_face: bool,
        latest: Latest,
        running: Rc<Cell<bool>>,
    ) -> Option<Lookout> {
        let policy = Policy::of_line(line)?;
        let window = web_sys::window()?;
        // Whoever pays for each megabyte has said so.
        let connection = Reflect::get(&window.navigator(), &"connection".into()).ok()?;
        if connection.is_object() && field(&connection, "saveData").is_truthy() {
            return None;
        }
        let manifest = manifest(&window).await?;
        if !running.get() {
            return None;
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&field(&manifest, "worker").as_string()?, &options).ok()?;
        let lookout = Lookout { pen: pen(&window)?, window, worker, preview, policy, latest, running };
        let message = message(&[
            ("start", manifest),
            ("policy", JsValue::from_str(line)),
            ("ownFace", JsValue::from_bool(own_face)),
        ])?;
        let answer = lookout.ask(&message, &Array::new(), LOADING_MILLIS).await?;
        field(&answer, "ready").is_truthy().then_some(lookout)
    }

    /// Frame after frame, until the page or the worker has enough.
    async fn watch(&self, told: &impl Fn(Option<Hint>)) {
        while self.running.get() {
            if let Some((shot, judged)) = self.latest.take_shot() {
                let seen = self.explained(&shot, self.latest.shot_at()).await;
                self.latest.judged(seen, &judged);
            }
            let hidden = self.window.document().is_none_or(|page| page.hidden());
            let rest = match self.present().await {
                Some((frame, transfer, whole)) if !hidden => {
                    let at = now();
                    let Some(answer) = self.ask(&frame, &transfer, FRAME_MILLIS).await else { return };
                    let Some(Answer { hint, rest_millis, measures }) = Answer::read(&answer) else { return };
                    if let (Some(whole), Some(measures)) = (whole, measures) {
                        self.latest.see(Seen::new(&measures, &self.policy, at), whole);
                    }
                    if self.running.get() {
                        told(hint);
                    }
                    rest_millis
                }
                _ => IDLE_MILLIS,
            };
            pause(rest).await;
        }
    }

    /// The preview's present frame, made small, as a message and what it hands over; now and then with the whole frame.
    async fn present(&self) -> Option<(JsValue, Array, Option<Whole>)> {
        let whole = if self.latest.is_due(now()) { Whole::of_preview(&self.preview).await } else { None };
        let size = (f64::from(self.preview.video_width()), f64::from(self.preview.video_height()));
        let (frame, transfer) = self.frame(size, whole.as_ref(), whole.is_some())?;
        Some((frame, transfer, whole))
    }

    /// What is foretold of a picture that was taken.
    async fn explained(&self, shot: &Whole, at: Duration) -> Option<Seen> {
        let size = (f64::from(shot.0.width()), f64::from(shot.0.height()));
        let (frame, transfer) = self.frame(size, Some(shot), true)?;
        let answer = self.ask(&frame, &transfer, FRAME_MILLIS).await?;
        Some(Seen::new(&Answer::read(&answer)?.measures?, &self.policy, at))
    }

    /// A picture of this size, made small: the whole one that is given, or the preview's present frame.
    fn frame(&self, (width, height): (f64, f64), whole: Option<&Whole>, explain: bool) -> Option<(JsValue, Array)> {
        let sent = now().as_secs_f64() * 1e3;
        let stage = (self.preview.client_width() as f32, self.preview.client_height() as f32);
        let dashed = place::dashed_head(stage, (width as f32, height as f32))?;
        let scale = (FRAME_SIDE / width.max(height)).min(1.0);
        let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
        let canvas = self.pen.canvas()?;
        if (canvas.width(), canvas.height()) != (width as u32, height as u32) {
            canvas.set_width(width as u32);
            canvas.set_height(height as u32);
        }
        let drawn = match whole {
            Some(whole) => self.pen.draw_image_with_image_bitmap_and_dw_and_dh(&whole.0, 0.0, 0.0, width, height),
            None => self.pen.draw_image_with_html_video_element_and_dw_and_dh(&self.preview, 0.0, 0.0, width, height),
        };
        drawn.ok()?;
        let read = field(&self.pen, "getImageData").dyn_into::<Function>().ok()?;
        let area = [0.0, 0.0, width, height].into_iter().map(JsValue::from_f64).collect::<Array>();
        let pixels = read.apply(&self.pen, &area).ok()?;
        // Handed over, not copied: through typed bindings they would be.
        let pixels = field(&field(&pixels, "data"), "buffer");
        let dashed = [dashed.x, dashed.y, dashed.w, dashed.h].map(|v| JsValue::from_f64(v.into()));
        let frame = message(&[
            ("pixels", pixels.clone()),
            ("width", JsValue::from_f64(width)),
            ("height", JsValue::from_f64(height)),
            ("dashed", dashed.into_iter().collect::<Array>().into()),
            ("at", JsValue::from_f64(sent)),
            ("sent", JsValue::from_f64(sent)),
            ("explain", JsValue::from_bool(explain)),
        ])?;
        Some((frame, Array::of1(&pixels)))
    }

    async fn ask(&self, message: &JsValue, transfer: &Array, patience: i32) -> Option<JsValue> {
        let answered = Promise::new(&mut |resolve, reject| {
            self.worker.set_onmessage(Some(&resolve));
            self.worker.set_onerror(Some(&reject));
        });
        self.worker.post_message_with_transfer(message, transfer).ok()?;
        Some(within(patience, answered).await?.dyn_into::<MessageEvent>().ok()?.data())
    }
}

impl Answer {
    /// None when the worker has ended.
    fn read(answer: &JsValue) -> Option<Answer> {
        let rest_millis = field(answer, "rest").as_f64()?.ceil() as i32;
        let hint = field(answer, "hint").as_string();
        let explained = field(answer, "explained").as_string();
        let measures = explained.and_then(|text| serde_json::from_str::<Explained>(&text).ok());
        let hint = hint.and_then(|name| serde_json::from_value(name.into()).ok());
        Some(Answer { hint, rest_millis, measures: measures.map(|explained| explained.measures) })
    }
}

/// What the engine says of a frame beside the hint.
#[derive(Deserialize)]
struct Explained {
    measures: Measures,
}

/// On a clock that never goes back, the worker's as well.
fn now() -> Duration {
    let clock = web_sys::window().and_then(|window| window.performance());
    let millis = clock.map_or(0.0, |clock| clock.time_origin() + clock.now());
    Duration::try_from_secs_f64(millis / 1e3).unwrap_or_default()
}

fn pen(window: &Window) -> Option<CanvasRenderingContext2d> {
    let canvas = window.document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    // Kept in ordinary memory: every frame is read back.
    let options = message(&[("willReadFrequently", JsValue::TRUE)])?;
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}

async fn manifest(window: &Window) -> Option<JsValue> {
    let response = JsFuture::from(window.fetch_with_str(MANIFEST)).await.ok()?.dyn_into::<Response>().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.json().ok()?).await.ok()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn message(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    let set = |(name, value): &(&str, JsValue)| Reflect::set(&object, &(*name).into(), value).unwrap_or(false);
    fields.iter().all(set).then(|| object.into())
}
