//! Shows that the reading copy says everything that the pack says, and nothing more: every policy has a page in both
//! languages with its clauses, citations, benefits, uncertainties and examples; no figure of grade D stands anywhere; the
//! markup is well-formed, without a script or an inline style; every link leads somewhere; and no box of a picture
//! overlaps another, leaves the picture, or is too small for its words.
//!
//! How the pages look is for eyes, and what a browser makes of them for `tests/journeys`.
#![cfg(feature = "author")]

use std::{collections::BTreeSet, error::Error, path::Path, process::Command, sync::LazyLock};

use caice::{
    author::{
        lower::{self, Lowered, Texts},
        read,
    },
    interview::{session::Session, text::Language, view::PolicyView},
    pack::{self, Audience, ClauseKind, Grade, Policy, PolicyId},
    publish::doc,
};
use roxmltree::{Document, Node, ParsingOptions};

type Shown = Result<(), Box<dyn Error>>;

/// Files, by their paths.
type Files = Vec<(String, String)>;

/// Our pack, lowered once for all tests.
fn lowered() -> Result<&'static Lowered, String> {
    static LOWERED: LazyLock<Result<Lowered, String>> = LazyLock::new(|| {
        let (_, lowered, findings) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
        lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}"))
    });
    LOWERED.as_ref().map_err(Clone::clone)
}

/// All files: as they lie in a deployed folder, or as a copy by itself. Made once for all tests.
fn files(beside_app: bool) -> Result<&'static Files, String> {
    fn made(beside_app: bool) -> Result<Files, String> {
        Ok(doc::pages(lowered()?, beside_app)?.into_iter().map(|page| (page.path, page.content)).collect())
    }
    static BESIDE: LazyLock<Result<Files, String>> = LazyLock::new(|| made(true));
    static ALONE: LazyLock<Result<Files, String>> = LazyLock::new(|| made(false));
    let files = if beside_app { &BESIDE } else { &ALONE };
    files.as_ref().map_err(Clone::clone)
}

fn parsed(path: &str, html: &str) -> Result<Document<'static>, Box<dyn Error>> {
    // Tests may leave a page in memory; a document borrows its text.
    let text: &'static str = Box::leak(html.to_owned().into_boxed_str());
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Ok(Document::parse_with_options(text, options).map_err(|error| format!("{path}: {error}"))?)
}

fn html_of(files: &[(String, String)]) -> impl Iterator<Item = &(String, String)> {
    files.iter().filter(|(path, _)| path.ends_with(".html"))
}

fn folder(language: &str) -> &'static str {
    if language == "en" { "en/" } else { "" }
}

/// The page of a policy in a language.
fn page<'f>(files: &'f [(String, String)], texts: &Texts, key: &str) -> Result<&'f str, Box<dyn Error>> {
    let wanted = format!("{}{key}.html", folder(texts.language));
    let found = files.iter().find(|(path, _)| *path == wanted);
    Ok(found.map(|(_, html)| html.as_str()).ok_or_else(|| format!("no page {wanted}"))?)
}

