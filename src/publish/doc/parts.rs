//! The parts of a policy's page in words: clauses, benefits, relations, papers, contacts, sources.
//!
//! Each is finished markup, empty where the pack says nothing. Nothing is decided here; a figure of grade D never gets this
//! far, since the engine shows none.

use super::{
    html::{escaped, fact, link, list, said, tag},
    picture::Look,
    setting::Setting,
};
use crate::{
    interview::view::{Amount, PolicyView},
    pack::{
        Benefit, Clause, ClauseText, Condition, Currency, Expr, FactId, Grade, Num, Pack, Policy, PolicyId, PolicyLong,
        RelationKind, SourceId, Visit,
    },
    publish::dist::escape,
};

/// The sources of a page, in the order of their numbers: of clauses and benefits, then of relations.
pub(super) struct Sources(Vec<SourceId>);

impl Sources {
    /// The sources a policy's page refers to, beginning with those in `first`.
    pub(super) fn of(pack: &Pack, id: PolicyId, first: &[SourceId]) -> Self {
        let mut sources = first.to_vec();
        for relation in pack.relations.iter().filter(|relation| [relation.between.0, relation.between.1].contains(&id))
        {
            if !sources.contains(&relation.source) {
                sources.push(relation.source);
            }
        }
        Self(sources)
    }

    /// A line that cites a source: its number in the list below, the place in it, how well it is known, and when it was
    /// looked at. The title stands in that list only: most clauses of a policy share one source.
    fn cite(&self, setting: &Setting<'_>, source: SourceId, article: Option<&str>, grade: Grade) -> String {
        let Setting { text, long, .. } = setting;
        let number = self.0.iter().position(|at| *at == source).unwrap_or_default() + 1;
        let Some(words) = long.sources.get(source.index()) else { return String::new() };
        let (letter, meaning) = (text.grade)(grade);
        let place = article.map(|article| [" ", article].concat()).unwrap_or_default();
        let rest = [&place, text.dot, letter, " ", meaning, text.dot, &(text.seen)(&words.seen)].concat();
        let number = link(&format!("#source-{number}"), &format!("[{number}]"));
        tag("p", "cite", &[escape(text.cited), number, escape(&rest)].concat())
    }
}

/// Whether the rule holds on the day the pack was checked: withdrawn, replaced, ended, still running on, or in force.
pub(super) fn state(setting: &Setting<'_>, policy: &Policy) -> String {
    let Setting { text, words, session, .. } = setting;
    let (pack, validity) = (&session.pack, policy.validity);
    let instead =
        validity.replaced_by.and_then(|id| Some(link(&format!("{}.html", pack.policy(id)?.key), &setting.title(id))));
    let is_over = validity.to.is_some_and(|to| to < pack.checked);
    let (said_first, led_on) = if validity.withdrawn.is_some() {
        ((text.verdict_withdrawn)(validity.withdrawn, instead.is_some()), instead)
    } else if is_over && instead.is_some() {
        (text.verdict_replaced.to_owned(), instead)
    } else if is_over && !validity.run_on {
        ((text.verdict_ended)(validity.to), None)
    } else if validity.from.is_some_and(|from| from > pack.checked) {
        ((text.verdict_not_yet)(validity.from), None)
    } else {
        ((text.in_force)(validity.from, validity.to).unwrap_or_else(|| words.no_end.to_owned()), None)
    };
    let mut state = tag("p", "", &(escape(&said_first) + &led_on.unwrap_or_default()));
    if validity.run_on && validity.withdrawn.is_none() {
        state += &said("p", "", words.runs_on);
    }
    state
}

/// The clauses, numbered as in the picture.
pub(super) fn clauses(setting: &Setting<'_>, id: PolicyId, policy: &Policy, sources: &Sources) -> String {
    let words = setting.long.policies.get(id.index()).map(|policy| policy.clauses.as_slice()).unwrap_or_default();
    let mut choices = vec![None; policy.clauses.len()];
    choice(setting, &policy.when, None, &mut choices);
    let items: String = { policy.clauses.iter().zip(words).zip(&choices).enumerate() }
        .map(|(at, ((clause, words), choice))| {
            let choice = choice.as_ref().map(|choice| said("p", "who", choice)).unwrap_or_default();
            let clause = self::clause(setting, clause, words, sources, &choice);
            format!("<li id=\"clause-{}\">{clause}</li>\n", at + 1)
        })
        .collect();
    if items.is_empty() { items } else { tag("ol", "clauses", &items) }
}

