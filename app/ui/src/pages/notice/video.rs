//! The instruction video: it reports how far it was watched, and leads back whoever jumps ahead.

use crate::messages::{Words, notice as words, use_lang};
use domain::instruction::Watched;
use domain::words::Lang;
use leptos::{html, prelude::*};

/// Between two reports, in ms of the video; the rule on the server expects about one a second.
const REPORT_EVERY: i64 = 1_000;
/// A position this far beyond what was watched is a jump and not the player's own unevenness.
const JUMP: i64 = 1_200;

#[component]
pub fn InstructionVideo(
    /// What the server has counted so far.
    watched: RwSignal<Watched>,
    /// Hears the position in ms about once a second.
    report: Callback<i64>,
) -> impl IntoView {
    let lang = use_lang();
    let player = NodeRef::<html::Video>::new();
    let length = RwSignal::new(0_i64);
    let seen = RwSignal::new(watched.get_untracked().millis);
    let reported = StoredValue::new(None::<i64>);
    let remark = RwSignal::new(None::<Words>);

    let free = move || watched.get_untracked().finished;
    let position = move || player.get_untracked().map_or(0, |player| (player.current_time() * 1000.0) as i64);
    let seek = move |millis: i64| {
        if let Some(player) = player.get_untracked() {
            player.set_current_time(millis as f64 / 1000.0);
        }
    };
    let ready = move || {
        if let Some(player) = player.get_untracked()
            && player.duration().is_finite()
        {
            length.set((player.duration() * 1000.0) as i64);
            if !free() && player.current_time() == 0.0 && seen.get_untracked() > 0 {
                seek(seen.get_untracked());
            }
        }
    };
    let lead_back = move |_| {
        if !free() && position() > seen.get_untracked() + JUMP {
            seek(seen.get_untracked());
            remark.set(Some(words::SNAPPED));
        }
    };
    let tell = move |at: i64| {
        reported.set_value(Some(at));
        report.run(at);
    };
    let progress = move |_| {
        let at = position();
        if free() || at > seen.get_untracked() + JUMP {
            return;
        }
        seen.update(|seen| *seen = (*seen).max(at));
        if reported.get_value().is_none_or(|last| (at - last).abs() >= REPORT_EVERY) {
            tell(at);
        }
    };
    let ended = move |_| {
        if !free() {
            tell(position().max(length.get_untracked()));
        }
    };
    // The last report was answered and the end still is not counted: some reports never arrived.
    Effect::new(move |_| {
        let counted = watched.get();
        let over = player.get_untracked().is_some_and(|player| player.ended());
        if over && !counted.finished {
            seen.set(counted.millis);
            seek(counted.millis);
            remark.set(Some(words::UNHEARD));
        }
    });
    // Metadata may have arrived before the page was awake.
    Effect::new(move |_| {
        if player.get().is_some() {
            ready();
        }
    });
    view! {
        <div class="InstructionVideo">
            <video
                node_ref=player
                controls
                playsinline
                preload="auto"
                poster="/video/how-to-shoot.jpg"
                width="720"
                height="1280"
                aria-label=words::VIDEO.of(lang)
                on:loadedmetadata=move |_| ready()
                on:timeupdate=progress
                on:seeking=lead_back
                on:ended=ended
                on:ratechange=move |_| keep_pace(player, free())
                on:play=move |_| {
                    tell(position());
                    remark.set(None);
                }
                on:error=move |_| remark.set(Some(words::VIDEO_FAILED))
            >
                <source src="/video/how-to-shoot.mp4" type="video/mp4"/>
                <source src="/video/how-to-shoot.webm" type="video/webm"/>
                <track kind="captions" src=captions(lang) srclang=lang.tag() label=words::VIDEO_CAPTIONS.of(lang) default/>
            </video>
            <p class="note figures">{move || told(watched.get().finished, seen.get(), length.get(), lang)}</p>
            <p class="note" role="status">{move || remark.get().map(|remark| remark.of(lang))}</p>
        </div>
    }
    .into_any()
}

fn captions(lang: Lang) -> &'static str {
    lang.pick("/video/how-to-shoot.zh.vtt", "/video/how-to-shoot.en.vtt")
}

fn told(finished: bool, seen: i64, length: i64, lang: Lang) -> Option<String> {
    if finished {
        Some(words::FINISHED.of(lang).into())
    } else {
        (length > 0).then(|| words::watched(seen / 1000, length / 1000, lang))
    }
}

/// Played faster than it lasts, a video cannot have been watched: the server would not count it.
fn keep_pace(player: NodeRef<html::Video>, free: bool) {
    if let Some(player) = player.get_untracked()
        && !free
        && player.playback_rate() != 1.0
    {
        player.set_playback_rate(1.0);
    }
}
