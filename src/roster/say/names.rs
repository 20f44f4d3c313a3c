//! What policies, facts, amounts and the statements of the desk are called, by the pack's texts.
//!
//! A text that is missing is replaced by its key, so that nothing is ever named by an empty cell.

use super::{language::Language, words::Say};
use crate::{
    engine::{FactRef, Status},
    pack::{Kind, Pack, PolicyId, ShortText},
    roster::{batch::Claim, role::Role, settings::Settings},
    value::{Answer, Date, Fen, FenRange, Range, Value},
};

/// What a policy is called.
pub fn title<'t>(pack: &'t Pack, texts: Option<&'t ShortText>, policy: PolicyId) -> &'t str {
    let text = texts.and_then(|texts| texts.policies.get(policy.index())).map(|policy| policy.title.as_str());
    let key = || pack.policy(policy).map(|policy| policy.key.as_str()).unwrap_or_default();
    text.filter(|title| !title.is_empty()).unwrap_or_else(key)
}

/// What a fact, or the list it is a field of, is called.
pub fn label(pack: &Pack, texts: Option<&ShortText>, fact: FactRef) -> String {
    let text = texts.and_then(|texts| texts.facts.get(fact.fact.index()));
    let known = pack.fact(fact.fact);
    let or_key = |text: Option<&String>, key: Option<&String>| {
        text.filter(|text| !text.is_empty()).or(key).cloned().unwrap_or_default()
    };
    let whole = or_key(text.map(|text| &text.label), known.map(|fact| &fact.key));
    let Some(field) = fact.field else { return whole };
    let part = or_key(
        text.and_then(|text| text.fields.get(field.index())).map(|field| &field.label),
        known.and_then(|fact| fact.fields().get(field.index())).map(|field| &field.key),
    );
    format!("{whole}·{part}")
}

/// What these facts are called, each once: entries of a list that lack the same field are one.
pub fn needs(pack: &Pack, texts: Option<&ShortText>, facts: &[FactRef], say: &Say) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in facts.iter().map(|fact| label(pack, texts, *fact)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(say.comma)
}

/// An amount in words.
pub fn money(say: &Say, FenRange { min, max }: FenRange) -> String {
    let yuan = |amount: Fen| match amount.yuan_and_fen() {
        (yuan, 0) => yuan.to_string(),
        (yuan, fen) => format!("{yuan}.{fen:02}"),
    };
    (say.amount)(&yuan(min), &yuan(max))
}

/// A claim in a word or two: of one that fits, also whether one can apply.
pub fn claimed(say: &Say, claim: &Claim, on: Date) -> &'static str {
    called(say, claim.status, claim.is_early(on))
}

/// A status in a word or two; `early` says of one that fits whether its time to apply is still to come or over.
pub fn called(say: &Say, status: Status, early: Option<bool>) -> &'static str {
    match early {
        None => (say.status)(status),
        Some(true) => say.met_early,
        Some(false) => say.met_late,
    }
}

/// What was said of everybody.
pub fn said(pack: &Pack, texts: Option<&ShortText>, settings: &Settings, language: Language) -> Vec<String> {
    let words = &language.say().assumed;
    let status =
        settings.default_status.as_deref().map(|status| (words.status)(option(pack, texts, Role::Employment, status)));
    let others = [
        settings.no_interruptions.then(|| words.no_interruptions.to_owned()),
        settings.hire_date_is_contract_start.then(|| words.hire_date.to_owned()),
    ];
    let firm = settings.firm.iter().map(|(fact, answer)| (FactRef::whole(*fact), answer));
    let list = pack.firm.as_ref().and_then(|firm| firm.hired.as_ref()).map(|hired| hired.list);
    let hires = settings
        .of_hires
        .iter()
        .filter_map(|(field, answer)| Some((FactRef { field: Some(*field), ..FactRef::whole(list?) }, answer)));
    let firm = firm
        .chain(hires)
        .map(|(of, answer)| (words.firm)(&label(pack, texts, of), &answered(pack, texts, of, answer, language)));
    status.into_iter().chain(others.into_iter().flatten()).chain(firm).collect()
}

/// What the firm has answered.
fn answered(pack: &Pack, texts: Option<&ShortText>, of: FactRef, answer: &Answer, language: Language) -> String {
    let words = &language.say().assumed;
    let scale = match pack.fact(of.fact).map(|fact| &fact.kind) {
        Some(Kind::Decimal { scale }) => *scale,
        _ => 0,
    };
    match answer {
        Answer::Value(Value::Bool(true)) => words.yes.to_owned(),
        Answer::Value(Value::Bool(false)) => words.no.to_owned(),
        Answer::Value(Value::Choice(id)) => {
            let at = usize::from(id.0);
            let text = texts.and_then(|texts| texts.facts.get(of.fact.index())?.options.get(at));
            let key = || pack.fact(of.fact)?.kind.options().get(at);
            text.filter(|text| !text.is_empty()).or_else(key).cloned().unwrap_or_default()
        }
        Answer::Value(Value::Number(Range { min, .. })) => {
            let unit = texts.and_then(|texts| texts.facts.get(of.fact.index())).map(|text| text.unit.as_str());
            [decimal(*min, scale).as_str(), unit.unwrap_or_default()].concat()
        }
        _ => String::new(),
    }
}

/// A whole number with its last digits behind a point.
fn decimal(number: i64, scale: u8) -> String {
    let one = 10_i64.checked_pow(scale.into()).unwrap_or(1);
    if scale == 0 {
        return number.to_string();
    }
    format!("{}.{:0width$}", number / one, number % one, width = usize::from(scale))
}

/// What an option of a column's fact is called.
pub fn option<'t>(pack: &Pack, texts: Option<&'t ShortText>, role: Role, option: &'t str) -> &'t str {
    let mut path = role.key().split('.');
    let fact = path.next().and_then(|key| pack.fact_id(key));
    let mut text = || {
        let (known, text) = (pack.fact(fact?)?, texts?.facts.get(fact?.index())?);
        let (kind, options) = match path.next() {
            Some(field) => {
                let at = known.fields().iter().position(|known| known.key == field)?;
                (&known.fields().get(at)?.kind, &text.fields.get(at)?.options)
            }
            None => (&known.kind, &text.options),
        };
        let at = kind.options().iter().position(|known| known == option)?;
        options.get(at).map(String::as_str)
    };
    text().filter(|text| !text.is_empty()).unwrap_or(option)
}
