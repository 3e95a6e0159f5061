//! Two pictures of one moment: the shot, and a frame from just before it that is without one of its flaws.

use super::{Which, Work};
use crate::camera::{self, Better, Kept};
use domain::id::AttemptKey;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use uuid::Uuid;
use web_sys::Url;

impl Work {
    /// Shows the better frame first: it is offered only where the shot has a flaw that it has not. Each picture has its own key.
    pub(super) async fn offer(self, better: Better) {
        let Some(Some(shot)) = self.shot.try_get_value() else { return };
        let other = Kept { key: AttemptKey(Uuid::new_v4()), picture: better.picture, ..shot.take() };
        self.other.set_value(Some(SendWrapper::new(other)));
        self.mends.set(better.mends);
        self.which.set(Which::Before);
    }

    /// Shows and keeps the one that is chosen.
    pub(super) fn choose_picture(self, which: Which) {
        let shown = if self.other.with_value(Option::is_none) { return } else { self.shown.get_value() };
        if shown == which {
            return;
        }
        let (Some(shown), Some(other)) = (self.shot.get_value(), self.other.get_value()) else { return };
        self.drop_picture();
        self.picture.set(Url::create_object_url_with_blob(&other.picture).unwrap_or_default());
        self.shown.set_value(which);
        self.shot.set_value(Some(other.clone()));
        self.other.set_value(Some(shown));
        spawn_local(async move { camera::keep(&other).await });
    }
}