/// What people read on a page, without what stands in the picture.
fn words(document: &Document<'_>) -> String {
    let in_picture = |node: &Node<'_, '_>| node.ancestors().any(|above| above.has_tag_name("svg"));
    let texts = document.descendants().filter(|node| node.is_text() && !in_picture(node));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

fn number(node: Node<'_, '_>, name: &str) -> i32 {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or(i32::MIN)
}

#[test]
fn every_page_is_well_formed_and_has_neither_script_nor_inline_style() -> Shown {
    let lowered = lowered()?;
    for beside_app in [false, true] {
        let files = files(beside_app)?;
        assert_eq!(html_of(files).count(), 2 * lowered.pack.policies.len() + 2);
        for (path, html) in html_of(files) {
            let document = parsed(path, html)?;
            for node in document.descendants().filter(Node::is_element) {
                let name = node.tag_name().name();
                assert!(!["script", "style", "iframe", "form"].contains(&name), "{path}: <{name}>");
                let refused = |name: &str| name == "style" || name.starts_with("on");
                assert!(!node.attributes().any(|attribute| refused(attribute.name())), "{path}: <{name}> {node:?}");
            }
            let language = if path.starts_with("en/") { "en" } else { "zh-CN" };
            assert_eq!(document.root_element().attribute("lang"), Some(language), "{path}");
            assert_eq!(document.descendants().filter(|node| node.has_tag_name("h1")).count(), 1, "{path}");
        }
    }
    Ok(())
}

#[test]
fn every_link_leads_somewhere() -> Shown {
    let lowered = lowered()?;
    for beside_app in [false, true] {
        let files = files(beside_app)?;
        let names: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        let (mut n_links, mut n_app) = (0, 0);
        for (path, html) in html_of(files) {
            let document = parsed(path, html)?;
            let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
            for href in document.descendants().filter_map(|node| node.attribute("href")) {
                n_links += 1;
                if ["https://", "http://", "tel:"].iter().any(|scheme| href.starts_with(scheme)) {
                    continue;
                }
                if let Some(anchor) = href.strip_prefix('#') {
                    assert!(ids.contains(anchor), "{path}: {href}");
                    continue;
                }
                let mut folders: Vec<&str> = path.split('/').collect();
                folders.pop();
                let (file, route) = href.split_once('#').unwrap_or((href, ""));
                let mut above = 0;
                for step in file.split('/').filter(|step| !step.is_empty()) {
                    match step {
                        ".." if folders.pop().is_none() => above += 1,
                        ".." => {}
                        step => folders.push(step),
                    }
                }
                if above == 0 {
                    assert!(names.contains(folders.join("/").as_str()), "{path}: {href}");
                    continue;
                }
                // One folder further up is the app, which a copy by itself does not have.
                n_app += 1;
                assert!(beside_app && above == 1 && folders.is_empty(), "{path}: {href}");
                let policy = route.strip_prefix("/policy/");
                assert!(policy.is_none_or(|key| lowered.pack.policy_id(key).is_some()), "{path}: {href}");
            }
        }
        assert!(n_links > 1000, "only {n_links} links were looked at");
        assert_eq!(n_app > 0, beside_app);
    }
    Ok(())
}

#[test]
fn a_page_says_everything_that_the_pack_says_of_its_policy() -> Shown {
    let lowered = lowered()?;
    let files = files(true)?;
    let (mut n_clauses, mut n_uncertain, mut n_basis) = (0, 0, 0);
    for texts in &lowered.texts {
        for (at, policy) in lowered.pack.policies.iter().enumerate() {
            let html = page(files, texts, &policy.key)?;
            let document = parsed(&policy.key, html)?;
            let read = words(&document);
            let place = format!("{} {}", texts.language, policy.key);
            let has = |what: &str| assert!(read.contains(what), "{place}: no {what:?}");
            let (short, long) = (&texts.short.policies[at], &texts.long.policies[at]);
            has(&short.title);
            has(&short.contact);
            for call in &short.call {
                has(&texts.short.contacts[usize::from(*call)].phone);
            }
            for (clause, its) in policy.clauses.iter().zip(&long.clauses) {
                n_clauses += 1;
                [&its.text, &its.step, &its.how].into_iter().filter(|text| !text.is_empty()).for_each(|text| has(text));
                let source = &texts.long.sources[clause.source.index()];
                has(&source.title);
                // The article stands behind the number of its source.
                let id = html.split("id=\"source-").skip(1).position(|item| {
                    item.split_once("</li>").is_some_and(|(item, _)| item.contains(&escaped(&source.title)))
                });
                let number = id.ok_or_else(|| format!("{place}: {} is not listed", source.title))? + 1;
                let article = clause.article.as_ref().map(|article| format!(" {}", escaped(article)));
                let cited = format!("<a href=\"#source-{number}\">[{number}]</a>{}", article.unwrap_or_default());
                assert!(html.contains(&cited), "{place}: {cited}");
            }
            let lists = [&long.uncertain, &long.papers, &long.obligations, &long.aliases];
            n_uncertain += long.uncertain.len();
            lists.into_iter().flatten().chain(long.tiers.iter().flatten()).for_each(|line| has(line));
            for basis in &long.basis {
                n_basis += 1;
                has(&basis.in_full());
            }
            let own = |id: PolicyId| id.index() == at;
            for (relation, its) in lowered.pack.relations.iter().zip(&texts.long.relations) {
                if own(relation.between.0) || own(relation.between.1) {
                    has(&its.text);
                }
            }
            let personas = lowered.personas.iter().filter(|persona| own(persona.policy));
            for (number, persona) in (1..).zip(personas) {
                // Names are in Chinese alone.
                if texts.language == "zh" {
                    has(&persona.name.value);
                } else {
                    has(&format!("Example {number}"));
                    assert!(!read.contains(&persona.name.value), "{place}: {}", persona.name.value);
                }
            }
        }
    }
    assert!(n_clauses > 300 && n_uncertain > 100 && n_basis > 30, "{n_clauses} {n_uncertain} {n_basis}");
    Ok(())
}

#[test]
fn each_condition_of_which_one_suffices_says_which_others_do() -> Shown {
    let lowered = lowered()?;
    let files = files(true)?;
    for (texts, head, or) in lowered.texts.iter().filter_map(|texts| match texts.language {
        "zh" => Some((texts, "满足其一：", "或")),
        "en" => Some((texts, "One of these is enough: ", "or")),
        _ => None,
    }) {
        let html = page(files, texts, "cn-hukou-graduates")?;
        let clauses: Vec<&str> = html.split("<li id=\"clause-").skip(1).collect();
        assert_eq!(clauses.len(), 12, "the policy has other clauses");
        // Four kinds of people, two of which need the office besides; then where one is from. The rest is needed anyhow.
        let kinds = format!("{head}1 {or} 2 + 3 {or} 4 {or} 5 + 6 {or} 7 + 8<");
        let origins = format!("{head}10 {or} 11<");
        for (at, clause) in clauses.iter().enumerate() {
            let clause = clause.split_once("</li>").map_or(*clause, |(clause, _)| clause);
            let wanted = match at + 1 {
                1..=8 => Some(&kinds),
                10 | 11 => Some(&origins),
                _ => None,
            };
            assert_eq!(clause.contains(head), wanted.is_some(), "{}: {clause}", at + 1);
            assert!(wanted.is_none_or(|wanted| clause.contains(wanted)), "{}: {clause}", at + 1);
        }
    }
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn a_figure_of_grade_d_is_never_a_number_and_an_unverified_one_is_marked() -> Shown {
    let lowered = lowered()?;
    let files = files(true)?;
    let (mut unknown, mut unverified) = (0, 0);
    for texts in &lowered.texts {
        for policy in &lowered.pack.policies {
            let document = parsed(&policy.key, page(files, texts, &policy.key)?)?;
            let shown = |node: &Node<'_, '_>| node.attribute("class") == Some("figure") && node.has_tag_name("p");
            let figures: Vec<Node<'_, '_>> = document.descendants().filter(shown).collect();
            assert_eq!(figures.len(), policy.benefits.len(), "{}", policy.key);
            for (benefit, figure) in policy.benefits.iter().zip(figures) {
                let (said, place) = (figure.text().unwrap_or_default(), format!("{} {}", policy.key, benefit.key));
                if benefit.grade == Grade::D {
                    unknown += 1;
                    assert!(!said.contains(|c: char| c.is_ascii_digit()), "{place}: {said}");
                } else if !benefit.is_confirmed() {
                    unverified += 1;
                    let beside: String = figure.parent().map(|all| text_of(all)).unwrap_or_default();
                    let mark = ["现行标准待确认", "Current standard not confirmed"];
                    assert!(mark.iter().any(|mark| beside.contains(mark)), "{place}: {beside}");
                }
            }
        }
    }
    assert!(unknown > 10 && unverified > 10, "{unknown} {unverified}");
    Ok(())
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<Vec<_>>().join(" ")
}

/// A box or a group's heading of a picture: its class, its edges, and the lines of text within those.
struct Drawn<'a> {
    class: &'a str,
    edges: [i32; 4],
}

/// The outlines of a picture, in their order.
fn drawn<'a>(svg: Node<'a, 'a>) -> Vec<Drawn<'a>> {
    let mut all = Vec::new();
    for node in svg.children().filter(Node::is_element) {
        let class = node.attribute("class").unwrap_or_default();
        let edges = match node.tag_name().name() {
            "rect" => {
                let (x, y) = (number(node, "x"), number(node, "y"));
                [x, y, x + number(node, "width"), y + number(node, "height")]
            }
            "polygon" => {
                let points =
                    node.attribute("points").unwrap_or_default().split(' ').filter_map(|at| at.split_once(','));
                let points: Vec<(i32, i32)> =
                    points.filter_map(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?))).collect();
                let (xs, ys) = (points.iter().map(|at| at.0), points.iter().map(|at| at.1));
                let none = i32::MIN;
                [
                    xs.clone().min().unwrap_or(none),
                    ys.clone().min().unwrap_or(none),
                    xs.max().unwrap_or(none),
                    ys.max().unwrap_or(none),
                ]
            }
            "circle" => {
                let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
                [x - r, y - r, x + r, y + r]
            }
            _ => continue,
        };
        all.push(Drawn { class, edges });
    }
    all
}

