//! What was typed and not sent yet outlives a reload of this tab, and nothing longer: the browser's session storage.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Browsers that refuse (some private windows) only lose the reload.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

pub fn keep(name: &str, value: &impl Serialize) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        // A full store loses what a store that is not there loses.
        let _ = storage.set_item(name, &text);
    }
}

pub fn recall<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&storage()?.get_item(name).ok()??).ok()
}

pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        // What is not there needs no removing.
        let _ = storage.remove_item(name);
    }
}

/// The next one at this phone finds nothing of this one.
pub fn forget_all() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}
