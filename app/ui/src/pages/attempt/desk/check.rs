//! The check for a living person: a challenge is asked for, its answer filmed, and the photo taken at once.

use super::send::stale;
use super::{Finder, Live, Work};
use crate::camera::{self, Burst, FilmFault, Kept};
use crate::pages::attempt::Check;
use api::ApiError;
use domain::attempt::Source;
use domain::liveness::{Ticket, Timetable};
use domain::refusal::Refusal;
use domain::time::Seconds;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Telling the server of a film is tried this often, with a pause between; whoever has no network for so long may still be
/// in time with the whole.
const HOLD_TRIES: usize = 3;
const HOLD_PAUSE_MILLIS: i32 = 2_000;

impl Work {
    pub(super) fn begin_check(self, live: Live) {
        if matches!(live.check.get_untracked(), Check::Asking | Check::Filming) {
            return;
        }
        self.error.set(None);
        live.fault.set(None);
        live.check.set(Check::Asking);
        let code = self.task.with_value(|task| task.session.code.clone());
        spawn_local(async move {
            match api::liveness::ask(code).await {
                Ok(ticket) => self.answer(live, ticket).await,
                Err(error) => self.unasked(live, error).await,
            }
        });
    }

    async fn answer(self, live: Live, ticket: Ticket) {
        let asked = self.task.try_with_value(|task| task.session.settings.liveness.clone()).flatten();
        let (Some(settings), Some(stream), Some(video)) =
            (asked, self.stream.try_get_value().flatten(), self.video.try_get_untracked().flatten())
        else {
            return live.rest(None);
        };
        let timetable = Timetable::of(&ticket.challenge, &settings);
        if ticket.left() < timetable.needs() {
            self.clock.set(ticket.now);
            // The second in which it ends is still its own.
            live.check.set(Check::Waiting { until: ticket.until + Seconds(1) });
            return;
        }
        let deadline = js_sys::Date::now() + ticket.left_to_film().as_secs_f64() * 1e3;
        self.look_away();
        let going = live.begin();
        let told = move |moment| {
            live.moment.try_set(Some(moment));
        };
        match camera::film(&video, &timetable, &settings, deadline, told, &going).await {
            Ok(frames) => {
                self.finder.try_set(Finder::Shooting);
                let burst = Burst { token: ticket.token, frames, label: camera::label(&stream) };
                match camera::shoot(&stream, &video).await {
                    // Stopped at the shutter: the shot is let go of, and the camera stays open.
                    Ok(_) if !going() => {
                        self.finder.try_set(Finder::Open);
                        return self.unfilmed(live, FilmFault::Stopped);
                    }
                    Ok(picture) => self.took(picture, Source::Camera, Some(burst)).await,
                    Err(fault) => self.shut(fault),
                }
                live.rest(None);
            }
            Err(fault) => self.unfilmed(live, fault),
        }
    }

    fn unfilmed(self, live: Live, fault: FilmFault) {
        live.rest(Some(fault));
        if let Some(stream) = self.stream.try_get_value().flatten()
            && self.finder.try_get_untracked() == Some(Finder::Open)
        {
            self.look(&stream);
        }
    }

    async fn unasked(self, live: Live, error: ApiError) {
        live.rest(None);
        if let ApiError::Refused { why } = &error
            // Also a session that asks for no film any more is drawn anew.
            && (stale(why) || *why == Refusal::LivenessOff)
            && window().location().reload().is_ok()
        {
            return;
        }
        // The page may have been left.
        let Some(code) = self.task.try_with_value(|task| task.session.code.clone()) else { return };
        if let Some(error) = self.guide.lost(&code, error) {
            self.error.try_set(Some(error));
        }
    }

    /// Tells the server in time what was filmed, so that the pictures may arrive later.
    pub(super) fn hold(self, kept: &Kept) {
        let Some(burst) = kept.burst.clone() else { return };
        let Some(code) = self.task.try_with_value(|task| task.session.code.clone()) else { return };
        let photo = kept.picture.clone();
        spawn_local(async move {
            // Without it they only have to arrive in time themselves.
            let Some(digest) = camera::digest(&photo, &burst).await else { return };
            for _ in 0..HOLD_TRIES {
                match api::liveness::hold(code.clone(), burst.token.clone(), digest.clone()).await {
                    Err(ApiError::Offline) => camera::pause(HOLD_PAUSE_MILLIS).await,
                    _ => return,
                }
            }
        });
    }
}
