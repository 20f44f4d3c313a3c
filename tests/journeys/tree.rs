//! What a screen reader gets on every screen: compares the accessibility tree with a stored file.
//!
//! The files are `tests/journeys/tree/VISIT/SCREEN.txt`; `UPDATE=1` rewrites them; read the diff. Also checks in every
//! tree what a machine can tell: every control has a name, unique on the screen except for links to the same place;
//! groups have names; headings skip no level. `spoken` reads and writes trees. Says nothing about colour or size: axe
//! and `reading` do.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use caice::value::Date;

use crate::driver::noon_of;
use crate::engine::Engine;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::spoken::{Node, in_order, tree, written};

/// The drivers that give no tree.
const WITHOUT_TREE: [(Engine, &str); 2] = [
    (Engine::Firefox, "its driver gives no accessibility tree"),
    (Engine::WebKit, "its driver gives no accessibility tree"),
];

/// Roles of controls.
const CONTROLS: [&str; 9] =
    ["link", "button", "summary", "radio", "checkbox", "textbox", "searchbox", "combobox", "Date"];
/// Those that act at once.
const ACTIONS: [&str; 3] = ["link", "button", "summary"];
/// Those that do the same wherever they are, and clauses whose texts did not arrive.
const SAME: [&str; 3] = ["再试", "不是这样 ：（条文正在取，稍等）", "不是这样 ：（条文没取到）"];
/// Roles that must name the group they form.
const HOLDERS: [&str; 5] = ["group", "radiogroup", "region", "navigation", "complementary"];

/// The day that the page believes it is.
pub fn the_day() -> Outcome<String> {
    Ok(noon_of(Date::new(2026, 11, 23).map_err(|_| "no such day")?))
}

/// The faults of a tree.
fn complaints(nodes: &[Node]) -> Vec<String> {
    let mut wrong = Vec::new();
    // A section and a field in it may share a name: their roles tell them apart.
    let mut names: BTreeMap<(bool, &str), Vec<&Node>> = BTreeMap::new();
    let mut rank = 0;
    for node in in_order(nodes) {
        let role = node.role.as_str();
        let is_control = CONTROLS.contains(&role);
        if node.name.is_empty() && (is_control || role == "image" || HOLDERS.contains(&role)) {
            wrong.push(format!("a {role} without a name"));
        }
        if is_control && !SAME.contains(&node.name.as_str()) {
            names.entry((ACTIONS.contains(&role), &node.name)).or_default().push(node);
        }
        if role == "heading" {
            if node.level > rank + 1 {
                wrong.push(format!("the heading {:?} of rank {} follows one of rank {rank}", node.name, node.level));
            }
            rank = node.level;
        }
    }
    for ((_, name), nodes) in names {
        let [first, others @ ..] = nodes.as_slice() else { continue };
        if !others.iter().all(|other| !first.leads_to.is_empty() && other.leads_to == first.leads_to) {
            wrong.push(format!("{} things are called {name:?}", nodes.len()));
        }
    }
    wrong
}

/// The trees of one visit, and their faults.
pub struct Stored {
    folder: PathBuf,
    update: bool,
    seen: RefCell<BTreeSet<String>>,
    wrong: RefCell<Vec<String>>,
}

impl Stored {
    /// The stored trees of a visit.
    pub fn of(visit: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/tree").join(visit);
        let update = std::env::var_os("UPDATE").is_some_and(|update| update == "1");
        Self { folder, update, seen: RefCell::default(), wrong: RefCell::default() }
    }

    /// Compares the open screen with its file, or rewrites the file.
    pub async fn look(&self, page: &Page, screen: &str) -> Outcome {
        ensure(self.seen.borrow_mut().insert(format!("{screen}.txt")), format!("{screen} is visited twice"))?;
        // Where scripts are off no frame is ever reported, and no focus moves.
        if page.ask("return all('#live h1').length > 0").await? == true {
            page.frames().await?;
        }
        let nodes = tree(page).await?;
        let found = written(&nodes);
        let path = self.folder.join(format!("{screen}.txt"));
        let mut wrong = self.wrong.borrow_mut();
        wrong.extend(complaints(&nodes).into_iter().map(|said| format!("{screen}: {said}")));
        if self.update {
            fs::create_dir_all(&self.folder)?;
            fs::write(path, found)?;
            return Ok(());
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            wrong.push(format!("{screen}\n{}", difference(&expected, &found)));
        }
        Ok(())
    }

    /// Fails if anything was wrong, or a file has no screen left.
    pub fn end(self) -> Outcome {
        let seen = self.seen.into_inner();
        let mut wrong = self.wrong.into_inner();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if seen.contains(&name) {
            } else if self.update {
                fs::remove_file(entry.path())?;
            } else {
                wrong.push(format!("{name} is of no screen"));
            }
        }
        ensure(wrong.is_empty(), format!("{}\nUPDATE=1 rewrites the files; read the difference", wrong.join("\n")))
    }
}

/// The lines found in only one of two texts, after trimming their common ends.
fn difference(expected: &str, found: &str) -> String {
    let (mut old, mut new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    while !old.is_empty() && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let side = |mark: &str, lines: &[&str]| -> String {
        lines.iter().skip(same).map(|line| format!("{mark} {line}\n")).collect()
    };
    format!("from line {}:\n{}{}", same + 1, side("-", &old), side("+", &new))
}

#[test]
fn what_is_lost_to_a_screen_reader_is_noticed() -> Outcome {
    let worse = [
        ("document.querySelector('#starts').removeAttribute('aria-label')", "a navigation without a name"),
        ("document.querySelector('#speak').textContent = ''", "a button without a name"),
        (
            "document.querySelector('.hello').insertAdjacentHTML('beforeend', '<a href=\"#/answers\">开始</a>')",
            "2 things are called",
        ),
        (
            "document.querySelector('.hello').insertAdjacentHTML('beforeend', '<h3>三</h3>')",
            "of rank 3 follows one of rank 1",
        ),
        ("document.querySelector('#big').removeAttribute('aria-pressed')", "- "),
        ("document.querySelector('.promise').setAttribute('aria-hidden', true)", "- "),
        ("document.querySelector('#policies').open = true", "+ "),
    ];
    let before = the_day()?;
    let setup = Setup { motion: false, before: &before, not_in: &WITHOUT_TREE, ..PHONE };
    journey(setup, async |page| {
        for (change, wanted) in worse {
            page.leave().await?;
            page.open().await?;
            page.at_home().await?;
            page.alive().await?;
            let stored = Stored { update: false, ..Stored::of("working") };
            stored.look(page, "home").await?;
            let good = stored.wrong.borrow().join("\n");
            ensure(good.is_empty(), good)?;
            stored.seen.borrow_mut().clear();
            page.ask(change).await?;
            stored.look(page, "home").await?;
            let said = stored.wrong.borrow().join("\n");
            ensure(said.contains(wanted), format!("{change}: expected {wanted:?}, found {said:?}"))?;
        }
        Ok(())
    })
}
