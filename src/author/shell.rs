//! What the static first screen says about a pack: the plain list of policies and where to ask.
//!
//! This list is what remains when script is off, WebAssembly is blocked or the pack is broken, so it
//! is made at build time and needs none of them. It shows names and contacts, never a figure and
//! never a condition.

use super::{dist::Shell, lower::Lowered};

/// The shell of a pack, in Chinese.
pub fn shell(lowered: &Lowered) -> Shell {
    let pack = &lowered.pack;
    let chinese = lowered.texts.iter().find(|texts| texts.language == "zh");
    let policies = chinese.map(|texts| texts.short.policies.as_slice()).unwrap_or_default();
    let items: String = policies
        .iter()
        .map(|policy| {
            format!("<li><h2>{}</h2><p class=\"contact\">{}</p></li>\n", escape(&policy.title), escape(&policy.contact))
        })
        .collect();
    Shell {
        policies_html: format!("<ul>\n{items}</ul>"),
        count: pack.policies.len(),
        questions: pack.facts.iter().filter(|fact| fact.ask.phone).count(),
        checked: pack.checked.to_string(),
        publisher: chinese.and_then(|texts| texts.short.publisher.clone()).map(|name| escape(&name)),
    }
}

/// Text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
