//! Names for points of MediaPipe's face mesh (Apache-2.0 topology). Left and right are the picture's, not the person's.

/// Lip points in the order in which the lip head of the attention model gives them: rings from outside to inside.
pub const LIPS: [usize; 80] = [
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 185, 40, 39, 37, 0, 267, 269, 270, 409, 78, 95, 88, 178, 87, 14,
    317, 402, 318, 324, 308, 191, 80, 81, 82, 13, 312, 311, 310, 415, 76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306,
    184, 74, 73, 72, 11, 302, 303, 304, 408, 62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12,
    268, 271, 272, 407,
];
/// Points of the eye on the picture's left, in its head's order: the lid contour first, then rings around it and brow.
pub const LEFT_EYE: [usize; 71] = [
    33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173, 130, 25, 110, 24, 23, 22, 26, 112,
    243, 247, 30, 29, 27, 28, 56, 190, 226, 31, 228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223, 222, 221, 189,
    35, 124, 46, 53, 52, 65, 143, 111, 117, 118, 119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
];
/// The same for the eye on the picture's right.
pub const RIGHT_EYE: [usize; 71] = [
    263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398, 359, 255, 339, 254, 253, 252, 256,
    341, 463, 467, 260, 259, 257, 258, 286, 414, 446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443, 442,
    441, 413, 265, 353, 276, 283, 282, 295, 372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336,
    285, 417,
];
/// First of the five iris points (centre, then right, top, left, bottom) of the eye on the picture's left.
pub const LEFT_IRIS: usize = 468;
pub const RIGHT_IRIS: usize = 473;

/// Outer and inner corner of each eye.
pub const LEFT_EYE_CORNERS: [usize; 2] = [33, 133];
pub const RIGHT_EYE_CORNERS: [usize; 2] = [263, 362];
/// Facing pairs of the upper and lower lid, from the outer to the inner third of the eye.
pub const LEFT_LIDS: [(usize, usize); 5] = [(161, 163), (160, 144), (159, 145), (158, 153), (157, 154)];
pub const RIGHT_LIDS: [(usize, usize); 5] = [(388, 390), (387, 373), (386, 374), (385, 380), (384, 381)];

pub const NOSE_TIP: usize = 1;
pub const CHIN: usize = 152;
pub const LEFT_CHEEK: usize = 234;
pub const RIGHT_CHEEK: usize = 454;
pub const MOUTH_CORNERS: [usize; 2] = [61, 291];
/// Facing pairs of the inner edge of the upper and lower lip.
pub const INNER_LIPS: [(usize, usize); 3] = [(82, 87), (13, 14), (312, 317)];
/// The inner edge of the lips as a closed ring.
pub const MOUTH_OPENING: [usize; 20] =
    [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191];
/// The outer edge of the lips as a closed ring.
pub const LIP_OUTLINE: [usize; 20] =
    [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];
/// The face's outline as a closed ring.
pub const FACE_OVAL: [usize; 36] = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
/// Cheeks, each as a closed ring of skin without lips, nose or lids.
pub const LEFT_CHEEK_SKIN: [usize; 8] = [117, 118, 119, 100, 36, 205, 187, 123];
pub const RIGHT_CHEEK_SKIN: [usize; 8] = [346, 347, 348, 329, 266, 425, 411, 352];
/// The lids' edges as a closed ring, from the outer corner along the lower lid and back along the upper one.
pub const LEFT_LID_EDGE: [usize; 16] = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246];
pub const RIGHT_LID_EDGE: [usize; 16] =
    [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466];
/// The lower forehead beside its middle line, down to the brows.
pub const LEFT_FOREHEAD: [usize; 6] = [108, 69, 104, 105, 66, 107];
pub const RIGHT_FOREHEAD: [usize; 6] = [337, 299, 333, 334, 296, 336];
/// Beside the chin, below the corners of the mouth.
pub const LEFT_JAW: [usize; 9] = [212, 202, 204, 194, 208, 32, 211, 210, 214];
pub const RIGHT_JAW: [usize; 9] = [432, 422, 424, 418, 428, 262, 431, 430, 434];
/// The ridge of the nose from between the eyes to the tip.
pub const NOSE: [usize; 10] = [6, 196, 3, 51, 45, 1, 275, 281, 248, 419];

/// Upper edge of each brow, from its outer end to its inner one.
pub const LEFT_BROW_TOP: [usize; 5] = [70, 63, 105, 66, 107];
pub const RIGHT_BROW_TOP: [usize; 5] = [300, 293, 334, 296, 336];
/// Skin of the upper lid, from the lid's fold to just under the brow: two facing lines, from the outer to the inner side.
pub const LEFT_UPPER_LID: [[usize; 5]; 2] = [[30, 29, 27, 28, 56], [225, 224, 223, 222, 221]];
pub const RIGHT_UPPER_LID: [[usize; 5]; 2] = [[260, 259, 257, 258, 286], [445, 444, 443, 442, 441]];
/// Skin below the eye, from the lower lid to the rim of the eye socket.
pub const LEFT_LOWER_LID: [[usize; 5]; 2] = [[110, 24, 23, 22, 26], [228, 229, 230, 231, 232]];
pub const RIGHT_LOWER_LID: [[usize; 5]; 2] = [[339, 254, 253, 252, 256], [448, 449, 450, 451, 452]];
/// The root of the nose, from between the brows down to below the eyes: skin that a mask leaves free.
pub const NOSE_ROOT: [usize; 3] = [9, 168, 6];
/// Where the face ends towards each ear, from the height of the eyes to that of the nose's tip.
pub const LEFT_FACE_EDGE: [usize; 3] = [127, 234, 93];
pub const RIGHT_FACE_EDGE: [usize; 3] = [356, 454, 323];
/// The corners of the jaw.
pub const JAW_CORNERS: [usize; 2] = [172, 397];
/// The highest point of the forehead that the mesh has.
pub const FOREHEAD: usize = 10;
