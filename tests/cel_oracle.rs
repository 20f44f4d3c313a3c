//! Shows that the compiled rules of our own policies mean what their source text says: for complete answers of random
//! people, the `cel` crate's interpreter evaluates the text, and the engine agrees. Covers the conditions of clauses,
//! benefits and questions, derived facts, contradictions, and all amounts.
//!
//! Days are day numbers, and functions use the `jiff` crate. "None" is a number that compares with nothing, an empty
//! text or a no: "a comparison with none is no". Ordered options become their positions; figures are looked up in the
//! pack, in the row of their day. Spans that a text leaves open are evaluated at both ends.
//!
//! Deliberately leaves out what is not CEL: how clauses join to conditions, validity, windows, how counters grow and
//! how often an amount is paid (`laws` and `outcome` cover those). Rules on a figure of grade D are left out:
//! the interpreter has no number to compare with, and the engine must say yes to nobody.
#![cfg(feature = "author")]

#[path = "generate/calendar.rs"]
mod calendar;
#[path = "generate/oracle.rs"]
#[expect(dead_code, reason = "people are judged here, not policies")]
mod oracle;
#[path = "cel_oracle/people.rs"]
mod people;
#[path = "cel_oracle/text.rs"]
mod text;
#[path = "cel_oracle/values.rs"]
mod values;

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::Path,
    sync::{Arc, OnceLock},
};

use caice::{
    author::{lower, read, shape::node::Node},
    engine::{Env, Truth, expr_in, number_in},
    pack::{Expr, Field, Kind, Num, Pack, Ref, Row, Visit},
    value::{Answer, Answers, Date, OptionSet, Range, Value},
};
use cel::{Context, Value as Cel};
use people::person;
use text::{Amount, Parts, rewritten};
use values::{NONE, float, functions, number, open_functions, value, whole};

type Shown = Result<(), Box<dyn Error>>;

/// How many people, or more if `CAICE_CASES` asks for more.
const PEOPLE: u64 = 12_000;
/// The first assessed day, and over how many days from it people are spread.
const FROM: &str = "2026-11-23";
const DAYS: u64 = 1_500;
/// Days on which a rule ends or begins: one in eight is assessed on one of them.
const TURNS: [&str; 4] = ["2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01"];

/// Rules with the same result for everybody here, and why: none at present.
const ONE_SIDED: [(&str, &str); 0] = [];

/// A rule in source and compiled form.
struct Rule {
    name: String,
    text: String,
    both: Both,
}

enum Both {
    Condition(Parts, Expr),
    /// Written in yuan, compiled in fen.
    Number(Amount, Num),
}

impl Rule {
    /// The interpreter's result for the text, and the engine's for the compiled rule.
    fn outcomes(
        &self,
        env: Env<'_>,
        lower: &Context<'_, '_>,
        upper: &Context<'_, '_>,
    ) -> Result<(String, String), Box<dyn Error>> {
        let complain = |error| format!("{}: {}: {error}", self.name, self.text);
        match &self.both {
            Both::Condition(parts, compiled) => {
                let said = Truth::from(parts.holds(lower).map_err(complain)?);
                Ok((format!("{said:?}"), format!("{:?}", expr_in(env, compiled))))
            }
            Both::Number(amount, compiled) => {
                let (min, max) =
                    (amount.assess_on(lower).map_err(complain)?, amount.assess_on(upper).map_err(complain)?);
                let fen = |yuan: f64| whole((yuan * 100.0).round());
                let none = "none".to_owned();
                let said =
                    if min.is_nan() || max.is_nan() { none.clone() } else { format!("{}..{}", fen(min), fen(max)) };
                let found = number_in(env, compiled);
                let nothing = found.none || found.unknowable;
                Ok((said, if nothing { none } else { format!("{}..{}", found.range.min, found.range.max) }))
            }
        }
    }
}

