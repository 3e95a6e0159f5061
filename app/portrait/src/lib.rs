//! Pixels: a camera frame becomes an ID portrait or a list of defects.
