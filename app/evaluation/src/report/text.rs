//! Tables for a terminal.

use super::Printed;
use crate::score::{Evidence, Faces, Report, Share, Wrong};
use domain::policy::Effect;
use domain::reason::ReasonCode;
use domain::verdict::Limit;
use std::fmt::Write;

/// The whole report, ending in a line's end.
pub fn text(printed: &Printed) -> String {
    let report = printed.report;
    let mut out = format!("{} pictures, spec {}, policy {}\n", report.pictures, printed.spec, printed.policy);
    for note in printed.notes {
        let _ = writeln!(out, "  {note}");
    }
    faces(&mut out, &report.faces);
    rows(&mut out, report);
    steps(&mut out, printed);
    groups(&mut out, report);
    wrong(&mut out, report);
    out
}

fn faces(out: &mut String, faces: &Faces) {
    let _ = writeln!(out, "\nfalse NO_FACE          {}", of(faces.no_face));
    let _ = writeln!(out, "false MULTI_FACE       {}", of(faces.multi_face));
    let _ = writeln!(out, "good portraits refused {}", of(faces.refused));
}

/// In the order of the published codes. Writing to a `String` cannot fail.
fn rows(out: &mut String, report: &Report) {
    let _ = writeln!(out, "\nreason        cases  found (hints)  recall   false (hints)  precision");
    for (code, row) in &report.rows {
        let _ = writeln!(
            out,
            "{:<13} {:>5}  {:>5} {:>7}  {:>6}   {:>5} {:>7}  {:>9}",
            code.code(),
            row.cases,
            row.found,
            bracketed(row.hinted),
            percent(row.recall()),
            row.falsely,
            bracketed(row.falsely_hinted),
            percent(row.precision()),
        );
    }
}

fn steps(out: &mut String, printed: &Printed) {
    let mut names: Vec<&str> = printed.steps.iter().map(|step| step.degradation).collect();
    names.dedup();
    if !names.is_empty() {
        let _ = writeln!(out, "\ndegradation       found at severity");
    }
    for name in names {
        let _ = write!(out, "{name:<17}");
        for step in printed.steps.iter().filter(|step| step.degradation == name) {
            let found = if step.found.of == 0 {
                "no rule".into()
            } else {
                format!("{} of {}", step.found.count, step.found.of)
            };
            let _ = write!(out, " {:>4.2}: {found:<8}", step.severity);
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
}

fn groups(out: &mut String, report: &Report) {
    if report.groups.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "\ngroup                  requirements met   false reasons      false NO_FACE      false MULTI_FACE"
    );
    for (name, group) in &report.groups {
        let _ = writeln!(
            out,
            "{name:<22} {:<18} {:<18} {:<18} {}",
            of(group.met),
            of(group.falsely),
            of(group.faces.no_face),
            of(group.faces.multi_face)
        );
    }
}

fn wrong(out: &mut String, report: &Report) {
    if report.wrong.is_empty() {
        return;
    }
    let width = report.wrong.iter().map(|wrong| wrong.file.chars().count()).max().unwrap_or(0);
    let _ = writeln!(out, "\nwrong");
    for Wrong { file, codes, missed, blocks, evidence } in &report.wrong {
        let codes: Vec<&str> = codes.iter().copied().map(ReasonCode::code).collect();
        let kind = match (missed, blocks) {
            (true, _) => "missed",
            (false, true) => "false ",
            (false, false) => "hint  ",
        };
        let seen: Vec<String> = evidence.iter().map(sentence).collect();
        let seen = if seen.is_empty() { "no rule".into() } else { seen.join("; ") };
        let _ = writeln!(out, "  {file:<width$}  {kind}  {}: {seen}", codes.join("|"));
    }
}

fn sentence(evidence: &Evidence) -> String {
    let measure = evidence.measure.map_or("not taken".into(), |measure| format!("{measure:.3}"));
    let limit = match evidence.limit {
        Limit::AtLeast(limit) => format!("at least {limit}"),
        Limit::AtMost(limit) => format!("at most {limit}"),
        Limit::Between(low, high) => format!("{low} to {high}"),
    };
    format!("{} {measure}, {limit} {}", evidence.name, effect(evidence.effect))
}

pub(super) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Block => "blocks",
        Effect::Warn => "warns",
        Effect::Off => "off",
    }
}

fn bracketed(count: usize) -> String {
    if count == 0 { String::new() } else { format!("({count})") }
}

fn of(share: Share) -> String {
    format!("{} of {} {}", share.count, share.of, percent(share.rate()))
}

fn percent(rate: Option<f64>) -> String {
    rate.map_or("–".into(), |rate| format!("{:.1} %", 100.0 * rate))
}
