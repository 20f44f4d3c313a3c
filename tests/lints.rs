//! What is legal but wrong in a pack: for each lint, a pack with the mistake and the exact text it underlines, and a
//! similar pack without it.
//!
//! The packs are small and made here. Other tests show what single constructs of rules mean.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken example must stop the test where it stands")]

use std::fs;

use caice::{
    author::{finding, lint, lower, persona, read},
    pack::{FactId, FieldId, field_thresholds, thresholds},
};

#[path = "lints/slips.rs"]
mod slips;

const PACK: &str = "version: 2026.1.1\nchecked: 2026-11-23\nsource_age: { days: 180 }\n";
const SOURCES: &str = "S01:\n  title: { zh: 意见, en: Opinions }\n  seen: 2026-11-01\n";

const FACTS: &str = r#"
year:
  type: enum
  label: { zh: 在校, en: Status }
  question: { zh: 在校吗？, en: Student? }
  options: { final: { zh: 最后一年, en: final }, earlier: { zh: 还没到, en: earlier }, left: { zh: 不在校, en: left } }
  ask: phone
months:
  type: int
  unit: { zh: 个月, en: months }
  label: { zh: 月数, en: Months }
  question: { zh: 缴了多少个月？, en: How many months? }
  ask: phone
twice:
  type: int
  label: { zh: 两倍, en: Twice }
  derived: 2 * months
graduated:
  type: date
  label: { zh: 毕业, en: Graduation }
  question: { zh: 哪天毕业？, en: When? }
  may_be: none
  none: { zh: 没有, en: None }
  ask: phone
member:
  type: bool
  label: { zh: 会员, en: Member }
  question: { zh: 是会员吗？, en: Member? }
  ask: phone
wage:
  type: money
  label: { zh: 工资, en: Wage }
  question: { zh: 工资多少？, en: Wage? }
  ask: phone
certs:
  type: records
  label: { zh: 证书, en: Certificates }
  question: { zh: 有哪些证书？, en: Certificates? }
  fields:
    level:
      type: ordered
      label: { zh: 等级, en: Level }
      options: { five: { zh: 五级, en: five }, four: { zh: 四级, en: four }, three: { zh: 三级, en: three } }
    fee: { type: money, label: { zh: 费用, en: Fee } }
  ask: phone
"#;

/// A pack with these texts at `when`, below `benefits` and before `when`.
struct Pack {
    when: String,
    before: String,
    benefits: String,
    personas: String,
    terms: String,
    facts: String,
}

impl Pack {
    /// A clause with this rule, and one that asks for a member.
    fn rule(rule: &str) -> Self {
        Self::when(&format!("    - {{ id: one, {TAIL}, rule: \"{rule}\" }}\n"))
    }

    fn when(when: &str) -> Self {
        Self {
            when: when.to_owned(),
            before: String::new(),
            benefits: "  - { id: cash, kind: cash_subsidy, per: once, amount: 1, grade: A, current: confirmed, cite: { source: S01 } }\n".into(),
            personas: String::new(),
            terms: "topics: { study: { zh: 学习, en: Study } }\n".into(),
            facts: FACTS.to_owned(),
        }
    }

    fn lower(&self) -> (finding_list::List, Option<lower::Lowered>) {
        let dir = tempfile::tempdir().unwrap();
        let policy = format!(
            "id: p\ntitle: {{ zh: 补贴, en: Subsidy }}\nlevel: lishui\ntheme: [study]\ngrade: B\n\
             roles: {{ beneficiary: person, applicant: person, payee: person }}\ncontact: {{ zh: 问, en: ask }}\n\
             {}when:\n  all:\n{}    - {{ id: asked, {TAIL}, rule: member }}\nbenefits:\n{}{}",
            self.before, self.when, self.benefits, self.personas,
        );
        fs::create_dir(dir.path().join("lishui")).unwrap();
        let files = [
            ("pack.yaml", PACK),
            ("sources.yaml", SOURCES),
            ("terms.yaml", &self.terms),
            ("facts.yaml", &self.facts),
            ("lishui/p.yaml", &policy),
        ];
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let (sources, lowered, mut findings) = lower::lower(read::read(dir.path()));
        let broken = findings.iter().any(|f| f.code.severity() == finding::Severity::Error);
        if let Some(lowered) = lowered.as_ref().filter(|_| !broken) {
            findings.extend(lint::lint(lowered, lowered.pack.checked));
            findings.extend(persona::run(lowered).untested);
        }
        let of = |f: &finding::Finding| (f.code.slug(), sources.text(f.span).to_owned(), f.message.clone());
        (finding::in_order(findings).iter().map(of).collect(), lowered)
    }

