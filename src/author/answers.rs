//! Answers written in YAML: of personas, of people and of ways in.
//!
//! Turns nodes into the JSON that `contract` reads, so that answers mean the same wherever they are written.

use serde_json::{Number, Value as Json};

use super::shape::node::{Node, NodeKind};

/// A mapping from facts to answers as a JSON object.
pub(crate) fn object(given: &Node) -> Json {
    Json::Object(given.entries().iter().map(|entry| (entry.key.value.clone(), from_node(&entry.value))).collect())
}

/// One answer as JSON.
pub(crate) fn value(given: &Node) -> Json {
    from_node(given)
}

/// One answer as JSON: plain scalars are typed as YAML's core schema types them.
fn from_node(node: &Node) -> Json {
    match &node.kind {
        NodeKind::Null => Json::Null,
        NodeKind::List(items) => items.iter().map(from_node).collect(),
        NodeKind::Map(entries) => {
            Json::Object(entries.iter().map(|entry| (entry.key.value.clone(), from_node(&entry.value))).collect())
        }
        NodeKind::Scalar(scalar) => match scalar.text.as_str() {
            text if scalar.quoted => text.into(),
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            text => text.parse::<Number>().map_or_else(|_| text.into(), Json::Number),
        },
    }
}
