//! What came out of a list as JSON, described by docs/roster.schema.json.
//!
//! All keys are always present. Prints what was read and what the engine says; adds nothing.

use serde_json::{Map, Value as Json, json};

use super::super::{
    answers::to_json,
    report::{fact_path, fact_paths, status, yuan},
};
use crate::{
    engine::{FactRef, Outcome, Status},
    pack::{Pack, PolicyId},
    roster::{
        Bad, Batch, Claim, Format, Gain, Headings, OfFirm, Person, PolicyList, Refusal, Role, Roster, Settings, Words,
        hire_asks, letters,
    },
    value::{Answer, Answers, FenRange, Value},
};

/// The report on a list, compared with no other.
pub fn report(pack: &Pack, settings: &Settings, roster: &Roster, batch: &Batch) -> Json {
    let (kind, encoding, delimiter, date_system) = match roster.format {
        Format::Csv { encoding, delimiter } => ("csv", Some(encoding.name()), Some(delimiter.to_string()), None),
        Format::Xlsx { since_1904 } => ("xlsx", None, None, Some(if since_1904 { 1904 } else { 1900 })),
        Format::Xls { since_1904 } => ("xls", None, None, Some(if since_1904 { 1904 } else { 1900 })),
    };
    let rows = roster.people.iter().zip(&batch.statuses);
    json!({
        "format": 1,
        "on": settings.on.to_string(),
        "pack": { "version": pack.version, "fingerprint": pack.fingerprint, "checked": pack.checked.to_string() },
        "assumed": {
            "id_consent": settings.id_consent,
            "no_interruptions": settings.no_interruptions,
            "default_status": settings.default_status,
            "hire_date_is_contract_start": settings.hire_date_is_contract_start,
            "firm": said_of_firm(pack, settings),
        },
        "kind": kind,
        "encoding": encoding,
        "delimiter": delimiter,
        "date_system": date_system,
        "sheet": roster.sheet,
        "other_sheets": roster.other_sheets,
        "hidden_sheets": roster.hidden_sheets,
        "header_rows": roster.headings.rows,
        "columns": columns(&roster.headings, |role| !is_beside(role)),
        "ignored": ignored(&roster.headings),
        "also_read": columns(&roster.headings, is_beside),
        "repeated": repeated(&roster.headings),
        "rows_good": roster.people.len(),
        "rows": rows.map(|(person, statuses)| row(pack, settings, person, statuses)).collect::<Vec<_>>(),
        "bad": roster.bad.iter().map(bad).collect::<Vec<_>>(),
        "skipped": roster.skipped.iter().map(|row| json!({ "row": row.row, "why": row.why.slug() })).collect::<Vec<_>>(),
        "more_blank": roster.more_blank,
        "unknown_values": roster.unknown.iter().map(|one| json!({
            "column": one.role.key(), "value": one.value, "rows": one.rows,
        })).collect::<Vec<_>>(),
        "policies": batch.policies.iter().filter_map(|list| policy(pack, roster, list)).collect::<Vec<_>>(),
        "gains": batch.gains.iter().map(|gain| self::gain(pack, gain)).collect::<Vec<_>>(),
        "comparison": null,
        "firm": OfFirm::of(pack, roster, settings).map(|of| firm(pack, &of)),
        "diagnostics": [],
    })
}

/// What the firm says of itself, as settings take it.
fn said_of_firm(pack: &Pack, settings: &Settings) -> Json {
    let mut answers = Answers::none(pack.facts.len());
    settings.firm.iter().for_each(|(fact, answer)| answers.set(fact.index(), answer.clone()));
    let mut said = to_json(pack, &answers);
    for (list, field) in hire_asks(pack) {
        let is = settings.of_hires.iter().find(|(of, _)| *of == field).map(|(_, answer)| answer);
        let key = pack.fact(list).and_then(|list| Some((&list.key, &list.fields().get(field.index())?.key)));
        if let (Some(Answer::Value(Value::Bool(is))), Some((list, field)), Some(said)) = (is, key, said.as_object_mut())
        {
            said.insert(format!("{list}.{field}"), (*is).into());
        }
    }
    said
}

/// What comes out for the firm itself.
fn firm(pack: &Pack, of: &OfFirm) -> Json {
    let outcome = |outcome: &Outcome| Some((pack.policy(outcome.policy)?.key.clone(), status(outcome.status).into()));
    json!({
        "hires": of.hires,
        "too_many": of.too_many,
        "facts": to_json(pack, &of.answers),
        "outcomes": of.outcomes.iter().filter_map(outcome).collect::<Map<String, Json>>(),
    })
}