/// For each clause that is not needed by itself the choice it belongs to, such as `满足其一就行：1 或 2 + 3`: in a list of
/// numbered conditions each reads as if it were. Of a choice within another the outer one is named, with the inner one in it.
fn choice(setting: &Setting<'_>, condition: &Condition, inside: Option<&str>, choices: &mut [Option<String>]) {
    let text = setting.text;
    let (head, members) = match condition {
        Condition::Clause(id) => {
            if let Some(slot) = choices.get_mut(id.index()) {
                *slot = inside.map(str::to_owned);
            }
            return;
        }
        Condition::Not(inner) => return choice(setting, inner, inside, choices),
        Condition::All(members) => (None, members),
        Condition::Any(members) => (Some(text.any_of.to_owned()), members),
        Condition::AtLeast(n, members) => (Some((text.at_least_of)(*n)), members),
    };
    let own = head.filter(|_| inside.is_none() && members.len() > 1);
    // A full-width colon has its own space.
    let own = own.map(|head| {
        let space = if head.ends_with('：') { "" } else { " " };
        [head.as_str(), space, &numbers(setting, condition, false)].concat()
    });
    members.iter().for_each(|member| choice(setting, member, own.as_deref().or(inside), choices));
}

/// The numbers of a condition's clauses, and how they combine; in brackets where it is `within` what is needed as a whole.
fn numbers(setting: &Setting<'_>, condition: &Condition, within: bool) -> String {
    let joined = |members: &[Condition], with: &str, within: bool| {
        let numbers: Vec<String> = members.iter().map(|member| numbers(setting, member, within)).collect();
        (members.len() > 1, numbers.join(with))
    };
    let or = format!(" {} ", setting.words.or);
    let (is_choice, numbers) = match condition {
        Condition::Clause(id) => (false, (id.index() + 1).to_string()),
        Condition::Not(inner) => (false, numbers(setting, inner, within)),
        Condition::All(members) => (false, joined(members, " + ", true).1),
        Condition::Any(members) => joined(members, &or, false),
        Condition::AtLeast(n, members) => {
            (true, [&(setting.text.at_least_of)(*n), " ", &joined(members, setting.text.comma, true).1].concat())
        }
    };
    if is_choice && within { format!("({numbers})") } else { numbers }
}

/// `choice`: markup that says that another would do as well.
fn clause(setting: &Setting<'_>, clause: &Clause, its: &ClauseText, sources: &Sources, choice: &str) -> String {
    let Setting { text, words, .. } = setting;
    let mut said_of_it = said("p", "says", &its.text) + choice;
    said_of_it += &Look::of(clause).word(text).map(|word| said("p", "who", word)).unwrap_or_default();
    for (name, line) in [(words.step, &its.step), ("", &its.how)] {
        if !line.is_empty() {
            said_of_it += &said("p", "", &[name, line].concat());
        }
    }
    let asked = labels(setting, clause.kind.rule().into_iter().flat_map(Expr::facts));
    if !asked.is_empty() {
        said_of_it += &said("p", "looks", &[words.looks_at, &asked].concat());
    }
    said_of_it + &sources.cite(setting, clause.source, clause.article.as_deref(), clause.grade)
}