/// The width of a character in font sizes: exact for Chinese, and for English that of Noto Sans and its like, roughly.
fn em(c: char) -> f64 {
    match c {
        '\u{2e80}'.. => 1.0,
        'm' | 'w' | 'M' | 'W' => 0.93,
        ' ' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ';' | ':' | '(' | ')' | '-' | '\'' => 0.36,
        'A'..='Z' => 0.66,
        _ => 0.58,
    }
}

/// The picture of a page.
fn picture<'a>(document: &'a Document<'a>) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| node.has_tag_name("svg") && node.attribute("class") == Some("rule"))
}

#[test]
fn the_boxes_of_a_picture_do_not_overlap_stay_inside_and_hold_their_words() -> Shown {
    let lowered = lowered()?;
    let files = files(true)?;
    let (mut n_boxes, mut n_lines) = (0, 0);
    for texts in &lowered.texts {
        for policy in &lowered.pack.policies {
            let document = parsed(&policy.key, page(files, texts, &policy.key)?)?;
            let place = format!("{} {}", texts.language, policy.key);
            let Some(svg) = picture(&document) else {
                assert!(policy.clauses.is_empty(), "{place}: no picture");
                continue;
            };
            let size: Vec<i32> =
                svg.attribute("viewBox").unwrap_or_default().split(' ').filter_map(|n| n.parse().ok()).collect();
            let [0, 0, wide, tall] = size.as_slice() else { return Err(format!("{place}: {size:?}").into()) };
            assert!(*wide <= 358, "{place}: wider than a telephone of 390 pixels without its margins");
            let all = drawn(svg);
            for (at, Drawn { class, edges: [left, top, right, bottom] }) in all.iter().enumerate() {
                n_boxes += 1;
                let inside = 0 < *left && 0 < *top && right < wide && bottom < tall;
                assert!(inside && left < right && top < bottom, "{place}: {class} {:?}", all[at].edges);
                for other in &all[at + 1..] {
                    let [l, t, r, b] = other.edges;
                    let apart = *right < l || r < *left || *bottom < t || b < *top;
                    assert!(apart, "{place}: {class} {:?} and {} {:?}", all[at].edges, other.class, other.edges);
                }
            }
            for line in svg.children().filter(|node| node.has_tag_name("text")) {
                if line.attribute("class") == Some("or") {
                    continue;
                }
                n_lines += 1;
                let (x, base) = (number(line, "x"), number(line, "y"));
                let size = line.attribute("font-size").map_or(14, |_| number(line, "font-size"));
                let said = line.text().unwrap_or_default();
                let wide: f64 = said.chars().map(em).sum();
                let end = f64::from(x) + wide * f64::from(size);
                let holds = |drawn: &&Drawn<'_>| {
                    let [l, t, r, b] = drawn.edges;
                    // The point of a gate is no room for words.
                    let r = if drawn.class.ends_with("gate") { r - 12 } else { r };
                    l < x && end <= f64::from(r) && t <= base - size * 7 / 8 && base + size / 5 <= b
                };
                assert_eq!(all.iter().filter(holds).count(), 1, "{place}: {said:?} leaves its box");
            }
        }
    }
    assert!(n_boxes > 700 && n_lines > 700, "{n_boxes} boxes, {n_lines} lines");
    Ok(())
}

