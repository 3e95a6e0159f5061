//! Which model files this engine was measured with: name and SHA-256, the one place that says so.

/// `(file name, SHA-256 in lower-case hex)` of every model the engine can load. Fetching tools check against it after
/// copying, the engine checks again at load: a swapped model would silently change verdicts.
pub const PINS: [(&str, &str); 5] = [
    (FACE_FULL_RANGE, "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3"),
    (FACE_SHORT_RANGE, "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"),
    (LANDMARKS_ATTENTION, "883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d"),
    (LANDMARKS_PLAIN, "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1"),
    (SEGMENTATION, "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27"),
];

/// BlazeFace, full range, 192×192 (MediaPipe, Apache-2.0).
pub const FACE_FULL_RANGE: &str = "face_detection_full_range.tflite";
/// BlazeFace, short range, 128×128.
pub const FACE_SHORT_RANGE: &str = "face_detection_short_range.tflite";
/// 478 landmarks with refined lips, eyes and irises, 192×192.
pub const LANDMARKS_ATTENTION: &str = "face_landmark_with_attention.tflite";
/// 468 landmarks, 192×192, without the refined lips and eyes: loaded by nothing here.
pub const LANDMARKS_PLAIN: &str = "face_landmark.tflite";
/// Person probability, 256×256.
pub const SEGMENTATION: &str = "selfie_segmentation.tflite";

/// What the browser loads: the short-range detector and the attention landmarks with rounded weights, as [`super::coarse`]
/// makes them from the files above; name and SHA-256.
pub const FACE_COARSE: (&str, &str) =
    ("face_detection_short_range_coarse.tflite", "19749a391ef434c6ab0e02a9f3ab2f07d492a959be24804718ad09011b662390");
pub const LANDMARKS_COARSE: (&str, &str) =
    ("face_landmark_with_attention_coarse.tflite", "96f7a2907e47d958df83553642d4d7ae35bcad8c8760bf5a1f48008c4b5eacf6");

/// The pinned SHA-256 of a model file, if this engine knows the name.
pub fn pin(file: &str) -> Option<&'static str> {
    PINS.iter().find(|(name, _)| *name == file).map(|(_, sha256)| *sha256)
}
