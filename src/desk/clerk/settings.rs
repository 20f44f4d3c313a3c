//! What the page has been told, as the reader takes it.
//!
//! Drops what the rules or the reader do not know, such as remembered columns of an older build.

use crate::{
    desk::message::{FirmSaid, Said},
    interview::session::Session,
    pack::{FactId, FieldId, Kind, MOST_COUNTED, Pack},
    roster::{Choice, Role, Settings, firm_asks, hire_asks},
    value::{Answer, OptionId, Range, Value},
};

/// The option of employment with a labour contract.
const EMPLOYED: &str = "employed_contract";

/// The reader's settings.
pub fn settings(said: &Said, session: &Session) -> Settings {
    let known = |role: &str, option: &str| options(&session.pack, role).any(|known| known == option);
    let values = said.values.iter().filter_map(|(role, value, option)| {
        let option = option.as_ref().filter(|option| known(role, option) || *option == NONE).cloned();
        Some(Choice { role: Role::of_key(role)?, value: value.clone(), option })
    });
    let firm = firm_asks(&session.pack).into_iter().filter_map(|fact| {
        let key = &session.pack.fact(fact)?.key;
        let (_, said) = said.firm.iter().find(|(of, _)| of == key)?;
        Some((fact, answer(&session.pack, fact, said)?))
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
        default_status: (said.all_employed && known(Role::Employment.key(), EMPLOYED)).then(|| EMPLOYED.to_owned()),
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

/// What the firm has said as an answer; `None` if it is none to that question.
pub fn answer(pack: &Pack, fact: FactId, said: &FirmSaid) -> Option<Answer> {
    let kind = &pack.fact(fact)?.kind;
    let value = match (said, kind) {
        (FirmSaid::Option(at), Kind::Choice { options, .. }) if usize::from(*at) < options.len() => {
            Value::Choice(OptionId(*at))
        }
        (FirmSaid::Flag(flag), Kind::Bool) => Value::Bool(*flag),
        (FirmSaid::Number(text), Kind::Int) => Value::Number(Range::exactly(number(text, 0)?)),
        (FirmSaid::Number(text), Kind::Decimal { scale }) => Value::Number(Range::exactly(number(text, *scale)?)),
        _ => return None,
    };
    Some(Answer::Value(value))
}

/// A number with so many decimals, in units of the last of them.
fn number(text: &str, scale: u8) -> Option<i64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let scale = usize::from(scale);
    let is_number =
        !whole.is_empty() && part.len() <= scale && [whole, part].concat().bytes().all(|byte| byte.is_ascii_digit());
    let digits = [whole, part, "0".repeat(scale.checked_sub(part.len())?).as_str()].concat();
    let most = MOST_COUNTED.saturating_mul(10_i64.checked_pow(u32::try_from(scale).ok()?)?);
    digits.parse::<i64>().ok().filter(|number| is_number && *number <= most)
}

/// The option of a skill level that says that there is none.
pub const NONE: &str = "none";

/// The keys of the options that a value in a column can mean.
pub fn options<'p>(pack: &'p Pack, role: &str) -> impl Iterator<Item = &'p str> {
    let (fact, field) = role.split_once('.').map_or((role, None), |(fact, field)| (fact, Some(field)));
    let fact = pack.fact_id(fact).and_then(|id| pack.fact(id));
    let kind = fact.and_then(|fact| match field {
        Some(field) => fact.fields().iter().find(|known| known.key == field).map(|field| &field.kind),
        None => Some(&fact.kind),
    });
    kind.map(|kind| kind.options()).unwrap_or_default().iter().map(String::as_str)
}
