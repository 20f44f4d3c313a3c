//! Shows that the tree keeps its own rules: who may use whom, what the core may not mention, how files
//! begin and how long they are, that ARCHITECTURE.md is true, that no phrase promises what an office
//! decides, and that no figure is shown that nobody reviewed.
//!
//! It reads files as text and deliberately knows no Rust: comments are cut off, strings are not. What
//! the compiler and clippy can see (lints, unused things, missing docs) is theirs.
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

/// Folders of the project that are not its own writing.
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
                // `dist` leaves folders beside itself while it writes.
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

/// A word that this file must not contain itself, put together.
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

/// The top modules that code names by a path from the crate's root, `use crate::{a::…, b}` included.
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

/// The layer of a file of src: the folder or file name below it. The crate's roots belong to none.
fn layer(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let layer = below.split_once('/').map_or_else(|| below.strip_suffix(".rs"), |(folder, _)| Some(folder));
    layer.filter(|layer| !["lib", "main"].contains(layer))
}

/// Which top modules each layer may name. A layer that is not listed may not exist.
const SEES: [(&str, &[&str]); 11] = [
    ("value", &["value"]),
    ("pack", &["value", "pack"]),
    ("engine", &["value", "pack", "engine"]),
    ("handoff", &["value", "pack", "engine", "handoff"]),
    ("interview", &["value", "pack", "engine", "handoff", "interview"]),
    ("app", &["value", "pack", "engine", "handoff", "interview", "app"]),
    ("contract", &["value", "pack", "engine", "contract"]),
    ("author", &["value", "pack", "engine", "contract", "author"]),
    ("publish", &["value", "pack", "engine", "interview", "contract", "author", "publish"]),
    ("command", &["value", "pack", "engine", "contract", "author", "publish", "command"]),
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
        // What the build makes is not there before it runs.
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

/// Words that only happen to contain one of them: 低保证 is the certificate of the subsistence allowance.
const HARMLESS: [&str; 1] = ["低保证"];

#[test]
fn no_text_promises_what_an_office_decides() -> Shown {
    let mut complaints = Vec::new();
    let files = files()?;
    let publisher = files.get("policies/pack.yaml").is_some_and(|pack| !pack.contains("publisher: null"));
    let shown = |path: &str| {
        ["policies/", "src/interview/", "src/app/", "public/"].iter().any(|folder| path.starts_with(folder))
            || path == "index.html"
    };
    let mut n_files = 0;
    for (path, text) in files.iter().filter(|(path, _)| shown(path)) {
        n_files += 1;
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.contains("「原文」")) {
            let line = HARMLESS.iter().fold(line.to_owned(), |line, word| line.replace(word, ""));
            let verdicts = VERDICTS.iter().filter(|phrase| line.contains(**phrase)).copied();
            // 官方 only where somebody stands behind the pack; the names of others' sites are not ours.
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

/// Every number in the texts of our pack, and why it may stand there. Whoever adds one has seen its source
/// and its grade: a figure of grade D is no figure and never belongs here.
const REVIEWED: [(&str, &str); 84] = [
    ("3000", "ls-job-seeking-subsidy: the cash, grade A, shown as unverified since 2025-04-08 (S01)"),
    ("3,000", "ls-job-seeking-subsidy: the same in English"),
    ("4", "ls-job-seeking-subsidy: 前后文本的标准，2025年4月8日仍列示；今年是否"),
    ("8", "ls-job-seeking-subsidy: 标准，2025年4月8日仍列示；今年是否沿用待确"),
    ("24365", "sources S01: 业工作的实施意见》（教育部 24365 平台 2025-04-08"),
    ("2025", "ls-care-agri-startup-subsidy: 分年金额按省人社部门2025年5月的说法显示，今年是否沿"),
    ("2025-04-08", "sources S01: （教育部 24365 平台 2025-04-08 转载，未见文号）"),
    ("2024-11-06", "sources S27: 补贴》（人社公众号文章转载，2024-11-06）"),
    ("1", "ls-care-agri-startup-subsidy: times: { min: 1, max: 3 } (S06)"),
    ("10,000", "zj-graduate-care-agri-job-subsidy: 否沿用待确认。,'10,000 yuan a year i"),
    ("1000", "cn-ui-skill-upgrade-subsidy: ine) ? 1500 : 1000 (S107)"),
    ("10000", "zj-graduate-care-agri-job-subsidy: amount: 10000 (S03)"),
    ("11", "sources S51: h: 新华社 2024 年 11 月报道国家助学贷款提额（报"),
    ("12", "cn-tax-key-group-selfemployed: 2027年12月31日以前登记 (S29)"),
    ("14", "cn-tax-veteran: 公告2023年第14号，只核到文号 (research: grade C)"),
    ("13", "sources S02: 浙江高校毕业生就业创业政策13条（省人力社保厅办公室 20"),
    ("15", "sources S37: 政部等四部门公告2023年第15号（转载，只见第四、五条片段"),
    ("150", "zj-startup-loan-personal: 其他人员贴合同签订日LPR-150BP以上的部分。具体多少要看"),
    ("1500", "cn-ui-skill-upgrade-subsidy: ble_online) ? 1500 : 1000 (S107)"),
    ("18", "cn-ui-benefit: 最长期限按缴费年限分为12、18、24个月，这是上限；个人领"),
    ("181", "sources S31: 只引其援引的财社〔2023〕181号）"),
    ("188", "sources S50: 财教〔2024〕188号《关于调整完善国家助学贷款"),
    ("2", "cn-postdoc-entry-age: 在站一般2年，也可以在2至4年内灵活安"),
    ("20", "zj-startup-jobs-subsidy: 农村电商可以上浮20%；上浮后能不能超过每年2万"),
    ("20,000", "cn-tax-key-group-selfemployed: ional base of 20,000 yuan a year;"),
    ("2000", "cn-ui-skill-upgrade-subsidy: ble_online) ? 2000 : skill_certi (S107)"),
    ("20000", "ls-care-agri-startup-subsidy: 50000, 30000, 20000] (S06)"),
    ("2015", "sources S109: 国办发〔2015〕87号，未见原文 (review line of cn-postdoc-entry-age)"),
    ("2017", "cn-ui-skill-upgrade-subsidy: 金额是丽水2017年文本的标准，今年是否沿用待"),
    ("2017-10-10", "sources S107: 浙人社发〔2017〕81号（2017-10-10，缙云县政府网，含丽水补贴标"),
    ("2018", "cn-iit-continuing-education: 金额是2018年文件的标准，今年是否沿用待"),
    ("2018-05-18", "sources S75: 龄从事博士后研究工作的规定（2018-05-18，海峡人才博士后网转载）"),
    ("2021", "sources S79: science plan 2021–2025 (reprint"),
    ("2022", "sources S85: 《2022杭州失业保险金申领条件》（门"),
    ("2023", "cn-sme-personal-sb-25pct: : 离校2年内的高校毕业生（2023届、2024届） (S24)"),
    ("2023-05-25", "sources S15: 市政府《职业技能提升补贴》（2023-05-25，外省市政府网，此处只引全国"),
    ("2023-05-30", "sources S08: 中国网 2023-05-30《浙江：毕业5年内的高校毕业"),
    ("2023-08-04", "sources S36: 光明网转经济日报 2023-08-04 报道支持重点群体创业就业税"),
    ("2023-09-04", "sources S92: 金融发展专项资金管理办法》（2023-09-04，转载，只见文首）"),
    ("2023-09-19", "sources S05: 浙政办发〔2023〕53号（2023-09-19，转载，只见第（一）（二）条"),
    ("2023-10-12", "sources S04: 中新网 2023-10-12 报道浙政办发〔2023〕5"),
    ("2024", "cn-sme-personal-sb-25pct: 内的高校毕业生（2023届、2024届）,a grad (S24)"),
    ("2024-07-24", "sources S29: 政策汇编之22《税收优惠》（2024-07-24，高校就业网转载）"),
    ("2025-04-22", "sources S19: 新华社 2025-04-22《2025年失业保险稳岗惠民"),
    ("2025-05-19", "sources S06: 就业创业政策解读之创业类》（2025-05-19，门户网站转载）"),
    ("2025-06-03", "sources S14: 县政府《技能提升补贴政策》（2025-06-03，外省县政府网，此处只引全国"),
    ("2025-10-02", "sources S25: 联合新闻网 2025-10-02 报道各省社保补贴做法的差异"),
    ("2026", "cn-sme-personal-sb-25pct: 2026年有没有新的批次没有看到，待"),
    ("2026-06-18", "sources S106: 人社部发〔2026〕39号（2026-06-18，见于两个互相独立的公开资料"),
    ("2027", "cn-tax-key-group-selfemployed: 2027年12月31日以前登记, e (S29)"),
    ("2028", "zj-startup-loan-personal: 财金〔2023〕75号 runs 2023-10-01 to 2028-09-30 (validity, S92)"),
    ("22", "sources S29: 人社部政策汇编之22《税收优惠》（2024-07"),
    ("236", "sources S107: 丽人社〔2017〕236号 转发浙人社发〔2017〕"),
    ("24", "cn-ui-benefit: 限按缴费年限分为12、18、24个月，这是上限；个人领几个月"),
    ("25", "sources S22: 国办发〔2025〕25号（转载，只见首段）"),
    ("25000", "cn-student-loan-limits: amount: 25000 (S50)"),
    ("3", "ls-care-agri-startup-subsidy: min: 1, max: 3 } (S06)"),
    ("3,600", "cn-iit-continuing-education: 同一年几张证书只按一次3600元 in English (review, grade B)"),
    ("30", "cn-iit-continuing-education: 业资格目录内的证书（次年6月30日前还可以补报） (S44)"),
    ("30000", "ls-care-agri-startup-subsidy: dule: [50000, 30000, 20000] (S06)"),
    ("31", "cn-tax-key-group-selfemployed: 2027年12月31日以前登记,reg (S29)"),
    ("35", "cn-postdoc-entry-age: 35周岁以下（未到36周岁生日） (S75)"),
    ("36", "cn-postdoc-entry-age: 35周岁以下（未到36周岁生日）,35 (S75)"),
    ("3600", "cn-iit-continuing-education: _catalogue) ? 3600 : figure('oth (S44)"),
    ("38", "cn-postdoc-entry-age: 超过35、38周岁以下（未到39周岁生日） (S75)"),
    ("39", "cn-postdoc-entry-age: 超过35、38周岁以下（未到39周岁生日）,ove (S75)"),
    ("40", "cn-postdoc-entry-age: 超过38、40周岁以下（未到41周岁生日） (S75)"),
    ("400", "cn-iit-continuing-education: amount: 400 (S44)"),
    ("41", "cn-postdoc-entry-age: 超过38、40周岁以下（未到41周岁生日）,ove (S75)"),
    ("48", "cn-iit-continuing-education: min: 1, max: 48 } (S44)"),
    ("5", "ls-care-agri-startup-subsidy: 毕业5年以内的高校毕业生, en: (S01)"),
    ("5,000", "zj-one-time-startup-sb-subsidy: a ceiling of 5,000 yuan; the fig"),
    ("50", "zj-startup-loan-personal: 50万元是最高额度，按借款人情况"),
    ("500,000", "zj-startup-loan-personal: 否沿用待确认。,'500,000 yuan is the m"),
    ("5000", "zj-one-time-startup-sb-subsidy: amount: 5000 (S06)"),
    ("50000", "ls-care-agri-startup-subsidy: schedule: [50000, 30000, 20000 (S06)"),
    ("500000", "zj-startup-loan-personal: amount: 500000 (S06)"),
    ("53", "sources S04: 2 报道浙政办发〔2023〕53号（转载，新闻摘要）"),
    ("6", "cn-iit-continuing-education: 家职业资格目录内的证书（次年6月30日前还可以补报）, e (S44)"),
    ("60", "cn-ui-benefit: 有的地方要求离职后60日内办理，丽水是否如此待确认"),
    ("75", "sources S92: 财金〔2023〕75号《普惠金融发展专项资金管理"),
    ("81", "sources S107: 号 转发浙人社发〔2017〕81号（2017-10-10，缙"),
    ("87", "sources S109: 国办发〔2015〕87号"),
    ("9", "cn-tax-veteran: 士兵安置条例》已由2024年9月1日施行的《退役军人安置条"),
];

/// The numbers in a text, dates and grouped thousands as one.
fn numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |index: usize| chars.get(index).is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(c));
    let joint = |index: usize| chars.get(index).is_some_and(|c| matches!(c, '-' | ',' | '.' | '，'));
    let mut found = Vec::new();
    let mut index = 0;
    while index < chars.len() {
        if !digit(index) {
            index += 1;
            continue;
        }
        let start = index;
        while digit(index) || (joint(index) && digit(index + 1)) {
            index += 1;
        }
        found.push(chars.get(start..index).unwrap_or_default().iter().collect());
    }
    found
}

#[test]
fn no_number_is_shown_that_nobody_reviewed() -> Shown {
    let (_, lowered, findings) = lower::lower(read::read(&root().join("policies")));
    let lowered = lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}"))?;
    let mut shown: Vec<String> = Vec::new();
    for texts in &lowered.texts {
        for fact in &texts.short.facts {
            shown.extend(
                [&fact.topic, &fact.question, &fact.help, &fact.label, &fact.unit, &fact.find_out].map(String::clone),
            );
            for field in &fact.fields {
                shown.extend([&field.question, &field.help, &field.label, &field.unit].map(String::clone));
                shown.extend(field.options.iter().chain(&field.none).cloned());
            }
            shown.extend(fact.options.iter().chain(&fact.none).cloned());
        }
        // The number itself is no figure of a policy: what it must look like is the checker's to say.
        shown.extend(
            texts.short.contacts.iter().flat_map(|one| [one.name.clone(), one.hours.clone(), one.address.clone()]),
        );
        for policy in &texts.short.policies {
            shown.extend([policy.title.clone(), policy.contact.clone(), policy.search.clone()]);
        }
        for policy in &texts.long.policies {
            shown.extend(policy.clauses.iter().flat_map(|clause| [clause.text.clone(), clause.how.clone()]));
            shown.push(policy.how.clone());
            shown.extend(policy.papers.iter().chain(&policy.obligations).chain(&policy.uncertain).cloned());
        }
        // The address and the day of the last look are links and dates, not figures.
        shown.extend(texts.long.sources.iter().map(|source| source.title.clone()));
    }
    // Amounts as authors write them.
    for (_, text) in files()?.iter().filter(|(path, _)| path.starts_with("policies/") && *path != "policies/wire.yaml")
    {
        let amounts = ["amount: ", "schedule: ", "value: ", "times: "];
        for line in text
            .split("\npersonas:")
            .next()
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            for (at, name) in amounts.iter().filter_map(|name| Some((line.find(name)?, name))) {
                let rest = line.get(at + name.len()..).unwrap_or_default();
                let end = rest.find(", grade").or_else(|| rest.find(", from")).unwrap_or(rest.len());
                shown.push(rest.get(..end).unwrap_or_default().to_owned());
            }
        }
    }
    let found: BTreeSet<String> = shown.iter().flat_map(|text| numbers(text)).collect();
    let reviewed: BTreeSet<String> = REVIEWED.iter().map(|(number, _)| (*number).to_owned()).collect();
    let unreviewed: Vec<&String> = found.difference(&reviewed).collect();
    assert!(unreviewed.is_empty(), "numbers in the pack's texts that no line of REVIEWED explains: {unreviewed:?}");
    let stale: Vec<&String> = reviewed.difference(&found).collect();
    assert!(stale.is_empty(), "REVIEWED explains numbers that are shown nowhere: {stale:?}");
    assert!(REVIEWED.iter().all(|(_, reason)| reason.len() > 10), "each with its reason");
    Ok(())
}

#[test]
fn numbers_are_found_in_any_script() {
    assert_eq!(
        numbers("2025-04-08 起 3,000 元，２００ 人；24365。1.5"),
        ["2025-04-08", "3,000", "２００", "24365", "1.5"]
    );
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
