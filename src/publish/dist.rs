//! Turns the bundled page and a compiled pack into the folder to deploy.
//!
//! In: trunk's release output, the files of `caice build` and the pages of `caice doc`. Out: one stylesheet, file names with a content hash,
//! `index.html` with its marked places filled, a `.br` and a `.gz` beside everything that compresses, and
//! `phone-path.txt`, the list of what a phone loads before the first question can be answered, with its limits. Writes
//! the folder beside the old one and swaps them at the end, so a running server never sees half.
//!
//! Deliberately changes no JavaScript and no WebAssembly, and knows nothing about policies: their list comes in as
//! finished HTML.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Limit for the code (html, css, JavaScript, WebAssembly) that travels before the first question can be answered
/// (bytes, brotli 11). Rules and short texts come on top without a limit: no sentence of a policy stops a deployment.
/// 210 KB are the aim. The door for firms, which judges their own benefits, goes beyond it until it has a bundle of its own;
/// and the same commit built in another place may differ by some hundred bytes.
pub(crate) const CODE_LIMIT: u64 = 216 * 1024;

/// Limit for the first paint: index.html and the stylesheet together (bytes, brotli 11).
pub(crate) const FIRST_PAINT_LIMIT: u64 = 14 * 1024;

/// Words from the pack on the static first screen, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The Chinese words as an element's content, the English ones in its attribute for `public/boot/shell.js`.
    pub(super) fn element(&self, name: &str, class: &str) -> String {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        format!("<{name}{class} data-en=\"{}\">{}</{name}>", escape(&self.en), escape(&self.zh))
    }
}

/// What the static first screen says about the pack.
pub struct Shell {
    /// The list of policies and contacts, as finished HTML.
    pub policies_html: String,
    /// The ways in, as finished HTML.
    pub starts_html: String,
    /// The loader's sentences, as finished HTML.
    pub words_html: String,
    /// How many policies the pack holds.
    pub count: usize,
    /// The day the rules were last checked, as displayed.
    pub checked: Both,
    /// Who publishes the pack; without a publisher, the page calls itself a demonstration (演示版).
    pub publisher: Option<Both>,
}

/// A finished file of the reading copy.
#[derive(Debug)]
pub struct Page {
    /// Its path inside the copy's folder, such as `en/ls-job-seeking-subsidy.html`.
    pub path: String,
    /// What it holds.
    pub content: String,
}

/// The folder of the reading copy. Files there are no part of what a phone loads, and are one row of the list.
const RULES: &str = "rules/";

/// Whether and when a phone loads a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Before anything is shown: index.html and the stylesheet.
    Paint,
    /// Before the first question can be answered.
    Start,
    /// Later, or never.
    Later,
}

/// One file of the deployed folder.
#[derive(Debug)]
pub struct Row {
    /// Its path inside the folder.
    pub path: String,
    /// Its uncompressed size.
    pub raw: u64,
    /// Its size in transfer.
    pub brotli: u64,
    /// When it is loaded.
    pub stage: Stage,
}

/// What was written and what it weighs; displayed as `phone-path.txt`.
#[derive(Debug)]
pub struct Report {
    /// All files, in loading order.
    pub rows: Vec<Row>,
}

impl Report {
    /// Compressed size of the first paint.
    #[must_use]
    pub fn first_paint(&self) -> u64 {
        self.rows.iter().filter(|r| r.stage == Stage::Paint).map(|r| r.brotli).sum()
    }

    /// Compressed size of everything that travels before the first question can be answered.
    #[must_use]
    pub fn phone_path(&self) -> u64 {
        self.rows.iter().filter(|r| r.stage != Stage::Later).map(|r| r.brotli).sum()
    }

    /// The code on the phone path, without rules and texts.
    #[must_use]
    pub fn code(&self) -> u64 {
        let code = |row: &&Row| row.stage != Stage::Later && !row.path.starts_with("pack/");
        self.rows.iter().filter(code).map(|r| r.brotli).sum()
    }

