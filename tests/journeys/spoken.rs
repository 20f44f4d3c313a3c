//! The accessibility tree of a screen, as the browser gives it to a screen reader, read for people.
//!
//! Keeps roles, names, values and states. Drops elements that only arrange (boxes, labels, list marks) and puts their
//! children in their place; drops text that repeats the name of its parent as well. `tree` finds faults in a tree;
//! people judge how it sounds.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::harness::Outcome;
use crate::page::Page;

/// A part of the tree.
#[derive(Debug, Default)]
pub struct Node {
    /// Its role.
    pub role: String,
    /// The level of a heading.
    pub level: u64,
    /// Its name; for text, the text.
    pub name: String,
    /// Its value.
    value: String,
    /// Its state, and its description.
    states: Vec<String>,
    /// A link's target; not written.
    pub leads_to: String,
    /// Its children.
    pub parts: Vec<Node>,
    /// A paragraph: the next text starts anew.
    whole: bool,
}

/// Roles named by their content.
const NAMED_BY_TEXT: [&str; 5] = ["link", "button", "heading", "summary", "term"];

/// Named elements that stand beside their own words in a label.
const LABELLED: [&str; 6] = ["radio", "checkbox", "textbox", "searchbox", "combobox", "Date"];

/// The tree of the open screen.
pub async fn tree(page: &Page) -> Outcome<Vec<Node>> {
    let answer = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer.get("nodes").and_then(Value::as_array).ok_or("no tree")?;
    let by_id: HashMap<&str, &Value> = nodes.iter().map(|node| (word(node, "/nodeId"), node)).collect();
    let root = nodes.iter().find(|node| node.get("parentId").is_none()).ok_or("a tree without a root")?;
    Ok(read(&by_id, root, &page.origin))
}

/// A node's result: itself, or its children in its place.
fn read(by_id: &HashMap<&str, &Value>, node: &Value, origin: &str) -> Vec<Node> {
    let role = match word(node, "/role/value") {
        _ if node["ignored"] == true => "",
        "RootWebArea" => "page",
        "StaticText" => "text",
        "DisclosureTriangle" | "DisclosureTriangleGrouped" => "summary",
        role => role,
    };
    // The port differs every time.
    let say = |path: &str| tidy(&word(node, path).replace(origin, "http://…"));
    if matches!(role, "InlineTextBox" | "ListMarker" | "LineBreak") {
        return Vec::new();
    }
    let mut own = Node { role: role.to_owned(), name: say("/name/value"), ..Node::default() };
    if role == "text" {
        return if own.name.is_empty() { Vec::new() } else { vec![own] };
    }
    let children = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let parts: Vec<Node> =
        children.filter_map(|id| by_id.get(id)).flat_map(|child| read(by_id, child, origin)).collect();
    match role {
        "generic" if says_aloud(node) => own.role = "live".to_owned(),
        "" | "generic" | "none" | "sectionheader" | "strong" | "emphasis" => return parts,
        // A form without a name is no landmark (HTML-AAM): some versions of Chromium list it, others leave it out.
        "form" if own.name.is_empty() => return parts,
        "paragraph" => return joined(parts).into_iter().map(|part| Node { whole: true, ..part }).collect(),
        "LabelText" => {
            let labelled = |part: &Node| LABELLED.contains(&part.role.as_str());
            let names: Vec<String> = parts.iter().filter(|part| labelled(part)).map(|part| bare(&part.name)).collect();
            let repeats =
                |part: &Node| part.role == "text" && names.iter().any(|name| name.contains(&bare(&part.name)));
            return parts.into_iter().filter(|part| !repeats(part)).collect();
        }
        _ => {}
    }
    // Other tests cover what a link carries; it changes with the rules.
    own.value = match say("/value/value") {
        link if link.starts_with("http://…/#") => "http://…/#…".to_owned(),
        value => value,
    };
    if own.value.is_empty()
        && let Some(number) = node.pointer("/value/value").filter(|value| value.is_number())
    {
        own.value = number.to_string();
    }
    own.states = states(node, &mut own);
    let description = say("/description/value");
    if !description.is_empty() {
        own.states.push(format!("described by {description:?}"));
    }
    own.parts = match role {
        // Their number is enough; the fields inside a date field are the browser's own.
        "combobox" => {
            own.states.push(format!("{} to choose from", count(&parts, "option")));
            Vec::new()
        }
        "textbox" | "searchbox" | "Date" => Vec::new(),
        _ if NAMED_BY_TEXT.contains(&role) => {
            let name = bare(&own.name);
            parts.into_iter().filter(|part| part.role != "text" || !name.contains(&bare(&part.name))).collect()
        }
        _ => joined(parts),
    };
    if role == "group" && own.name.is_empty() && own.parts.first().is_some_and(|part| part.role == "summary") {
        own.role = "details".to_owned();
    }
    vec![own]
}

