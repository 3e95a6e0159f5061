//! Opening the camera, and why it may stay closed.

use domain::session::CameraRule;
use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, MediaStream, MediaStreamConstraints, MediaStreamTrack};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraFault {
    /// The person or the phone's settings said no.
    Denied,
    Missing,
    /// Held by another app, or its picture cannot be read.
    Busy,
    /// Not https: browsers hide the camera.
    Insecure,
    Unsupported,
    /// Only a front camera where the session wants the rear one.
    FrontOnly,
    Unknown,
}

/// `ideal`, since `exact` fails on phones that do not name their cameras. 2560×1920 holds several times the pixels of
/// the largest portrait; more would only make the preview stutter on cheap phones.
const CONSTRAINTS: &str =
    r#"{"audio":false,"video":{"facingMode":{"ideal":"environment"},"width":{"ideal":2560},"height":{"ideal":1920}}}"#;

pub async fn open(rule: CameraRule) -> Result<MediaStream, CameraFault> {
    let window = web_sys::window().ok_or(CameraFault::Unsupported)?;
    if !window.is_secure_context() {
        return Err(CameraFault::Insecure);
    }
    // Old browsers have no `mediaDevices` at all; the binding would hand out an undefined one.
    let navigator = window.navigator();
    let present = Reflect::get(&navigator, &"mediaDevices".into()).is_ok_and(|devices| devices.is_object());
    if !present {
        return Err(CameraFault::Unsupported);
    }
    let devices = navigator.media_devices().map_err(|_| CameraFault::Unsupported)?;
    let constraints = JSON::parse(CONSTRAINTS).map_err(named)?.unchecked_into::<MediaStreamConstraints>();
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(named)?;
    let stream = JsFuture::from(asked).await.map_err(named)?.unchecked_into::<MediaStream>();
    if rule == CameraRule::RearOnly && tracks(&stream).iter().any(faces_the_holder) {
        close(&stream);
        return Err(CameraFault::FrontOnly);
    }
    Ok(stream)
}

/// Switches the camera and its light off.
pub fn close(stream: &MediaStream) {
    tracks(stream).iter().for_each(MediaStreamTrack::stop);
}

pub(super) fn tracks(stream: &MediaStream) -> Vec<MediaStreamTrack> {
    stream.get_video_tracks().iter().map(JsCast::unchecked_into).collect()
}

/// Whether it is known to look at whoever holds the phone.
pub(super) fn faces_the_holder(track: &MediaStreamTrack) -> bool {
    facing_the_holder(track) == Some(true)
}

/// By its settings, or by its label where a browser does not report the direction; `None` where neither tells.
pub(super) fn facing_the_holder(track: &MediaStreamTrack) -> Option<bool> {
    match Reflect::get(&track.get_settings(), &"facingMode".into()).ok().and_then(|mode| mode.as_string()) {
        Some(mode) if !mode.is_empty() => Some(mode == "user"),
        _ => {
            let label = track.label().to_lowercase();
            let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
            if says(&["front", "前置"]) { Some(true) } else { says(&["back", "rear", "后置"]).then_some(false) }
        }
    }
}

fn named(error: JsValue) -> CameraFault {
    let name = error.dyn_into::<DomException>().map(|error| error.name()).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" | "PermissionDeniedError" => CameraFault::Denied,
        "NotFoundError" | "DevicesNotFoundError" | "OverconstrainedError" => CameraFault::Missing,
        "NotReadableError" | "TrackStartError" | "AbortError" => CameraFault::Busy,
        "TypeError" | "NotSupportedError" => CameraFault::Unsupported,
        _ => CameraFault::Unknown,
    }
}
