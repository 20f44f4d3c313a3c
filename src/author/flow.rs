//! JSON as YAML, as authors write it: in one line, or a line for each entry.
//!
//! Writes no comment and knows no file; where a text goes is `accept`'s.

use serde_json::Value as Json;

use super::shape::is_name;
use crate::value::Date;

/// In one line.
pub(super) fn flow(json: &Json) -> String {
    match json {
        Json::String(text) => scalar(text),
        Json::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Json::Object(fields) if fields.is_empty() => "{}".to_owned(),
        Json::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

/// What stands behind a key and its colon: a list of collections with a line for each, anything else in one line.
pub(super) fn behind_key(json: &Json, indent: usize) -> String {
    match json {
        Json::Array(items) if items.iter().any(|item| item.is_array() || item.is_object()) => {
            items.iter().map(|item| format!("\n{}- {}", " ".repeat(indent), flow(item))).collect()
        }
        other => format!(" {}", flow(other)),
    }
}

/// The same, with a line for each field of an object.
pub(super) fn fields(json: &Json, indent: usize) -> String {
    match json {
        Json::Object(fields) => {
            let field = |(key, value): (&String, &Json)| {
                format!("\n{}{key}:{}", " ".repeat(indent), behind_key(value, indent + 2))
            };
            fields.iter().map(field).collect()
        }
        other => behind_key(other, indent),
    }
}

/// A text, quoted where YAML could read anything else.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = is_name(text) && !matches!(text, "true" | "false" | "null") || Date::parse(text).is_ok();
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}