/// A node's state, in order; a heading's level and a link's target go into the node itself.
fn states(node: &Value, own: &mut Node) -> Vec<String> {
    let mut states = Vec::new();
    for property in node["properties"].as_array().into_iter().flatten() {
        let value = property.pointer("/value/value").cloned().unwrap_or_default();
        let holds = value == true || value == "true";
        let said = match (word(property, "/name"), holds) {
            ("level", _) if own.role == "heading" => {
                own.level = value.as_u64().unwrap_or_default();
                continue;
            }
            ("url", _) => {
                own.leads_to = value.as_str().unwrap_or_default().to_owned();
                continue;
            }
            // The page as a whole always has it, and a select list is never unfolded here.
            ("focused", _) if own.role == "page" => continue,
            ("expanded", _) if own.role == "combobox" => continue,
            ("checked" | "pressed" | "expanded", false) => format!("not {}", word(property, "/name")),
            (
                name @ ("checked" | "pressed" | "expanded" | "disabled" | "required" | "readonly" | "busy" | "modal"),
                true,
            )
            | (name @ ("invalid" | "focused"), true) => name.to_owned(),
            ("valuemax", _) => format!("of {value}"),
            ("live", _) if value != "off" => format!("live {}", value.as_str().unwrap_or_default()),
            _ => continue,
        };
        states.push(said);
    }
    states.sort();
    states
}

/// Merges adjacent texts.
fn joined(parts: Vec<Node>) -> Vec<Node> {
    let mut all: Vec<Node> = Vec::new();
    for part in parts {
        match all.last_mut() {
            Some(last) if last.role == "text" && part.role == "text" && !last.whole && !part.whole => {
                last.name.push(' ');
                last.name.push_str(&part.name);
            }
            _ => all.push(part),
        }
    }
    all
}

/// Whether changes in it are announced.
fn says_aloud(node: &Value) -> bool {
    let mut properties = node["properties"].as_array().into_iter().flatten();
    properties.any(|property| property["name"] == "live" && property["value"]["value"] != "off")
}

fn count(nodes: &[Node], role: &str) -> usize {
    nodes.iter().map(|node| usize::from(node.role == role) + count(&node.parts, role)).sum()
}

/// Everything in reading order.
pub fn in_order(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().flat_map(|node| std::iter::once(node).chain(in_order(&node.parts))).collect()
}

/// A tree, a line for each part, indented.
pub fn written(nodes: &[Node]) -> String {
    let mut text = String::new();
    write(nodes, 0, &mut text);
    text
}

fn write(nodes: &[Node], depth: usize, text: &mut String) {
    for Node { role, level, name, value, states, parts, .. } in nodes {
        text.push_str(&"  ".repeat(depth));
        text.push_str(role);
        // Writing into a string cannot fail.
        let _ = match level {
            0 => Ok(()),
            level => write!(text, " {level}"),
        };
        for (before, said) in [(" ", name), (" = ", value)] {
            if !said.is_empty() {
                let _ = write!(text, "{before}{said:?}");
            }
        }
        for state in states {
            let _ = write!(text, ", {state}");
        }
        text.push('\n');
        write(parts, depth + 1, text);
    }
}

fn word<'a>(node: &'a Value, path: &str) -> &'a str {
    node.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// Collapses white space to single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Removes spaces, for comparing.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
