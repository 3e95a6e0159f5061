//! The picture and its key outlive a reload: a lost answer is asked for again under the same key and counts once.

use super::film::Burst;
use domain::attempt::Source;
use domain::id::{AttemptKey, EnrolmentId};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "tucai";
const PICTURES: &str = "pictures";

/// A picture that was taken and not yet judged.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Whose it is: another student on the same phone never meets it.
    pub enrolment: EnrolmentId,
    pub key: AttemptKey,
    pub source: Source,
    pub picture: Blob,
    /// The film before it, where the session asks for one.
    pub burst: Option<Burst>,
}

/// Keeps one picture an enrolment. Browsers that refuse (private windows) only lose the reload.
pub async fn keep(kept: &Kept) {
    let record = Object::new();
    let emergency = kept.source == Source::Emergency;
    let fields = [
        ("key", JsValue::from_str(&kept.key.to_string())),
        ("emergency", JsValue::from_bool(emergency)),
        ("picture", kept.picture.clone().into()),
    ];
    let set = |(name, value): &(&str, JsValue)| Reflect::set(&record, &(*name).into(), value).unwrap_or(false);
    let burst = kept.burst.as_ref().map(film);
    let written = fields.iter().chain(burst.iter().flatten()).all(set);
    if let Some(pictures) = pictures(IdbTransactionMode::Readwrite).await
        && written
        && let Ok(request) = pictures.put_with_key(&record, &kept.enrolment.to_string().into())
    {
        answer(&request).await;
    }
}

pub async fn recall(enrolment: EnrolmentId) -> Option<Kept> {
    let pictures = pictures(IdbTransactionMode::Readonly).await?;
    let record = answer(&pictures.get(&enrolment.to_string().into()).ok()?).await?;
    let field = |name: &str| Reflect::get(&record, &name.into()).ok();
    let key = field("key")?.as_string()?.parse().ok()?;
    let source = if field("emergency")?.as_bool()? { Source::Emergency } else { Source::Camera };
    let picture = field("picture")?.dyn_into().ok()?;
    let burst = field("token").and_then(|token| token.as_string()).and_then(|token| {
        let frames = field("frames")?.dyn_into::<Array>().ok()?;
        let frames = frames.iter().map(|frame| frame.dyn_into().ok()).collect::<Option<_>>()?;
        Some(Burst { token, frames, label: field("label")?.as_string()? })
    });
    Some(Kept { enrolment, key, source, picture, burst })
}

/// A burst's fields of the record.
fn film(burst: &Burst) -> [(&'static str, JsValue); 3] {
    let frames: Array = burst.frames.iter().collect();
    [("token", burst.token.as_str().into()), ("frames", frames.into()), ("label", burst.label.as_str().into())]
}

/// Everything on this phone is forgotten: after a verdict, and when somebody signs out.
pub async fn forget() {
    if let Some(pictures) = pictures(IdbTransactionMode::Readwrite).await
        && let Ok(request) = pictures.clear()
    {
        answer(&request).await;
    }
}

async fn pictures(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
    let making = request.clone();
    let make = Closure::<dyn Fn()>::new(move || make_store(&making));
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let database = answer(&request).await?.dyn_into::<IdbDatabase>().ok()?;
    database.transaction_with_str_and_mode(PICTURES, mode).ok()?.object_store(PICTURES).ok()
}

fn make_store(request: &IdbOpenDbRequest) {
    if let Some(database) = request.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok()) {
        // A store that cannot be made is noticed when it is opened.
        let _ = database.create_object_store(PICTURES);
    }
}

/// What a request answers; `None` when it failed.
async fn answer(request: &IdbRequest) -> Option<JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&once(resolve)));
        request.set_onerror(Some(&once(reject)));
    });
    JsFuture::from(settled).await.ok()?;
    request.result().ok().filter(|result| !result.is_undefined())
}

fn once(settle: js_sys::Function) -> js_sys::Function {
    Closure::once_into_js(move || {
        // A promise settles once.
        let _ = settle.call0(&JsValue::NULL);
    })
    .unchecked_into()
}