/// The texts of a folder for the conditions and amounts of a pack, plus these.
struct Rules<'p> {
    pack: &'p Pack,
    found: Vec<Rule>,
}

impl Rules<'_> {
    fn condition(&mut self, policy: &str, name: String, node: Option<&str>, compiled: Option<&Expr>) -> Shown {
        match (node, compiled) {
            (None, None) => Ok(()),
            (Some(written), Some(compiled)) => {
                let text = rewritten(self.pack, policy, written);
                let parts = Parts::of(&text).map_err(|error| format!("{name}: {text}: {error}"))?;
                self.add(name, text, Both::Condition(parts, compiled.clone()));
                Ok(())
            }
            _ => Err(format!("{name}: either written or compiled, not both").into()),
        }
    }

    fn amount(&mut self, policy: &str, name: String, node: Option<&str>, compiled: Option<&Num>) -> Shown {
        match (node, compiled) {
            (None, None) => Ok(()),
            (Some(written), Some(compiled)) => {
                let text = rewritten(self.pack, policy, written);
                let amount = Amount::of(&text).map_err(|error| format!("{name}: {text}: {error}"))?;
                self.add(name, text, Both::Number(amount, compiled.clone()));
                Ok(())
            }
            _ => Err(format!("{name}: either written or compiled, not both").into()),
        }
    }

    fn add(&mut self, name: String, text: String, both: Both) {
        self.found.push(Rule { name, text, both });
    }
}

/// The clauses below a `when`, by id, with their rule.
fn clauses<'n>(node: &'n Node, found: &mut BTreeMap<&'n str, &'n str>) {
    if let (Some(id), Some(rule)) = (node.text("id"), node.text("rule")) {
        found.insert(id, rule);
    }
    node.items().iter().for_each(|item| clauses(item, found));
    node.entries().iter().for_each(|entry| clauses(&entry.value, found));
}

