//! What sign-in needs to know of an account, for students and staff alike.

/// Never printed: it holds secrets.
#[derive(Clone)]
pub struct Credentials {
    /// An argon2 hash; `None` while the initial password is still to be replaced.
    pub password_hash: Option<String>,
    /// The one-time initial password, where there is no other.
    pub initial: Option<String>,
}
