//! The wasm entry point: hydrate, and nothing else.