/// All rules with their text, those left out included.
fn rules() -> Result<(Pack, Vec<Rule>), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let files = read::read(&folder);
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    let pack = lowered.ok_or_else(|| format!("{findings:#?}"))?.pack;
    let mut rules = Rules { pack: &pack, found: Vec::new() };
    let (facts, terms) = (files.facts.ok_or("no facts")?, files.terms.ok_or("no terms")?);
    for fact in &pack.facts {
        let node = facts.get(&fact.key).ok_or("a fact that is written nowhere")?;
        let name = |of: &str| format!("{} {of}", fact.key);
        let derived = Expr::Flag(Ref::Fact(pack.fact_id(&fact.key).ok_or("no fact")?));
        rules.condition("", name("derived"), node.text("derived"), fact.derived.as_ref().map(|_| &derived))?;
        rules.condition("", name("applies_when"), node.text("applies_when"), fact.applies_when.as_ref())?;
        let accrues = node.get("accrues").and_then(|node| node.text("while"));
        rules.condition("", name("accrues"), accrues, fact.accrues_while.as_ref())?;
        assert_eq!(node.list("implies").len(), fact.implies.len());
        for (node, implication) in node.list("implies").iter().zip(&fact.implies) {
            rules.condition("", name("implies when"), node.text("when"), Some(&implication.when))?;
            rules.condition("", name("implies then"), node.text("then"), Some(&implication.then))?;
        }
    }
    let offers = terms.get("offers").map(Node::entries).unwrap_or_default();
    assert_eq!(offers.len(), pack.offers.len());
    for (entry, offer) in offers.iter().zip(&pack.offers) {
        rules.condition("", format!("offer {} when", offer.key), entry.value.text("when"), Some(&offer.when))?;
    }
    let mut definitions = BTreeMap::new();
    for entry in terms.get("definitions").map(Node::entries).unwrap_or_default() {
        let mut clauses_of = BTreeMap::new();
        clauses(&entry.value, &mut clauses_of);
        definitions.extend(clauses_of.into_iter().map(|(id, rule)| (format!("{}/{id}", entry.key.value), rule)));
    }
    for policy in &pack.policies {
        let node = files.policies.iter().find(|node| node.text("id") == Some(&policy.key)).ok_or("no such policy")?;
        let mut written = BTreeMap::new();
        if let Some(when) = node.get("when") {
            clauses(when, &mut written);
        }
        for clause in &policy.clauses {
            let text = written.get(clause.key.as_str()).or_else(|| definitions.get(&clause.key)).copied();
            let name = format!("{} {}", policy.key, clause.key);
            rules.condition(&policy.key, name, text, clause.kind.rule())?;
        }
        assert_eq!(node.list("benefits").len(), policy.benefits.len());
        for (node, benefit) in node.list("benefits").iter().zip(&policy.benefits) {
            let name = |of: &str| format!("{} {} {of}", policy.key, benefit.key);
            rules.condition(&policy.key, name("when"), node.text("when"), benefit.when.as_ref())?;
            // Numbers are compared in hundredths.
            let paid = benefit.paid.clone().map(|paid| Num::Mul(Box::new(Num::Lit(100)), Box::new(paid)));
            let written = node.get("times").and_then(|times| times.text("paid"));
            rules.amount(&policy.key, name("paid"), written, paid.as_ref())?;
            // Of what is given for each record the records are compared, by their number.
            match (&benefit.for_each, node.text("for_each")) {
                (Some((list, filter)), Some(written)) => {
                    let count = Num::Count(*list, Box::new(filter.clone()));
                    let number = Num::Mul(Box::new(Num::Lit(100)), Box::new(count));
                    let text = format!("{written}.size()");
                    rules.amount(&policy.key, name("for_each"), Some(&text), Some(&number))?;
                    continue;
                }
                (None, None) => {}
                _ => return Err(name("for_each").into()),
            }
            rules.amount(&policy.key, name("amount"), node.text("amount"), benefit.amount.as_ref())?;
            assert_eq!(node.list("schedule").len(), benefit.schedule.len());
            for (at, (node, num)) in node.list("schedule").iter().zip(&benefit.schedule).enumerate() {
                rules.amount(&policy.key, name(&format!("payment {}", at + 1)), node.scalar(), Some(num))?;
            }
        }
    }
    let found = rules.found;
    Ok((pack, found))
}

/// Whether it looks up an unknown figure.
fn turns_on_the_unknown(pack: &Pack, rule: &Expr) -> bool {
    let mut found = false;
    rule.walk(&mut |visit| {
        if let Visit::Num(Num::Figure(id, _)) = visit {
            found |= pack.figures.get(id.index()).is_none_or(|figure| figure.rows.is_empty());
        }
    });
    found
}

/// The answers in the interpreter's form, without derived facts.
fn context_of<'c>(pack: &Pack, answers: &Answers, on: Date, upper: bool) -> Context<'c, 'c> {
    let mut context = Context::default();
    functions(&mut context);
    open_functions(&mut context, upper);
    let figures = pack.figures.clone();
    let row = move |name: &str, day: i64| {
        let holds =
            |row: &&Row| row.from.is_none_or(|d| d.unix_days() <= day) && row.to.is_none_or(|d| day <= d.unix_days());
        let figure = figures.iter().find(|figure| figure.key == name)?;
        figure.rows.iter().find(holds).map(|row| float(row.value) / scale_of(&figure.key))
    };
    context
        .add_function("figure", move |name: Arc<String>, day: Cel| row(&name, whole(number(&day))).unwrap_or(NONE))
        .ok();
    context.add_variable_from_value("on", Cel::Float(float(on.unix_days())));
    for (index, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.derived.is_none()) {
        let answer = answers.get(index);
        context.add_variable_from_value(fact.key.clone(), value(&fact.kind, answer));
        // A set without members is none of them.
        let none = [Answer::None, Answer::Value(Value::Set(OptionSet::EMPTY))].contains(answer);
        context.add_variable_from_value(format!("{}__none", fact.key), Cel::Bool(none));
    }
    context
}

