//! The parts that pages are made of. Each takes data and callbacks; none fetches.

mod action_bar;
mod alert;
mod button;
mod card;
mod choice;
mod compare;
mod countdown;
mod field;
mod header;
mod outline;
mod pill;
mod portrait;
mod rail;
mod screen;
mod skeleton;
mod slider;
mod tick;

pub use action_bar::ActionBar;
pub use alert::{Alert, Trouble};
pub use button::{Button, ButtonKind, LinkButton};
pub use card::{Card, Fact, Facts};
pub use choice::Choice;
pub use compare::{Compare, Compared};
pub use countdown::{Milestones, RetakeButton};
pub use field::{Field, PasswordField};
pub use header::{Header, LanguageSwitch};
pub use outline::Outline;
pub use pill::Pill;
pub use portrait::Portrait;
pub use rail::Rail;
pub use screen::{Arrived, Screen, focus_after_navigation};
pub use skeleton::{Skeleton, SkeletonScreen};
pub use slider::Slider;
pub use tick::Tick;

/// What a colour says. Never alone: words beside it say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Ok,
    Warn,
    Danger,
    Quiet,
}

impl Tone {
    /// The value of `data-tone` that the stylesheet reads.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Info => "info",
            Tone::Ok => "ok",
            Tone::Warn => "warn",
            Tone::Danger => "danger",
            Tone::Quiet => "quiet",
        }
    }
}
