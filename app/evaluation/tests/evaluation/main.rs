//! Sentences about the degradations and about the command; they need the models and the public-domain portrait
//! (`cargo xtask models fixtures`).

mod command;
mod measures;
mod pictures;
mod series;
