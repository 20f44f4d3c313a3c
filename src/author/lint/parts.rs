//! Rules that cannot hold, cannot fail, or have parts that make no difference; and rules that stay
//! open although nothing is open about them.
//!
//! Finds them by trying out every kind of person, so it is right about whatever it says, and silent
//! where there are too many kinds.

use super::{
    super::{
        finding::{Code, Finding},
        lower::Lowered,
        source::Span,
        wording,
    },
    cells::{Gap, Table},
    facts::{key, mentions},
    logic::{Atoms, Count, Formula},
    trial::Lines,
};
use crate::{
    engine::Truth,
    pack::{Condition, Expr, FactId, Grade, Num, Pack, Policy, Ref, Visit},
};

/// Years from the day of the pack on which rules that mention the day are tried out.
const YEARS: [i64; 11] = [0, 1, -1, 2, -2, 3, -3, 5, -5, 10, -10];

/// The truth of `rule` where it is the same for everybody, on any day.
fn settled(pack: &Pack, lines: &Lines, rule: &Expr) -> Option<Truth> {
    let mut atoms = Atoms::new(pack);
    let formula = atoms.of(rule);
    Tables::new(pack, lines, &atoms).on_every_day(|table| table.always(&formula))
}

/// The tables of some atoms: of the pack's day, and of others where the day has a say. Made when
/// first asked for.
struct Tables<'p> {
    pack: &'p Pack,
    lines: &'p Lines,
    atoms: Vec<Expr>,
    n_days: usize,
    made: Vec<Table>,
}

impl<'p> Tables<'p> {
    fn new(pack: &'p Pack, lines: &'p Lines, atoms: &Atoms<'_>) -> Self {
        let is_daily = |num: &Num| matches!(num, Num::On | Num::Figure(_, None));
        let with_the_day = atoms.list().iter().any(|atom| mentions(pack, atom, is_daily));
        Self {
            pack,
            lines,
            atoms: atoms.list().to_vec(),
            n_days: if with_the_day { YEARS.len() } else { 1 },
            made: Vec::new(),
        }
    }

    /// The table of a day; none where it would be too large.
    fn get(&mut self, day: usize) -> Option<&Table> {
        while self.made.len() <= day {
            let on = self.pack.checked.add_months(YEARS.get(self.made.len())? * 12);
            self.made.push(Table::new(self.pack, on, &self.atoms, self.lines)?);
        }
        self.made.get(day)
    }

    /// What `ask` says, where it says the same on every day that is tried out.
    fn on_every_day<T: PartialEq>(&mut self, ask: impl Fn(&Table) -> Option<T>) -> Option<T> {
        let first = ask(self.get(0)?)?;
        for day in 1..self.n_days {
            if ask(self.get(day)?)? != first {
                return None;
            }
        }
        Some(first)
    }
}

/// Looks at the rule of every clause, each once.
pub(super) fn rules(lowered: &Lowered, lines: &Lines, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let mut seen: Vec<Span> = Vec::new();
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let Some(rule) = clause.kind.rule().filter(|_| !seen.contains(&place.rule)) else { continue };
            seen.push(place.rule);
            one_rule((lowered, lines), rule, place.rule, &format!("`{}`", clause.key), findings);
        }
    }
}

fn one_rule((lowered, lines): (&Lowered, &Lines), rule: &Expr, span: Span, what: &str, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let mut atoms = Atoms::new(pack);
    let formula = atoms.of(rule);
    let mut tables = Tables::new(pack, lines, &atoms);
    match tables.on_every_day(|table| table.always(&formula)) {
        Some(Truth::No) => findings.push(
            Finding::new(Code::ImpossibleClause, span, format!("no answers make {what} hold"))
                .hint("look for two parts that contradict each other, or a number above the `most` of its fact"),
        ),
        Some(_) => findings.push(
            Finding::new(Code::AlwaysTrue, span, format!("all answers make {what} hold"))
                .hint("remove it, or mend the part that always holds"),
        ),
        None => {
            // A gap has an idle part too; it says more.
            if let Some(gap) = tables.get(0).and_then(|table| table.gap(&formula)) {
                findings.push(gap_in_rule(lowered, &atoms, &gap, span));
            } else if let Some(part) = idle_part(&mut tables, &mut atoms, rule) {
                let message = format!("`{}` never makes a difference here", wording::condition(lowered, span, &part));
                let hint = "remove it, or mend what says the same or the opposite";
                findings.push(Finding::new(Code::UnreachablePart, span, message).hint(hint));
            }
        }
    }
    for (list, inner) in looks(rule) {
        let written = wording::condition(lowered, span, inner);
        let message = match settled(pack, lines, inner) {
            Some(Truth::No) => format!("no record of `{}` can fulfil `{written}`", key(pack, list)),
            Some(_) if !matches!(inner, Expr::Const(_)) => {
                format!("every record of `{}` fulfils `{written}`", key(pack, list))
            }
            _ => continue,
        };
        findings.push(Finding::new(Code::UnreachablePart, span, message).hint("mend the condition on its fields"));
    }
}

