//! What the page has been told, as the reader takes it.
//!
//! Drops what the rules or the reader do not know, such as remembered columns of an older build.

use crate::{
    desk::message::{FirmSaid, Said},
    interview::{draft::Fault, numeral, session::Session},
    pack::{FactId, FieldId, Kind, Pack},
    roster::{Choice, EMPLOYED, Role, Settings, firm_asks, hire_asks, options},
    value::{Answer, OptionId, Range, Value},
};

/// The reader's settings.
pub fn settings(said: &Said, session: &Session) -> Settings {
    let known = |role: Role, option: &str| options(&session.pack, role).iter().any(|known| known == option);
    let values = said.values.iter().filter_map(|(role, value, option)| {
        let role = Role::of_key(role)?;
        let option = option.as_ref().filter(|option| known(role, option)).cloned();
        Some(Choice { role, value: value.clone(), option })
    });
    let firm = firm_asks(&session.pack).into_iter().filter_map(|fact| {
        let key = &session.pack.fact(fact)?.key;
        let (_, said) = said.firm.iter().find(|(of, _)| of == key)?;
        Some((fact, answer(session, fact, said).ok()?))
    });
    let of_hires = hire_asks(&session.pack).into_iter().filter_map(|(list, field)| {
        let key = hire_key(&session.pack, list, field)?;
        match said.firm.iter().find(|(of, _)| *of == key)? {
            (_, FirmSaid::Flag(is)) => Some((field, Answer::Value(Value::Bool(*is)))),
            _ => None,
        }
    });
    Settings {
        of_hires: of_hires.collect(),
        firm: firm.collect(),
        on: said.on.unwrap_or(session.on),
        id_consent: said.id_consent,
        no_interruptions: said.no_interruptions,
        default_status: (said.all_employed && known(Role::Employment, EMPLOYED)).then(|| EMPLOYED.to_owned()),
        hire_date_is_contract_start: said.hire_date_is_contract_start,
        sheet: said.sheet.clone(),
        header_rows: said.header_rows,
        columns: said
            .columns
            .iter()
            .filter_map(|(at, role)| match role {
                Some(role) => Role::of_key(role).map(|role| (*at, Some(role))),
                None => Some((*at, None)),
            })
            .collect(),
        values: values.collect(),
    }
}

/// The key of a field of the list of those hired.
pub fn hire_key(pack: &Pack, list: FactId, field: FieldId) -> Option<String> {
    let list = pack.fact(list)?;
    Some([list.key.as_str(), ".", &list.fields().get(field.index())?.key].concat())
}

/// What the firm has said as an answer, or why it is none to that question.
pub fn answer(session: &Session, fact: FactId, said: &FirmSaid) -> Result<Answer, Fault> {
    let asked = session.pack.fact(fact).ok_or(Fault::Empty)?;
    let kind = &asked.kind;
    let words = session.short.facts.get(fact.index()).ok_or(Fault::Empty)?;
    // As on the phone: 12, 12个月, 十二.
    let most = kind.most(asked.most);
    let number = |text: &str, places: u8| numeral::read(text, (&words.unit, most), &words.label, (places, places));
    let value = match (said, kind) {
        (FirmSaid::Option(at), Kind::Choice { options, .. }) if usize::from(*at) < options.len() => {
            Value::Choice(OptionId(*at))
        }
        (FirmSaid::Flag(flag), Kind::Bool) => Value::Bool(*flag),
        (FirmSaid::Number(text), Kind::Int) => Value::Number(Range::exactly(number(text, 0)?)),
        (FirmSaid::Number(text), Kind::Decimal { scale }) => Value::Number(Range::exactly(number(text, *scale)?)),
        _ => return Err(Fault::Empty),
    };
    Ok(Answer::Value(value))
}
