//! Policies: who, when, under which conditions.
//!
//! Benefits have a file of their own. Fields that go together are checked here, because a table of
//! single fields cannot say it.

use std::collections::HashSet;

use super::{
    super::{
        expr::{self, FigureName, Unit},
        finding::Code,
        numerals::numerals,
        shape::{self, node::Node},
        source::Span,
    },
    Lowering, PolicyPlace, TimesPlace, Uncertain,
    condition::Part,
    grade,
};
use crate::{
    pack::{Award, Clause, Condition, Grade, Level, MAX_NESTING, Num, Pause, Policy, Role, Roles, Validity, Window},
    value::Date,
};

/// Texts of a policy, single and in lists.
const TEXTS: &[&str] = &["title", "contact", "soon", "how"];
const TEXT_LISTS: &[&str] = &["aliases", "obligations", "uncertain"];
/// Texts of a document it rests on.
const BASIS_TEXTS: &[&str] = &["issuer", "title"];

impl<'n> Lowering<'n> {
    /// Reports ids that two policies share.
    pub(super) fn policy_ids(&mut self, policies: &[Node]) {
        let mut seen = HashSet::new();
        for id in policies.iter().filter_map(|policy| policy.get("id")) {
            let key = id.scalar().unwrap_or_default();
            if !seen.insert(key) {
                let message = format!("another policy is called `{key}`");
                self.report(Code::DuplicateId, id.span, message, "ids name results and links: choose another");
            }
        }
    }

    /// Lowers one policy; gives with it the nodes of its clauses, for their texts.
    pub(super) fn policy(&mut self, node: &'n Node) -> (Policy, Vec<&'n Node>) {
        let key = node.text("id").unwrap_or_default().to_owned();
        let mut figures = node.get("figures").map(|own| self.figures(own, Some(&key))).unwrap_or_default();
        figures.extend(self.shared.iter().cloned());
        let mut part = Part::default();
        let when = match node.get("when") {
            Some(when) => self.condition(when, &figures, &mut part),
            None => Condition::All(Vec::new()),
        };
        // Only definitions within definitions go so far.
        if let Some(place) = node.get("when").filter(|_| when.depth() > usize::from(MAX_NESTING)) {
            self.report(Code::RuleSyntax, place.span, "nested too deeply", "write it in fewer steps");
        }
        let policy_grade = grade(node);
        let id = node.get("id").map_or(node.span, |id| id.span);
        for field in ["when", "benefits"].into_iter().filter(|field| policy_grade < Grade::D && !node.has(field)) {
            let hint = "only a policy of grade D, of which nothing but the name is known, goes without";
            self.report(Code::MissingField, id, format!("a policy needs the field `{field}`"), hint);
        }
        for text in TEXTS.iter().filter_map(|field| node.get(field)) {
            self.note_translation(Some(text));
        }
        for text in TEXT_LISTS.iter().flat_map(|field| node.list(field)) {
            self.note_translation(Some(text));
        }
        for basis in node.list("basis") {
            self.citation(basis);
            BASIS_TEXTS.iter().for_each(|field| self.note_translation(basis.get(field)));
        }
        let uncertain = node.list("uncertain").iter().map(|entry| self.uncertain(entry, &part.clauses)).collect();
        self.soon(node);
        node.list("says").iter().filter(|said| said.has("cite")).for_each(|said| {
            self.citation(said);
        });
        let roles = roles(node);
        let (benefits, benefit_places) = self.benefits(node, &figures, &part.clauses, roles.beneficiary);
        let replaces = node.get("replaces").map(|earlier| earlier.span);
        let times = times_place(node, id);
        let pauses = self.pauses(node);
        self.places.policies.push(PolicyPlace {
            id,
            replaces,
            clauses: part.places,
            benefits: benefit_places,
            times,
            pauses: pauses.clone(),
            uncertain,
        });
        let policy = Policy {
            key,
            level: match node.text("level") {
                Some("etdz") => Level::Etdz,
                Some("lishui") => Level::Lishui,
                Some("zhejiang") => Level::Zhejiang,
                _ => Level::National,
            },
            grade: policy_grade,
            validity: self.validity(node),
            window: self.window(node, &figures),
            pauses: merged(pauses.into_iter().map(|(pause, ..)| pause).collect()),
            automatic: node.flag("automatic"),
            award: if node.text("award") == Some("competitive") { Award::Competitive } else { Award::Entitled },
            roles,
            clauses: part.clauses,
            when,
            benefits,
            papers: Vec::new(),
        };
        (policy, part.nodes)
    }