/// The results seen for each rule: yes and no, or numbers.
type Covered = BTreeMap<String, BTreeSet<String>>;

/// The answers for the interpreter, at either end of what a text leaves open. It derives derived facts itself.
fn contexts<'c>(
    pack: &Pack,
    rules: &[Rule],
    answers: &Answers,
    on: Date,
) -> Result<[Context<'c, 'c>; 2], Box<dyn Error>> {
    let mut both = [context_of(pack, answers, on, false), context_of(pack, answers, on, true)];
    for fact in pack.facts.iter().filter(|fact| fact.derived.is_some()) {
        let name = format!("{} derived", fact.key);
        let rule = rules.iter().find(|rule| rule.name == name).ok_or("a derived fact without a rule")?;
        let Both::Condition(parts, _) = &rule.both else { continue };
        for context in &mut both {
            let holds = parts.holds(context)?;
            context.add_variable_from_value(fact.key.clone(), Cel::Bool(holds));
        }
    }
    Ok(both)
}

/// Whether a condition turns on a figure that nobody knows.
fn is_left_out(pack: &Pack, rule: &Rule) -> bool {
    matches!(&rule.both, Both::Condition(_, compiled) if turns_on_the_unknown(pack, compiled))
}

/// How many of a figure's parts are one, by what its policy says of it.
fn scale_of(figure: &str) -> f64 {
    static SCALES: OnceLock<BTreeMap<String, f64>> = OnceLock::new();
    let read = || {
        let files = read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies"));
        let mut scales = BTreeMap::new();
        for policy in &files.policies {
            for entry in policy.get("figures").map(Node::entries).unwrap_or_default() {
                let places = match entry.value.text("type") {
                    Some("money") => 2,
                    _ => entry.value.text("scale").and_then(|scale| scale.parse().ok()).unwrap_or(0),
                };
                let key = format!("{}.{}", policy.text("id").unwrap_or_default(), entry.key.value);
                scales.insert(key, 10_f64.powi(places));
            }
        }
        scales
    };
    SCALES.get_or_init(read).get(figure).copied().unwrap_or(1.0)
}

/// Whether it looks up a figure that is unknown on the assessed day.
fn lacks_a_row(env: Env<'_>, rule: &Expr) -> bool {
    let mut found = false;
    rule.walk(&mut |visit| {
        if let Visit::Num(figure @ Num::Figure(..)) = visit {
            found |= number_in(env, figure).unknowable;
        }
    });
    found
}

/// Compares the interpreter's result for every rule with the engine's.
fn compare(pack: &Pack, rules: &[Rule], answers: &Answers, on: Date, covered: &mut Covered) -> Shown {
    let env = Env::new(pack, answers, on, on);
    let [lower, upper] = contexts(pack, rules, answers, on)?;
    for rule in rules.iter().filter(|rule| !is_left_out(pack, rule)) {
        // On a day that no row of its figure covers, nobody knows.
        if matches!(&rule.both, Both::Condition(_, compiled) if lacks_a_row(env, compiled)) {
            continue;
        }
        let (said, found) = rule.outcomes(env, &lower, &upper)?;
        // The interpreter gives up at a record without a number; it counts for nothing.
        if said == "none" && rule.name.ends_with(" for_each") {
            continue;
        }
        assert!(said == found, "{}: {}: cel {said}, ours {found}; {answers:?} on {on}", rule.name, rule.text);
        covered.entry(rule.name.clone()).or_default().insert(said);
    }
    for rule in rules.iter().filter(|rule| is_left_out(pack, rule)) {
        let Both::Condition(_, compiled) = &rule.both else { continue };
        assert!(expr_in(env, compiled) != Truth::Yes, "{} without a figure; {answers:?} on {on}", rule.name);
    }
    Ok(())
}

