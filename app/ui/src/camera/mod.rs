//! The phone's camera: opening it, what to do before it, filming the answer to a challenge, taking the full frame, letting it
//! go. And the picture on its way to the server.

mod best;
mod film;
mod guide;
mod jpeg;
mod keep;
mod open;
mod patience;
mod shoot;
mod show;
mod voice;

pub use best::Better;
pub use film::{Burst, FilmFault, Moment, digest, film, is_front, label};
pub use guide::{Guidance, guide};
pub use keep::{Kept, forget, keep, recall};
pub use open::{CameraFault, close, open};
pub use patience::pause;
pub use shoot::shoot;
pub use show::show;
pub use voice::{can_speak, hush, speak};
