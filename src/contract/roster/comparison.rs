//! What has become of an earlier list: as JSON, described by docs/roster.schema.json, and in words for a terminal.
//!
//! Names people of the later list by its rows and those of the earlier one by theirs, with name and staff number. Words are
//! Chinese, as the pack's texts are. Decides nothing.

use serde_json::{Value as Json, json};

use super::super::report::status;
use crate::{
    engine::Status,
    pack::{FactId, Pack, PolicyId, ShortText},
    roster::{Causes, Comparison, Doubtful, Matched, MatchedBy, Person, Record, Roster, Words},
    value::Date,
};

/// Two lists and what has become of the earlier one.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The earlier list.
    pub before: &'a Roster,
    /// The day for which it is true.
    pub on: Date,
    /// The later list.
    pub now: &'a Roster,
    /// What was recorded of the earlier one, if anything.
    pub record: Option<&'a Record>,
    /// What has become of it.
    pub comparison: &'a Comparison,
}

/// The report on a list with a comparison in it.
pub(crate) fn with_comparison(report: Json, pack: &Pack, compared: &Compared<'_>) -> Json {
    let mut report = report;
    if let Some(slot) = report.get_mut("comparison") {
        *slot = comparison(pack, compared);
    }
    report
}

fn comparison(pack: &Pack, compared: &Compared<'_>) -> Json {
    let Compared { before, on, now, record, comparison } = compared;
    let made = |record: &Record| json!({ "version": record.version, "fingerprint": record.fingerprint });
    let rows = |at: &[usize]| at.iter().filter_map(|at| Some(now.people.get(*at)?.row)).collect::<Vec<_>>();
    let earlier = |at: &[usize]| at.iter().filter_map(|at| before.people.get(*at)).map(person).collect::<Vec<_>>();
    let doubtful = |one: &Doubtful| {
        json!({
            "why": one.why.slug(),
            "words": { "zh": words(one.why.zh()), "en": words(one.why.en()) },
            "before": earlier(&one.before),
            "rows": rows(&one.now),
        })
    };
    json!({
        "before": {
            "on": on.to_string(),
            "sheet": before.sheet,
            "rows_good": before.people.len(),
            "bad": before.bad.len(),
            "pack": record.map(made),
        },
        "rules_known": record.is_some(),
        "unrecorded": unrecorded(compared).map(|person| person.row).collect::<Vec<_>>(),
        "matched": comparison.matched.iter().filter_map(|one| matched(pack, compared, one)).collect::<Vec<_>>(),
        "new": rows(&comparison.new),
        "gone": earlier(&comparison.gone),
        "doubtful": comparison.doubtful.iter().map(doubtful).collect::<Vec<_>>(),
    })
}

fn words(Words { what, cure }: Words) -> Json {
    json!({ "what": what, "cure": cure })
}

fn person(person: &Person) -> Json {
    json!({ "row": person.row, "name": person.name, "staff_number": person.staff_number })
}

/// The people of the earlier list whose record says too little, where there is a record.
fn unrecorded<'a>(compared: &Compared<'a>) -> impl Iterator<Item = &'a Person> {
    let (before, has_record) = (compared.before, compared.record.is_some());
    let lacking = compared.comparison.matched.iter().filter(move |one| has_record && !one.is_recorded);
    lacking.filter_map(|one| before.people.get(one.before))
}

fn matched(pack: &Pack, compared: &Compared<'_>, one: &Matched) -> Option<Json> {
    let key = |policy: PolicyId| pack.policy(policy).map(|policy| policy.key.as_str());
    let by = |by: Causes| json!({ "rules": by.rules, "day": by.day, "answers": by.answers });
    let mut changes: Vec<Json> = Vec::new();
    for change in &one.changes {
        let was = change.was.map(status);
        changes
            .push(json!({ "policy": key(change.policy)?, "was": was, "is": status(change.is), "by": by(change.by) }));
    }
    let rules = Causes { rules: Some(true), day: false, answers: false };
    let dropped = one.dropped.iter();
    changes
        .extend(dropped.map(|(key, was)| json!({ "policy": key, "was": status(*was), "is": null, "by": by(rules) })));
    Some(json!({
        "row": compared.now.people.get(one.now)?.row,
        "before": compared.before.people.get(one.before)?.row,
        "by": match one.by { MatchedBy::StaffNumber => "staff_number", MatchedBy::NameAndDay => "name_and_day" },
        "facts": one.facts.iter().filter_map(|fact| Some(&pack.fact(*fact)?.key)).collect::<Vec<_>>(),
        "changes": changes,
    }))
}

