//! The `tucai` binary.
fn main() {}
