//! The phone's camera: opening it, taking the full frame, letting it go. And the picture on its way to the server.

mod keep;
mod open;
mod patience;
mod shoot;
mod show;

pub use keep::{Kept, forget, keep, recall};
pub use open::{CameraFault, close, open};
pub use shoot::shoot;
pub use show::show;
