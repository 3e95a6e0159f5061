//! How an operator's network is fed and what it answers with, as they say it themselves.

use super::ExternalError;
use crate::picture::Picture;
use rten_tensor::Tensor;
use serde::{Deserialize, Serialize};

/// Inputs of published face networks lie between 80 and 256 px; the bound keeps a mistyped one from filling the memory.
const LONGEST_SIDE: usize = 1024;
/// Embeddings have 128 to 1024 numbers; the same.
const LONGEST_OUTPUT: usize = 8192;

/// What the operator says about a model; a JSON document. A field that is not known is refused: it may have mattered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// The ONNX file, from the description's folder.
    pub file: String,
    /// Its SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    pub input: Feed,
    /// How many numbers it answers with: the embedding's dimension, or the number of classes.
    pub output: usize,
}

/// How a picture becomes numbers: `(byte − mean) / std` for each channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Pixels.
    pub width: usize,
    pub height: usize,
    #[serde(default)]
    pub layout: Layout,
    #[serde(default)]
    pub channels: Channels,
    /// In the order of `channels`, in bytes' units: 0–255.
    pub mean: [f32; 3],
    pub std: [f32; 3],
}

/// Whether each channel is a plane of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Batch, channel, row, column: PyTorch's.
    #[default]
    Nchw,
    /// Batch, row, column, channel: TensorFlow's.
    Nhwc,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channels {
    #[default]
    Rgb,
    /// What networks trained with OpenCV's reader take.
    Bgr,
}

impl Description {
    /// Whether it can be followed at all.
    ///
    /// # Errors
    /// [`ExternalError::Description`] says what is wrong.
    pub(super) fn check(&self) -> Result<(), ExternalError> {
        let Description { file, sha256, input, output } = self;
        let sized = |length: usize, most: usize| (1..=most).contains(&length);
        let wrong = if sha256.len() != 64 || !sha256.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            "sha256 has to be 64 hexadecimal digits"
        } else if !sized(input.width, LONGEST_SIDE) || !sized(input.height, LONGEST_SIDE) {
            "input width and height have to be 1 to 1024 px"
        } else if input.mean.iter().chain(&input.std).any(|value| !value.is_finite()) || input.std.contains(&0.0) {
            "mean and std have to be numbers, and no std may be 0"
        } else if !sized(*output, LONGEST_OUTPUT) {
            "output has to be 1 to 8192 numbers"
        } else {
            return Ok(());
        };
        Err(ExternalError::Description { file: file.clone(), wrong })
    }

    /// What is fed and what is read, in one line that changes when either does.
    pub(super) fn preparation(&self) -> String {
        let Feed { width, height, layout, channels, mean, std } = &self.input;
        let layout = match layout {
            Layout::Nchw => "nchw",
            Layout::Nhwc => "nhwc",
        };
        let channels = match channels {
            Channels::Rgb => "rgb",
            Channels::Bgr => "bgr",
        };
        let numbers = |values: &[f32; 3]| values.map(|value| value.to_string()).join(" ");
        let output = self.output;
        format!("{width}x{height} {layout} {channels} mean {} std {} output {output}", numbers(mean), numbers(std))
    }
}

impl Feed {
    pub(super) fn tensor(&self, picture: &Picture) -> Tensor<f32> {
        let order = match self.channels {
            Channels::Rgb => [0, 1, 2],
            Channels::Bgr => [2, 1, 0],
        };
        let value = |pixel: &[u8; 3], k: usize| (f32::from(pixel[order[k]]) - self.mean[k]) / self.std[k];
        let pixels = picture.pixels.as_chunks::<3>().0;
        match self.layout {
            Layout::Nchw => {
                let values = (0..3).flat_map(|k| pixels.iter().map(move |pixel| value(pixel, k)));
                Tensor::from_data(&[1, 3, self.height, self.width], values.collect::<Vec<_>>())
            }
            Layout::Nhwc => {
                let values = pixels.iter().flat_map(|pixel| (0..3).map(move |k| value(pixel, k)));
                Tensor::from_data(&[1, self.height, self.width, 3], values.collect::<Vec<_>>())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_reads_as_it_is_documented() {
        let text = r#"{
            "file": "embedding.onnx",
            "sha256": "ab",
            "input": { "width": 112, "height": 112, "channels": "bgr", "mean": [127.5, 127.5, 127.5], "std": [128, 128, 128] },
            "output": 512
        }"#;
        let read: Description = serde_json::from_str(text).unwrap();
        assert_eq!((read.input.layout, read.input.channels, read.output), (Layout::Nchw, Channels::Bgr, 512));
        assert!(serde_json::from_str::<Description>(&text.replace("output", "outputs")).is_err());
    }
}
