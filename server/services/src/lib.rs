//! Use cases: one verb a file = transaction + rule + audit entry.
