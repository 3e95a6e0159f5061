//! Known faults, drawn into any portrait: one file each, every one the same on every run.
//!
//! A severity of 0 leaves the picture as it is, 1 is a fault that nobody overlooks, and between them nothing jumps. Lengths are
//! relative to the face, light is added and taken in linear light. The idea to test a quality measure by degrading
//! pictures step by step follows ofiq-syngen.

mod blue_clothes;
mod blur;
mod board;
mod bright;
pub mod canvas;
mod cap;
mod chin_shadow;
mod closed_eyes;
mod clutter;
mod colour_cast;
mod compression;
mod covered_ears;
mod crop;
mod crushed;
mod dark;
mod dark_lenses;
mod eye;
mod face_mask;
mod far;
mod fringe;
mod gaze_aside;
mod gaze_up;
mod glare;
mod hair;
mod highlights;
mod moire;
mod motion_blur;
mod noise;
mod off_centre;
mod open_mouth;
mod portrait;
mod print;
mod red_eye;
mod room;
mod screen;
mod second_face;
mod shadow;
mod side_light;
mod skin_tone;
mod sloped_shoulders;
mod smile;
mod staged;
mod tilt;
mod turned_body;
mod turned_head;

pub use self::portrait::Portrait;
use ::portrait::picture::Picture;
use domain::reason::ReasonCode::{self, *};

/// One kind of fault.
pub struct Degradation {
    pub name: &'static str,
    /// Any of these is a right name for the fault.
    pub asks: &'static [ReasonCode],
    /// What else may rightly be said of such a picture.
    pub allows: &'static [ReasonCode],
    draw: fn(&Portrait, f32) -> Picture,
}

impl Degradation {
    /// The portrait with the fault; `severity` is brought into 0–1.
    pub fn apply(&self, portrait: &Portrait, severity: f32) -> Picture {
        let severity = severity.clamp(0.0, 1.0);
        // Also what is not a number changes nothing.
        if severity > 0.0 { (self.draw)(portrait, severity) } else { portrait.picture.clone() }
    }

    /// The degradation of that name.
    pub fn find(name: &str) -> Option<&'static Degradation> {
        ALL.iter().find(|degradation| degradation.name == name)
    }
}

const fn fault(
    name: &'static str,
    draw: fn(&Portrait, f32) -> Picture,
    asks: &'static [ReasonCode],
    allows: &'static [ReasonCode],
) -> Degradation {
    Degradation { name, asks, allows, draw }
}

/// What a picture of a picture may be called besides: it is smaller, hangs askew, and has its own light.
const REPHOTOGRAPHED: &[ReasonCode] = &[LowRes, HeadSmall, HeadTilt, Blur, BgEdge, BgUneven, Shoulder, LightUneven];
/// What is behind a person is replaced, but where it looks like the person the outline suffers.
const ROOM: &[ReasonCode] = &[BgEdge, BgUneven];

