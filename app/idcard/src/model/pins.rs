//! Which model file the card reader was measured with: name and SHA-256, the one place that says so.

/// `(file name, SHA-256 in lower-case hex)`. The fetching task checks against it after unpacking, the reader once more at
/// load.
pub const PINS: [(&str, &str); 1] = [(RECOGNITION, "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884")];

/// PP-OCRv6 small, text recognition: a line of 48 px height to characters (PaddlePaddle, Apache-2.0; ONNX file from the
/// Python package `rapidocr` 3.10.0). Its characters are in its metadata.
pub const RECOGNITION: &str = "PP-OCRv6_rec_small.onnx";