    /// What an entry of `uncertain` is about.
    fn uncertain(&mut self, node: &Node, clauses: &[Clause]) -> Uncertain {
        let named = node.list("clauses").iter();
        Uncertain {
            span: node.span,
            about: node.has("about"),
            clauses: named.filter_map(|name| Some((self.clause_named(name, clauses)?, name.span))).collect(),
        }
    }

    /// Reports a `soon` that says more than is known, or less.
    fn soon(&mut self, node: &Node) {
        let Some(soon) = node.get("soon") else { return };
        let texts = [soon.text("zh"), soon.text("en")].into_iter().flatten();
        if let Some(number) = texts.flat_map(numerals).next() {
            let message = format!("`soon` names a number, {}", number.written);
            let hint =
                "it is for what presses without a known last day: leave the number to `uncertain`, or write a `window`";
            self.report(Code::UnfoundedSoon, soon.span, message, hint);
        }
        let is_said = |entry: &Node| entry.text("about") == Some("window") || entry.has("clauses");
        if !node.list("uncertain").iter().any(is_said) {
            let message = "`soon` says that something presses, and nothing says what is known of it";
            let hint = "say it in `uncertain`, with `about: window`";
            self.report(Code::UnfoundedSoon, soon.span, message.to_owned(), hint);
        }
        if node.get("window").is_some_and(|window| window.has("closes") || window.has("every_year")) {
            let message = "`soon` beside a `window` with a last day";
            let hint = "remove `soon`: the page works out that day and says when it is near";
            self.report(Code::UnfoundedSoon, soon.span, message.to_owned(), hint);
        }
    }

    fn validity(&mut self, node: &Node) -> Validity {
        let Some(validity) = node.get("validity") else { return Validity::default() };
        self.note_period(validity);
        self.citation(validity);
        let withdrawn = validity.get("withdrawn");
        self.note_translation(withdrawn.and_then(|withdrawn| withdrawn.get("reason")));
        Validity {
            from: validity.date("from"),
            to: validity.date("to"),
            run_on: validity.flag("run_on"),
            withdrawn: withdrawn.and_then(|withdrawn| withdrawn.date("on")),
            // Known when all policies are.
            replaced_by: None,
        }
    }

    fn window(&mut self, node: &Node, figures: &[FigureName]) -> Window {
        let Some(window) = node.get("window").filter(|_| node.has("window")) else { return Window::None };
        let given = |field: &str| window.has(field);
        let days = given("opens") || given("closes");
        let shapes = [given("grade"), days, given("every_year")].into_iter().filter(|given| *given).count();
        // Where one can apply at any time but for a pause, there are no days to be known.
        let only_paused = shapes == 0 && given("paused") && !given("current");
        if only_paused {
            return Window::None;
        }
        if shapes != 1 {
            let hint =
                "write `grade: D`, or `opens` and `closes`, or `every_year`; `paused` alone goes without `current`";
            self.report(Code::MissingField, window.span, "a window is of one of three shapes", hint);
            return Window::Unknown;
        }
        if given("grade") == given("current") {
            let hint = "days need `current`; unknown days have none";
            self.report(Code::MissingField, window.span, "`current` goes with days that are known", hint);
        }
        let confirmed = window.text("current").and_then(shape::currency) == Some(None);
        match window.get("every_year") {
            Some(every_year) => self.yearly(every_year, confirmed),
            None if days => Window::Days {
                opens: self.day(window, "opens", figures),
                closes: self.day(window, "closes", figures),
                confirmed,
            },
            None => Window::Unknown,
        }
    }