/// The comparison in words; `word` says a status as the page does.
pub(crate) fn plain_comparison(
    texts: Option<&ShortText>,
    compared: &Compared<'_>,
    word: fn(Status) -> &'static str,
) -> String {
    let Compared { before, on, now, record, comparison } = compared;
    let changed = comparison.matched.iter().filter(|one| !one.changes.is_empty() || !one.dropped.is_empty());
    let changed: Vec<&Matched> = changed.collect();
    let mut out = format!("\n和上期比（{on}，{}人）\n", before.people.len());
    let (n_same, n_changed) = (comparison.matched.len(), changed.len());
    out += &format!("两期都在 {n_same}人，其中结果不同 {n_changed}人\n");
    out += &listed("新来", now, "本期", &comparison.new);
    out += &listed("不在了", before, "上期", &comparison.gone);
    for one in &comparison.doubtful {
        let sides = [("上期", before, &one.before), ("本期", now, &one.now)];
        let sides = sides.iter().filter(|(.., at)| !at.is_empty()).map(|(which, list, at)| names(list, which, at));
        let (sides, words) = (sides.collect::<Vec<_>>().join("，"), one.why.zh());
        out += &format!("说不准：{sides}：{}。{}\n", words.what, words.cure);
    }
    for one in changed {
        out += &changes(texts, compared, one, word);
    }
    out += &match record {
        None => "规则：没有上期的测算记录，规则这期间改没改、改了影响谁，光看两张表判断不了；有当时的 --json 输出，用 --before-report 给出\n".to_owned(),
        Some(record) => format!("规则：上期按 {} 版测算，和现在的规则逐项比过\n", record.version),
    };
    let rows: Vec<String> = unrecorded(compared).map(|person| format!("第{}行", person.row)).collect();
    if !rows.is_empty() {
        out += &format!(
            "上期{}：当时记下的内容和这次读到的不一样，规则有没有影响判断不了；核对 --before-settings\n",
            rows.join("、")
        );
    }
    out
}

fn listed(what: &str, list: &Roster, which: &str, at: &[usize]) -> String {
    if at.is_empty() { String::new() } else { format!("{what} {}人：{}\n", at.len(), names(list, which, at)) }
}

/// People of a list by row, name and staff number.
fn names(list: &Roster, which: &str, at: &[usize]) -> String {
    let one = |person: &Person| {
        let number = person.staff_number.as_ref().map(|number| format!("（工号 {number}）")).unwrap_or_default();
        format!("第{}行 {}{number}", person.row, person.name.as_deref().unwrap_or("（没有姓名）"))
    };
    let people = at.iter().filter_map(|at| list.people.get(*at)).map(one);
    format!("{which}{}", people.collect::<Vec<_>>().join("、"))
}

/// What is different for one person, and why.
fn changes(
    texts: Option<&ShortText>,
    compared: &Compared<'_>,
    one: &Matched,
    word: fn(Status) -> &'static str,
) -> String {
    let fact = |id: &FactId| Some(texts?.facts.get(id.index())?.label.as_str());
    let facts: Vec<&str> = one.facts.iter().filter_map(fact).collect();
    let mut out = format!("  {}\n", names(compared.now, "", &[one.now]));
    if !facts.is_empty() {
        out += &format!("    表里变了：{}\n", facts.join("、"));
    }
    for change in &one.changes {
        let title = texts.and_then(|texts| texts.policies.get(change.policy.index()));
        let title = title.map(|policy| policy.title.as_str()).unwrap_or_default();
        let was = change.was.map_or("当时没有这一项", word);
        out += &format!("    {title}：{was} → {}（{}）\n", word(change.is), causes(change.by));
    }
    for (key, was) in &one.dropped {
        out += &format!("    {key}：{} → 现在的规则里没有这一项\n", word(*was));
    }
    out
}

/// What had a part in a change.
fn causes(by: Causes) -> String {
    let parts = [(by.rules == Some(true), "规则变了"), (by.day, "日子到了"), (by.answers, "表里的内容变了")];
    let parts: Vec<&str> = parts.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
    parts.join("，")
}
