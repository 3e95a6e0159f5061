//! Sending what was taken, and where each refusal leads.

use super::{Scene, Work};
use crate::camera::{self, Kept};
use crate::place;
use api::ApiError;
use domain::refusal::Refusal;
use domain::task::Task;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

impl Work {
    pub(super) fn send(self) {
        let Some(kept) = self.shot.get_value() else { return };
        if self.scene.get_untracked() == Scene::Making {
            return;
        }
        self.error.set(None);
        self.progress.set(0.0);
        self.scene.set(Scene::Making);
        spawn_local(async move {
            match self.upload(&kept).await {
                Ok(task) => {
                    camera::forget().await;
                    let to = place::result(&task.session.code);
                    self.guide.follow(task, to);
                }
                Err(error) => self.refused(error).await,
            }
        });
    }

    async fn upload(self, kept: &Kept) -> Result<Task, ApiError> {
        let code = self.task.with_value(|task| task.session.code.clone());
        let hear = move |share| {
            self.progress.try_set(share);
        };
        match &kept.burst {
            Some(burst) => {
                let film = api::attempts::Film { token: &burst.token, camera: &burst.label, frames: &burst.frames };
                api::attempts::upload_live(&code, kept.key, &kept.picture, film, hear).await
            }
            None => api::attempts::upload(&code, kept.key, kept.source, &kept.picture, hear).await,
        }
    }

    async fn refused(self, error: ApiError) {
        let ApiError::Refused { why } = &error else { return self.told(error) };
        match why {
            // The picture itself is of no use.
            Refusal::File { .. } | Refusal::EmergencyUploadOff => camera::forget().await,
            // Neither is the film, nor the photo without one: another challenge is asked for at the camera.
            Refusal::ChallengeUnfit { .. } | Refusal::ChallengeAnswered | Refusal::ChallengeUnknown => {
                self.start_anew().await;
                self.error.try_set(Some(error));
                return;
            }
            // The session asks for no film any more: the photo alone will do.
            Refusal::LivenessOff => {
                let kept = self.shot.try_get_value().flatten().map(|kept| Kept { burst: None, ..kept.take() });
                if let Some(kept) = kept {
                    camera::keep(&kept).await;
                    self.shot.try_set_value(Some(SendWrapper::new(kept)));
                }
            }
            why if stale(why) => {
                camera::forget().await;
                if window().location().reload().is_ok() {
                    return;
                }
            }
            _ => (),
        }
        self.told(error);
    }

    fn told(self, error: ApiError) {
        // The page may have been left.
        let Some(code) = self.task.try_with_value(|task| task.session.code.clone()) else { return };
        if let Some(error) = self.guide.lost(&code, error) {
            self.error.try_set(Some(error));
            self.scene.try_set(Scene::Preview { resumed: false });
        }
    }
}

/// Whether things stand differently than this page believed: it is then drawn anew from what holds now.
pub(super) fn stale(why: &Refusal) -> bool {
    matches!(
        why,
        Refusal::Cooling { .. }
            | Refusal::TimedLock { .. }
            | Refusal::AdminLock { .. }
            | Refusal::DraftBoxFull { .. }
            | Refusal::LivenessMissing
            | Refusal::LivenessNotAgreed
    )
}
