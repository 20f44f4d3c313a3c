//! Shows that the tree keeps its own rules: which module may use which, what the core may not mention, how files begin
//! and how long they are, that ARCHITECTURE.md is true, that no phrase promises what an office decides, and that no
//! figure of grade D is compiled.
//!
//! Reads files as text and deliberately knows no Rust: cuts off comments, but not strings. Leaves to the compiler and
//! clippy what they can see (lints, unused items, missing docs).
#![cfg(feature = "author")]

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use caice::author::{finding::Code, lower, read};

#[path = "tidy/circles.rs"]
mod circles;

type Shown = Result<(), Box<dyn Error>>;

/// Folders of the project that we did not write.
const NOT_OURS: [&str; 6] = ["target", "dist", ".git", "node_modules", "pictures", "proptest-regressions"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Our own files that are text: path from the root with `/`, and text.
fn files() -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(root().join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|name| format!("{name:?} is no text"))?;
            let path = folder.join(&name);
            // In a worktree `.git` is a file that names a place on this machine.
            if name == ".git" {
                continue;
            }
            if entry.file_type()?.is_dir() {
                // `dist` creates folders beside itself while it writes.
                if !NOT_OURS.contains(&name.as_str()) && !name.starts_with(".dist.") {
                    waiting.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(root().join(&path)) {
                files.insert(path.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }
    assert!(files.contains_key("Cargo.toml") && files.contains_key("src/lib.rs"), "the tree was not found");
    Ok(files)
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// A word that must not occur in this file itself, assembled from parts.
fn word(parts: &[&str]) -> String {
    parts.concat()
}

/// The code of a Rust file: lines without what follows `//`. Cuts addresses in strings too; none matters here.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(before, _)| before));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether `text` has `word` with no letter, digit or `_` around it.
fn mentions(text: &str, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// The top modules that code names by a path from the crate's root, including `use crate::{a::…, b}`.
fn modules_used(code: &str) -> BTreeSet<String> {
    let name =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = BTreeSet::new();
    for (at, root) in code.match_indices("crate::").chain(code.match_indices("caice::")) {
        let rest = code.get(at + root.len()..).unwrap_or_default();
        let Some(group) = rest.strip_prefix('{') else {
            used.insert(name(rest));
            continue;
        };
        let mut depth = 0_usize;
        let mut start = 0;
        for (offset, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    used.insert(name(group.get(start..offset).unwrap_or_default()));
                    start = offset + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    used.remove("");
    used
}

/// The layer of a file in src: the folder or file name below it. The crate's roots belong to none.
fn layer(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let layer = below.split_once('/').map_or_else(|| below.strip_suffix(".rs"), |(folder, _)| Some(folder));
    layer.filter(|layer| !["lib", "main"].contains(layer))
}

/// Which top modules each layer may name. Unlisted layers must not exist.
const SEES: [(&str, &[&str]); 16] = [
    ("value", &["value"]),
    ("pack", &["value", "pack"]),
    ("engine", &["value", "pack", "engine"]),
    ("handoff", &["value", "pack", "engine", "handoff"]),
    ("interview", &["value", "pack", "engine", "handoff", "interview"]),
    ("app", &["value", "pack", "engine", "handoff", "interview", "app"]),
    ("fair", &["value", "pack", "engine", "handoff", "interview", "app", "fair"]),
    ("scan", &["scan"]),
    ("memory", &[]),
    ("roster", &["value", "pack", "engine", "roster"]),
    ("desk", &["value", "pack", "engine", "handoff", "interview", "roster", "app", "desk"]),
    ("contract", &["value", "pack", "engine", "roster", "contract"]),
    ("author", &["value", "pack", "engine", "contract", "author"]),
    ("publish", &["value", "pack", "engine", "interview", "contract", "author", "publish"]),
    ("command", &["value", "pack", "engine", "roster", "contract", "author", "publish", "command"]),
    ("bin", &["command"]),
];

const CORE: [&str; 4] = ["value", "pack", "engine", "handoff"];

#[test]
fn layers_use_only_what_lies_below_them() -> Shown {
    let mut complaints = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in files()?.iter().filter(|(path, _)| is_rust(path)) {
        let Some(layer) = layer(path) else { continue };
        let Some((layer, allowed)) = SEES.iter().find(|(name, _)| *name == layer) else {
            complaints.push(format!("{path}: no rule says what `{layer}` may use"));
            continue;
        };
        seen.insert(*layer);
        for module in modules_used(&code(text)) {
            // Macros and constants of the crate's root are lower case modules nowhere.
            if !allowed.contains(&module.as_str()) {
                complaints.push(format!("{path}: `{layer}` must not use `{module}`"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(CORE.iter().all(|layer| seen.contains(layer)), "{seen:?}");
    Ok(())
}

#[test]
fn the_scanner_of_paths_sees_groups_and_single_paths() {
    let code =
        "use crate::{\n    engine::{self, Truth},\n    pack::Pack,\n}; fn f() -> crate::value::Date; use crate::app;";
    let used: Vec<String> = modules_used(code).into_iter().collect();
    assert_eq!(used, ["app", "engine", "pack", "value"]);
    assert!(mentions("a: f64,", "f64") && !mentions("buf64", "f64") && !mentions("f64s", "f64"));
}

#[test]
fn the_core_knows_no_browser_no_clock_no_floats_and_no_hashing() -> Shown {
    let forbidden = [
        "author",
        "app",
        "web_sys",
        "leptos",
        "gloo",
        "js_sys",
        "wasm_bindgen",
        "serde_json",
        "std",
        "println",
        "eprintln",
        "SystemTime",
        "Instant",
        "HashMap",
        "HashSet",
        "f32",
        "f64",
        "unsafe",
        "static mut",
        "thread_local",
        "Mutex",
        "RefCell",
        "Rc",
        "Arc",
        "todo",
        "unimplemented",
        "unreachable",
        "panic",
    ];
    let mut complaints = Vec::new();
    for (path, text) in files()?.iter().filter(|(path, _)| layer(path).is_some_and(|layer| CORE.contains(&layer))) {
        // Unit tests at the end of a file may use what tests use.
        let code = code(text.split_once("#[cfg(test)]").map_or(text, |(code, _)| code));
        complaints.extend(forbidden.iter().filter(|word| mentions(&code, word)).map(|word| format!("{path}: {word}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn every_source_file_says_first_what_it_is() -> Shown {
    let mut complaints = Vec::new();
    for (path, text) in &files()? {
        // Cases of broken files count their lines from the mistake; their base has comments.
        if path.starts_with("tests/broken/") && !path.starts_with("tests/broken/base/") {
            continue;
        }
        let mut lines = text.lines();
        let mut first = lines.next().unwrap_or_default();
        if first.starts_with("#!/") || first.eq_ignore_ascii_case("<!doctype html>") {
            first = lines.next().unwrap_or_default();
        }
        let (name, extension) =
            (path.rsplit('/').next().unwrap_or_default(), path.rsplit('.').next().unwrap_or_default());
        let opening: &[&str] = match extension {
            "rs" => &["//! "],
            "js" | "mjs" => &["// ", "/*"],
            "css" => &["/*"],
            "html" => &["<!--"],
            "sh" | "yaml" | "yml" | "toml" => &["# "],
            _ if matches!(name, "Makefile" | "run") => &["# "],
            _ => continue,
        };
        if !opening.iter().any(|opening| first.starts_with(opening)) {
            complaints.push(format!("{path} begins with: {first}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn no_source_file_is_longer_than_600_lines() -> Shown {
    let mut complaints = Vec::new();
    for (path, text) in &files()? {
        let counts = ["rs", "js", "css", "html", "sh"].contains(&path.rsplit('.').next().unwrap_or_default());
        if counts && text.lines().count() > 600 {
            complaints.push(format!("{path}: {} lines", text.lines().count()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn every_path_in_the_architecture_exists_and_every_folder_of_src_is_in_it() -> Shown {
    let files = files()?;
    let text = files.get("ARCHITECTURE.md").ok_or("no ARCHITECTURE.md")?;
    let mut complaints = Vec::new();
    let mut n_paths = 0;
    let part_of_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '*');
    for word in text.split(|c: char| !part_of_path(c)) {
        let path = word.trim_end_matches(['.', '/', '-']);
        let top = path.split('/').next().unwrap_or_default();
        let ours = ["src", "tests", "policies", "scripts", "style", "public", "docs", "deploy", ".ci"].contains(&top);
        let endings = [".rs", ".md", ".html", ".toml", ".yaml", ".yml", ".js", ".css", ".sh", ".txt", ".json"];
        let file = endings.iter().any(|ending| path.ends_with(ending));
        // Build output does not exist before the build.
        if path.starts_with("dist/") || path.contains('*') || !(file || (ours && path.contains('/'))) {
            continue;
        }
        n_paths += 1;
        let named = path.contains('/') || root().join(path).exists();
        let exists = match named {
            true => root().join(path).exists(),
            false => files.keys().any(|known| known.rsplit('/').next() == Some(path)),
        };
        if !exists {
            complaints.push(format!("ARCHITECTURE.md names {path}, which is not there"));
        }
    }
    for folder in fs::read_dir(root().join("src"))? {
        let folder = folder?;
        let name = format!("src/{}", folder.file_name().to_string_lossy());
        if folder.path().is_dir() && !mentions(text, &name) {
            complaints.push(format!("ARCHITECTURE.md does not mention {name}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(n_paths >= 10, "only {n_paths} paths were found in ARCHITECTURE.md");
    Ok(())
}

#[test]
fn nothing_is_left_to_do_allowed_or_ignored() -> Shown {
    let forbidden = [word(&["TO", "DO"]), word(&["FIX", "ME"]), word(&["XX", "X"])];
    let attributes =
        [word(&["#[all", "ow("]), word(&["#![all", "ow("]), word(&["#[ign", "ore"]), word(&["all", "ow(clippy"])];
    let mut complaints = Vec::new();
    for (path, text) in &files()? {
        complaints.extend(forbidden.iter().filter(|word| mentions(text, word)).map(|word| format!("{path}: {word}")));
        if !is_rust(path) {
            continue;
        }
        complaints.extend(attributes.iter().filter(|word| text.contains(*word)).map(|word| format!("{path}: {word}")));
        for (at, _) in text.match_indices(&word(&["[exp", "ect("])) {
            let attribute = text.get(at..).and_then(|rest| rest.split_once(']')).map(|(attribute, _)| attribute);
            if !attribute.is_some_and(|attribute| attribute.contains("reason = \"")) {
                complaints.push(format!("{path}: an expected lint without a reason"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn no_path_of_one_machine_stands_anywhere() -> Shown {
    let machines = [
        word(&["/ro", "ot/"]),
        word(&["/ho", "me/"]),
        word(&["/Us", "ers/"]),
        word(&["C:", "\\"]),
        word(&["/wo", "rk/"]),
    ];
    let mut complaints = Vec::new();
    for (path, text) in &files()? {
        complaints.extend(machines.iter().filter(|machine| text.contains(*machine)).map(|m| format!("{path}: {m}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

/// What only an office may say. Verbatim quotations, marked 「原文」 on their line, are exempt.
const VERDICTS: [&str; 15] = [
    "符合资格",
    "符合条件",
    "可以领取",
    "可领取",
    "能拿到",
    "一定",
    "稳拿",
    "直接享受",
    "免审",
    "审核通过",
    "保证",
    "绝对安全",
    "最终解释权",
    "概不负责",
    "包过",
];

/// Words that merely contain one of them: 低保证 is the certificate of the subsistence allowance.
const HARMLESS: [&str; 1] = ["低保证"];

#[test]
fn no_text_promises_what_an_office_decides() -> Shown {
    let mut complaints = Vec::new();
    let files = files()?;
    let publisher = files.get("policies/pack.yaml").is_some_and(|pack| !pack.contains("publisher: null"));
    let shown = |path: &str| {
        ["policies/", "src/interview/", "src/app/", "src/publish/", "public/"]
            .iter()
            .any(|folder| path.starts_with(folder))
            || path == "index.html"
    };
    let mut n_files = 0;
    for (path, text) in files.iter().filter(|(path, _)| shown(path)) {
        n_files += 1;
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.contains("「原文」")) {
            let line = HARMLESS.iter().fold(line.to_owned(), |line, word| line.replace(word, ""));
            let verdicts = VERDICTS.iter().filter(|phrase| line.contains(**phrase)).copied();
            // 官方 only if the pack has a publisher; the names of other sites are not ours.
            let official = (!publisher && line.contains("官方")).then_some("官方");
            complaints.extend(verdicts.chain(official).map(|phrase| format!("{path}:{}: {phrase}", index + 1)));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(n_files > 10, "only {n_files} files were read");
    Ok(())
}

#[test]
fn every_code_is_explained_in_sentences() {
    let mut slugs = BTreeSet::new();
    for code in Code::ALL {
        let (slug, help) = (code.slug(), code.help());
        assert!(help.ends_with('.') && help.len() > 15, "{slug}: {help}");
        assert!(help.starts_with(|first: char| first.is_ascii_uppercase()), "{slug}: {help}");
        assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{slug}");
        assert!(slugs.insert(slug), "{slug} is there twice");
    }
}

#[test]
fn no_figure_of_grade_d_is_compiled() -> Shown {
    let (_, lowered, findings) = lower::lower(read::read(&root().join("policies")));
    let lowered = lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}"))?;
    for policy in &lowered.pack.policies {
        for benefit in &policy.benefits {
            let shows = benefit.amount.is_some() || !benefit.schedule.is_empty();
            assert!(benefit.grade < caice::pack::Grade::D || !shows, "{} {}", policy.key, benefit.key);
        }
    }
    for row in lowered.pack.figures.iter().flat_map(|figure| &figure.rows) {
        assert!(row.grade < caice::pack::Grade::D, "{row:?}");
    }
    Ok(())
}