/// The shape that a clause must have, as element and class.
fn shape(clause: &ClauseKind) -> (&'static str, &'static str) {
    match clause {
        ClauseKind::Asked(_) => ("rect", "box asked"),
        ClauseKind::Presumed(_) => ("rect", "box presumed"),
        ClauseKind::Office => ("polygon", "box office"),
        ClauseKind::Gate(_) => ("polygon", "box gate"),
    }
}

#[test]
fn a_picture_has_every_clause_in_the_shape_of_who_can_tell_and_describes_itself() -> Shown {
    let lowered = lowered()?;
    let files = files(true)?;
    for texts in &lowered.texts {
        for (at, policy) in lowered.pack.policies.iter().enumerate() {
            let Policy { key, clauses, .. } = policy;
            let document = parsed(key, page(files, texts, key)?)?;
            let Some(svg) = picture(&document) else { continue };
            let boxes: Vec<(&str, &str)> = svg
                .children()
                .filter_map(|node| Some((node.tag_name().name(), node.attribute("class")?)))
                .filter(|(_, class)| class.starts_with("box "))
                .collect();
            let mut wanted: Vec<(&str, &str)> = clauses.iter().map(|clause| shape(&clause.kind)).collect();
            let mut found = boxes.clone();
            wanted.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, wanted, "{key}");
            assert_eq!(svg.attribute("role"), Some("img"));
            let of = |name: &str| svg.children().find(|node| node.has_tag_name(name)).map(text_of).unwrap_or_default();
            assert!(of("title").contains(&texts.short.policies[at].title), "{key}: {}", of("title"));
            let long = &texts.long.policies[at];
            for (number, its) in long.clauses.iter().enumerate() {
                let said = format!("{} {}", number + 1, its.text);
                assert!(of("desc").contains(&said), "{key}: {said} is not in {}", of("desc"));
            }
        }
    }
    Ok(())
}