    /// One sentence for each limit exceeded; empty if all hold.
    #[must_use]
    pub fn over(&self) -> Vec<String> {
        [
            ("html and css", self.first_paint(), FIRST_PAINT_LIMIT),
            ("the code on the phone path", self.code(), CODE_LIMIT),
        ]
        .into_iter()
        .filter(|(_, size, limit)| size > limit)
        .map(|(what, size, limit)| format!("over budget: {what} weighs {size} bytes of brotli, the limit is {limit}"))
        .collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "What a phone loads before the first question can be answered (bytes; brotli 11)\n")?;
        writeln!(f, "{:<46} {:>9} {:>9}", "file", "raw", "brotli")?;
        let line =
            |f: &mut fmt::Formatter<'_>, row: &Row| writeln!(f, "{:<46} {:>9} {:>9}", row.path, row.raw, row.brotli);
        for row in self.rows.iter().filter(|r| r.stage != Stage::Later) {
            line(f, row)?;
        }
        writeln!(f, "\n{:<46} {:>9} {:>9}", "html + css", "", self.first_paint())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", FIRST_PAINT_LIMIT)?;
        writeln!(f, "{:<46} {:>9} {:>9}", "code: html, css, js, wasm", "", self.code())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", CODE_LIMIT)?;
        writeln!(f, "{:<46} {:>9} {:>9}", "phone path, with rules and short texts", "", self.phone_path())?;
        writeln!(f, "\nLater, or never on a phone\n")?;
        for row in self.rows.iter().filter(|r| r.stage == Stage::Later) {
            line(f, row)?;
        }
        Ok(())
    }
}

/// Writes the deployable folder `out` from trunk's output, a compiled pack and the reading copy of its rules.
///
/// # Errors
/// One message: a file or a marked place is missing, a folder cannot be written, or a budget is exceeded (then with
/// the whole list, and `out` is left as it was).
pub fn dist(trunk_out: &Path, pack_dir: &Path, shell: &Shell, rules: &[Page], out: &Path) -> Result<Report, String> {
    let fresh = beside(out, "new")?;
    let old = beside(out, "old")?;
    remove(&fresh)?;
    remove(&old)?;
    fs::create_dir_all(&fresh).map_err(|e| cannot("write", &fresh, &e))?;

    let report = assemble(trunk_out, pack_dir, shell, rules, &fresh)?;
    let over = report.over();
    if !over.is_empty() {
        remove(&fresh)?;
        return Err(format!("{report}\n{}", over.join("\n")));
    }
    if out.exists() {
        fs::rename(out, &old).map_err(|e| cannot("move", out, &e))?;
    }
    fs::rename(&fresh, out).map_err(|e| cannot("move", &fresh, &e))?;
    remove(&old)?;
    Ok(report)
}

