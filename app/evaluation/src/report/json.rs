//! The same as one JSON object.

use super::Printed;
use super::text::effect;
use crate::score::{Evidence, Faces, Row, Share, Wrong};
use domain::reason::ReasonCode;
use domain::verdict::Limit;
use serde_json::{Map, Value, json};

/// The whole report. A rate of nothing is null.
pub fn json(printed: &Printed) -> Value {
    let report = printed.report;
    let rows: Map<String, Value> =
        report.rows.iter().map(|(code, found)| (code.code().to_string(), row(*found))).collect();
    let groups = report.groups.iter().map(|(name, group)| {
        let mut value = faces(&group.faces);
        value["requirements_met"] = share(group.met);
        value["false_reasons"] = share(group.falsely);
        (name.clone(), value)
    });
    let steps = printed
        .steps
        .iter()
        .map(|step| json!({ "degradation": step.degradation, "severity": step.severity, "found": share(step.found) }));
    json!({
        "pictures": report.pictures,
        "spec": printed.spec,
        "policy": printed.policy,
        "faces": faces(&report.faces),
        "reasons": rows,
        "groups": groups.collect::<Map<_, _>>(),
        "degradations": steps.collect::<Vec<_>>(),
        "wrong": report.wrong.iter().map(wrong).collect::<Vec<_>>(),
        "notes": printed.notes,
        "unreadable": printed.unreadable,
    })
}

fn faces(faces: &Faces) -> Value {
    json!({
        "false_no_face": share(faces.no_face),
        "false_multi_face": share(faces.multi_face),
        "good_refused": share(faces.refused),
    })
}

fn row(row: Row) -> Value {
    json!({
        "cases": row.cases,
        "found": row.found,
        "found_as_hint": row.hinted,
        "false": row.falsely,
        "false_as_hint": row.falsely_hinted,
        "recall": row.recall(),
        "precision": row.precision(),
    })
}

fn wrong(wrong: &Wrong) -> Value {
    let codes: Vec<&str> = wrong.codes.iter().copied().map(ReasonCode::code).collect();
    let kind = if wrong.missed { "missed" } else { "false" };
    json!({
        "file": wrong.file,
        "codes": codes,
        "kind": kind,
        "blocks": wrong.blocks,
        "evidence": wrong.evidence.iter().map(evidence).collect::<Vec<_>>(),
    })
}

fn evidence(evidence: &Evidence) -> Value {
    let limit = match evidence.limit {
        Limit::AtLeast(low) => json!({ "at_least": low }),
        Limit::AtMost(high) => json!({ "at_most": high }),
        Limit::Between(low, high) => json!({ "at_least": low, "at_most": high }),
    };
    json!({ "name": evidence.name, "measure": evidence.measure, "limit": limit, "effect": effect(evidence.effect) })
}

fn share(share: Share) -> Value {
    json!({ "count": share.count, "of": share.of, "rate": share.rate() })
}
