//! Where the card is: the quadrilaterals that edges in the picture speak for, best first.
//!
//! Edges vote for lines (a Hough transform with the gradient's direction; Duda and Hart, 1972; O'Gorman and Clowes, 1976),
//! two pairs of nearly parallel lines make a quadrilateral, and it is judged by how much of its outline is edge and how
//! near its shape is to an ID-1 card's. Which of them is a card, and which way up, only reading tells.

mod edges;
mod lines;
mod quads;

pub use quads::{Candidate, Cut};

use edges::Edges;
use portrait::picture::Picture;

/// Length to width of an ID-1 card, 85.6 × 53.98 mm.
pub const ASPECT: f32 = 1.586;
/// Long side of the picture that is searched, px: a card that fills half of it has sides of 100 px and more, and print is
/// too small to make long edges.
const SEARCHED: usize = 400;

/// The likeliest quadrilaterals, at most `most`, best first. Corners are pixels of `picture`, in clockwise order, and the
/// first side is one of the two long ones.
pub fn locate(picture: &Picture, most: usize) -> Vec<Candidate> {
    let factor = (picture.width.max(picture.height) / SEARCHED).max(1);
    let edges = Edges::find(picture, factor);
    let lines = lines::find(&edges);
    quads::find(&edges, &lines, most).into_iter().map(|candidate| candidate.scaled(factor as f32)).collect()
}
