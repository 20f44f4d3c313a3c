//! Turns the bundled page and a compiled pack into the folder to deploy.
//!
//! In: trunk's release output of the three pages, the files of `caice build` and the pages of `caice doc`. Out: one stylesheet each, file names with a content hash,
//! `index.html` with its marked places filled, a `.br` and a `.gz` beside everything that compresses, and
//! `phone-path.txt`, the list of what a phone loads before the first question can be answered, with its limits; and the service
//! worker with the list of all files. Writes
//! the folder beside the old one and swaps them at the end, so a running server never sees half.
//!
//! Deliberately changes no JavaScript and no WebAssembly, and knows nothing about policies: their list comes in as
//! finished HTML.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{
    bundle::{Bundle, DESK, PHONE, STAND, Stage, WORKER, without_comments, worker},
    disk::{cannot, text},
};

/// Limit for the code (html, css, JavaScript, WebAssembly) that travels before the first question can be answered
/// (bytes, brotli 11). Rules and short texts come on top without a limit: no sentence of a policy stops a deployment.
/// 210 KB are the aim; docs/speed.md says what took the rest. The same commit built elsewhere may differ by some hundred bytes.
pub(crate) const CODE_LIMIT: u64 = 245 * 1024;

/// Limit for the first paint: index.html and the stylesheet together (bytes, brotli 11).
pub(crate) const FIRST_PAINT_LIMIT: u64 = 14 * 1024;

/// Limit for the stand's page at a fair, with rules and texts (bytes, brotli 11).
pub(crate) const STAND_LIMIT: u64 = 220 * 1024;

/// Limit for the office's page with its worker, rules and texts (bytes, brotli 11). The worker alone has 530 KB, of which writing workbooks takes
/// 195 KB and reading .xls 19; it is loaded in an office, and never on a phone.
pub(crate) const DESK_LIMIT: u64 = 664 * 1024;

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
    /// What people come for, as finished HTML; empty if the pack has no doors.
    pub doors_html: String,
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

impl Row {
    fn is_on_phone_path(&self) -> bool {
        matches!(self.stage, Stage::Paint | Stage::Start)
    }
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
        self.rows.iter().filter(|row| row.is_on_phone_path()).map(|row| row.brotli).sum()
    }

    /// Compressed size of everything that the stand's page loads before a candidate can be asked: with rules and texts, which
    /// it shares with the phone's.
    #[must_use]
    pub fn stand(&self) -> u64 {
        let loads = |row: &&Row| row.stage == Stage::Stand || (row.is_on_phone_path() && row.path.starts_with("pack/"));
        self.rows.iter().filter(loads).map(|row| row.brotli).sum()
    }

    /// Compressed size of everything that the office's page and its worker load before a list can be read.
    #[must_use]
    pub fn desk(&self) -> u64 {
        let loads = |row: &&Row| row.stage == Stage::Desk || (row.is_on_phone_path() && row.path.starts_with("pack/"));
        self.rows.iter().filter(loads).map(|row| row.brotli).sum()
    }

    /// The code on the phone path, without rules and texts.
    #[must_use]
    pub fn code(&self) -> u64 {
        let code = |row: &&Row| row.is_on_phone_path() && !row.path.starts_with("pack/");
        self.rows.iter().filter(code).map(|r| r.brotli).sum()
    }

    /// One sentence for each limit exceeded; empty if all hold.
    #[must_use]
    pub fn over(&self) -> Vec<String> {
        [
            ("html and css", self.first_paint(), FIRST_PAINT_LIMIT),
            ("the code on the phone path", self.code(), CODE_LIMIT),
            ("the stand's page", self.stand(), STAND_LIMIT),
            ("the office's page", self.desk(), DESK_LIMIT),
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
        for row in self.rows.iter().filter(|row| row.is_on_phone_path()) {
            line(f, row)?;
        }
        writeln!(f, "\n{:<46} {:>9} {:>9}", "html + css", "", self.first_paint())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", FIRST_PAINT_LIMIT)?;
        writeln!(f, "{:<46} {:>9} {:>9}", "code: html, css, js, wasm", "", self.code())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", CODE_LIMIT)?;
        writeln!(f, "{:<46} {:>9} {:>9}", "phone path, with rules and short texts", "", self.phone_path())?;
        writeln!(f, "\nWhat the stand's page loads at a fair, beside rules and short texts\n")?;
        for row in self.rows.iter().filter(|row| row.stage == Stage::Stand) {
            line(f, row)?;
        }
        writeln!(f, "\n{:<46} {:>9} {:>9}", "stand's page, with rules and short texts", "", self.stand())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", STAND_LIMIT)?;
        writeln!(f, "\nWhat the office's page and its worker load for lists of staff, beside rules and short texts\n")?;
        for row in self.rows.iter().filter(|row| row.stage == Stage::Desk) {
            line(f, row)?;
        }
        writeln!(f, "\n{:<46} {:>9} {:>9}", "office's page, with rules and short texts", "", self.desk())?;
        writeln!(f, "{:<46} {:>9} {:>9}", "  limit", "", DESK_LIMIT)?;
        writeln!(f, "\nLater, or never on a phone\n")?;
        for row in self.rows.iter().filter(|r| r.stage == Stage::Later) {
            line(f, row)?;
        }
        Ok(())
    }
}

