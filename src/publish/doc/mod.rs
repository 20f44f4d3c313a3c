//! The reading copy: one static page per policy in each language, and an index, for people who want to read a rule instead
//! of answering questions.
//!
//! Made from the compiled pack and worded as on screen, so it cannot say anything else than the page does. Needs no script,
//! and has one stylesheet and no inline style, as the deployment's security policy demands. Knows nobody's answers: the
//! examples in it are the personas.

mod examples;
mod html;
mod index;
mod parts;
mod picture;
mod policy;
mod setting;
mod words;
mod wrap;

use std::{fs, path::Path};

use self::{
    html::{link, said, tag},
    setting::{Setting, folder},
};
use super::{
    bundle::hashed,
    dist::{Page, escape},
};
use crate::{
    author::lower::Lowered,
    interview::text::{Language, demo::demo},
    pack::PolicyId,
};

/// The look of the pages: the page's own colours and sizes, and what only these pages need.
const SHEET: &str = concat!(include_str!("../../../style/tokens.css"), include_str!("../../../style/reading.css"));

/// All files: the stylesheet, whose name carries its content, the two indexes, and two pages for each policy. With
/// `beside_app`, they link to the self-assessment in the folder above. The error is one line.
pub fn pages(lowered: &Lowered, beside_app: bool) -> Result<Vec<Page>, String> {
    let sheet = hashed("reading.css", SHEET.as_bytes());
    let mut pages = vec![Page { path: sheet.clone(), content: SHEET.to_owned() }];
    for language in [Language::Zh, Language::En] {
        let setting = Setting::new(lowered, language, beside_app, &sheet)
            .ok_or_else(|| format!("the pack has no texts in `{}`", language.code()))?;
        let mut add = |name: &str, title: &str, body: &str| {
            let content = whole(&setting, name, title, body);
            pages.push(Page { path: format!("{}{name}.html", folder(language)), content });
        };
        add("index", setting.words.all, &index::body(&setting));
        for (at, policy) in lowered.pack.policies.iter().enumerate() {
            let id = PolicyId::at(at);
            let body = policy::body(&setting, id).ok_or_else(|| format!("`{}` has no words", policy.key))?;
            add(&policy.key, &setting.title(id), &body);
        }
    }
    Ok(pages)
}

/// Writes all files into `out`, creating it if needed; returns how many. The error is one line.
pub fn write(lowered: &Lowered, out: &Path) -> Result<usize, String> {
    let pages = pages(lowered, false)?;
    for Page { path, content } in &pages {
        let path = out.join(path);
        let cannot = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
        fs::create_dir_all(path.parent().unwrap_or(out)).map_err(cannot)?;
        fs::write(&path, content).map_err(cannot)?;
    }
    Ok(pages.len())
}

/// A whole page around its body.
fn whole(setting: &Setting<'_>, name: &str, title: &str, body: &str) -> String {
    let Setting { text, words, language, sheet, .. } = setting;
    let other = language.other();
    let there = format!("{}{}{name}.html", setting.up(), folder(other));
    let other =
        format!("<a href=\"{there}\" lang=\"{}\" hreflang=\"{0}\">{}</a>", other.tag(), escape(other.text().name));
    let all = (name != "index").then(|| link("index.html", text.policies_title));
    let app = setting.app("").map(|app| link(&app, words.app));
    let nav = tag("nav", "", &all.into_iter().chain(app).chain([other]).collect::<Vec<_>>().join(" "));
    let pack = &setting.lowered.pack;
    let demo = if pack.published { String::new() } else { said("p", "demo", demo(*language)) };
    let checked = said("p", "", &(words.checked)(&setting.day(pack.checked), &pack.version));
    let publisher = setting.session.short.publisher.as_deref().map(|name| said("p", "publisher", name));
    let foot = tag("footer", "", &[said("p", "", text.disclaimer), checked, publisher.unwrap_or_default()].concat());
    let (lang, up) = (language.tag(), setting.up());
    let title = escape(&(text.title)(title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{up}{sheet}\"/>\n</head>\n<body>\n{demo}\n<header>{nav}</header>\n\
         <main>\n{body}</main>\n{foot}\n</body>\n</html>\n"
    )
}