#[test]
fn the_screen_of_a_policy_leads_to_its_page() -> Shown {
    let lowered = lowered()?;
    let names: BTreeSet<&str> = files(true)?.iter().map(|(path, _)| path.as_str()).collect();
    for (texts, language) in lowered.texts.iter().zip([Language::Zh, Language::En]) {
        let session = Session::open(&pack::encode(&lowered.pack), &pack::encode(&texts.short), &[], None);
        let session = session.map_err(|opening| format!("{opening:?}"))?;
        for (at, policy) in lowered.pack.policies.iter().enumerate() {
            // An employer's policy is shown by the door for firms, with the address of the same form.
            let Some(view) = PolicyView::of(&session, PolicyId::at(at), language.text()) else {
                assert_eq!(policy.audience(), Audience::Employer, "{}", policy.key);
                continue;
            };
            let page = view.page.strip_prefix("rules/").ok_or_else(|| format!("{}: {}", policy.key, view.page))?;
            assert!(names.contains(page) && page.starts_with("en/") == (language == Language::En), "{page}");
        }
    }
    Ok(())
}

#[test]
fn what_is_not_offered_has_no_page_and_the_command_writes_all_others() -> Shown {
    let place = tempfile::TempDir::new()?;
    let out = place.path().join("copy");
    let output = Command::new(env!("CARGO_BIN_EXE_caice"))
        .args(["doc", "policies", "-o"])
        .arg(&out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    assert!(output.status.success(), "{said}");
    let pages = files(false)?;
    assert!(said.contains(&format!("{} files written", pages.len())), "{said}");
    for (path, content) in pages {
        assert_eq!(std::fs::read_to_string(out.join(path))?, *content, "{path}");
    }
    let aside = "ls-lvgu-infopark-apartment";
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("policies/lishui/{aside}.yaml")).exists());
    assert!(pages.iter().all(|(path, content)| !path.contains(aside) && !content.contains(aside)));
    Ok(())
}

#[test]
fn the_stylesheet_is_named_by_its_content_and_pages_are_asked_for_again() -> Shown {
    let files = files(true)?;
    let sheets: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".css")).collect();
    let [sheet] = sheets.as_slice() else { return Err(format!("{sheets:?}").into()) };
    let hash = sheet.trim_start_matches("reading-").trim_end_matches(".css");
    assert!(hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{sheet}");
    let place = tempfile::TempDir::new()?;
    std::fs::write(place.path().join("index.html"), "")?;
    for (path, content) in files {
        let path = place.path().join("rules").join(path);
        std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        std::fs::write(path, content)?;
    }
    let (address, _server) = caice::publish::serve::spawn(place.path())?;
    let header = |path: &str| -> Result<String, Box<dyn Error>> {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(address)?;
        write!(stream, "GET /rules/{path} HTTP/1.1\r\nHost: caice\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).to_lowercase();
        assert!(answer.starts_with("http/1.1 200"), "{path}: {answer}");
        let line = answer.lines().find(|line| line.starts_with("cache-control:"));
        Ok(line.ok_or_else(|| format!("{path}: no cache-control"))?.to_owned())
    };
    for path in ["", "en/", "index.html", "ls-job-seeking-subsidy.html", "en/ls-job-seeking-subsidy.html"] {
        assert_eq!(header(path)?, "cache-control: no-cache", "{path}");
    }
    assert!(header(sheet)?.ends_with("immutable"), "{sheet}");
    Ok(())
}
