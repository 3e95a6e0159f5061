//! Schema history, one change per file, expand before contract.
