//! The frames of a burst: counted before they are read, read one after the other, the face followed from each to the next.

use super::look::Look;
use crate::checks::{eyes, mouth};
use crate::decode;
use crate::detect;
use crate::landmarks::{self, Landmarks};
use crate::model::{ModelError, Models};
use crate::picture::Pyramid;
use crate::pose::{Pose, pose};
use domain::liveness::{Reason, Settings};

/// Longer than this no frame is; a burst is made for landmarks of a face, not for looking at.
pub const LONGEST_SIDE: u32 = 640;
/// The landmark network's probability from which a face is followed, as in MediaPipe.
const PRESENCE: f32 = 0.5;
/// Frames without a face that are passed over: motion blur loses one or two.
const MOST_LOST: usize = 2;
/// Whole frames that are searched for the face, which takes as long as following it over ten. The first, those where it was
/// lost, and a few where it has to be found again.
const MOST_SEARCHES: usize = 6;
/// Below this many px from cheek to cheek a blink moves a lid by less than two.
const LEAST_WIDTH: f32 = 60.0;

/// One frame as it was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The browser counts frames from any number on, without a gap.
    pub number: u32,
    /// JPEG, PNG or WebP.
    pub bytes: &'a [u8],
}

/// What one frame shows.
#[derive(Clone, Debug)]
pub struct Sight {
    pub number: u32,
    pub face: Landmarks,
    pub pose: Pose,
    /// `EyeOpening`: lid gap over eye width of the eye that is less open.
    pub eyes: f32,
    /// `MouthOpening`: lip gap over T.
    pub mouth: f32,
    pub look: Look,
}

impl Sight {
    pub fn of(number: u32, pyramid: &Pyramid, face: Landmarks) -> Sight {
        let look = Look::of(pyramid, &face);
        Sight { number, pose: pose(&face), eyes: eyes::opening(&face), mouth: mouth::opening(&face), look, face }
    }
}

/// Whether the burst may be read at all: everything that can be known without a pixel.
pub fn check(frames: &[Frame], settings: &Settings) -> Result<(), Reason> {
    settings.check_amount(frames.len(), frames.iter().map(|frame| frame.bytes.len() as u64).sum())?;
    for pair in frames.windows(2) {
        let (before, after) = (pair[0].number, pair[1].number);
        if after <= before {
            return Err(Reason::FramesOutOfOrder { frame: after });
        }
        if after - before > 1 {
            return Err(Reason::FramesMissing { after: before });
        }
    }
    frames.iter().try_for_each(|frame| small(frame, settings.most_bytes()))
}

fn small(frame: &Frame, most_bytes: usize) -> Result<(), Reason> {
    let number = frame.number;
    if frame.bytes.len() > most_bytes {
        return Err(Reason::FrameTooLarge { frame: number });
    }
    let (width, height) = decode::size(frame.bytes).map_err(|_| Reason::UnreadableFrame { frame: number })?;
    if width.max(height) > LONGEST_SIDE { Err(Reason::FrameTooLarge { frame: number }) } else { Ok(()) }
}

/// Reads a burst that [`check`] has let through. The inner result is the sender's fault.
///
/// # Errors
/// [`ModelError`] when a network fails.
pub fn follow(models: &Models, frames: &[Frame]) -> Result<Result<Vec<Sight>, Reason>, ModelError> {
    let mut sights: Vec<Sight> = vec![];
    let (mut lost, mut searches) = (0, 0);
    for frame in frames {
        let Ok(decoded) = decode::decode(frame.bytes, LONGEST_SIDE) else {
            return Ok(Err(Reason::UnreadableFrame { frame: frame.number }));
        };
        let pyramid = Pyramid::new(decoded.picture);
        let mut found = again(models, &pyramid, sights.last())?;
        if found.is_none() {
            searches += 1;
            if searches > MOST_SEARCHES {
                return Ok(Err(Reason::Leap { frame: frame.number }));
            }
            found = detect::faces(models, &pyramid)?.into_iter().next();
        }
        let Some(face) = found else {
            lost += 1;
            if lost > MOST_LOST {
                return Ok(Err(Reason::NoFace { frame: frame.number }));
            }
            continue;
        };
        if face.width() < LEAST_WIDTH {
            return Ok(Err(Reason::FaceTooSmall { frame: frame.number }));
        }
        sights.push(Sight::of(frame.number, &pyramid, face));
    }
    Ok(Ok(sights))
}

/// The face where it was on the frame before.
fn again(models: &Models, pyramid: &Pyramid, before: Option<&Sight>) -> Result<Option<Landmarks>, ModelError> {
    let Some(before) = before else { return Ok(None) };
    let face = landmarks::again(&models.landmarks, pyramid, &before.face)?;
    Ok((face.presence >= PRESENCE).then_some(face))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(side: usize) -> Vec<u8> {
        let encoder = |bytes: &mut Vec<u8>| {
            let picture = vec![90u8; side * side * 3];
            jpeg_encoder::Encoder::new(bytes, 80).encode(
                &picture,
                side as u16,
                side as u16,
                jpeg_encoder::ColorType::Rgb,
            )
        };
        let mut bytes = vec![];
        encoder(&mut bytes).expect("a grey square can be encoded");
        bytes
    }

    fn numbered<'a>(numbers: impl IntoIterator<Item = u32>, bytes: &'a [u8]) -> Vec<Frame<'a>> {
        numbers.into_iter().map(|number| Frame { number, bytes }).collect()
    }

    fn verdict(frames: &[Frame]) -> Result<(), Reason> {
        check(frames, &Settings::default())
    }

    #[test]
    fn a_whole_burst_of_small_frames_is_read() {
        let bytes = jpeg(320);
        assert_eq!(verdict(&numbered(5..45, &bytes)), Ok(()));
    }

    #[test]
    fn too_much_and_too_little_are_refused_before_a_frame_is_looked_at() {
        let heavy = vec![0; 5_000_000];
        let most = 8_000_000;
        assert_eq!(verdict(&numbered(0..20, &heavy)), Err(Reason::TooManyBytes { found: 100_000_000, most }));
        assert_eq!(verdict(&numbered(0..41, b"")), Err(Reason::TooManyFrames { found: 41, most: 40 }));
        assert_eq!(verdict(&numbered(0..11, b"")), Err(Reason::TooFewFrames { found: 11, least: 12 }));
        assert_eq!(verdict(&[]), Err(Reason::TooFewFrames { found: 0, least: 12 }));
    }

    #[test]
    fn gaps_and_disorder_are_named_by_their_frames() {
        let bytes = jpeg(64);
        let gap = numbered((0..10).chain(12..20), &bytes);
        assert_eq!(verdict(&gap), Err(Reason::FramesMissing { after: 9 }));
        let twice = numbered((0..10).chain(9..20), &bytes);
        assert_eq!(verdict(&twice), Err(Reason::FramesOutOfOrder { frame: 9 }));
    }

    #[test]
    fn a_frame_with_too_many_pixels_or_none_is_refused_by_its_header() {
        let (small, large) = (jpeg(64), jpeg(641));
        let mut frames = numbered(0..12, &small);
        frames[7].bytes = &large;
        assert_eq!(verdict(&frames), Err(Reason::FrameTooLarge { frame: 7 }));
        frames[7].bytes = b"no picture";
        assert_eq!(verdict(&frames), Err(Reason::UnreadableFrame { frame: 7 }));
    }
}
