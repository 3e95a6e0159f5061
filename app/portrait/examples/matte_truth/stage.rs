//! What the scored pictures need around them: trimaps, blurred guesses, and a real person before other walls.

use crate::Row;
use crate::bust::{HAIR, Truth, WALLS, Wall, behind, bust, eighth_bit};
use crate::score::{colour_error, score};
use crate::trimap::{from_mask_of, known};
use portrait::geometry::{Affine, Bounds, Point};
use portrait::matte::{self, Matte, Person};
use portrait::picture::{Picture, Plane, Planes, Pyramid, resample};
use portrait::segment::{self, Silhouette};
use portrait::{ModelFiles, Models};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// A truth and where the person is in it.
pub struct Composed {
    pub truth: Truth,
    person: Person,
}

/// The head part of the public-domain portrait (512×512), and head, face and eyes in it, px.
const PART: Bounds = Bounds { left: 127.0, top: 0.0, right: 327.0, bottom: 266.7 };
const HEAD: Bounds = Bounds { left: 137.0, top: 6.0, right: 317.0, bottom: 199.0 };
const FACE: Bounds = Bounds { left: 180.0, top: 70.0, right: 275.0, bottom: 188.0 };
const EYES: Point = Point { x: 227.0, y: 103.0 };

fn var(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../var").join(name)
}

fn models() -> &'static Models {
    static MODELS: OnceLock<Models> = OnceLock::new();
    MODELS.get_or_init(|| {
        let files =
            ModelFiles::gather(|name| std::fs::read(var("models").join(name))).expect("run: cargo xtask models");
        Models::load(&files).expect("the pinned models load")
    })
}

/// The portrait's own cut-out, taken for the truth, before other walls.
pub fn composed(width: usize) -> Vec<Composed> {
    let file = image::open(var("fixtures/astronaut.png")).expect("run: cargo xtask fixtures").into_rgb8();
    let picture = Picture { width: file.width() as usize, height: file.height() as usize, pixels: file.into_raw() };
    let height = width * 4 / 3;
    let photo = resample(&picture, &PART, width, height);
    let scale = width as f32 / PART.width();
    let map = |x: f32, y: f32| Point::new((x - PART.left) * scale, (y - PART.top) * scale);
    let (corner, end) = (map(HEAD.left, HEAD.top), map(HEAD.right, HEAD.bottom));
    let head = Bounds { left: corner.x, top: corner.y, right: end.x, bottom: end.y };
    let eyes = map(EYES.x, EYES.y);
    let (corner, end) = (map(FACE.left, FACE.top), map(FACE.right, FACE.bottom));
    let face = Bounds { left: corner.x, top: corner.y, right: end.x, bottom: end.y };
    let person = Person { head, face, eyes };
    let own = cut_out(&photo, &person);
    WALLS.iter().map(|wall| Composed { truth: before(&own.alpha, &own.foreground, *wall), person }).collect()
}

/// As the engine does it, for a picture that shows no more than the photo.
fn cut_out(photo: &Planes, person: &Person) -> Matte {
    let (width, height) = (photo[0].width, photo[0].height);
    let pyramid = Pyramid::new(to_picture(photo));
    let frame = Bounds { left: 0.0, top: 0.0, right: width as f32, bottom: height as f32 };
    let whole = segment::person(models(), &pyramid, &frame).expect("the network runs");
    let head = segment::head(models(), &pyramid, &whole, &person.head).expect("the network runs");
    let unmoved = Affine { a: 1.0, b: 0.0, c: 0.0, d: 0.0, e: 1.0, f: 0.0 };
    matte::cut_out(photo, Silhouette { whole: &whole, head: &head }, &unmoved, person, |_, _| false)
}

fn to_picture(photo: &Planes) -> Picture {
    let mut picture = Picture::new(photo[0].width, photo[0].height);
    for (k, pixel) in picture.pixels.chunks_exact_mut(3).enumerate() {
        for (c, value) in pixel.iter_mut().enumerate() {
            *value = (photo[c].values[k] * 255.0 + 0.5) as u8;
        }
    }
    picture
}

fn before(alpha: &Plane, foreground: &Planes, wall: Wall) -> Truth {
    let size = alpha.width as f32;
    let photo = std::array::from_fn(|c| {
        let values = (0..alpha.values.len()).map(|k| {
            let (x, y) = ((k % alpha.width) as f32 / size, (k / alpha.width) as f32 / size);
            let a = alpha.values[k];
            let mixed = a * foreground[c].values[k] + (1.0 - a) * behind(wall, x, y)[c];
            eighth_bit(mixed, k * 3 + c)
        });
        Plane { values: values.collect(), ..alpha.clone() }
    });
    let name = format!("astronaut-{wall:?}-{}", alpha.width).to_lowercase();
    Truth { name, photo, alpha: alpha.clone(), foreground: foreground.clone() }
}

/// Segmentation, matting and colours, as in the engine; scored in a band around the truth's edge.
pub fn whole_way(composed: &Composed) -> Row {
    let truth = &composed.truth;
    let start = Instant::now();
    let found = cut_out(&truth.photo, &composed.person);
    let alpha = start.elapsed();
    let known = known(&truth.alpha, truth.alpha.width / 40);
    Row {
        score: score(&found.alpha, &truth.alpha, &known),
        colour: colour_error(&found.foreground, &truth.foreground, &truth.alpha),
        alpha,
        front: Duration::ZERO,
    }
}

/// The drawn busts with where the person is in them.
pub fn drawn(width: usize) -> Vec<Composed> {
    let w = width as f32;
    let bounds = |left: f32, top: f32, right: f32, bottom: f32| Bounds {
        left: left * w,
        top: top * w,
        right: right * w,
        bottom: bottom * w,
    };
    let eyes = Point { x: 0.5 * w, y: 0.56 * w };
    let person = Person { head: bounds(0.09, 0.137, 0.91, 0.933), face: bounds(0.285, 0.31, 0.715, 0.89), eyes };
    let busts = HAIR.iter().flat_map(|hair| WALLS.map(|wall| bust(*hair, wall, width)));
    busts.map(|truth| Composed { truth, person }).collect()
}

/// Everything but the network, whose mask is made from the truth and sees no strand.
pub fn from_mask(composed: &Composed) -> Row {
    let truth = &composed.truth;
    let mut trimap = from_mask_of(&truth.alpha);
    let start = Instant::now();
    let alpha = matte::from_trimap(&truth.photo, &mut trimap, &composed.person);
    let solved = start.elapsed();
    let front = matte::foreground_of(&truth.photo, &alpha);
    let known = known(&truth.alpha, truth.alpha.width / 40);
    Row {
        score: score(&alpha, &truth.alpha, &known),
        colour: colour_error(&front, &truth.foreground, &truth.alpha),
        alpha: solved,
        front: start.elapsed() - solved,
    }
}
