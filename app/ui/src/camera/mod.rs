//! The phone's camera: opening it, what to do before it, taking the full frame, letting it go. And the picture on its way
//! to the server.

mod guide;
mod keep;
mod open;
mod patience;
mod shoot;
mod show;
mod voice;

pub use guide::{Guidance, guide};
pub use keep::{Kept, forget, keep, recall};
pub use open::{CameraFault, close, open};
pub use shoot::shoot;
pub use show::show;
pub use voice::{can_speak, hush, speak};
