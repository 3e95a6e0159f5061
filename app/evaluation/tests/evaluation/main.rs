//! Sentences about the degradations, the liveness check and the command; they need the models and the public-domain portrait
//! (`cargo xtask models fixtures`).

mod command;
mod guidance;
mod liveness;
mod measures;
mod pictures;
mod series;
mod unrelated;
