//! The command, as it is called.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// A corpus of the public-domain portrait, by any names, and a table.
fn corpus(names: &[&str], labels: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        std::fs::copy(evaluation::house::path("var/fixtures/astronaut.png"), folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("labels.tsv"), labels).unwrap();
    folder
}

fn evaluate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evaluate")).arg(folder).args(arguments).output().unwrap()
}

#[test]
fn a_labelled_folder_gives_recall_precision_and_groups() {
    let labels = "file\tmust\tmust_not\tgroups\na.png\tTEETH,LOW_RES,HEAD_TILT\tNO_FACE\thair:short\nb.png\tLOW_RES|BLUR\tTEETH\t";
    let folder = corpus(&["a.png", "b.png"], labels);
    let output = evaluate(folder.path(), &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["faces"]["false_no_face"]["of"], 2);
    assert_eq!(report["reasons"]["LOW_RES"]["recall"], 1.0);
    assert_eq!(report["reasons"]["HEAD_TILT"]["recall"], 0.0);
    assert_eq!(report["reasons"]["TEETH"]["precision"], 0.5);
    assert_eq!(report["groups"]["hair:short"]["requirements_met"]["of"], 3);
    let text = String::from_utf8(evaluate(folder.path(), &[]).stdout).unwrap();
    assert!(text.starts_with("2 pictures, spec degree-blue, policy degree\n\nfalse NO_FACE"), "{text}");
    assert!(text.contains("missed  HEAD_TILT: HeadPoseRoll"), "{text}");
}

#[test]
fn an_unknown_code_is_refused_before_anything_is_looked_at() {
    let output = evaluate(corpus(&["a.png"], "a.png\tTOO_UGLY").path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("line 1: no reason code \"TOO_UGLY\""));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_picture_that_cannot_be_read_is_told_and_the_others_are_judged() {
    let folder = corpus(&["a.png"], "a.png\tTEETH\nb.png\nc.png");
    std::fs::write(folder.path().join("b.png"), "hello").unwrap();
    let output = evaluate(folder.path(), &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["pictures"], 1);
    assert_eq!(report["unreadable"].as_array().unwrap().len(), 2);
}

#[test]
fn a_folder_without_labels_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(evaluate(folder.path(), &[]).status.code(), Some(2));
}

/// `evaluate` on pictures that it degrades itself.
fn degrade(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evaluate")).args(arguments).output().unwrap()
}

#[test]
fn any_portrait_can_be_degraded_and_a_seed_changes_what_is_random_and_nothing_else() {
    let (corpus, kept) = (corpus(&["somebody.png"], ""), tempfile::tempdir().unwrap());
    let base = corpus.path().join("somebody.png");
    let pictures = |seed: &str| {
        let (base, keep) = (base.to_str().unwrap(), kept.path().to_str().unwrap());
        let only = ["--only", "noise", "--only", "dark"];
        let output = degrade(&[&["--base", base, "--seed", seed, "--keep", keep, "--json"], &only[..]].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        // The picture as it is, and three severities of two degradations.
        assert_eq!(report["pictures"], 7);
        assert!(report["groups"]["base:somebody"].is_object(), "{report}");
        ["noise", "dark"].map(|name| std::fs::read(kept.path().join(format!("somebody-{name}-100.png"))).unwrap())
    };
    let [noise, dark] = pictures("7");
    let [other_noise, same_dark] = pictures("8");
    assert!(noise != other_noise && dark == same_dark);
    assert!(pictures("7") == [noise, dark]);
}

#[test]
fn a_base_that_is_missing_and_a_degradation_that_nobody_knows_are_errors() {
    let missing = degrade(&["--base", "nowhere/nobody.png"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains("cannot read nowhere/nobody.png"));
    let unknown = degrade(&["--only", "boredom"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("no degradation \"boredom\""));
}