    /// Findings of one code: underlined text and message.
    fn found(&self, code: &str) -> Vec<(String, String)> {
        let (findings, _) = self.lower();
        assert!(finding::Code::ALL.iter().any(|known| known.slug() == code), "{code} is no code");
        findings.into_iter().filter(|(slug, ..)| *slug == code).map(|(_, text, message)| (text, message)).collect()
    }

    fn one(&self, code: &str) -> (String, String) {
        match self.found(code).as_slice() {
            [one] => one.clone(),
            other => panic!("expected one {code}, found {other:?} in {:?}", self.lower().0),
        }
    }

    fn none(&self, code: &str) {
        assert_eq!(self.found(code), [], "in {:?}", self.lower().0);
    }
}

mod finding_list {
    /// Code, underlined text, message.
    pub type List = Vec<(&'static str, String, String)>;
}

const TAIL: &str = "text: { zh: 条件, en: Condition }, cite: { source: S01 }, grade: B";

#[test]
fn impossible_and_certain_rules_are_told() {
    let (text, message) = Pack::rule("months < 3 && months > 5").one("impossible-clause");
    assert_eq!((text.as_str(), message.as_str()), ("\"months < 3 && months > 5\"", "no answers make `one` hold"));
    Pack::rule("months < 5 && months > 3").none("impossible-clause");
    let (text, _) = Pack::rule("year == 'final' || year in ['earlier', 'left']").one("always-true");
    assert_eq!(text, "\"year == 'final' || year in ['earlier', 'left']\"");
    // A person without a graduation fulfils neither.
    Pack::rule("graduated <= date('2020-01-01') || graduated > date('2020-01-01')").none("always-true");
    // An unknown figure is neither impossible nor certain.
    let mut unknown = Pack::rule("wage < figure('line')");
    unknown.before = "figures: { line: { type: money, grade: D } }\n".into();
    assert!(
        unknown
            .lower()
            .0
            .iter()
            .all(|(slug, ..)| matches!(*slug, "no-persona" | "untested-clause" | "unused-question"))
    );
}

#[test]
fn that_there_is_none_of_a_set_is_neither_certain_nor_impossible() {
    let rule = |rule: &str| {
        let mut pack = Pack::rule(rule);
        pack.facts += "hardship:\n  type: set\n  label: { zh: 困难, en: Hardship }\n  question: { zh: 有哪些？, en: Which? }\n  \
                       options: { loan: { zh: 贷款, en: loan }, poor: { zh: 低保, en: poor } }\n  may_be: none\n  \
                       none: { zh: 没有, en: None }\n  ask: phone\n";
        pack
    };
    for right in
        ["hardship == null", "hardship != null", "!(hardship == null)", "hardship == null || 'loan' in hardship"]
    {
        for code in ["always-true", "impossible-clause", "unreachable-part"] {
            rule(right).none(code);
        }
    }
    rule("hardship == null && 'loan' in hardship").one("impossible-clause");
    rule("hardship == null || 'loan' in hardship || 'poor' in hardship").one("always-true");
    let (_, message) = rule("hardship != null && 'loan' in hardship").one("unreachable-part");
    assert!(message.ends_with("never makes a difference here"), "{message}");
}

#[test]
fn rules_that_depend_on_the_day_are_judged_on_other_days_too() {
    // On the pack's day no answer fulfils it; a few years earlier one did.
    Pack::rule("graduated <= on && on <= date('2025-12-31')").none("impossible-clause");
    Pack::rule("graduated <= on && graduated <= date('2025-12-31')").none("unreachable-part");
    Pack::rule("on < date('2020-01-01') && on > date('2021-01-01') && member").one("impossible-clause");
}

#[test]
fn clauses_that_contradict_each_other_are_told() {
    let both = |a: &str, b: &str| {
        Pack::when(&format!("    - {{ id: one, {TAIL}, rule: \"{a}\" }}\n    - {{ id: two, {TAIL}, rule: \"{b}\" }}\n"))
    };
    let (text, message) = both("months < 12", "twice >= 24").one("impossible-clause");
    assert_eq!((text.as_str(), message.as_str()), ("p", "no answers fulfil the conditions of `p` together"));
    both("months < 12", "twice >= 22").none("impossible-clause");
}

#[test]
fn idle_parts_and_unreachable_tiers_are_told() {
    let (_, message) = Pack::rule("months > 3 && months > 5 && year == 'final'").one("unreachable-part");
    assert_eq!(message, "`months > 3` never makes a difference here");
    let (_, message) = Pack::rule("certs.exists(c, c.fee < 100 && c.fee > 100)").one("unreachable-part");
    assert_eq!(message, "no record of `certs` can fulfil `c.fee < 100 && c.fee > 100`");

    let mut tiers = Pack::rule("months >= 1");
    let benefit = |amount: &str| {
        format!(
            "  - {{ id: cash, kind: cash_subsidy, per: once, amount: \"{amount}\", for_each: \"certs.filter(c, c.level >= 'four')\", \
             grade: A, current: confirmed, cite: {{ source: S01 }} }}\n"
        )
    };
    tiers.benefits = benefit("c.level == 'five' ? 1 : c.level == 'four' ? 2 : 3");
    let (text, message) = tiers.one("unreachable-part");
    assert_eq!(text, "\"c.level == 'five' ? 1 : c.level == 'four' ? 2 : 3\"");
    assert_eq!(message, "nobody reaches the tier `c.level == 'five'`");
    tiers.benefits = benefit("c.level == 'four' ? 2 : c.level == 'three' ? 3 : 4");
    assert_eq!(tiers.one("unreachable-part").1, "nobody reaches what follows the tier `c.level == 'three'`");
    tiers.benefits = benefit("c.level == 'four' ? 2 : 3");
    tiers.none("unreachable-part");
}

#[test]
fn kleene_gaps_are_told_with_what_is_known() {
    let (text, message) = Pack::rule("months < 36 || months >= 36 && member").one("kleene-gap");
    assert_eq!(text, "\"months < 36 || months >= 36 && member\"");
    assert_eq!(
        message,
        "this rule stays open until `months` is answered, although with `member` every answer makes it hold"
    );
    Pack::rule("months < 36 || member").none("kleene-gap");
    // Two facts in one comparison: known only together, so no question can be saved.
    Pack::rule("months < 36 || twice >= 80 && member").none("kleene-gap");
    let any = format!(
        "    - any:\n        - {{ id: one, {TAIL}, rule: year == 'final' }}\n        - {{ id: two, {TAIL}, rule: \"year != 'final' && months > 3\" }}\n"
    );
    let (_, message) = Pack::when(&any).one("kleene-gap");
    assert_eq!(
        message,
        "the part of the conditions from `one` to `two` stays open until `year` is answered, although with `months > 3` every answer makes it hold"
    );
}

#[test]
fn office_gate_and_presumed_clauses_stand_in_positive_position() {
    for tail in [
        "office: true",
        "presume: true, rule: member",
        "gate: true, step: { zh: 去办, en: go }, how: { zh: 去办, en: go }, rule: member",
    ] {
        let clause = format!("{{ id: one, {TAIL}, {tail} }}");
        Pack::when(&format!("    - {clause}\n")).none("negative-position");
        assert_eq!(Pack::when(&format!("    - not: {clause}\n")).one("negative-position").0, "one");
        // Below two of them it is still below one.
        assert_eq!(Pack::when(&format!("    - not: {{ not: {clause} }}\n")).one("negative-position").0, "one");
    }
}

#[test]
fn rows_follow_each_other_in_time() {
    let figure = |rows: &[&str]| {
        let mut pack = Pack::rule("wage < figure('line', graduated)");
        let rows: String =
            rows.iter().map(|row| format!("      - {{ {row}, grade: B, cite: {{ source: S01 }} }}\n")).collect();
        pack.before = format!("figures:\n  line:\n    type: money\n    rows:\n{rows}");
        pack
    };
    let first = "to: 2025-12-31, value: 100";
    let overlapping = figure(&[first, "from: 2025-12-31, value: 200"]);
    assert_eq!(overlapping.one("rows-overlap").0, "200");
    overlapping.none("rows-gap");
    let with_gap = figure(&["from: 2026-01-02, value: 200", first]);
    assert_eq!(with_gap.one("rows-gap").0, "200");
    with_gap.none("rows-overlap");
    let tight = figure(&["from: 2026-01-01, value: 200", first]);
    tight.none("rows-gap");
    tight.none("rows-overlap");
    assert_eq!(figure(&["value: 1", "value: 2"]).one("rows-overlap").0, "2");
    assert_eq!(figure(&["from: 2026-01-01, to: 2025-01-01, value: 1"]).one("bad-period").0, "2025-01-01");
}

#[test]
fn tiers_of_one_kind_meet_without_gap_or_overlap() {
    let tiers = |lower: &str, upper: &str| {
        let mut pack = Pack::rule("months >= 1");
        let tier = |id: &str, when: &str| {
            format!(
                "  - {{ id: {id}, kind: cash_subsidy, per: once, amount: 1, when: \"{when}\", grade: A, current: confirmed, \
                 cite: {{ source: S01 }} }}\n"
            )
        };
        pack.benefits = tier("low", lower) + &tier("high", upper);
        pack
    };
    let silent = |lower: &str, upper: &str| {
        tiers(lower, upper).none("tiers-gap");
        tiers(lower, upper).none("tiers-overlap");
    };
    let (text, message) = tiers("months < 12", "months > 12").one("tiers-gap");
    assert_eq!(
        (text.as_str(), message.as_str()),
        ("\"months > 12\"", "none of `low`, `high` is given where `months` is 12")
    );
    let (text, message) = tiers("months >= 11", "months < 24").one("tiers-overlap");
    assert_eq!(text, "\"months < 24\"");
    assert_eq!(message, "`low` and `high` are both given where `months` is from 11 to 23");
    silent("months < 12", "months >= 12");
    silent("twice < 24", "months >= 12");
    // Of money in yuan, of days as rules write them.
    let (_, message) = tiers("wage < 3000", "wage >= 3000.5").one("tiers-gap");
    assert_eq!(message, "none of `low`, `high` is given where `wage` is from 3000 to 3000.49");
    let (_, message) = tiers("graduated <= date('2026-06-30')", "graduated >= date('2026-06-30')").one("tiers-overlap");
    assert_eq!(message, "`low` and `high` are both given where `graduated` is date('2026-06-30')");
    // A split that other facts decide is no tier.
    silent("months < 12", "member");
    silent("months < 12 && member", "months < 13");
}

#[test]
fn what_people_choose_from_ranges_settles_every_comparison() {
    let found = |rules: &[&str]| -> Vec<String> {
        let clause = |(n, rule): (usize, &&str)| format!("    - {{ id: c{n}, {TAIL}, rule: \"{rule}\" }}\n");
        let when: String = rules.iter().enumerate().map(clause).collect();
        Pack::when(&when).found("straddling-choice").into_iter().map(|(_, message)| message).collect()
    };
    let cut = "months >= 12";
    assert_eq!(found(&[cut, "months * 2 + 3 <= 40", "twice < 31", "50 - months > 7"]), [] as [&str; 0]);
    // Nothing cuts the wage into ranges: it is asked as a number.
    assert_eq!(found(&["percent(wage, 10) >= 100"]), [] as [&str; 0]);
    let about = |comparison: &str| format!("a range chosen for `months` can leave `{comparison}` open for ever");
    for comparison in ["months * 3 - months >= 5", "fraction(twice, 1, 3) >= 5", "max(months, 3) >= 5"] {
        assert_eq!(found(&[cut, comparison]), [about(comparison)]);
    }
    // A comparison with an unknown figure stays open whatever people choose.
    let mut unknown = Pack::rule("months >= 12 && percent(months, 10) < figure('line')");
    unknown.before = "figures: { line: { type: int, grade: D } }\n".into();
    unknown.none("straddling-choice");
    // An amount depends on it through another number: ask for it exactly.
    let mut figure = Pack::rule("months >= 12 && fraction(months, 1, 3) >= 5");
    figure.benefits = figure.benefits.replace("amount: 1", "amount: \"fraction(1000 * twice, 1, 3)\"");
    figure.none("straddling-choice");
}

#[test]
fn whoever_runs_on_is_said_by_a_day() {
    let runs_on = |rule: &str| {
        let mut pack = Pack::rule(rule);
        pack.before = "validity: { to: 2026-12-31, run_on: true, cite: { source: S01 }, grade: B }\n".into();
        pack
    };
    assert_eq!(runs_on("months >= 12").one("run-on-for-all").0, "true");
    // The assessed day does not limit when somebody began.
    runs_on("graduated <= on").one("run-on-for-all");
    runs_on("graduated <= on && graduated <= date('2026-12-31')").none("run-on-for-all");
    runs_on("year(graduated) <= 2026").none("run-on-for-all");
}

#[test]
fn counters_and_windows_rest_on_nothing_that_moves() {
    let counter = |condition: &str| {
        let mut pack = Pack::rule("months >= 12");
        let accrues = format!("months:\n  type: int\n  accrues: {{ per: month, while: \"{condition}\" }}\n");
        pack.facts = FACTS.replace("months:\n  type: int\n", &accrues);
        pack
    };
    counter("member").none("moves-with-the-day");
    counter("graduated <= date('2026-01-01')").none("moves-with-the-day");
    assert_eq!(counter("graduated <= on").one("moves-with-the-day").0, "\"graduated <= on\"");
    let window = |opens: &str| {
        let mut pack = Pack::rule("months >= 12");
        pack.before = format!("window: {{ opens: \"{opens}\", current: confirmed }}\n");
        pack
    };
    window("2026-03-01").none("moves-with-the-day");
    window("add_months(graduated, 6)").none("moves-with-the-day");
    assert_eq!(window("year_start(on)").one("moves-with-the-day").0, "\"year_start(on)\"");
}

#[test]
fn definitions_are_taken_over_whole_and_under_their_own_name() {
    let terms =
        |definitions: &str| format!("topics: {{ study: {{ zh: 学习, en: Study }} }}\ndefinitions:\n{definitions}");
    let clause = |id: &str| format!("{{ id: {id}, {TAIL}, rule: months >= 12 }}");
    let mut pack = Pack::when("    - use: group\n");
    pack.terms = terms(&format!(
        "  group:\n    when: {{ any: [{}, {{ use: inner }}] }}\n  inner:\n    when: {{ all: [{}] }}\n",
        clause("a"),
        clause("b")
    ));
    let (findings, lowered) = pack.lower();
    let policy = lowered.unwrap().pack.policies.remove(0);
    let keys: Vec<&str> = policy.clauses.iter().map(|clause| clause.key.as_str()).collect();
    assert_eq!(keys, ["group/a", "group/inner/b", "asked"], "{findings:?}");
    pack.none("unused-definition");

    pack.when = "    - use: groub\n".into();
    assert_eq!(pack.one("unknown-definition").0, "groub");
    pack.when = "    - use: group\n    - use: group\n".into();
    assert_eq!(pack.one("duplicate-id").0, "group");
    pack.when = "    - use: inner\n".into();
    assert_eq!(pack.one("unused-definition").0, "group");
    pack.terms = terms("  group:\n    when: { use: inner }\n  inner:\n    when: { use: group }\n");
    assert_eq!(pack.one("definition-cycle").0, "group");
}

#[test]
fn thresholds_are_seen_from_right_beside() {
    let personas = |answers: &[&str]| {
        let mut pack = Pack::rule("months >= 12 && add_months(graduated, 24) >= on");
        pack.personas = String::from("personas:\n");
        for (n, answer) in answers.iter().enumerate() {
            pack.personas +=
                &format!("  - {{ name: p{n}, on: 2026-11-23, answers: {{ {answer} }}, expect: {{ status: met }} }}\n");
        }
        pack
    };
    let both = "months: 12, graduated: 2024-11-23";
    let far = personas(&[both, "months: 3, graduated: 2020-01-01"]);
    let messages: Vec<String> = far.found("untested-boundary").into_iter().map(|(_, message)| message).collect();
    assert_eq!(
        messages,
        [
            "no persona stands right at `add_months(graduated, 24) >= on` where it fails",
            "no persona stands right at `months >= 12` where it fails",
        ]
    );
    personas(&[both, "months: 11, graduated: 2024-11-22"]).none("untested-boundary");
    let (text, message) = personas(&["months: 12", "months: 11", "graduated: 2024-11-23"]).one("untested-boundary");
    assert_eq!(text, "one");
    assert_eq!(message, "no persona stands right at `add_months(graduated, 24) >= on` where it fails");
}

#[test]
fn a_persona_can_only_expect_what_there_is() {
    let mut pack = Pack::rule("months >= 12");
    let expect = |expect: &str| {
        format!(
            "personas:\n  - {{ name: p, on: 2026-11-23, answers: {{}}, expect: {{ status: needs_answer, {expect} }} }}\n"
        )
    };
    pack.personas = expect("deciding: [onne]");
    assert_eq!(pack.one("unknown-clause").0, "onne");
    pack.personas = expect("benefits: { cahs: unknown }");
    assert_eq!(pack.one("unknown-benefit").0, "cahs");
    pack.personas = expect("benefits: { cash: { min: 1, max: 2 } }");
    let lowered = pack.lower().1.unwrap();
    let run = persona::run(&lowered);
    let differences = &run.results.first().unwrap().differences;
    assert_eq!(differences, &["benefits.cash: expected 1 to 2, found 1"]);
}

#[test]
fn long_questions_are_told() {
    let mut pack = Pack::rule("months >= 12");
    pack.facts = FACTS.replace("缴了多少个月？", "从第一次参保那天起到现在你一共缴纳了多少个月的社保？");
    assert_eq!(pack.one("question-too-long").1, "this question has 26 characters; expected at most 24");
}

#[test]
fn thresholds_are_where_another_cell_begins() {
    let at = |rule: &str, key: &str| {
        let (findings, lowered) = Pack::rule(rule).lower();
        let pack = lowered.unwrap_or_else(|| panic!("{findings:?}")).pack;
        thresholds(&pack, pack.fact_id(key).unwrap())
    };
    assert_eq!(at("months < 12 || months >= 12", "months"), [12]);
    assert_eq!(at("months <= 12 && months > 36", "months"), [13, 37]);
    assert_eq!(at("months == 12", "months"), [12, 13]);
    // A derived fact passes its thresholds on to the facts it is made of.
    assert_eq!(at("twice >= 25", "months"), [13]);
    assert_eq!(at("100 - 3 * months < 50", "months"), [17]);
    // Nobody has fewer months than none.
    assert_eq!(at("months >= 0", "months"), [] as [i64; 0]);
    assert_eq!(at("wage <= 3000", "wage"), [300_001]);
    let lowered = Pack::rule("certs.exists(c, c.fee > 99.5)").lower().1.unwrap();
    let certs = lowered.pack.fact_id("certs").unwrap();
    assert_eq!(field_thresholds(&lowered.pack, certs, FieldId::at(1)), [9_951]);
    assert_eq!(field_thresholds(&lowered.pack, FactId::at(0), FieldId::at(1)), [] as [i64; 0]);
}
