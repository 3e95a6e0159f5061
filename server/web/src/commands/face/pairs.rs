//! Labelled pairs of pictures, one a line: two files and whether they show the same person, between tabs.

use anyhow::{Context, Result, bail};
use domain::comparison::{Pairs, Scores};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Debug, PartialEq)]
pub struct Pair {
    pub a: PathBuf,
    pub b: PathBuf,
    pub mated: bool,
}

/// What the pairs came to.
pub struct Scored {
    pub scores: Scores,
    pub pairs: Pairs,
    /// Pictures that could not be compared, with the reason.
    pub unusable: Vec<(PathBuf, String)>,
}

/// Reads pairs; files are looked for from `folder`. Empty lines and lines after `#` are skipped.
///
/// # Errors
/// A line that is no pair, a picture paired with itself, and a pair that stands there twice: each would make the
/// intervals narrower than the measurement was.
pub fn read(text: &str, folder: &Path) -> Result<Vec<Pair>> {
    let mut seen = BTreeSet::new();
    let mut pairs = vec![];
    for (k, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let pair = pair(line, folder).with_context(|| format!("line {}", k + 1))?;
        let order = if pair.a < pair.b { (pair.a.clone(), pair.b.clone()) } else { (pair.b.clone(), pair.a.clone()) };
        if !seen.insert(order) {
            bail!("line {}: this pair stands further up already", k + 1);
        }
        pairs.push(pair);
    }
    Ok(pairs)
}

fn pair(line: &str, folder: &Path) -> Result<Pair> {
    let [a, b, label] = line.split('\t').collect::<Vec<_>>()[..] else {
        bail!("three fields are wanted between tabs: file, file, same or different");
    };
    let mated = match label {
        "same" => true,
        "different" => false,
        other => bail!("{other:?} is neither `same` nor `different`"),
    };
    if a == b {
        bail!("{a} is paired with itself");
    }
    Ok(Pair { a: folder.join(a), b: folder.join(b), mated })
}

/// Scores every pair; each picture is embedded once. `embed` answers with a sentence for a picture that cannot be.
///
/// # Errors
/// The first error of `embed`.
pub fn score<E>(
    pairs: &[Pair],
    mut embed: impl FnMut(&Path) -> Result<Result<E, String>>,
    alike: impl Fn(&E, &E) -> f64,
) -> Result<Scored> {
    let mut embedded: BTreeMap<&Path, Result<E, String>> = BTreeMap::new();
    for file in pairs.iter().flat_map(|pair| [&pair.a, &pair.b]) {
        if !embedded.contains_key(file.as_path()) {
            embedded.insert(file, embed(file)?);
        }
    }
    let (mut mated, mut non_mated, mut left_out) = (vec![], vec![], 0);
    for pair in pairs {
        match (&embedded[pair.a.as_path()], &embedded[pair.b.as_path()]) {
            (Ok(a), Ok(b)) if pair.mated => mated.push(alike(a, b)),
            (Ok(a), Ok(b)) => non_mated.push(alike(a, b)),
            _ => left_out += 1,
        }
    }
    let pictures = embedded.values().filter(|embedding| embedding.is_ok()).count();
    let unusable = embedded.into_iter().filter_map(|(file, embedding)| Some((file.to_path_buf(), embedding.err()?)));
    let unusable = unusable.collect();
    Ok(Scored { scores: Scores::new(mated, non_mated), pairs: Pairs { pictures, left_out }, unusable })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_here(text: &str) -> Result<Vec<Pair>> {
        read(text, Path::new("here"))
    }

    #[test]
    fn pairs_are_read_from_lines_of_three_fields() {
        let read = read_here("# roster of autumn\na.jpg\tb.jpg\tsame\n\na.jpg\tc.jpg\tdifferent\r\n").unwrap();
        let pair = |b: &str, mated| Pair { a: "here/a.jpg".into(), b: Path::new("here").join(b), mated };
        assert_eq!(read, [pair("b.jpg", true), pair("c.jpg", false)]);
    }

    #[test]
    fn a_line_that_would_flatter_the_measurement_is_refused_by_its_number() {
        for (text, word) in [
            ("a\tb\tsame\na\ta\tsame", "line 2"),
            ("a\tb\tsame\nb\ta\tsame", "line 2"),
            ("a\tb", "line 1"),
            ("a\tb\tperhaps", "line 1"),
        ] {
            let error = format!("{:#}", read_here(text).unwrap_err());
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn every_picture_is_embedded_once_and_what_cannot_be_is_left_out() {
        let pairs = read_here("1\t2\tsame\n1\t3\tdifferent\n1\tx\tsame\nx\t3\tdifferent").unwrap();
        let mut asked = vec![];
        let embed = |file: &Path| {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            asked.push(name.clone());
            Ok(name.parse::<f64>().map_err(|_| "no face".to_owned()))
        };
        let scored = score(&pairs, embed, |a, b| a - b).unwrap();
        assert_eq!(scored.scores, Scores::new(vec![-1.0], vec![-2.0]));
        assert_eq!(scored.pairs, Pairs { pictures: 3, left_out: 2 });
        assert_eq!(scored.unusable, [("here/x".into(), "no face".to_owned())]);
        assert_eq!(asked, ["1", "2", "3", "x"]);
    }
}