/// The lists a rule looks through, with what it looks for.
fn looks(rule: &Expr) -> Vec<(FactId, &Expr)> {
    let mut found = Vec::new();
    rule.walk(&mut |visit| found.extend(visit.list()));
    found
}

/// The first part of a rule whose removal changes nothing for anybody. The atoms are the rule's, so
/// what is left of it has no others.
fn idle_part(tables: &mut Tables<'_>, atoms: &mut Atoms<'_>, rule: &Expr) -> Option<Expr> {
    let whole = atoms.of(rule);
    without_a_part(rule).into_iter().find_map(|(rest, part)| {
        let rest = atoms.of(&rest);
        tables.on_every_day(|table| table.same(&whole, &rest).then_some(()))?;
        Some(part)
    })
}

/// The rule with one of its parts removed, in every way, with that part. Larger parts come first.
fn without_a_part(rule: &Expr) -> Vec<(Expr, Expr)> {
    let (parts, join): (_, fn(Vec<Expr>) -> Expr) = match rule {
        Expr::And(parts) => (parts, Expr::And),
        Expr::Or(parts) => (parts, Expr::Or),
        Expr::Not(inner) => {
            return without_a_part(inner).into_iter().map(|(rest, part)| (Expr::Not(Box::new(rest)), part)).collect();
        }
        _ => return Vec::new(),
    };
    let replaced = |at: usize, by: Option<Expr>| {
        let others = |i: usize, part: &Expr| if i == at { by.clone() } else { Some(part.clone()) };
        join(parts.iter().enumerate().filter_map(|(i, part)| others(i, part)).collect())
    };
    let mut ways: Vec<(Expr, Expr)> =
        parts.iter().enumerate().map(|(i, part)| (replaced(i, None), part.clone())).collect();
    for (i, part) in parts.iter().enumerate() {
        ways.extend(without_a_part(part).into_iter().map(|(rest, inner)| (replaced(i, Some(rest)), inner)));
    }
    ways
}

fn gap_in_rule(lowered: &Lowered, atoms: &Atoms<'_>, gap: &Gap, span: Span) -> Finding {
    let known = known(lowered, span, atoms, gap);
    let hint = match gap.truth {
        Truth::Yes => format!("write `… || {known}` so that the parts share no fact"),
        _ => format!("write `… && !({known})` so that the parts share no fact"),
    };
    gap_finding(&lowered.pack, gap, span, "this rule", &known, hint)
}

fn gap_finding(pack: &Pack, gap: &Gap, span: Span, what: &str, known: &str, hint: String) -> Finding {
    let mut open: Vec<&str> = Vec::new();
    for name in &gap.open {
        let (Ref::Fact(fact) | Ref::Field(fact, _)) = name;
        if !open.contains(&key(pack, *fact)) {
            open.push(key(pack, *fact));
        }
    }
    let verb = if gap.truth == Truth::Yes { "hold" } else { "fail" };
    let message = format!(
        "{what} stays open until `{}` is answered, although with `{known}` every answer makes it {verb}",
        open.join("`, `")
    );
    Finding::new(Code::KleeneGap, span, message).hint(hint)
}

/// What is known in a gap, in CEL.
fn known(lowered: &Lowered, span: Span, atoms: &Atoms<'_>, gap: &Gap) -> String {
    let literal = |(index, truth): &(usize, Truth)| {
        let atom = atoms.list().get(*index)?;
        Some(if *truth == Truth::Yes {
            wording::condition(lowered, span, atom)
        } else {
            wording::negated(lowered, span, atom)
        })
    };
    // What holds says enough, where something does: the rest are the options that were not chosen.
    let holding: Vec<(usize, Truth)> = gap.known.iter().filter(|(_, truth)| *truth == Truth::Yes).copied().collect();
    let literals = if holding.is_empty() { &gap.known } else { &holding };
    literals.iter().filter_map(literal).collect::<Vec<_>>().join(" && ")
}

/// Looks at the conditions of every policy as a whole.
pub(super) fn conditions(lowered: &Lowered, lines: &Lines, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        if policy.grade == Grade::D {
            continue;
        }
        let mut atoms = Atoms::new(pack);
        let by_rule = atoms.of_condition(policy, &policy.when, Count::ByRule);
        let impossible_clause = || {
            policy
                .clauses
                .iter()
                .filter_map(|c| c.kind.rule())
                .any(|rule| settled(pack, lines, rule) == Some(Truth::No))
        };
        let whole = Tables::new(pack, lines, &atoms).on_every_day(|table| table.always(&by_rule));
        if whole == Some(Truth::No) && !impossible_clause() {
            let message = format!("no answers fulfil the conditions of `{}` together", policy.key);
            let hint = "look for two clauses that contradict each other";
            findings.push(Finding::new(Code::ImpossibleClause, place.id, message).hint(hint));
        }
        gaps_in_condition((lowered, lines), policy, &policy.when, place.id, findings);
    }
}

