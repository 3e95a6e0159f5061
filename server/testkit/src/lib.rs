//! Test database, builders, sample frames; a dev-dependency only.