/// What a deployment is made from.
pub struct From<'a> {
    /// Trunk's output of the phone's page.
    pub page: &'a Path,
    /// Trunk's output of the stand's page.
    pub stand: &'a Path,
    /// Trunk's output of the office's page.
    pub desk: &'a Path,
    /// The compiled pack.
    pub pack: &'a Path,
    /// The reading copy of its rules.
    pub rules: &'a [Page],
}

/// Writes the deployable folder `out` from trunk's output of the three pages, a compiled pack and the reading copy of its rules.
///
/// # Errors
/// One message: a file or a marked place is missing, a folder cannot be written, or a budget is exceeded (then with
/// the whole list, and `out` is left as it was).
pub fn dist(from: &From<'_>, shell: &Shell, out: &Path) -> Result<Report, String> {
    let fresh = beside(out, "new")?;
    let old = beside(out, "old")?;
    remove(&fresh)?;
    remove(&old)?;
    fs::create_dir_all(&fresh).map_err(|e| cannot("write", &fresh, &e))?;

    let report = assemble(from, shell, &fresh)?;
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
fn assemble(from: &From<'_>, shell: &Shell, fresh: &Path) -> Result<Report, String> {
    let mut folder = Folder { root: fresh.to_owned(), rows: Vec::new() };
    let phone = Bundle::of(from.page, from.pack, &PHONE)?;
    let (sprite, (_, icons, _)) = (mark("sprite"), block(&phone.html, "sprite")?);
    let stand = Bundle::of(from.stand, from.pack, &STAND)?;
    let stand_html = stand.html.replacen(&sprite, icons, 1);
    let html = without_comments(&fill(phone.html.clone(), shell)?);
    folder.add("index.html", html.as_bytes(), Stage::Paint)?;
    for (path, content, stage) in phone.files {
        folder.add(&path, &content, stage)?;
    }
    let n_of_phone = folder.rows.len();
    folder.add("fair.html", without_comments(&stand_html).as_bytes(), Stage::Stand)?;
    for (path, content, stage) in stand.files {
        let stage = if stage == Stage::Later { stage } else { Stage::Stand };
        folder.add(&path, &content, stage)?;
    }
    let n_of_stand = folder.rows.len();
    let desk = Bundle::of(from.desk, from.pack, &DESK)?;
    folder.add("desk.html", without_comments(&desk.html.replacen(&sprite, icons, 1)).as_bytes(), Stage::Desk)?;
    for (path, content, stage) in desk.files {
        // Its worker is there from the start; what else can wait belongs to all pages.
        let is_workers = path.starts_with("worker-") || path.starts_with("caice-clerk");
        let stage = if stage == Stage::Later && !is_workers { stage } else { Stage::Desk };
        folder.add(&path, &content, stage)?;
    }
    let all: Vec<String> = folder.rows.iter().take(n_of_stand).map(|row| row.path.clone()).collect();
    let (of_phone, of_stand) = all.split_at(n_of_phone);
    let worker = worker(&text(&from.page.join(WORKER))?, &page_last(of_phone), &page_last(of_stand), fresh)?;
    folder.add(WORKER, worker.as_bytes(), Stage::Later)?;
    for Page { path, content } in from.rules {
        folder.add(&[RULES, path].concat(), content.as_bytes(), Stage::Later)?;
    }
    let report = Report { rows: with_one_row_for_rules(folder.rows) };
    let list = fresh.join("phone-path.txt");
    fs::write(&list, report.to_string()).map_err(|e| cannot("write", &list, &e))?;
    Ok(report)
}

/// The files of a page, which comes first, with the page behind them.
fn page_last(files: &[String]) -> Vec<&str> {
    let mut files: Vec<&str> = files.iter().map(String::as_str).collect();
    let to = files.len().min(1);
    files.rotate_left(to);
    files
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

/// A marked place, and the beginning of a marked block.
fn mark(name: &str) -> String {
    format!("<!--caice:{name}-->")
}

/// A marked block of index.html, with what stands before and after it.
fn block<'h>(html: &'h str, name: &str) -> Result<(&'h str, &'h str, &'h str), String> {
    let (start, end) = (mark(name), format!("<!--/caice:{name}-->"));
    let (before, rest) = html.split_once(&start).ok_or_else(|| format!("index.html has no marked place {start}"))?;
    let (block, after) = rest.split_once(&end).ok_or_else(|| format!("index.html has no marked place {end}"))?;
    Ok((before, block, after))
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
        ("doors", shell.doors_html.clone()),
        ("words", shell.words_html.clone()),
    ] {
        let mark = self::mark(mark);
        if !html.contains(&mark) {
            return Err(format!("index.html has no marked place {mark}"));
        }
        html = html.replace(&mark, &value);
    }
    let (before, banner, after) = block(&html, "demo")?;
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
        // The pages have some files in common.
        if self.rows.iter().any(|row| row.path == path) {
            return Ok(());
        }
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

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `dist` → `.dist.new`, in the same folder, so that renaming is a single step.
fn beside(out: &Path, what: &str) -> Result<PathBuf, String> {
    let name = out.file_name().ok_or_else(|| format!("{} is not the name of a folder", out.display()))?;
    Ok(out.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

fn remove(folder: &Path) -> Result<(), String> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(|e| cannot("remove", folder, &e)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{Both, CODE_LIMIT, FIRST_PAINT_LIMIT, Report, Row, STAND_LIMIT, Shell, Stage, fill};

    fn shell(publisher: Option<&str>) -> Shell {
        Shell {
            policies_html: "<ul></ul>".into(),
            starts_html: "<a></a>".into(),
            doors_html: "<b></b>".into(),
            words_html: "<p></p>".into(),
            count: 1,
            checked: Both { zh: "2026-11-20".into(), en: "20 November 2026".into() },
            publisher: publisher.map(|name| Both { zh: name.into(), en: "Some \"office\"".into() }),
        }
    }

    const PAGE: &str = "<!--caice:demo--><p>演示版</p><!--/caice:demo--><!--caice:count-->/<!--caice:starts-->/<!--caice:doors-->/<!--caice:checked--><!--caice:publisher--><!--caice:policies--><!--caice:words-->";

    #[test]
    fn marked_places_are_filled() {
        let checked = r#"<span class="keep" data-en="20 November 2026">2026-11-20</span>"#;
        assert_eq!(
            fill(PAGE.into(), &shell(None)),
            Ok(format!("<p>演示版</p>1/<a></a>/<b></b>/{checked}<ul></ul><p></p>"))
        );
        let publisher = r#"<span data-en="Some &quot;office&quot;">A&amp;B</span>"#;
        assert_eq!(
            fill(PAGE.into(), &shell(Some("A&B"))),
            Ok(format!("1/<a></a>/<b></b>/{checked} · {publisher}<ul></ul><p></p>"))
        );
        assert_eq!(
            fill("nothing".into(), &shell(None)).err().as_deref(),
            Some("index.html has no marked place <!--caice:count-->")
        );
    }

    #[test]
    fn budgets_are_judged_at_their_limit() {
        let row = |brotli| Row { path: "index.html".into(), raw: brotli, brotli, stage: Stage::Paint };
        assert!(Report { rows: vec![row(FIRST_PAINT_LIMIT)] }.over().is_empty());
        assert_eq!(Report { rows: vec![row(FIRST_PAINT_LIMIT + 1)] }.over().len(), 1);
        let later = |path: &str, brotli| Row { path: path.into(), raw: 0, brotli, stage: Stage::Start };
        assert_eq!(Report { rows: vec![later("boot.js", CODE_LIMIT + 1)] }.over().len(), 1);
        // Rules and texts are no code; the stand's page has them within its own limit.
        let (code, texts) = (later("boot.js", CODE_LIMIT), later("pack/short.zh.bin", STAND_LIMIT));
        assert!(Report { rows: vec![code, texts] }.over().is_empty());
    }
}
