//! JSON as YAML in one line, as authors write it.
//!
//! Writes no comment and knows no file.

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

/// A text, quoted where YAML could read anything else.
fn scalar(text: &str) -> String {
    let is_plain = is_name(text) && !matches!(text, "true" | "false" | "null") || Date::parse(text).is_ok();
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}
