//! What the static first screen says about a pack: the plain list of policies and where to ask.
//!
//! This list must remain when scripts are off, WebAssembly is blocked or the pack is broken, so the build makes it and
//! it needs none of them. Shows names and contacts, never a figure or a condition. The list is in Chinese; English
//! readers get the page's own list, which has more. Everything else shows Chinese, with the English in attributes.

use super::dist::{Both, Shell, escape};
use crate::{
    author::lower::Lowered,
    interview::text::{
        Language,
        loader::{FAILURES, RETRY, RETRYING, STILL_LISTED, STILL_LISTED_EN, WORDS},
    },
    pack::{ContactText, ShortText},
};

/// Leads to the check for firms, or to the policies that concern them if the pack has none.
const EMPLOYER: (&str, &str) = ("单位HR", "I recruit for an employer");

/// Before the doors.
const DOORS: (&str, &str) = ("只看一类", "One kind only");

/// The shell of a pack.
pub fn shell(lowered: &Lowered) -> Shell {
    let pack = &lowered.pack;
    let short =
        |language: &str| lowered.texts.iter().find(|texts| texts.language == language).map(|texts| &texts.short);
    let words = |of: &dyn Fn(&ShortText) -> String| {
        let said = |language: &str| short(language).map(of).unwrap_or_default();
        Both { zh: said("zh"), en: said("en") }
    };
    let mut items = String::new();
    for index in 0..pack.policies.len() {
        let Some(policy) = short("zh").and_then(|short| short.policies.get(index)) else { continue };
        let (title, contact) = (escape(&policy.title), escape(&policy.contact));
        let contacts = short("zh").map(|short| short.contacts.as_slice()).unwrap_or_default();
        let mut call = String::new();
        for ContactText { name, phone, .. } in policy.call.iter().filter_map(|at| contacts.get(usize::from(*at))) {
            let (name, phone) = (escape(name), escape(phone));
            call.push_str(&format!("<a href=\"tel:{phone}\">{phone} {name}</a>"));
        }
        if !policy.search.is_empty() {
            call.push_str(&format!("<small>{}</small>", escape(&(Language::Zh.text().search_there)(&policy.search))));
        }
        items.push_str(&format!("<li><h2>{title}</h2><p class=\"contact\"><span>{contact}</span>{call}</p></li>\n"));
    }
    let mut starts = String::new();
    for (index, start) in pack.starts.iter().enumerate() {
        let name = words(&|short| short.starts.get(index).cloned().unwrap_or_default());
        let icon = format!(r##"<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>"##, start.key);
        let name = name.element("span", "");
        starts.push_str(&format!("<a class=\"chip\" href=\"#/start/{}\">{icon}{name}</a>\n", start.key));
    }
    let employer = Both { zh: EMPLOYER.0.to_owned(), en: EMPLOYER.1.to_owned() }.element("span", "");
    let check = if pack.firm.is_some() { "fair.html#firm" } else { "#/policies/employer" };
    let icon = r##"<svg class="icon" aria-hidden="true"><use href="#i-employer"/></svg>"##;
    starts.push_str(&format!("<a class=\"chip wide\" href=\"{check}\">{icon}{employer}</a>\n"));
    let mut doors = String::new();
    for (index, door) in pack.doors.iter().enumerate().filter(|(_, door)| !door.policies.is_empty()) {
        let name = words(&|short| short.doors.get(index).cloned().unwrap_or_default()).element("span", "");
        doors.push_str(&format!("<a href=\"#/door/{}\">{name}</a>\n", door.key));
    }
    if !doors.is_empty() {
        let label = Both { zh: DOORS.0.to_owned(), en: DOORS.1.to_owned() }.element("span", "");
        let (zh, en) = (DOORS.0, DOORS.1);
        doors = format!("<nav class=\"doors\" aria-label=\"{zh}\" data-en-label=\"{en}\">{label}\n{doors}</nav>");
    }
    let day = |language: Language| (language.text().plan().day)(pack.checked);
    let publisher = words(&|short| short.publisher.clone().unwrap_or_default());
    Shell {
        policies_html: format!("<ul>\n{items}</ul>"),
        starts_html: starts,
        doors_html: doors,
        words_html: words_html(),
        count: pack.policies.len(),
        checked: Both { zh: day(Language::Zh), en: day(Language::En) },
        publisher: Some(publisher).filter(|publisher| !publisher.zh.is_empty()),
    }
}

/// The loader's sentences, as the content of a template: one paragraph per sentence, and one box per failure screen.
fn words_html() -> String {
    let mut html = String::new();
    for word in &WORDS {
        let (zh, en) = (escape(word.zh), escape(word.en));
        html.push_str(&format!("<p data-word=\"{}\" data-en=\"{en}\">{zh}</p>\n", word.name));
    }
    for failure in &FAILURES {
        let [title, cause, next, en] = [failure.title, failure.cause, failure.next, failure.en].map(escape);
        html.push_str(&format!(
            "<div data-kind=\"{}\"><h1>{title}</h1><p>{cause}</p><p>{next}</p><p lang=\"en\">{en} {STILL_LISTED_EN}</p>\
             <p class=\"address\"></p><button type=\"button\" class=\"go\" id=\"again\" data-busy=\"{RETRYING}\">{RETRY}</button>\
             <p>{STILL_LISTED}</p></div>\n",
            failure.kind
        ));
    }
    html
}

#[cfg(test)]
mod tests {
    use std::{error::Error, path::Path};

    use super::{Both, shell};
    use crate::{
        author::{lower, read},
        value::Date,
    };

    #[test]
    fn the_list_that_needs_no_script_says_whom_to_call() -> Result<(), Box<dyn Error>> {
        let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let (_, lowered, _) = lower::lower(read::read(&policies));
        let lowered = lowered.ok_or("our pack does not lower")?;
        let html = shell(&lowered).policies_html;
        let items: Vec<&str> = html.split("<li>").skip(1).collect();
        assert_eq!(items.len(), lowered.pack.policies.len());
        assert!(items.iter().all(|item| item.contains("<a href=\"tel:12")), "{html}");
        let loan = items.iter().find(|item| item.contains("个人创业担保贷款")).ok_or("no loan")?;
        let wanted = "<a href=\"tel:12333\">12333 人社服务热线</a><small>浙里办搜：创业担保贷款</small></p></li>";
        assert!(loan.contains(wanted), "{loan}");
        Ok(())
    }

    #[test]
    fn the_day_of_the_rules_is_written_as_on_every_screen() -> Result<(), Box<dyn Error>> {
        let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let (_, lowered, _) = lower::lower(read::read(&policies));
        let mut lowered = lowered.ok_or("our pack does not lower")?;
        lowered.pack.checked = Date::parse("2026-07-03").map_err(|_| "no such day")?;
        let Both { zh, en } = shell(&lowered).checked;
        assert_eq!((zh.as_str(), en.as_str()), ("2026年7月3日", "3 July 2026"));
        Ok(())
    }
}