/// The same people on every machine, with the day each is assessed on.
fn people(pack: &Pack) -> Result<Vec<(Answers, Date)>, Box<dyn Error>> {
    let day = |text: &str| Date::parse(text).map_err(|error| format!("{error:?}"));
    let (from, turns) = (day(FROM)?, TURNS.into_iter().map(day).collect::<Result<Vec<Date>, _>>()?);
    let more = std::env::var("CAICE_CASES").ok().and_then(|n| n.parse().ok());
    let mut people = Vec::new();
    for seed in 0..more.unwrap_or(PEOPLE).max(PEOPLE) {
        let later = from.unix_days() + i64::try_from(seed * 7 % DAYS)?;
        let on = match turns.get(usize::try_from(seed % 32)?) {
            Some(turn) => *turn,
            None => Date::from_unix_days(later).map_err(|error| format!("{error:?}"))?,
        };
        people.push((person(pack, seed, on), on));
    }
    Ok(people)
}

/// People who answer everything, and what a persona answers as it does: personas stand on both sides of every threshold.
fn at_the_borders() -> Result<Vec<(Answers, Date)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    let lowered = lowered.ok_or_else(|| format!("{findings:#?}"))?;
    let mut people = Vec::new();
    for (seed, persona) in (0..).zip(&lowered.personas) {
        let mut answers = person(&lowered.pack, seed, persona.on);
        for (at, answer) in persona.answers.iter().enumerate() {
            let fact = lowered.pack.facts.get(at).ok_or("no fact")?;
            let whole = whole_records(answer, fact.fields());
            if is_exact(&whole) && fact.derived.is_none() {
                answers.set(at, whole);
            }
        }
        people.push((answers, persona.on));
    }
    Ok(people)
}

/// The answer with none, no, or some number in the fields of records that a persona leaves out, where that may be.
fn whole_records(answer: &Answer, fields: &[Field]) -> Answer {
    let mut whole = answer.clone();
    if let Answer::Value(Value::Records(records)) = &mut whole {
        for record in records {
            record.0.resize(fields.len(), Answer::Absent);
            for (slot, field) in record.0.iter_mut().zip(fields).filter(|(slot, _)| **slot == Answer::Absent) {
                match field.kind {
                    Kind::Bool => *slot = Answer::Value(Value::Bool(false)),
                    _ if field.may_be_none => *slot = Answer::None,
                    Kind::Int | Kind::Money | Kind::Decimal { .. } => {
                        *slot = Answer::Value(Value::Number(Range::exactly(1_000)))
                    }
                    _ => {}
                }
            }
        }
    }
    whole
}

/// Whether an answer leaves nothing open.
fn is_exact(answer: &Answer) -> bool {
    match answer {
        Answer::Absent | Answer::Unsure | Answer::Value(Value::Part(_)) => false,
        Answer::Value(Value::Number(range)) => range.min == range.max,
        Answer::Value(Value::Date(days)) => days.first == days.last,
        Answer::Value(Value::Records(records)) => records.iter().flat_map(|record| &record.0).all(is_exact),
        Answer::None | Answer::Value(_) => true,
    }
}

/// The same text with one comparison changed between including its threshold and excluding it.
fn shifted(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices(['<', '>']) {
        let (before, after) = text.split_at(at);
        let (operator, rest) = after.split_at(1);
        all.push(match rest.strip_prefix('=') {
            Some(rest) => format!("{before}{operator}{rest}"),
            None => format!("{before}{operator}={rest}"),
        });
    }
    all
}

