//! One page of the site as a bundle: its HTML with one stylesheet and names that carry their content, and its other files; and
//! the service worker that knows the files of all pages.
//!
//! Deliberately changes no JavaScript and no WebAssembly, and writes nothing: `dist` does.

use std::{collections::BTreeSet, path::Path};

use sha2::{Digest, Sha256};

use super::disk::{bytes, files, text};

/// Whether and when a phone loads a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Before anything is shown: index.html and the stylesheet.
    Paint,
    /// Before the first question can be answered.
    Start,
    /// Later, or never.
    Later,
    /// By the stand's page before a candidate can be asked; never on a phone.
    Stand,
    /// By the office's page and its worker before a list can be read; never on a phone.
    Desk,
}

/// The service worker, which keeps its name: browsers look for a newer one there.
pub(super) const WORKER: &str = "sw.js";

/// The service worker of this build: it knows every file that the phone's page loads, and what the stand's loads besides, each
/// with the beginning of its sum; and a name that changes with any of them. Each page comes last, so that whoever has it has all.
/// Search engines' and people's own files, such as the list of what everything weighs, are not among them.
pub(super) fn worker(source: &str, phone: &[&str], stand: &[&str], fresh: &Path) -> Result<String, String> {
    let mut build = Sha256::new();
    let mut listed = |paths: &[&str]| -> Result<String, String> {
        let mut files = Vec::new();
        for path in paths {
            let content = bytes(&fresh.join(path))?;
            files.push(format!("\"{path} {}\"", sum(&content)));
            build.update(content);
        }
        Ok(files.join(", "))
    };
    let (phone, stand) = (listed(phone)?, listed(stand)?);
    build.update(source);
    let build: String = build.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let mut whole = source.to_owned();
    // As the bundler writes them.
    for (mark, value) in [("__BUILD__", build), ("\"__FILES__\"", phone), ("\"__STAND__\"", stand)] {
        if !source.contains(mark) {
            return Err(format!("{WORKER} lacks {mark}"));
        }
        whole = whole.replacen(mark, &value, 1);
    }
    Ok(whole)
}

