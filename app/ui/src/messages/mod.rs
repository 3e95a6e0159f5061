//! The words on pages and components, Chinese and English side by side. What rules say is in `domain::words`.

pub mod calibration;
pub mod capture;
pub mod common;
pub mod compare;
pub mod consent;
pub mod contact;
pub mod demo;
pub mod draft;
pub mod error;
pub mod identity;
pub mod liveness;
pub mod measure;
pub mod notice;
pub mod platform;
pub mod review;
pub mod session;
pub mod student;

use domain::words::Lang;
use leptos::prelude::*;

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    pub fn of(self, lang: Lang) -> &'static str {
        lang.pick(self.0, self.1)
    }
}

/// The language of this page. A change of language loads the page anew, so within a page it is a constant.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}