#[test]
fn nobody_here_would_miss_a_threshold_that_is_off_by_one() -> Shown {
    let (pack, rules) = rules()?;
    let mut open = Vec::new();
    for rule in rules.iter().filter(|rule| !is_left_out(&pack, rule)) {
        for text in shifted(&rule.text) {
            let both = match &rule.both {
                Both::Condition(_, compiled) => Both::Condition(Parts::of(&text)?, compiled.clone()),
                Both::Number(_, compiled) => Both::Number(Amount::of(&text)?, compiled.clone()),
            };
            open.push(Rule { name: rule.name.clone(), text, both });
        }
    }
    let n_shifted = open.len();
    for (answers, on) in people(&pack)?.into_iter().chain(at_the_borders()?) {
        let env = Env::new(&pack, &answers, on, on);
        let [lower, upper] = contexts(&pack, &rules, &answers, on)?;
        let mut left = Vec::new();
        for rule in open {
            let (said, found) = rule.outcomes(env, &lower, &upper)?;
            if said == found {
                left.push(rule);
            }
        }
        open = left;
    }
    let missed: Vec<String> = open.iter().map(|rule| format!("{}: {}", rule.name, rule.text)).collect();
    println!("{n_shifted} comparisons shifted");
    assert!(missed.is_empty(), "{} of {n_shifted} were not noticed: {missed:#?}", missed.len());
    Ok(())
}

#[test]
fn every_rule_of_ours_means_what_its_text_says() -> Shown {
    let (pack, rules) = rules()?;
    let left_out: Vec<&str> =
        rules.iter().filter(|rule| is_left_out(&pack, rule)).map(|rule| rule.name.as_str()).collect();
    assert!(!left_out.is_empty(), "nothing turns on a figure that nobody knows");
    let mut covered = Covered::new();
    let people: Vec<_> = people(&pack)?.into_iter().chain(at_the_borders()?).collect();
    for (answers, on) in &people {
        compare(&pack, &rules, answers, *on, &mut covered)?;
    }
    let is_number = |rule: &&Rule| matches!(rule.both, Both::Number(..));
    let n_numbers = rules.iter().filter(is_number).count();
    println!(
        "{} people; {} conditions and {n_numbers} amounts compared, {} left out: {left_out:?}",
        people.len(),
        rules.len() - n_numbers - left_out.len(),
        left_out.len()
    );
    let seen = |rule: &Rule| covered.get(&rule.name).map_or(0, BTreeSet::len);
    for rule in rules.iter().filter(is_number) {
        println!("  {}: {} different outcomes", rule.name, seen(rule));
        let Both::Number(_, compiled) = &rule.both else { continue };
        assert!(compiled.facts().is_empty() || seen(rule) > 1, "{} is always the same", rule.name);
    }
    let mut one_sided: Vec<&str> = rules
        .iter()
        .filter(|rule| !is_number(rule) && !left_out.contains(&rule.name.as_str()) && seen(rule) < 2)
        .map(|rule| rule.name.as_str())
        .collect();
    one_sided.sort_unstable();
    let expected: Vec<&str> = ONE_SIDED.iter().map(|(name, _)| *name).collect();
    assert_eq!(one_sided, expected, "rules that were not both met and missed");
    Ok(())
}

#[test]
fn texts_are_rewritten_where_they_name_ordered_options_and_none() -> Shown {
    let (pack, _) = rules()?;
    for (rule, expected) in [
        (
            "education_level >= 'bachelor' && graduation_date != null",
            "education_level >= 3.0 && !graduation_date__none",
        ),
        ("enrolled_level in ['bachelor', 'master']", "enrolled_level in [1.0, 2.0]"),
        ("student_status != 'not_student'", "student_status != 'not_student'"),
        ("skill_certificates.exists(c, c.issued_on == null)", "skill_certificates.exists(c, c.issued_on__none)"),
        ("monthly_wage < figure('wage_line')", "monthly_wage < figure('p.wage_line', on)"),
        ("figure('months_needed', on) * 12", "figure('p.months_needed', on) * 12.0"),
    ] {
        assert_eq!(rewritten(&pack, "p", rule), expected);
    }
    Ok(())
}