/// What the policy gives, for nobody in particular, with its steps in words.
pub(super) fn benefits(
    setting: &Setting<'_>,
    id: PolicyId,
    policy: &Policy,
    gives: &[Amount],
    sources: &Sources,
) -> String {
    let Setting { words, long, session, .. } = setting;
    let long = long.policies.get(id.index());
    let assessment = session.assess();
    // The engine leaves out what nobody in particular gets, such as something for each certificate.
    let worked = assessment.of(id).map(|outcome| outcome.benefits.as_slice()).unwrap_or_default();
    let mut all = String::new();
    for (at, benefit) in policy.benefits.iter().enumerate() {
        let amount = worked.iter().zip(gives).find(|(worked, _)| worked.benefit == at).map(|(_, amount)| amount);
        let (name, figure) = named(setting, id, at, benefit, amount);
        let mut lines = said("p", "figure", &figure);
        let asked = labels(setting, benefit.amount.iter().flat_map(Num::facts));
        if !asked.is_empty() && benefit.grade < Grade::D {
            lines += &said("p", "looks", &[words.looks_at, &asked].concat());
        }
        if matches!(benefit.currency, Currency::UnverifiedSince(_)) && benefit.grade < Grade::D {
            lines += &said("p", "who", words.unverified);
        }
        let notes = amount.map(|amount| amount.notes.as_slice()).unwrap_or_default();
        lines += &notes.iter().map(|note| said("p", "", note)).collect::<String>();
        let steps = long.and_then(|long| long.tiers.get(at)).map(Vec::as_slice).unwrap_or_default();
        lines += &list("", steps.iter().map(|step| escaped(step)));
        let again: Vec<String> = { benefit.recheck.iter() }
            .filter_map(|clause| Some(format!("{} {}", clause.index() + 1, long?.clauses.get(clause.index())?.text)))
            .collect();
        if !again.is_empty() {
            lines += &said("p", "", &[words.recheck, &again.join(setting.text.comma)].concat());
        }
        lines += &sources.cite(setting, benefit.source, None, benefit.grade);
        all += &fact(&name, &lines);
    }
    if all.is_empty() { all } else { tag("dl", "facts", &all) }
}

/// The name of a benefit and what stands for its figure: the engine's where it has one, that answers decide where they do,
/// else that it is not known.
fn named(
    setting: &Setting<'_>,
    id: PolicyId,
    at: usize,
    benefit: &Benefit,
    amount: Option<&Amount>,
) -> (String, String) {
    let Setting { text, words, session, .. } = setting;
    let kind = (text.kind)(benefit.kind);
    let own = session.short.policies.get(id.index()).and_then(|policy| policy.benefits.get(at));
    let own = own.filter(|own| !own.is_empty()).map(String::as_str);
    let name = || [kind].into_iter().chain(own).collect::<Vec<_>>().join(text.dot);
    let name = amount.map_or_else(name, |amount| amount.name.clone());
    let figure = amount.map(|amount| amount.figure.as_str()).filter(|figure| *figure != text.no_figure_known);
    let by_answers = benefit.grade < Grade::D && benefit.amount.as_ref().is_some_and(|num| is_answered(setting, num));
    let figure = match figure {
        Some(figure) => figure,
        None if by_answers => words.by_answers,
        None if benefit.kind.may_lack_figure() => kind,
        None => text.no_figure_known,
    };
    (name, figure.to_owned())
}

/// Whether answers alone decide a number: it asks for some, and every figure in it is known.
fn is_answered(setting: &Setting<'_>, num: &Num) -> bool {
    let mut known = true;
    num.walk(&mut |visit| {
        if let Visit::Num(Num::Figure(figure, _)) = visit {
            let figure = setting.session.pack.figures.get(figure.index());
            known &= figure.is_some_and(|figure| !figure.rows.is_empty());
        }
    });
    known && !num.facts().is_empty()
}

/// The names of facts, each once.
fn labels(setting: &Setting<'_>, facts: impl IntoIterator<Item = FactId>) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for fact in facts {
        let label = setting.session.short.facts.get(fact.index()).map(|fact| fact.label.as_str());
        labels.extend(label.filter(|label| !label.is_empty() && !labels.contains(label)));
    }
    labels.join(setting.text.comma)
}

