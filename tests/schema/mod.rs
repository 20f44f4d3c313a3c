//! A JSON Schema of docs, and that it leaves nothing open: every object names all its keys, requires all of them and allows
//! no other.
//!
//! Deliberately does not say what a report holds: the suites that use it validate what the command prints.

use std::{error::Error, fs, path::Path};

use serde_json::{Value as Json, json};

/// The schema in that file of docs.
pub fn read(file: &str) -> Result<Json, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file);
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Every object of a schema, with its path.
fn objects<'a>(at: &str, schema: &'a Json, found: &mut Vec<(String, &'a serde_json::Map<String, Json>)>) {
    match schema {
        Json::Object(object) => {
            if object.contains_key("properties") || object.get("type") == Some(&json!("object")) {
                found.push((at.to_owned(), object));
            }
            object.iter().for_each(|(key, value)| objects(&format!("{at}/{key}"), value, found));
        }
        Json::Array(items) => items.iter().enumerate().for_each(|(i, item)| objects(&format!("{at}/{i}"), item, found)),
        _ => {}
    }
}

/// Fails unless the schema is one and leaves nothing open but the objects at these paths. Gives how many objects it has.
pub fn is_strict(schema: &Json, but: &[&str]) -> Result<usize, Box<dyn Error>> {
    assert!(jsonschema::meta::is_valid(schema), "it is no JSON Schema 2020-12");
    let mut found = Vec::new();
    objects("", schema, &mut found);
    for (at, object) in found.iter().filter(|(at, _)| !but.contains(&at.as_str())) {
        assert_eq!(object.get("additionalProperties"), Some(&Json::Bool(false)), "{at} allows other keys");
        let keys: Vec<&String> = object["properties"].as_object().ok_or("no properties")?.keys().collect();
        let required: Vec<&str> =
            object["required"].as_array().ok_or("no required")?.iter().filter_map(Json::as_str).collect();
        let mut sorted = required.clone();
        sorted.sort_unstable();
        assert!(keys == required || keys == sorted, "{at} does not require all its keys: {keys:?}");
    }
    Ok(found.len())
}
