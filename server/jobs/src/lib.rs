//! Work that must not block a request; each job is safe to run twice.