    /// The days on which the window is paused, as they are written, and where; a day that is left out has the pause's place.
    fn pauses(&mut self, node: &Node) -> Vec<(Pause, Span, Span)> {
        let pauses = node.get("window").map(|window| window.list("paused")).unwrap_or_default();
        for pause in pauses {
            self.note_period(pause);
            self.note_translation(pause.get("text"));
        }
        let placed = |pause: &Node| {
            let place = |field: &str| pause.get(field).map_or(pause.span, |day| day.span);
            Some((Pause { from: pause.date("from")?, to: pause.date("to") }, place("from"), place("to")))
        };
        pauses.iter().filter_map(placed).collect()
    }

    fn yearly(&mut self, node: &Node, confirmed: bool) -> Window {
        let day = |field: &str| node.text(field).and_then(shape::month_day);
        let (Some(opens), Some(closes)) = (day("from"), day("to")) else { return Window::Unknown };
        if opens == (2, 29) {
            let span = node.get("from").map_or(node.span, |from| from.span);
            let hint = "write \"02-28\" or \"03-01\"; as a last day, \"02-29\" is the end of February";
            self.report(Code::BadValue, span, "most years have no 29 February to begin on", hint);
        }
        Window::Yearly { opens, closes, confirmed }
    }

    /// A day as such, or a rule that gives one.
    fn day(&mut self, node: &Node, name: &str, figures: &[FigureName]) -> Option<Num> {
        let rule = node.get(name).filter(|_| node.has(name))?;
        match Date::parse(rule.scalar()?) {
            Ok(day) => Some(Num::Lit(day.unix_days())),
            Err(_) => expr::number(
                rule,
                Unit::Date,
                &Self::names(&self.pack, &self.phrases, figures, None),
                &mut self.findings,
            ),
        }
    }
}

/// Pauses in order, those that touch or overlap as one.
fn merged(mut pauses: Vec<Pause>) -> Vec<Pause> {
    pauses.sort_by_key(|pause| pause.from);
    let mut merged: Vec<Pause> = Vec::new();
    for pause in pauses {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| pause.from <= to.tomorrow()) => {
                last.to = last.to.zip(pause.to).map(|(one, other)| one.max(other));
            }
            _ => merged.push(pause),
        }
    }
    merged
}

fn times_place(node: &Node, id: Span) -> TimesPlace {
    let place = |section: Option<&Node>, field: &str| section.and_then(|section| section.get(field)).map(|n| n.span);
    let (validity, window) = (node.get("validity"), node.get("window"));
    let every_year = window.and_then(|window| window.get("every_year"));
    TimesPlace {
        from: place(validity, "from").unwrap_or(id),
        to: place(validity, "to").unwrap_or(id),
        run_on: place(validity, "run_on").unwrap_or(id),
        withdrawn: place(validity.and_then(|validity| validity.get("withdrawn")), "on").unwrap_or(id),
        opens: place(window, "opens").or(place(every_year, "from")).unwrap_or(id),
        closes: place(window, "closes").or(place(every_year, "to")).unwrap_or(id),
    }
}

fn roles(node: &Node) -> Roles {
    let play = |part: &str| node.get("roles").map_or(Role::Person, |roles| role(roles, part));
    Roles { beneficiary: play("beneficiary"), applicant: play("applicant"), payee: play("payee") }
}

/// The role in field `field`; the person where there is none.
pub(super) fn role(node: &Node, field: &str) -> Role {
    match node.text(field) {
        Some("employer") => Role::Employer,
        Some("school") => Role::School,
        _ => Role::Person,
    }
}