/// Reports the smallest parts of a condition that have a gap; gives whether there was one. The rules
/// of clauses are looked at on their own.
fn gaps_in_condition(
    (lowered, lines): (&Lowered, &Lines),
    policy: &Policy,
    condition: &Condition,
    span: Span,
    findings: &mut Vec<Finding>,
) -> bool {
    let pack = &lowered.pack;
    let table_gap =
        |formula: &Formula, atoms: &Atoms<'_>| Table::new(pack, pack.checked, atoms.list(), lines)?.gap(formula);
    let members: &[Condition] = match condition {
        Condition::Clause(_) => &[],
        Condition::All(members) | Condition::Any(members) | Condition::AtLeast(_, members) => members,
        Condition::Not(inner) => std::slice::from_ref(inner),
    };
    let mut found = false;
    for member in members {
        found |= gaps_in_condition((lowered, lines), policy, member, span, findings);
    }
    let mut atoms = Atoms::new(pack);
    let formula = atoms.of_condition(policy, condition, Count::AsMet);
    if found {
        return true;
    }
    let Some(gap) = table_gap(&formula, &atoms) else { return false };
    if !matches!(condition, Condition::Clause(_)) {
        let known = known(lowered, span, &atoms, &gap);
        let (from, to) = (edge(policy, condition, <[_]>::first), edge(policy, condition, <[_]>::last));
        let what = format!("the part of the conditions from `{from}` to `{to}`");
        let hint =
            "write the rules so that these clauses share no fact, or make one clause of those that do".to_owned();
        findings.push(gap_finding(pack, &gap, span, &what, &known, hint));
    }
    true
}

/// The key of the first or last clause of a condition, as `pick` says.
fn edge(policy: &Policy, condition: &Condition, pick: fn(&[Condition]) -> Option<&Condition>) -> String {
    match condition {
        Condition::Clause(id) => policy.clause(*id).map(|clause| clause.key.clone()).unwrap_or_default(),
        Condition::All(members) | Condition::Any(members) | Condition::AtLeast(_, members) => {
            pick(members).map(|member| edge(policy, member, pick)).unwrap_or_default()
        }
        Condition::Not(inner) => edge(policy, inner, pick),
    }
}

/// Looks at what benefits are given for, and at the tiers of their amounts.
pub(super) fn amounts(lowered: &Lowered, lines: &Lines, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            if let Some(when) = &benefit.when {
                one_rule((lowered, lines), when, place.when, &format!("`when` of `{}`", benefit.key), findings);
            }
            if let Some((_, filter)) = benefit.for_each.as_ref().filter(|(_, filter)| !matches!(filter, Expr::Const(_)))
            {
                one_rule(
                    (lowered, lines),
                    filter,
                    place.for_each,
                    &format!("`for_each` of `{}`", benefit.key),
                    findings,
                );
            }
            for num in benefit.amount.iter().chain(&benefit.schedule) {
                let mut path: Vec<Expr> =
                    benefit.when.iter().chain(benefit.for_each.iter().map(|(_, filter)| filter)).cloned().collect();
                tiers((lowered, lines), num, &mut path, place.amount, findings);
            }
        }
    }
}

/// Tiers that nobody reaches, because earlier ones or none take everybody.
fn tiers(
    (lowered, lines): (&Lowered, &Lines),
    num: &Num,
    path: &mut Vec<Expr>,
    span: Span,
    findings: &mut Vec<Finding>,
) {
    match num {
        Num::If(condition, then, other) => {
            let written = wording::condition(lowered, span, condition);
            let branches = [
                ((**condition).clone(), then, format!("nobody reaches the tier `{written}`")),
                (Expr::Not(condition.clone()), other, format!("nobody reaches what follows the tier `{written}`")),
            ];
            for (condition, num, message) in branches {
                path.push(condition);
                if settled(&lowered.pack, lines, &Expr::And(path.clone())) == Some(Truth::No) {
                    let hint = "remove it, or mend the conditions before it";
                    findings.push(Finding::new(Code::UnreachablePart, span, message).hint(hint));
                } else {
                    tiers((lowered, lines), num, path, span, findings);
                }
                path.pop();
            }
        }
        // What a key looks up, what is counted and what is added up has no tiers.
        Num::Figure(..) | Num::Count(..) | Num::Sum(..) => {}
        _ => Visit::Num(num).children(&mut |part| {
            if let Visit::Num(part) = part {
                tiers((lowered, lines), part, path, span, findings);
            }
        }),
    }
}