/// The report on a file that is refused.
pub fn refused(refusal: Refusal) -> Json {
    let words = |Words { what, cure }: Words| json!({ "what": what, "cure": cure });
    json!({
        "format": 1,
        "refused": refusal.slug(),
        "words": { "zh": words(refusal.zh()), "en": words(refusal.en()) },
        "diagnostics": [],
    })
}

/// Whether a column says no fact of a person: by a staff number people are known again, and on a group hired from the firm's benefits turn.
fn is_beside(role: Role) -> bool {
    matches!(role, Role::StaffNumber | Role::HireGroup)
}

fn columns(headings: &Headings, wanted: fn(Role) -> bool) -> Map<String, Json> {
    let wanted = headings.columns.iter().filter(|column| wanted(column.role));
    wanted.map(|column| (letters(column.at), column.role.key().into())).collect()
}

/// Every column with a heading that is not among `columns`, in their order.
fn ignored(headings: &Headings) -> Vec<String> {
    let beside = headings.columns.iter().filter(|column| is_beside(column.role)).map(|column| column.at);
    let mut all: Vec<u32> = headings.ignored.iter().map(|column| column.at).chain(beside).collect();
    all.sort_unstable();
    all.into_iter().map(letters).collect()
}

/// Columns that mean what an earlier one does.
fn repeated(headings: &Headings) -> Map<String, Json> {
    let repeated =
        headings.ignored.iter().filter_map(|column| Some((letters(column.at), column.same_as?.key().into())));
    repeated.collect()
}

fn row(pack: &Pack, settings: &Settings, person: &Person, statuses: &[(PolicyId, Status)]) -> Json {
    let mut facts = to_json(pack, &person.answers(pack));
    let insured = facts.get_mut(Role::InsuredSince.key()).and_then(Json::as_object_mut);
    // Both ends are known where nothing was interrupted; that the lower one is 0 goes without saying only elsewhere.
    if let Some(insured) = insured.filter(|months| settings.no_interruptions && !months.contains_key("min")) {
        let most = insured.remove("max");
        insured.extend(
            [("min".to_owned(), Some(0.into())), ("max".to_owned(), most)]
                .into_iter()
                .filter_map(|(key, end)| Some((key, end?))),
        );
    }
    let outcomes = statuses.iter().filter_map(|(id, of)| Some((pack.policy(*id)?.key.clone(), status(*of).into())));
    json!({
        "row": person.row,
        "name": person.name,
        "staff_number": person.staff_number,
        "facts": facts,
        "outcomes": outcomes.collect::<Map<String, Json>>(),
    })
}

fn bad(bad: &Bad) -> Json {
    let column = letters(bad.column);
    json!({
        "row": bad.row,
        "col": column,
        "cell": format!("{column}{}", bad.row),
        "code": bad.code.slug(),
        "used": bad.used,
    })
}

fn policy(pack: &Pack, roster: &Roster, list: &PolicyList) -> Option<Json> {
    let claim = |claim: &Claim| {
        Some(json!({
            "row": roster.people.get(claim.person)?.row,
            "status": status(claim.status),
            "from": claim.from.map(|day| day.to_string()),
            "until": claim.until.map(|day| day.to_string()),
            "opens": claim.applies.0.map(|day| day.to_string()),
            "closes": claim.applies.1.map(|day| day.to_string()),
            "cash": claim.cash.map(cash),
            "needs": fact_paths(pack, &claim.needs),
        }))
    };
    let missing = |(fact, people): &(FactRef, u32)| json!({ "fact": fact_path(pack, *fact), "people": people });
    Some(json!({
        "policy": pack.policy(list.policy)?.key,
        "claims": list.claims.iter().filter_map(claim).collect::<Vec<_>>(),
        "open": list.open,
        "missing": list.missing.iter().map(missing).collect::<Vec<_>>(),
        "not_met": list.not_met,
        "unknowable": list.unknowable,
    }))
}

fn gain(pack: &Pack, gain: &Gain) -> Json {
    json!({ "fact": fact_path(pack, gain.fact), "outcomes": gain.outcomes, "people": gain.people, "policies": gain.policies })
}

fn cash(range: FenRange) -> Json {
    json!({ "min": yuan(range.min), "max": yuan(range.max) })
}