/// What texts say of having this policy and another.
pub(super) fn relations(setting: &Setting<'_>, id: PolicyId, sources: &Sources) -> String {
    let Setting { text, words, long, session, .. } = setting;
    let mut all = String::new();
    for (relation, its) in session.pack.relations.iter().zip(&long.relations) {
        let other = match relation.between {
            (one, other) if one == id => other,
            (other, one) if one == id => other,
            _ => continue,
        };
        let Some(policy) = session.pack.policy(other) else { continue };
        let kind = match relation.kind {
            RelationKind::Excludes => words.excludes,
            RelationKind::ChooseBest => words.choose_best,
            RelationKind::Stacks => words.stacks,
            RelationKind::Silent => words.silent,
        };
        let mut lines = link(&format!("{}.html", policy.key), &setting.title(other)) + &said("p", "who", kind);
        let days = (text.in_force)(relation.from, relation.to);
        let same = relation.same_object.then(|| words.same_object.to_owned());
        for line in [Some(its.text.clone()), Some(its.decides.clone()), same, days].into_iter().flatten() {
            if !line.is_empty() {
                lines += &said("p", "", &line);
            }
        }
        lines += &sources.cite(setting, relation.source, relation.article.as_deref(), relation.grade);
        all += &tag("li", "", &lines);
    }
    if all.is_empty() { all } else { tag("ul", "relations", &all) }
}

/// How to apply, the papers, what to do afterwards.
pub(super) fn applying(setting: &Setting<'_>, long: &PolicyLong) -> String {
    let text = setting.text;
    let lines = |lines: &[String]| list("", lines.iter().map(|line| escaped(line)));
    let how = if long.how.is_empty() { String::new() } else { said("p", "", &long.how) };
    let all = [
        fact(text.how, &how),
        fact(text.papers, &lines(&long.papers)),
        fact(text.paper().keeps, &lines(&long.keeps)),
        fact(text.obligations, &lines(&long.obligations)),
    ]
    .concat();
    if all.is_empty() { all } else { tag("dl", "facts", &all) }
}

/// Where to go, whom to call, what to search for.
pub(super) fn contact(view: &PolicyView) -> String {
    let mut lines = said("p", "", &view.contact);
    for call in &view.call {
        let dial = link(&call.href, &[call.phone.as_str(), " ", &call.name].concat());
        lines += &tag("p", "", &(dial + &call.notes.iter().map(|note| said("small", "", note)).collect::<String>()));
    }
    lines + &view.search.as_ref().map(|search| said("p", "", search)).unwrap_or_default()
}

/// The laws and documents it rests on, with how well each is known.
pub(super) fn basis(setting: &Setting<'_>, long: &PolicyLong) -> String {
    let text = setting.text;
    let document = |basis: &crate::pack::BasisText| {
        let (letter, meaning) = (text.grade)(basis.grade);
        said("span", "", &basis.in_full()) + &said("small", "", &[letter, " ", meaning].concat())
    };
    list("", long.basis.iter().map(document))
}

/// The sources, numbered as in the citations.
pub(super) fn sources(setting: &Setting<'_>, sources: &Sources) -> String {
    let Setting { text, long, .. } = setting;
    let mut items = String::new();
    for (at, source) in sources.0.iter().enumerate() {
        let Some(source) = long.sources.get(source.index()) else { continue };
        let number = at + 1;
        let title = match &source.url {
            Some(url) => {
                format!("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", escape(url), escape(&source.title))
            }
            None => said("span", "", &source.title),
        };
        let seen = said("small", "", &(text.seen)(&source.seen));
        items += &format!("<li id=\"source-{number}\">[{number}] {title}{seen}</li>\n");
    }
    if items.is_empty() { items } else { tag("ul", "", &items) + &said("p", "cite", text.grades) }
}

/// What was wrong about the policy in earlier versions.
pub(super) fn corrections(setting: &Setting<'_>, id: PolicyId) -> String {
    let about = |policies: &[u16]| policies.iter().any(|at| usize::from(*at) == id.index());
    let corrections = setting.long.corrections.iter().filter(|correction| about(&correction.policies));
    let line = |correction: &crate::pack::CorrectionText| {
        said("span", "", &correction.text)
            + &said("small", "", &[correction.on.as_str(), " · ", &correction.version].concat())
    };
    list("", corrections.map(line))
}
