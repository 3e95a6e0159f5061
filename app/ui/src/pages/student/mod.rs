//! The student at the door: signing in and choosing a password.

mod choose_password;
mod sign_in;

pub use choose_password::{PasswordPage, PasswordView};
pub use sign_in::{SignInPage, SignInView};