/// Every degradation: name, file, what it has to be called, what it may be called besides.
pub const ALL: &[Degradation] = &[
    fault("blur", blur::apply, &[Blur], &[]),
    fault("motion-blur", motion_blur::apply, &[Blur], &[]),
    // Grain cannot be packed into a small file.
    fault("noise", noise::apply, &[Noise], &[Blur, Format]),
    fault("compression", compression::apply, &[Noise], &[Blur]),
    fault("dark", dark::apply, &[Dark], &[]),
    fault("bright", bright::apply, &[Bright], &[Highlight]),
    // What is black can neither be told from a shadow nor from what covers a face.
    fault("crushed", crushed::apply, &[Dark], &[FaceShadow, LightUneven, ColorCast, EyeCover, FaceCover]),
    fault("side-light", side_light::apply, &[LightUneven], &[FaceShadow, Dark]),
    fault("warm-cast", colour_cast::warm, &[ColorCast], &[]),
    fault("green-cast", colour_cast::green, &[ColorCast], &[]),
    fault("tilt", tilt::apply, &[HeadTilt], &[Shoulder, BgEdge]),
    // A frame that cuts hair and shoulders has no right place for the head.
    fault("crop", crop::apply, &[HeadTop, HeadLarge], &[EyeLine, OffCenter, BgEdge, LowRes]),
    fault("off-centre", off_centre::apply, &[OffCenter, HeadLarge], &[HeadTop, EyeLine, BgEdge, LowRes, Shoulder]),
    fault("far", far::apply, &[LowRes, HeadSmall], &[Blur]),
    fault("red-eye", red_eye::apply, &[RedEye], &[]),
    fault("glare", glare::apply, &[GlassGlare], &[EyeCover, GlassFrame, EyesClosed, Highlight]),
    fault("moire", moire::apply, &[Reshoot], &[Noise]),
    fault("screen", screen::apply, &[Reshoot], REPHOTOGRAPHED),
    fault("print", print::apply, &[Reshoot], REPHOTOGRAPHED),
    fault("closed-eyes", closed_eyes::apply, &[EyesClosed], &[Gaze, EyeCover]),
    fault("open-mouth", open_mouth::dark, &[MouthOpen], &[Expression, Teeth]),
    fault("open-mouth-teeth", open_mouth::teeth, &[MouthOpen, Teeth], &[Expression]),
    fault("second-face", second_face::apply, &[MultiFace], &[BgEdge, BgUneven]),
    fault("clutter", clutter::apply, &[BgUneven], &[BgEdge]),
    fault("blue-clothes", blue_clothes::apply, &[ClothColor], &[]),
    fault("shadow", shadow::apply, &[FaceShadow, LightUneven], &[Dark]),
    fault("chin-shadow", chin_shadow::apply, &[FaceShadow], &[]),
    fault("highlights", highlights::apply, &[Highlight], &[Bright]),
    // The eyes come nearer to each other than the turn explains that is measured on a flat picture.
    fault("turned-head", turned_head::aside, &[HeadTurn], &[EarCover, Gaze, LowRes]),
    fault("bowed-head", turned_head::down, &[HeadTurn], &[Gaze]),
    fault("dark-lenses", dark_lenses::apply, &[EyeCover], &[GlassFrame, EyesClosed, Gaze, BrowCover]),
    fault("face-mask", face_mask::apply, &[FaceCover], &[Highlight, Expression]),
    fault("fringe", fringe::apply, &[BrowCover], &[EyeCover]),
    fault("covered-ears", covered_ears::apply, &[EarCover], &[]),
    fault("cap", cap::apply, &[Headwear], &[]),
    fault("gaze-aside", gaze_aside::apply, &[Gaze], &[]),
    fault("gaze-up", gaze_up::apply, &[Gaze], &[]),
    fault("smile", smile::apply, &[Expression], &[Teeth, MouthOpen]),
    fault("sloped-shoulders", sloped_shoulders::apply, &[Shoulder], &[]),
    fault("turned-body", turned_body::apply, &[Shoulder], &[]),
    // Of half a face the turn is a guess.
    fault("board", board::apply, &[NoFace], &[FaceCover, HeadTurn]),
    // People differ: nothing is asked for, and every blocking reason is false.
    fault("skin-tone", skin_tone::apply, &[], &[]),
    // Rooms have straight things in them.
    fault("door-frame", room::door_frame, &[], ROOM),
    fault("window", room::window, &[], ROOM),
    fault("blackboard", room::blackboard, &[], ROOM),
    fault("picture-frame", room::picture_frame, &[], ROOM),
    fault("wall-edges", room::wall_edges, &[], ROOM),
    fault("chair", room::chair, &[], ROOM),
    fault("shelf", room::shelf, &[], ROOM),
    // It hides the body.
    fault("desk", room::desk, &[], &[BgEdge, BgUneven, HeadLarge, Shoulder]),
];