/// The beginning of the SHA-256 of a content, as names carry it.
fn sum(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a page's files are called.
pub(super) struct Names {
    html: &'static str,
    sheet: &'static str,
    loader: &'static str,
    /// Whether a script beside the loader says that it never arrived.
    guarded: bool,
    /// The rules: those of the phone, or with the names of everything.
    rules: &'static str,
    /// What it fetches when it is first needed: the attribute that names it to the loader, and the file.
    on_request: &'static [(&'static str, &'static str)],
}

pub(super) const PHONE: Names =
    Names { html: "index.html", sheet: "caice.css", loader: "boot.js", guarded: true, rules: RULES, on_request: LATER };
pub(super) const STAND: Names =
    Names { html: "fair.html", sheet: "fair.css", loader: "stand.js", guarded: false, rules: RULES, on_request: SCAN };
pub(super) const DESK: Names = Names {
    html: "desk.html",
    sheet: "desk.css",
    loader: "desk.js",
    guarded: false,
    rules: "whole.bin",
    on_request: CLERK,
};
const RULES: &str = "rules.bin";
/// What can wait until the page is alive.
const LATER: &[(&str, &str)] = &[("data-later", "later.js")];
/// The worker that reads codes, and its code.
const SCAN: &[(&str, &str)] =
    &[("data-reader", "reader.js"), ("data-scan-js", "caice-scan.js"), ("data-scan-wasm", "caice-scan_bg.wasm")];

/// The worker that reads lists, and its code.
const CLERK: &[(&str, &str)] =
    &[("data-reader", "worker.js"), ("data-clerk-js", "caice-clerk.js"), ("data-clerk-wasm", "caice-clerk_bg.wasm")];

/// One page: its HTML, which names everything it loads, and all of its other files, named by their content.
pub(super) struct Bundle {
    pub(super) html: String,
    pub(super) files: Vec<(String, Vec<u8>, Stage)>,
}

impl Bundle {
    /// The page that trunk wrote into a folder, with a compiled pack.
    pub(super) fn of(trunk_out: &Path, pack_dir: &Path, names: &Names) -> Result<Self, String> {
        let of = names.html;
        let mut html = text(&trunk_out.join("index.html"))?;
        let mut taken: BTreeSet<String> = ["index.html", WORKER].map(str::to_owned).into();
        let mut all: Vec<(String, Vec<u8>, Stage)> = Vec::new();

        // One stylesheet replaces the first; the others go.
        let sheets: Vec<String> =
            tags(&html, "link").filter(|tag| attribute(tag, "rel") == Some("stylesheet")).map(str::to_owned).collect();
        let mut css = String::new();
        for sheet in &sheets {
            let name = local(attribute(sheet, "href").unwrap_or_default());
            css.push_str(&slim_css(&text(&trunk_out.join(&name))?));
            taken.insert(name);
        }
        let first = sheets.first().ok_or_else(|| format!("{of} links no stylesheet"))?;
        let css_name = hashed(names.sheet, css.as_bytes());
        let css_link = format!(r#"<link rel="stylesheet" href="./{css_name}">"#);
        html = html.replacen(first.as_str(), &css_link, 1);
        for sheet in &sheets {
            html = html.replace(&format!("{sheet}\n"), "").replace(sheet.as_str(), "");
        }
        all.push((css_name, css.into_bytes(), Stage::Paint));

        if names.guarded {
            let guard = tags(&html, "script")
                .find(|tag| attribute(tag, "data-guard").is_some())
                .ok_or_else(|| format!("{of} has no script with data-guard"))?
                .to_owned();
            let source = attribute(&guard, "src").map(local).unwrap_or_default();
            let content = bytes(&trunk_out.join(&source))?;
            let name = hashed(&source, &content);
            taken.insert(source);
            html = html.replacen(&guard, &format!(r#"<script async src="./{name}">"#), 1);
            all.push((name, content, Stage::Start));
        }

        // The loader, whose attributes name everything it loads.
        let loader = tags(&html, "script")
            .find(|tag| attribute(tag, "data-wasm").is_some())
            .ok_or_else(|| format!("{of} has no script with data-wasm: is pattern_script in Trunk.toml in use?"))?
            .to_owned();
        let given = |name: &str| {
            attribute(&loader, name)
                .map(local)
                .ok_or_else(|| format!("the loader's script in {of} has no attribute {name}"))
        };
        let source = given("src")?;
        let content = bytes(&trunk_out.join(&source))?;
        let name = hashed(names.loader, &content);
        taken.insert(source);
        let mut script = format!(r#"<script type="module" src="./{name}""#);
        all.push((name, content, Stage::Start));
        let mut early = css_link.clone();
        // trunk hashes these names from the compiler's output, before wasm-opt; rename them after what is sent.
        for attribute in ["data-js", "data-wasm"] {
            let source = given(attribute)?;
            let content = bytes(&trunk_out.join(&source))?;
            let name = hashed(&without_hash(&source), &content);
            script.push_str(&format!(r#" {attribute}="./{name}""#));
            // The loader asks for them too, but has to arrive first: over slow 4G that is a third of a second. No integrity, since Chromium
            // then takes no streaming compiler's request for the same and says so.
            early.push_str(&match attribute {
                "data-js" => format!("\n<link rel=\"modulepreload\" href=\"./{name}\">"),
                _ => format!("\n<link rel=\"preload\" as=\"fetch\" crossorigin href=\"./{name}\">"),
            });
            all.push((name, content, Stage::Start));
            taken.insert(source);
        }
        html = html.replacen(&css_link, &early, 1);
        let source = given("data-poster")?;
        let poster = bytes(&trunk_out.join(&source))?;
        let poster_name = hashed(&source, &poster);
        script.push_str(&format!(r#" data-poster="./{poster_name}""#));
        taken.insert(source);
        for (attribute, source) in names.on_request {
            let content = bytes(&trunk_out.join(source))?;
            let name = hashed(source, &content);
            script.push_str(&format!(r#" {attribute}="./{name}""#));
            all.push((name, content, Stage::Later));
            taken.insert((*source).to_owned());
        }
        // The second language is fetched only on request.
        for (attribute, stage) in [
            ("data-rules", Stage::Start),
            ("data-short", Stage::Start),
            ("data-long", Stage::Later),
            ("data-short-en", Stage::Later),
            ("data-long-en", Stage::Later),
        ] {
            let wanted = given(attribute)?;
            let file = wanted.rsplit('/').next().unwrap_or(&wanted);
            let file = if file == RULES { names.rules } else { file }.to_owned();
            let content = bytes(&pack_dir.join(&file))?;
            let name = format!("pack/{}", hashed(&file, &content));
            script.push_str(&format!(r#" {attribute}="./{name}""#));
            all.push((name, content, stage));
        }
        script.push('>');
        html = html.replacen(&loader, &script, 1);
        all.push((poster_name, poster, Stage::Later));
        for name in files(trunk_out, "")? {
            if !taken.contains(&name) {
                let content = bytes(&trunk_out.join(&name))?;
                all.push((name, content, Stage::Later));
            }
        }
        Ok(Self { html, files: all })
    }
}

/// `boot.js` → `boot-0123456789abcdef.js`; the hash goes before the first dot.
pub(super) fn hashed(name: &str, content: &[u8]) -> String {
    let hash = sum(content);
    match name.split_once('.') {
        Some((stem, end)) => format!("{stem}-{hash}.{end}"),
        None => format!("{name}-{hash}"),
    }
}

/// `page-0123456789abcdef_bg.wasm` → `page_bg.wasm`: undoes trunk's hash, a 64-bit number without leading zeros.
pub(super) fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else { return name.to_owned() };
    let end = rest.trim_start_matches(|c| matches!(c, '0'..='9' | 'a'..='f'));
    if (12..=16).contains(&(rest.len() - end.len())) { format!("{stem}{end}") } else { name.to_owned() }
}

/// The opening tags with one name, in order.
pub(super) fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let open = format!("<{name} ");
    let starts: Vec<usize> = html.match_indices(&open).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(|at| html.get(at..)).filter_map(|rest| rest.get(..=rest.find('>')?))
}

/// The value of an attribute in double quotes.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let open = format!(" {name}=\"");
    let rest = tag.get(tag.find(&open)? + open.len()..)?;
    rest.split('"').next()
}

/// A path inside the folder, without the prefix that a link has.
pub(super) fn local(link: &str) -> String {
    link.trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// Strips comments, indentation and line ends from a stylesheet. Our strings contain no comment marks.
pub(super) fn slim_css(css: &str) -> String {
    let mut slim = String::with_capacity(css.len());
    for line in without(css, "/*", "*/").lines() {
        let line = line.trim();
        slim.push_str(line);
        if line.ends_with(',') {
            slim.push(' ');
        }
    }
    slim
}

/// Strips comments, indentation and empty lines from a page.
pub(super) fn without_comments(html: &str) -> String {
    let mut slim = String::with_capacity(html.len());
    for line in without(html, "<!--", "-->").lines().map(str::trim).filter(|line| !line.is_empty()) {
        slim.push_str(line);
        slim.push('\n');
    }
    slim
}

/// `text` without everything between `open` and `close`, marks included.
pub(super) fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, end)| end);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::{attribute, hashed, slim_css, tags, without_comments, without_hash, worker};

    #[test]
    fn a_worker_knows_every_file_and_is_another_as_soon_as_one_is() -> Result<(), String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let write = |text: &str| std::fs::write(folder.path().join("a.js"), text).map_err(|error| error.to_string());
        let source = "const BUILD=\"__BUILD__\",FILES=[\"__FILES__\"],STAND=[\"__STAND__\"];";
        write("one")?;
        let one = worker(source, &["a.js"], &[], folder.path())?;
        assert!(one.contains("FILES=[\"a.js 7692c3ad3540bb80\"],STAND=[]") && !one.contains("__"), "{one}");
        assert_eq!(worker(source, &["a.js"], &[], folder.path())?, one);
        let of_stand = worker(source, &[], &["a.js"], folder.path())?;
        assert!(of_stand.contains("FILES=[],STAND=[\"a.js 7692c3ad3540bb80\"]"), "{of_stand}");
        write("two")?;
        assert_ne!(worker(source, &["a.js"], &[], folder.path())?, one);
        for mark in ["__BUILD__", "\"__FILES__\"", "\"__STAND__\""] {
            let without = worker(&source.replace(mark, "0"), &["a.js"], &[], folder.path());
            assert!(without.is_err_and(|why| why.contains(mark)));
        }
        assert!(worker(source, &["b.js"], &[], folder.path()).is_err());
        Ok(())
    }

    #[test]
    fn tags_and_attributes_are_found() {
        let html = r#"<link rel="stylesheet" href="./a.css"><p><link rel="icon" href="b">"#;
        let found: Vec<_> = tags(html, "link").filter_map(|tag| attribute(tag, "href")).collect();
        assert_eq!(found, ["./a.css", "b"]);
        assert_eq!(attribute(r#"<script data-js="x">"#, "js"), None);
    }

    #[test]
    fn names_carry_the_content() {
        assert_eq!(hashed("short.zh.bin", b""), "short-e3b0c44298fc1c14.zh.bin");
        assert_ne!(hashed("a.js", b"1"), hashed("a.js", b"2"));
        assert_eq!(without_hash("caice-page-0123456789abcdef_bg.wasm"), "caice-page_bg.wasm");
        assert_eq!(without_hash("caice-page-acdd12ccce5d26b_bg.wasm"), "caice-page_bg.wasm");
        assert_eq!(without_hash("caice-page.js"), "caice-page.js");
    }

    #[test]
    fn comments_go_and_code_stays() {
        assert_eq!(slim_css("/* head\n */\na,\nb {\n  margin: 0 1px;\n}\n"), "a, b {margin: 0 1px;}");
        assert_eq!(without_comments("<p>\n <!-- x\n y -->\n  b</p>"), "<p>\nb</p>\n");
    }
}
