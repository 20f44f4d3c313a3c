//! A kept report as a receipt: reads what `caice assess --json` printed earlier, and writes what has become of it.
//!
//! Answers are read by `answers`, statuses are compared by the engine. A policy that the pack no longer has is named, since
//! its disappearance is a change as well. Takes nothing else from the report: its figures belong to the rules of that day.

use serde_json::{Value as Json, json};

use super::{Code, answers::Problem, report};
use crate::{
    engine::{Changed, ChangedBy, Receipt, Status},
    pack::{LongText, Pack},
    value::Date,
};

/// What a report says about itself.
pub(crate) struct Kept<'j> {
    /// Version of the pack it was made with.
    pub version: String,
    /// The day it was for, and the day the answers were true.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// The answers, not yet read.
    pub answers: &'j Json,
    /// What came out, by the policies of this pack.
    pub was: Vec<Option<Status>>,
    /// What came out of policies that this pack does not have.
    pub gone: Vec<(String, Status)>,
}

impl<'j> Kept<'j> {
    /// Reads a report; a problem for each part that is not one's.
    pub fn read(pack: &Pack, report: &'j Json) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut missing = |path: &str| {
            let hint = "give what `caice assess --json` printed, unchanged";
            problems.push(Problem::new(Code::BadAnswer, path, format!("no receipt: `{path}` is missing"), hint));
        };
        let day = |key: &str| report.get(key).and_then(Json::as_str).and_then(|day| Date::parse(day).ok());
        let version = report.pointer("/pack/version").and_then(Json::as_str);
        let (on, as_of, answers) = (day("on"), day("as_of"), report.get("answers"));
        let outcomes = report.get("outcomes").and_then(Json::as_array);
        for (path, is_there) in [
            ("pack.version", version.is_some()),
            ("on", on.is_some()),
            ("as_of", as_of.is_some()),
            ("answers", answers.is_some()),
            ("outcomes", outcomes.is_some()),
        ] {
            if !is_there {
                missing(path);
            }
        }
        let (mut was, mut gone) = (vec![None; pack.policies.len()], Vec::new());
        for (at, outcome) in outcomes.into_iter().flatten().enumerate() {
            let text = |key: &str| outcome.get(key).and_then(Json::as_str);
            match text("policy").zip(text("status").and_then(report::status_called)) {
                None => missing(&format!("outcomes[{at}].status")),
                Some((key, status)) => match pack.policy_id(key).and_then(|id| was.get_mut(id.index())) {
                    Some(slot) => *slot = Some(status),
                    None => gone.push((key.to_owned(), status)),
                },
            }
        }
        match (version, on, as_of, answers) {
            (Some(version), Some(on), Some(as_of), Some(answers)) if problems.is_empty() => {
                Ok(Self { version: version.to_owned(), on, as_of, answers, was, gone })
            }
            _ => Err(problems),
        }
    }
}

/// What has changed, as JSON; `texts` are the Chinese ones.
pub(crate) fn compared(pack: &Pack, texts: Option<&LongText>, receipt: &Receipt, what: &Differences<'_>) -> Json {
    let one = |changed: &Changed| {
        json!({
            "policy": pack.policy(changed.policy).map(|policy| &policy.key),
            "was": report::status(changed.was),
            "is": report::status(changed.is),
            "by": by(changed.by),
            "corrections": corrections(texts, receipt, changed),
        })
    };
    let gone = |(key, was): &(String, Status)| json!({ "policy": key, "was": report::status(*was), "is": null, "by": by(ChangedBy::Rules), "corrections": [] });
    json!({
        "format": 1,
        "then": { "version": receipt.version, "on": receipt.on.to_string() },
        "now": { "version": pack.version, "on": what.on.to_string() },
        "changes": what.changed.iter().map(one).chain(what.gone.iter().map(gone)).collect::<Vec<_>>(),
        "diagnostics": [],
    })
}

/// What is different.
pub(crate) struct Differences<'a> {
    /// The day compared with.
    pub on: Date,
    /// Policies that come out differently.
    pub changed: &'a [Changed],
    /// Policies that there are no more, and what came out of them.
    pub gone: &'a [(String, Status)],
}

/// A few lines for a person at a terminal.
pub(crate) fn plain(pack: &Pack, texts: Option<&LongText>, receipt: &Receipt, what: &Differences<'_>) -> String {
    let Receipt { version, on, .. } = receipt;
    let mut out = format!("then: {on}, version {version}\nnow:  {}, version {}\n", what.on, pack.version);
    for changed in what.changed {
        let key = pack.policy(changed.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
        let (was, is) = (report::status(changed.was), report::status(changed.is));
        out += &format!("{key}: {was} -> {is}, by {}\n", by(changed.by));
        corrections(texts, receipt, changed).iter().for_each(|text| out += &format!("    {text}\n"));
    }
    what.gone.iter().for_each(|(key, was)| out += &format!("{key}: {} -> no such policy\n", report::status(*was)));
    if what.changed.is_empty() && what.gone.is_empty() {
        out += "nothing has changed\n";
    }
    out
}

/// What was wrong about a policy in the rules of the receipt.
fn corrections<'t>(texts: Option<&'t LongText>, receipt: &'t Receipt, changed: &Changed) -> Vec<&'t str> {
    let texts = texts.filter(|_| changed.by == ChangedBy::Rules);
    texts.into_iter().flat_map(|texts| texts.corrected(changed.policy, &receipt.version)).collect()
}

fn by(by: ChangedBy) -> &'static str {
    match by {
        ChangedBy::Rules => "rules",
        ChangedBy::Time => "time",
    }
}