/// Fills the empty folder `fresh`.
fn assemble(trunk_out: &Path, pack_dir: &Path, shell: &Shell, rules: &[Page], fresh: &Path) -> Result<Report, String> {
    let mut html = text(&trunk_out.join("index.html"))?;
    let mut folder = Folder { root: fresh.to_owned(), rows: Vec::new() };
    let mut taken: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);

    // One stylesheet replaces the first; the others go.
    let sheets: Vec<String> =
        tags(&html, "link").filter(|tag| attribute(tag, "rel") == Some("stylesheet")).map(str::to_owned).collect();
    let mut css = String::new();
    for sheet in &sheets {
        let name = local(attribute(sheet, "href").unwrap_or_default());
        css.push_str(&slim_css(&text(&trunk_out.join(&name))?));
        taken.insert(name);
    }
    let first = sheets.first().ok_or("index.html links no stylesheet")?;
    let css_name = hashed("caice.css", css.as_bytes());
    html = html.replacen(first.as_str(), &format!(r#"<link rel="stylesheet" href="./{css_name}">"#), 1);
    for sheet in &sheets {
        html = html.replace(&format!("{sheet}\n"), "").replace(sheet.as_str(), "");
    }

    // The loader, whose attributes name everything it loads.
    let loader = tags(&html, "script")
        .find(|tag| attribute(tag, "data-wasm").is_some())
        .ok_or("index.html has no script with data-wasm: is pattern_script in Trunk.toml in use?")?
        .to_owned();
    let given = |name: &str| {
        attribute(&loader, name)
            .map(local)
            .ok_or_else(|| format!("the loader's script in index.html has no attribute {name}"))
    };
    let boot_source = given("src")?;
    let boot = text(&trunk_out.join(&boot_source))?;
    let boot_name = hashed(&boot_source, boot.as_bytes());
    taken.insert(boot_source);
    let guard = tags(&html, "script")
        .find(|tag| attribute(tag, "data-guard").is_some())
        .ok_or("index.html has no script with data-guard")?
        .to_owned();
    let guard_source = attribute(&guard, "src").map(local).unwrap_or_default();
    let guard_text = text(&trunk_out.join(&guard_source))?;
    let guard_name = hashed(&guard_source, guard_text.as_bytes());
    taken.insert(guard_source);
    html = html.replacen(&guard, &format!(r#"<script async src="./{guard_name}">"#), 1);
    let poster_source = given("data-poster")?;
    let poster = bytes(&trunk_out.join(&poster_source))?;
    let poster_name = hashed(&poster_source, &poster);
    taken.insert(poster_source);
    // trunk hashes these names from the compiler's output, before wasm-opt; rename them after what is sent.
    let mut code = Vec::new();
    for name in [given("data-js")?, given("data-wasm")?] {
        let content = bytes(&trunk_out.join(&name))?;
        code.push((hashed(&without_hash(&name), &content), content));
        taken.insert(name);
    }
    let mut packs = Vec::new();
    // The second language is fetched only on request.
    for (name, stage) in [
        ("data-rules", Stage::Start),
        ("data-short", Stage::Start),
        ("data-long", Stage::Later),
        ("data-short-en", Stage::Later),
        ("data-long-en", Stage::Later),
    ] {
        let wanted = given(name)?;
        let file = wanted.rsplit('/').next().unwrap_or(&wanted).to_owned();
        let content = bytes(&pack_dir.join(&file))?;
        packs.push((name, format!("pack/{}", hashed(&file, &content)), content, stage));
    }
    let mut script = format!(r#"<script type="module" src="./{boot_name}""#);
    for (name, (path, _)) in ["data-js", "data-wasm"].into_iter().zip(&code) {
        script.push_str(&format!(r#" {name}="./{path}""#));
    }
    script.push_str(&format!(r#" data-poster="./{poster_name}""#));
    for (name, path, _, _) in &packs {
        script.push_str(&format!(r#" {name}="./{path}""#));
    }
    script.push('>');
    html = html.replacen(&loader, &script, 1);

    let html = without_comments(&fill(html, shell)?);
    folder.add("index.html", html.as_bytes(), Stage::Paint)?;
    folder.add(&css_name, css.as_bytes(), Stage::Paint)?;
    folder.add(&guard_name, guard_text.as_bytes(), Stage::Start)?;
    folder.add(&boot_name, boot.as_bytes(), Stage::Start)?;
    for (name, content) in code {
        folder.add(&name, &content, Stage::Start)?;
    }
    for (_, path, content, stage) in packs {
        folder.add(&path, &content, stage)?;
    }
    folder.add(&poster_name, &poster, Stage::Later)?;
    for name in files(trunk_out, "")? {
        if !taken.contains(&name) {
            folder.add(&name, &bytes(&trunk_out.join(&name))?, Stage::Later)?;
        }
    }
    for Page { path, content } in rules {
        folder.add(&[RULES, path].concat(), content.as_bytes(), Stage::Later)?;
    }
    let report = Report { rows: with_one_row_for_rules(folder.rows) };
    let list = fresh.join("phone-path.txt");
    fs::write(&list, report.to_string()).map_err(|e| cannot("write", &list, &e))?;
    Ok(report)
}

/// The rows with those of the reading copy added up.
fn with_one_row_for_rules(rows: Vec<Row>) -> Vec<Row> {
    let (of_rules, mut rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.path.starts_with(RULES));
    if !of_rules.is_empty() {
        rows.push(Row {
            path: format!("{RULES} ({} files)", of_rules.len()),
            raw: of_rules.iter().map(|row| row.raw).sum(),
            brotli: of_rules.iter().map(|row| row.brotli).sum(),
            stage: Stage::Later,
        });
    }
    rows
}

/// Fills the marked places of the first screen with what is known about the pack.
fn fill(mut html: String, shell: &Shell) -> Result<String, String> {
    let publisher = shell.publisher.as_ref().map(|name| format!(" · {}", name.element("span", ""))).unwrap_or_default();
    for (mark, value) in [
        ("count", shell.count.to_string()),
        ("checked", shell.checked.element("span", "keep")),
        ("publisher", publisher),
        ("policies", shell.policies_html.clone()),
        ("starts", shell.starts_html.clone()),
        ("words", shell.words_html.clone()),
    ] {
        let mark = format!("<!--caice:{mark}-->");
        if !html.contains(&mark) {
            return Err(format!("index.html has no marked place {mark}"));
        }
        html = html.replace(&mark, &value);
    }
    let (start, end) = ("<!--caice:demo-->", "<!--/caice:demo-->");
    let (before, rest) = html.split_once(start).ok_or_else(|| format!("index.html has no marked place {start}"))?;
    let (banner, after) = rest.split_once(end).ok_or_else(|| format!("index.html has no marked place {end}"))?;
    Ok(if shell.publisher.is_some() { format!("{before}{after}") } else { format!("{before}{banner}{after}") })
}

/// The deployed folder while it is being written.
struct Folder {
    root: PathBuf,
    rows: Vec<Row>,
}

impl Folder {
    /// Writes one file with its compressed forms, and adds its row.
    fn add(&mut self, path: &str, content: &[u8], stage: Stage) -> Result<(), String> {
        let file = self.root.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|e| cannot("write", parent, &e))?;
        }
        fs::write(&file, content).map_err(|e| cannot("write", &file, &e))?;
        let mut travels = content.len();
        if compresses(path) {
            let br = brotli(content).map_err(|e| cannot("compress", &file, &e))?;
            let gz = gzip(content).map_err(|e| cannot("compress", &file, &e))?;
            for (end, packed) in [("br", &br), ("gz", &gz)] {
                // Larger than the file itself: the server sends the file instead.
                if packed.len() < content.len() {
                    let beside = self.root.join(format!("{path}.{end}"));
                    fs::write(&beside, packed).map_err(|e| cannot("write", &beside, &e))?;
                }
            }
            travels = travels.min(br.len());
        }
        self.rows.push(Row { path: path.to_owned(), raw: content.len() as u64, brotli: travels as u64, stage });
        Ok(())
    }
}

fn compresses(path: &str) -> bool {
    [".html", ".css", ".js", ".wasm", ".bin", ".svg", ".webmanifest", ".txt", ".json"]
        .iter()
        .any(|end| path.ends_with(end))
}

pub(super) fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(content)?;
    packed.finish()
}

/// `boot.js` → `boot-0123456789abcdef.js`; the hash goes before the first dot.
pub(super) fn hashed(name: &str, content: &[u8]) -> String {
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    match name.split_once('.') {
        Some((stem, end)) => format!("{stem}-{hash}.{end}"),
        None => format!("{name}-{hash}"),
    }
}

/// `page-0123456789abcdef_bg.wasm` → `page_bg.wasm`: undoes trunk's hash, a 64-bit number without leading zeros.
fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else { return name.to_owned() };
    let end = rest.trim_start_matches(|c| matches!(c, '0'..='9' | 'a'..='f'));
    if (12..=16).contains(&(rest.len() - end.len())) { format!("{stem}{end}") } else { name.to_owned() }
}

/// The opening tags with one name, in order.
fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let open = format!("<{name} ");
    let starts: Vec<usize> = html.match_indices(&open).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(|at| html.get(at..)).filter_map(|rest| rest.get(..=rest.find('>')?))
}

/// The value of an attribute in double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let open = format!(" {name}=\"");
    let rest = tag.get(tag.find(&open)? + open.len()..)?;
    rest.split('"').next()
}

/// A path inside the folder, without the prefix that a link has.
fn local(link: &str) -> String {
    link.trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Strips comments, indentation and line ends from a stylesheet. Our strings contain no comment marks.
fn slim_css(css: &str) -> String {
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
fn without_comments(html: &str) -> String {
    let mut slim = String::with_capacity(html.len());
    for line in without(html, "<!--", "-->").lines().map(str::trim).filter(|line| !line.is_empty()) {
        slim.push_str(line);
        slim.push('\n');
    }
    slim
}

/// `text` without everything between `open` and `close`, marks included.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, end)| end);
    }
    kept.push_str(rest);
    kept
}

/// All files below `root`, as paths with `/`, sorted.
fn files(root: &Path, under: &str) -> Result<Vec<String>, String> {
    let folder = root.join(under);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|e| cannot("read", &folder, &e))? {
        let entry = entry.map_err(|e| cannot("read", &folder, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = if under.is_empty() { name } else { format!("{under}/{name}") };
        if entry.path().is_dir() {
            found.extend(files(root, &path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// `dist` → `.dist.new`, in the same folder, so that renaming is a single step.
fn beside(out: &Path, what: &str) -> Result<PathBuf, String> {
    let name = out.file_name().ok_or_else(|| format!("{} is not the name of a folder", out.display()))?;
    Ok(out.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

fn remove(folder: &Path) -> Result<(), String> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(|e| cannot("remove", folder, &e)) } else { Ok(()) }
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| cannot("read", path, &e))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|e| cannot("read", path, &e))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::{
        Both, CODE_LIMIT, FIRST_PAINT_LIMIT, Report, Row, Shell, Stage, attribute, fill, hashed, slim_css, tags,
        without_comments, without_hash,
    };

    fn shell(publisher: Option<&str>) -> Shell {
        Shell {
            policies_html: "<ul></ul>".into(),
            starts_html: "<a></a>".into(),
            words_html: "<p></p>".into(),
            count: 1,
            checked: Both { zh: "2026-11-20".into(), en: "20 November 2026".into() },
            publisher: publisher.map(|name| Both { zh: name.into(), en: "Some \"office\"".into() }),
        }
    }

    const PAGE: &str = "<!--caice:demo--><p>演示版</p><!--/caice:demo--><!--caice:count-->/<!--caice:starts-->/<!--caice:checked--><!--caice:publisher--><!--caice:policies--><!--caice:words-->";

    #[test]
    fn marked_places_are_filled() {
        let checked = r#"<span class="keep" data-en="20 November 2026">2026-11-20</span>"#;
        assert_eq!(fill(PAGE.into(), &shell(None)), Ok(format!("<p>演示版</p>1/<a></a>/{checked}<ul></ul><p></p>")));
        let publisher = r#"<span data-en="Some &quot;office&quot;">A&amp;B</span>"#;
        assert_eq!(
            fill(PAGE.into(), &shell(Some("A&B"))),
            Ok(format!("1/<a></a>/{checked} · {publisher}<ul></ul><p></p>"))
        );
        assert_eq!(
            fill("nothing".into(), &shell(None)).err().as_deref(),
            Some("index.html has no marked place <!--caice:count-->")
        );
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

    #[test]
    fn budgets_are_judged_at_their_limit() {
        let row = |brotli| Row { path: "index.html".into(), raw: brotli, brotli, stage: Stage::Paint };
        assert!(Report { rows: vec![row(FIRST_PAINT_LIMIT)] }.over().is_empty());
        assert_eq!(Report { rows: vec![row(FIRST_PAINT_LIMIT + 1)] }.over().len(), 1);
        let later = |path: &str| Row { path: path.into(), raw: 0, brotli: CODE_LIMIT + 1, stage: Stage::Start };
        assert_eq!(Report { rows: vec![later("boot.js")] }.over().len(), 1);
        assert!(Report { rows: vec![later("pack/short.zh.bin")] }.over().is_empty());
    }
}
