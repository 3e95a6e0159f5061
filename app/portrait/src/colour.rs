//! Colours: sRGB as stored, linear light, luma, and CIELAB, in which distances are about as large as they look.

/// Red, green and blue, sRGB-encoded, 0–1.
pub type Rgb = [f32; 3];

/// CIELAB of the D65 white: L* 0–100, a* towards red, b* towards yellow.
pub type Lab = [f32; 3];

/// Luma (ITU-R BT.601), 0–1.
pub fn luma([r, g, b]: Rgb) -> f32 {
    0.299 * r + 0.587 * g + 0.114 * b
}

/// HSV saturation, 0–1; black has none.
pub fn saturation([r, g, b]: Rgb) -> f32 {
    let high = r.max(g).max(b);
    if high <= 0.0 { 0.0 } else { (high - r.min(g).min(b)) / high }
}

/// How far red exceeds the other two, as a share of red; 0 for whatever is not reddish.
pub fn redness([r, g, b]: Rgb) -> f32 {
    // A twentieth: below it, the quotient is made of noise.
    ((r - g.max(b)) / r.max(0.05)).max(0.0)
}

/// Linear light of an sRGB-encoded colour (IEC 61966-2-1).
pub fn linear(colour: Rgb) -> Rgb {
    colour.map(|v| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) })
}

pub fn lab(colour: Rgb) -> Lab {
    lab_of_linear(linear(colour))
}

/// CIE 1976 L*a*b* of linear sRGB light.
pub fn lab_of_linear([r, g, b]: Rgb) -> Lab {
    // sRGB primaries to XYZ, each divided by the white's X, Y or Z (0.95047, 1, 1.08883).
    let x = (0.412_453 * r + 0.357_580 * g + 0.180_423 * b) / 0.950_47;
    let y = 0.212_671 * r + 0.715_160 * g + 0.072_169 * b;
    let z = (0.019_334 * r + 0.119_193 * g + 0.950_227 * b) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// ΔE*ab (CIE 1976): the distance of two colours; 2 is just seen, 10 is plain.
pub fn difference(a: Lab, b: Lab) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_have_no_chroma_and_white_has_lightness_100() {
        for v in [0.0, 0.02, 0.5, 1.0] {
            let [_, a, b] = lab([v; 3]);
            assert!(a.abs() < 0.05 && b.abs() < 0.05, "{v}: {a} {b}");
        }
        assert!((lab([1.0; 3])[0] - 100.0).abs() < 0.01);
    }

    #[test]
    fn the_degree_photos_blue_is_where_the_tables_have_it() {
        let [l, a, b] = lab([100.0, 197.0, 255.0].map(|v| v / 255.0));
        assert!((l - 76.0).abs() < 1.5 && (a + 11.0).abs() < 3.0 && (b + 37.0).abs() < 3.0, "{l} {a} {b}");
    }

    #[test]
    fn only_what_is_redder_than_green_and_blue_is_reddish() {
        assert_eq!(redness([0.4, 0.5, 0.1]), 0.0);
        assert!((redness([0.8, 0.2, 0.1]) - 0.75).abs() < 1e-6);
    }
}
